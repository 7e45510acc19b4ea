#include "text/word_scanner.h"

#include <unicode/utf8.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "text/elision.h"

// Words are those of Unicode's UAX #29, as ICU has them, with the joining signs
// taken away: runs of letters, digits and the marks on them. Each sign that may
// still join two runs, or stay with one, has a rule here, asked only where a
// run ends in it:
//
//   '   don't -> dont, patient's -> patient,      .   U.S. -> us, 0.30
//       l'alliance -> l, alliance
//   &   AT&T -> at&t                              ,   5,000 -> 5000
//   ++  C++ -> c++        #   C# -> c#            %   95 % -> 95, %
//
// Every rule is made so that a token's own text, scanned again, gives that
// token: queries are analysed like texts, and a term shown to a user can be
// pasted back. The exceptions are "%", which needs its number, and words of
// scripts without spaces, which a dictionary may cut otherwise on their own.

namespace pprsearch {
namespace {

/// Digits with decimal points between them, from `begin` on: "0.30", ".05", "1.2.3".
struct Digits {
  std::size_t end = 0;
  std::size_t points = 0;  ///< more than one: not a decimal, but parts of something
};

/// The end of the digits that stand at `at`; `at` if there are none.
std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// Whether `sign` stands at `at` with a digit after it.
bool sign_before_digit(std::string_view text, std::size_t at, char sign) {
  return at + 1 < text.size() && text[at] == sign && is_digit(text[at + 1]);
}

/// Reads what begins at `begin` with a digit, or a point before one.
Digits read_digits(std::string_view text, std::size_t begin) {
  Digits digits{digits_end(text, begin)};
  while (sign_before_digit(text, digits.end, '.')) {
    ++digits.points;
    digits.end = digits_end(text, digits.end + 1);
  }
  return digits;
}

/// The end of a number with rightly placed thousands commas ("1,234,567.89")
/// that begins at `begin`; `begin` if there is none: "1,2,3", "0,05".
std::size_t grouped_end(std::string_view text, std::size_t begin) {
  std::size_t end = digits_end(text, begin);
  const bool right_start = end - begin >= 1 && end - begin <= 3 && text[begin] != '0';
  if (!right_start || !sign_before_digit(text, end, ',')) return begin;
  while (sign_before_digit(text, end, ',')) {
    const std::size_t group = end + 1;
    end = digits_end(text, group);
    if (end - group != 3) return begin;
  }
  const Digits last = read_digits(text, end);  // the decimals
  return last.points > 1 || sign_before_digit(text, last.end, ',') ? begin : last.end;
}

constexpr std::ptrdiff_t kMaxAmpersandSide = 3;  // R&D, but not "Alliance&Outcome"

// Lambdas, so that a loop that is given one has it inlined.
constexpr auto part_of_word = [](CharKind kind) {
  return kind == CharKind::letter || kind == CharKind::digit || kind == CharKind::mark;
};

constexpr auto just_marks = [](CharKind kind) { return kind == CharKind::mark; };

constexpr auto part_of_hangul = [](CharKind kind) {
  return kind == CharKind::hangul || kind == CharKind::mark;
};

constexpr auto part_of_complex = [](CharKind kind) {
  return kind == CharKind::complex || kind == CharKind::mark;
};

void cut(std::string& text) {
  text.resize(begin_of_character(text, Analyzer::kMaxTokenBytes));
  if (text.back() == '.') text.pop_back();  // of a number; alone it would not stay
}

void fold_into(std::string& text, std::string_view word, char dropped) {
  if (word.front() == '.') text += '0';
  text += word;
  std::transform(text.begin(), text.end(), text.begin(), ascii_lower);
  if (dropped != '\0') std::erase(text, dropped);
  if (text.size() > Analyzer::kMaxTokenBytes) cut(text);
}

}  // namespace

inline WordScanner::Char WordScanner::char_at(std::size_t at) const {
  if (at >= text_.size()) return {CharKind::other, at};
  const CharKind kind = byte_kind(text_[at]);
  return kind == CharKind::multibyte ? decode(at) : Char{kind, at + 1};
}

WordScanner::Char WordScanner::decode(std::size_t at) const {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
  UChar32 c = 0;
  U8_NEXT_UNSAFE(bytes, at, c);
  return {kind_of(static_cast<char32_t>(c)), at};
}

template <typename Belongs>
std::size_t WordScanner::skip_while(std::size_t at, Belongs belongs) const {
  for (Char c = char_at(at); belongs(c.kind); c = char_at(at)) at = c.end;
  return at;
}

WordScanner::WordScanner(DictionaryWords& dictionary, std::vector<Token>& tokens)
    : dictionary_(dictionary), tokens_(tokens) {}

void WordScanner::scan(const FoldedText& stretch) {
  stretch_ = stretch;
  text_ = stretch.text;
  word_end_ = 0;
  for (std::size_t at = 0; at < text_.size();) at = step(at);
}

std::size_t WordScanner::step(std::size_t at) {
  const Char c = char_at(at);
  switch (c.kind) {
    case CharKind::space:
      return c.end;
    case CharKind::letter:
      return word_end_ = scan_word(at);
    case CharKind::digit:
      return word_end_ = scan_numbers(at);
    case CharKind::single:
      return word_end_ = emit(at, skip_while(c.end, just_marks));
    case CharKind::hangul:
      return word_end_ = emit(at, skip_while(at, part_of_hangul));
    case CharKind::complex:
      return word_end_ = scan_complex(at);
    case CharKind::point:
      if (leading_point_at(at)) return word_end_ = scan_numbers(at);
      break;
    case CharKind::percent:
      if (after_number_) return emit(at, c.end);
      break;
    case CharKind::mark:
    case CharKind::other:
    case CharKind::multibyte:
      break;
  }
  after_number_ = false;
  return c.end;
}

bool WordScanner::in_word(std::size_t at) const { return part_of_word(kind_at(at)); }

std::size_t WordScanner::run_end(std::size_t at) const { return skip_while(at, part_of_word); }

// The run at `at` if it begins with a letter, else an empty one.
WordScanner::Run WordScanner::word_run(std::size_t at) const {
  return {at, kind_at(at) == CharKind::letter ? run_end(at) : at};
}

// A single letter, in a run that begins with one.
bool WordScanner::is_letter(Run run) const {
  return run.begin < run.end && char_at(run.begin).end == run.end;
}

// "'s" with which a word ends.
bool WordScanner::possessive_at(std::size_t at) const {
  if (byte_at(at) != '\'' || ascii_lower(byte_at(at + 1)) != 's' || in_word(at + 2)) return false;
  return byte_at(at + 2) != '\'' || kind_at(at + 3) != CharKind::letter;
}

// The point of ".05"; not that of "cpp.2521", "1..2" or "...5".
bool WordScanner::leading_point_at(std::size_t at) const {
  const bool after_word = at > 0 && (word_end_ == at || text_[at - 1] == '.');
  return !after_word && sign_before_digit(text_, at, '.');
}

std::size_t WordScanner::scan_word(std::size_t begin) {
  const Run run{begin, run_end(begin)};
  switch (byte_at(run.end)) {
    case '\'':
      if (is_elided_at(run)) return emit(begin, run.end);
      return emit(begin, apostrophes_end(run), '\'');
    case '.':
      return emit(begin, acronym_end(run), '.');
    case '&':
      return emit(begin, ampersand_end(run));
    case '+':
    case '#':
      return emit(begin, programming_end(run));
    default:
      return emit(begin, run.end);
  }
}

// The l of "l'alliance".
bool WordScanner::is_elided_at(Run run) const {
  const char next = ascii_lower(byte_at(run.end + 1));
  return is_one_of(next, "aeiouh") && is_elided(text_.substr(run.begin, run.end - run.begin));
}

// Letters on both sides of each apostrophe.
std::size_t WordScanner::apostrophes_end(Run part) const {
  while (byte_at(part.end) == '\'' && !is_digit(text_[part.end - 1]) && !possessive_at(part.end)) {
    const Run next = word_run(part.end + 1);
    if (next.begin == next.end) break;
    part = next;
  }
  return part.end;
}

// Single letters with points between them; a point after the last is theirs.
std::size_t WordScanner::acronym_end(Run first) const {
  std::size_t end = first.end;
  for (Run run = first; is_letter(run) && byte_at(run.end) == '.';) {
    run = word_run(run.end + 1);
    if (is_letter(run)) end = run.end;
  }
  const bool closed = end != first.end && byte_at(end) == '.' && !in_word(end + 1);
  return closed ? end + 1 : end;
}

bool WordScanner::is_ampersand_side(Run run) const {
  const std::string_view side = text_.substr(run.begin, run.end - run.begin);
  return !side.empty() && count_characters(side) <= kMaxAmpersandSide &&
         std::none_of(side.begin(), side.end(), is_digit);
}

std::size_t WordScanner::ampersand_end(Run side) const {
  std::size_t end = side.end;
  while (is_ampersand_side(side) && byte_at(side.end) == '&') {
    side = word_run(side.end + 1);
    if (is_ampersand_side(side)) end = side.end;
  }
  return end;
}

std::size_t WordScanner::programming_end(Run run) const {
  if (!is_letter(run)) return run.end;
  if (text_.substr(run.end, 2) == "++") return run.end + 2;
  const bool sharp = byte_at(run.end) == '#' && !in_word(run.end + 1);
  return sharp ? run.end + 1 : run.end;
}

// Numbers with commas between them, one if these part thousands.
std::size_t WordScanner::scan_numbers(std::size_t begin) {
  const std::size_t grouped = grouped_end(text_, begin);
  if (grouped != begin) return emit_number(begin, grouped, ',');
  std::size_t end = scan_points(begin);
  while (sign_before_digit(text_, end, ',')) end = scan_points(end + 1);
  return end;
}

// Digits with points between them, one number if it is one point.
std::size_t WordScanner::scan_points(std::size_t begin) {
  const Digits digits = read_digits(text_, begin);
  if (digits.points <= 1) return emit_number(begin, digits.end);
  std::size_t end = begin;
  while (end < digits.end) {
    const std::size_t part = end + (text_[end] == '.');
    end = emit_number(part, digits_end(text_, part));
  }
  return end;
}

std::size_t WordScanner::scan_complex(std::size_t begin) {
  const std::size_t end = skip_while(begin, part_of_complex);
  for (const ByteRange& word : dictionary_.split(text_.substr(begin, end - begin))) {
    emit(begin + word.begin, begin + word.end);
  }
  return end;
}

// Letters directly after a number are its unit.
std::size_t WordScanner::emit_number(std::size_t begin, std::size_t end, char dropped) {
  const std::size_t unit_end = run_end(end);
  const std::size_t span_end = emit(begin, unit_end, dropped);
  after_number_ = span_end == end;
  return span_end;
}

// Returns where scanning goes on: past an "'s", which is of the span but not of the text.
std::size_t WordScanner::emit(std::size_t begin, std::size_t end, char dropped) {
  const std::size_t span_end = possessive_at(end) ? end + 2 : end;
  after_number_ = false;
  Token& token = tokens_.emplace_back();
  fold_into(token.text, text_.substr(begin, end - begin), dropped);
  token.position = static_cast<std::uint32_t>(tokens_.size() - 1);
  token.begin = stretch_.begin_of(begin);
  token.end = stretch_.end_before(span_end);
  return span_end;
}

}  // namespace pprsearch
