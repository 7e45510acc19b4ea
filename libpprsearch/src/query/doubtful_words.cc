#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/misreading.h"
#include "query/query_fields.h"

// Words of a short query that are searched as they stand and may have been meant otherwise: a year,
// the name of a field without its colon, a number of a trial. What they may have meant is said;
// what is found stays.

namespace pprsearch {
namespace {

using PieceKind = Piece::Kind;

/// More words than these make a title or a sentence, and a year in it is one of its words.
constexpr std::size_t kMostWords = 6;

bool is_year(std::string_view word) {
  return word.size() == 4 && are_digits(word) && (word.starts_with("19") || word.starts_with("20"));
}

/// What stands between the years of a range.
constexpr auto kJoints =
    std::to_array<std::string_view>({"to", "-", "--", "until", "till", "through", "thru"});

std::string year_from(std::string_view year, int more) {
  return std::to_string(std::stoi(std::string(year)) + more);
}

/// What `since 2000` and its like are as a range; empty if the word before says nothing of a year.
std::string range_of(std::string_view word, std::string_view year) {
  const std::string before = in_lower_case(word);
  if (is_one_of(before, std::to_array<std::string_view>({"since", "from"}))) {
    return "year:" + std::string(year) + "..";
  }
  if (before == "after") return "year:" + year_from(year, 1) + "..";
  if (before == "before") return "year:.." + year_from(year, -1);
  if (is_one_of(before, std::to_array<std::string_view>({"until", "till"}))) {
    return "year:.." + std::string(year);
  }
  return before == "in" ? "year:" + std::string(year) : std::string();
}

/// The years from the one to the other, in whatever order they were written.
std::string years_between(std::string_view one, std::string_view other) {
  const auto [from, to] = std::minmax({one, other});
  return "year:" + std::string(from) + ".." + std::string(to);
}

class DoubtfulWords {
 public:
  explicit DoubtfulWords(MisreadText& text) : text_(text) {}

  void find() {
    const std::size_t count = text_.pieces().size();
    for (std::size_t at = 0; at < count; ++at) find_open_field(at);
    // A comma makes a citation of it, and a colon a field.
    const bool all_words = std::ranges::all_of(text_.pieces(), [&](const Piece& piece) {
      return piece.kind == PieceKind::word && piece.text.find(',') == piece.text.npos &&
             (count == 1 || !begins_with_field(piece.text));
    });
    if (count == 0 || count > kMostWords || !all_words) return;
    if (count == 1) {
      find_number(text_.pieces()[0]);
      return;
    }
    find_label();
    for (std::size_t at = 0; at < count;) {
      const std::size_t taken = find_years(at);
      if (taken == 0 && !find_last_years(at)) find_year(at);
      at += std::max<std::size_t>(taken, 1);
    }
  }

 private:
  void find_number(const Piece& piece);
  void find_label();
  void find_year(std::size_t at);
  void find_open_field(std::size_t at);
  std::size_t find_years(std::size_t at);
  std::size_t find_comparison(std::size_t at);
  std::string_view word_at(std::size_t at) const {
    return at < text_.pieces().size() ? trim(text_.pieces()[at].text, ".,;()") : std::string_view();
  }
  /// What the pieces [at, at + count) mean as years.
  std::size_t add_years(std::size_t at, std::size_t count, const std::string& meant);
  bool find_last_years(std::size_t at);
  void add(std::string message, std::size_t begin, std::size_t end, std::vector<TextEdit> edits) {
    text_.add({DiagnosticCode::doubtful_word, std::move(message), begin, end, std::move(edits)});
  }

  MisreadText& text_;
};

void DoubtfulWords::find_number(const Piece& piece) {
  const bool is_trial =
      begins_with(piece.text, "nct") && piece.text.size() > 8 && are_digits(piece.text.substr(3));
  if (is_trial) {
    add("`" + std::string(piece.text) + "` is a trial's number: it is looked for as a word",
        piece.begin, piece.end, {});
  }
}

/// "search: depression", "author Lindholt".
void DoubtfulWords::find_label() {
  const Piece& first = text_.pieces()[0];
  const Piece& second = text_.pieces()[1];
  if (is_word(first, "search:") || is_word(first, "query:") || is_word(first, "keywords:")) {
    add("`" + std::string(first.text) + "` is a word here, and no field", first.begin, first.end,
        {{first.begin, second.begin, ""}});
  } else if (is_word(first, "author") && text_.pieces().size() == 2 && is_upper(second.text[0])) {
    add("`author` is a word here: for the field write author:" + std::string(second.text),
        first.begin, first.end, {{first.begin, second.begin, "author:"}});
  }
}

/// "last 5 years".
bool DoubtfulWords::find_last_years(std::size_t at) {
  constexpr std::size_t kMostDigits = 2;
  const Piece& piece = text_.pieces()[at];
  if (!is_word(piece, "last") && !is_word(piece, "past")) return false;
  if (at + 2 >= text_.pieces().size()) return false;
  const std::string_view number = text_.pieces()[at + 1].text;
  const Piece& years = text_.pieces()[at + 2];
  if (!are_digits(number) || number.size() > kMostDigits || !is_word(years, "years")) return false;
  const std::string meant = "year:" + std::string(number) + "y..";
  add("`" + std::string(text_.text().substr(piece.begin, years.end - piece.begin)) +
          "` are words here: for articles of these years write " + meant,
      piece.begin, years.end, {{piece.begin, years.end, meant}});
  return true;
}

std::size_t DoubtfulWords::add_years(std::size_t at, std::size_t count, const std::string& meant) {
  const std::size_t begin = text_.pieces()[at].begin;
  const std::size_t end = text_.pieces()[at + count - 1].end;
  add("`" + std::string(text_.text().substr(begin, end - begin)) +
          "` is text here: for the year of the article write " + meant,
      begin, end, {{begin, end, meant}});
  return count;
}

/// "from 2015 to 2020", "between 2015 and 2020", "2015 - 2020", "year >= 2015". How many pieces
/// that are; 0 if it is none.
std::size_t DoubtfulWords::find_years(std::size_t at) {
  if (const std::size_t taken = find_comparison(at); taken > 0) return taken;
  const std::string_view opening = word_at(at);
  const bool is_between = is_same_word(opening, "between");
  const bool is_opened = is_between || is_same_word(opening, "from");
  const std::size_t first = at + (is_opened ? 1 : 0);
  if (!is_year(word_at(first)) || !is_year(word_at(first + 2))) return 0;
  const std::string joint = in_lower_case(word_at(first + 1));
  const bool joins = is_one_of(joint, kJoints) || (is_between && joint == "and");
  if (!joins) return 0;
  return add_years(at, first + 3 - at, years_between(word_at(first), word_at(first + 2)));
}

/// "year >= 2015", "year < 2015", "year>2015"
std::size_t DoubtfulWords::find_comparison(std::size_t at) {
  std::string text;
  for (std::size_t count = 1; count <= 3 && at + count <= text_.pieces().size(); ++count) {
    text += in_lower_case(text_.pieces()[at + count - 1].text);
    std::string_view rest = text;
    for (const std::string_view name : {"years", "year", "published"}) {
      if (!rest.starts_with(name)) continue;
      rest.remove_prefix(name.size());
      break;
    }
    const std::string_view sign = rest.substr(0, rest.find_first_not_of("<>="));
    if (rest.size() == text.size() || sign.empty()) continue;
    const std::string_view year = rest.substr(sign.size());
    if (!is_year(year)) continue;
    const bool is_from = sign.starts_with('>');
    const int more = sign.ends_with('=') ? 0 : is_from ? 1 : -1;
    if (sign == "=") return add_years(at, count, "year:" + std::string(year));
    return add_years(
        at, count,
        is_from ? "year:" + year_from(year, more) + ".." : "year:.." + year_from(year, more));
  }
  return 0;
}

/// "year:2015 - 2020": a year, and two words.
void DoubtfulWords::find_open_field(std::size_t at) {
  constexpr std::string_view kField = "year:";
  const Piece& piece = text_.pieces()[at];
  if (piece.kind != PieceKind::word || !begins_with(piece.text, kField)) return;
  const std::string_view from = piece.text.substr(kField.size());
  const std::string_view to = word_at(at + 2);
  const std::string joint = in_lower_case(word_at(at + 1));
  if (!is_year(from) || !is_year(to) || !is_one_of(joint, kJoints)) return;
  add_years(at, 3, years_between(from, to));
}

void DoubtfulWords::find_year(std::size_t at) {
  const std::string_view word = word_at(at);
  const std::size_t hyphen = word.find('-');
  const bool is_range =
      hyphen != word.npos && is_year(word.substr(0, hyphen)) && is_year(word.substr(hyphen + 1));
  if (!is_range && !is_year(word)) return;
  std::string meant = "year:" + std::string(word);
  if (is_range) {
    meant.replace(meant.find('-'), 1, "..");
  } else if (at > 0) {
    const std::string range = range_of(text_.pieces()[at - 1].text, word);
    if (!range.empty()) {
      add_years(at - 1, 2, range);
      return;
    }
  }
  add_years(at, 1, meant);
}

}  // namespace

void find_doubtful_words(MisreadText& text) { DoubtfulWords(text).find(); }

}  // namespace pprsearch
