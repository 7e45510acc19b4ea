#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/characters.h"
#include "query/misreading.h"
#include "query/query_fields.h"
#include "query/years_said.h"

// Words of a short query that are searched as they stand and may have been meant otherwise: a year,
// the name of a field without its colon, a number of a trial. What they may have meant is said;
// what is found stays.

namespace pprsearch {
namespace {

using PieceKind = Piece::Kind;

/// More words than these make a title or a sentence, and a year in it is one of its words.
constexpr std::size_t kMostWords = 6;

/// A word of the text without the punctuation around it.
std::string plain_word_of(const Piece& piece) {
  std::string word = in_lower_case(trim(piece.text, ",;()"));
  if (word.ends_with('.') && !word.ends_with("..")) word.pop_back();
  return word;
}

class DoubtfulWords {
 public:
  explicit DoubtfulWords(MisreadText& text) : text_(text) {}

  void find();

 private:
  void find_number(const Piece& piece);
  void find_label();
  void find_open_field(std::size_t at);
  std::size_t find_years(std::size_t at);
  void leave_out_brackets();
  /// What the pieces [at, at + count) mean as years.
  std::size_t add_years(std::size_t at, std::size_t count, const std::string& meant);
  bool find_last_years(std::size_t at);
  void add(std::string message, std::size_t begin, std::size_t end, std::vector<TextEdit> edits) {
    text_.add({DiagnosticCode::doubtful_word, std::move(message), begin, end, std::move(edits)});
  }

  MisreadText& text_;
  std::vector<Piece> pieces_;  // but for brackets around years
  std::vector<std::string> words_;
};

void DoubtfulWords::find() {
  leave_out_brackets();
  const std::size_t count = pieces_.size();
  for (const Piece& piece : pieces_) words_.push_back(plain_word_of(piece));
  for (std::size_t at = 0; at < count; ++at) find_open_field(at);
  // A comma makes a citation of it, and a colon a field.
  const bool all_words = std::ranges::all_of(pieces_, [&](const Piece& piece) {
    return piece.kind == PieceKind::word && piece.text.find(',') == piece.text.npos &&
           (count == 1 || !begins_with_field(piece.text));
  });
  if (count == 0 || count > kMostWords || !all_words) return;
  if (count == 1) {
    find_number(pieces_[0]);
    find_years(0);
    return;
  }
  find_label();
  for (std::size_t at = 0; at < count;) {
    const std::size_t taken = find_last_years(at) ? 1 : find_years(at);
    at += std::max<std::size_t>(taken, 1);
  }
}

/// "(1995-2000)": years in a bracket are the pieces of it, but one year alone is a citation's.
void DoubtfulWords::leave_out_brackets() {
  const std::vector<Piece>& all = text_.pieces();
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].kind != PieceKind::open) {
      pieces_.push_back(all[at]);
      continue;
    }
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    const auto end = std::find_if(begin, all.end(),
                                  [](const Piece& piece) { return piece.kind != PieceKind::word; });
    std::vector<std::string> inside;
    std::transform(begin, end, std::back_inserter(inside), plain_word_of);
    const YearsSaid years = years_at(inside);
    const bool are_years = end != all.end() && end->kind == PieceKind::close && !inside.empty() &&
                           years.words == inside.size() && !years.is_bare;
    if (!are_years) {
      pieces_.push_back(all[at]);
      continue;
    }
    const std::size_t first = pieces_.size();
    pieces_.insert(pieces_.end(), begin, end);
    pieces_[first].begin = all[at].begin;
    pieces_.back().end = end->end;
    at = static_cast<std::size_t>(end - all.begin());
  }
}

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
  const Piece& first = pieces_[0];
  const Piece& second = pieces_[1];
  if (is_word(first, "search:") || is_word(first, "query:") || is_word(first, "keywords:")) {
    add("`" + std::string(first.text) + "` is a word here, and no field", first.begin, first.end,
        {{first.begin, second.begin, ""}});
  } else if (is_word(first, "author") && pieces_.size() == 2 && is_upper(second.text[0])) {
    add("`author` is a word here: for the field write author:" + std::string(second.text),
        first.begin, first.end, {{first.begin, second.begin, "author:"}});
  }
}

/// "last 5 years".
bool DoubtfulWords::find_last_years(std::size_t at) {
  constexpr std::size_t kMostDigits = 2;
  const Piece& piece = pieces_[at];
  if (!is_word(piece, "last") && !is_word(piece, "past")) return false;
  if (at + 2 >= pieces_.size()) return false;
  const std::string_view number = pieces_[at + 1].text;
  const Piece& years = pieces_[at + 2];
  if (!are_digits(number) || number.size() > kMostDigits || !is_word(years, "years")) return false;
  const std::string meant = "year:" + std::string(number) + "y..";
  add("`" + std::string(text_.text().substr(piece.begin, years.end - piece.begin)) +
          "` are words here: for articles of these years write " + meant,
      piece.begin, years.end, {{piece.begin, years.end, meant}});
  return true;
}

std::size_t DoubtfulWords::add_years(std::size_t at, std::size_t count, const std::string& meant) {
  const std::size_t begin = pieces_[at].begin;
  const std::size_t end = pieces_[at + count - 1].end;
  add("`" + std::string(text_.text().substr(begin, end - begin)) +
          "` is text here: for the year of the article write " + meant,
      begin, end, {{begin, end, meant}});
  return count;
}

/// "from 2015 to 2020", "year >= 2015", "2000+", "2001". How many pieces that are; 0 if it is none.
/// A year that is the whole text is a word.
std::size_t DoubtfulWords::find_years(std::size_t at) {
  const YearsSaid years = years_at(std::span(words_).subspan(at));
  if (years.words == 0 || (years.is_bare && words_.size() == 1)) return 0;
  // "n > 2000": of a number behind a sign it is not known what it is.
  const auto is_sign = [](const std::string& word) { return count_word_characters(word) == 0; };
  if (years.is_bare && at > 0 && is_sign(words_[at - 1])) return 0;
  if (is_sign(words_[at]) && at > 0 && words_[at - 1].size() == 1) return 0;
  return add_years(at, years.words, years.query());
}

/// "year:2015 - 2020": a year, and two words.
void DoubtfulWords::find_open_field(std::size_t at) {
  constexpr std::string_view kField = "year:";
  const Piece& piece = pieces_[at];
  if (piece.kind != PieceKind::word || !begins_with(piece.text, kField)) return;
  std::vector<std::string> words(words_.begin() + static_cast<std::ptrdiff_t>(at), words_.end());
  words[0].erase(0, kField.size());
  if (!is_plain_year(words[0])) return;
  const YearsSaid years = years_at(words);
  if (years.words > 1) add_years(at, years.words, years.query());
}

}  // namespace

void find_doubtful_words(MisreadText& text) { DoubtfulWords(text).find(); }

}  // namespace pprsearch
