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

class DoubtfulWords {
 public:
  explicit DoubtfulWords(MisreadText& text) : text_(text) {}

  void find() {
    const std::size_t count = text_.pieces().size();
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
    for (std::size_t at = 0; at < count; ++at) {
      if (!find_last_years(at)) find_year(at);
    }
  }

 private:
  void find_number(const Piece& piece);
  void find_label();
  void find_year(std::size_t at);
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

void DoubtfulWords::find_year(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  const std::string_view word = trim(piece.text, ".,;()");
  const std::size_t hyphen = word.find('-');
  const bool is_range =
      hyphen != word.npos && is_year(word.substr(0, hyphen)) && is_year(word.substr(hyphen + 1));
  if (!is_range && !is_year(word)) return;
  std::size_t begin = piece.begin;
  std::string meant = "year:" + std::string(word);
  if (is_range) {
    meant.replace(meant.find('-'), 1, "..");
  } else if (const Piece* before = text_.before(at)) {
    const std::string range = range_of(before->text, word);
    if (!range.empty()) {
      meant = range;
      begin = before->begin;
    }
  }
  add("`" + std::string(text_.text().substr(begin, piece.end - begin)) +
          "` is text here: for the year of the article write " + meant,
      begin, piece.end, {{begin, piece.end, meant}});
}

}  // namespace

void find_doubtful_words(MisreadText& text) { DoubtfulWords(text).find(); }

}  // namespace pprsearch
