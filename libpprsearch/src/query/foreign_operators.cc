#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/misreading.h"
#include "query/operators.h"

namespace pprsearch {
namespace {

using PieceKind = Piece::Kind;

/// The number behind the letters of adj5, n2, NEAR/3; empty if the word is not of that form.
std::optional<std::string_view> number_behind(std::string_view word, std::string_view letters,
                                              bool slash) {
  if (!begins_with(word, letters)) return std::nullopt;
  word.remove_prefix(letters.size());
  if (slash) {
    if (!word.starts_with('/')) return std::nullopt;
    word.remove_prefix(1);
  }
  const bool all_digits = std::ranges::all_of(word, is_digit);
  if (!all_digits || word.size() > 3 || (slash && word.empty())) return std::nullopt;
  return word;
}

bool is_number(std::string_view word) { return word.size() <= 3 && are_digits(word); }

/// #12 and S12, in brackets or not, and as the number of a line: #12:, #9Search.
bool is_set(std::string_view word, bool numbers_line) {
  word = trim(word, "[]");
  if (!word.starts_with('#') && !word.starts_with('S')) return false;
  std::string_view digits = word.substr(1);
  digits = digits.substr(0, count_digits(digits));
  if (digits.empty() || digits.size() > 3) return false;
  const std::string_view rest = trim_end(word.substr(1 + digits.size()), ".:)");
  return rest.empty() || (numbers_line && word.starts_with('#') && is_same_word(rest, "search"));
}

bool is_word_byte(char c) { return !is_ascii(c) || is_letter_or_digit(c); }

class ForeignOperators {
 public:
  explicit ForeignOperators(MisreadText& text) : text_(text) {}

  void find() {
    for (std::size_t at = 0; at < text_.pieces().size(); ++at) {
      const Piece& piece = text_.pieces()[at];
      if (piece.kind != PieceKind::word || text_.is_found(piece)) continue;
      if (!find_distance(at) && !find_unfinished(at) && !find_dropped_sign(at)) {
        find_truncation(piece);
      }
    }
    find_lines();
  }

 private:
  bool find_distance(std::size_t at);
  bool find_unfinished(std::size_t at);
  bool find_bare_near(const Piece& piece);
  void add_unfinished(const Piece& piece, const std::string& message, std::vector<TextEdit> edits);
  void add_distance(const Piece& piece, const std::string& meant);
  bool find_dropped_sign(std::size_t at);
  bool find_exclamation(std::size_t at);
  bool find_bar_within(const Piece& piece);
  void find_truncation(const Piece& piece);
  void find_lines();
  bool find_set(std::size_t at, bool all_sets);
  bool is_beside_operator(std::size_t at) const;
  bool has_only_sets() const;
  bool has_numbered_lines() const;
  void add_line(const Piece& piece);

  MisreadText& text_;
};

bool stands_for_group(const Piece* piece) {
  return piece != nullptr && (piece->kind != PieceKind::word || is_truncated(piece->text) ||
                              piece->text.find('$') != piece->text.npos);
}

/// How another platform writes a distance, and what it is here. A number of words between two is
/// one less than a number of positions.
struct DistanceForm {
  std::string_view letters;
  bool slash;             ///< between letters and number
  std::string_view name;  ///< of the operator here
  int more = 0;           ///< that the number here is larger by
  bool certain = true;    ///< else only beside what is not a word
  int alone = 0;          ///< the number here if there is none; 0 = platforms differ
};

constexpr auto kDistanceForms = std::to_array<DistanceForm>({
    {"adj", false, "NEAR/"},               // Ovid; alone, in this order
    {"near", true, "NEAR/"},               // Cochrane, Embase; ours in small letters
    {"next", true, "PRE/"},                // Embase, Cochrane
    {"pre", true, "PRE/"},                 // ours in small letters
    {"n", true, "NEAR/", 1},               // ProQuest
    {"p", true, "PRE/", 1},                // ProQuest
    {"w", true, "NEAR/", 1},               // Scopus
    {"near", false, "NEAR/", 0, false},    // Cochrane
    {"next", false, "PRE/", 0, false, 1},  // Cochrane
    {"n", false, "NEAR/", 1, false},       // EBSCO
    {"w", false, "PRE/", 1, false},        // EBSCO
});

/// The operator here that means the same; empty if there is none.
std::string operator_here(const DistanceForm& form, std::string_view digits) {
  if (digits.empty() && form.letters == "adj") return "PRE/1";
  if (digits.empty()) {
    return form.alone == 0 ? std::string() : std::string(form.name) + std::to_string(form.alone);
  }
  const int number = std::stoi(std::string(digits)) + form.more;
  return std::string(form.name) + std::to_string(std::max(number, 1));
}

bool ForeignOperators::find_distance(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  if (find_operator(piece.text) != nullptr) return false;
  const Piece* before = text_.before(at);
  const Piece* after = text_.after(at);
  if (before == nullptr || after == nullptr || before->kind == PieceKind::open ||
      after->kind == PieceKind::close) {
    return false;
  }
  const bool beside_group =
      !text_.found().empty() || stands_for_group(before) || stands_for_group(after);
  for (const DistanceForm& form : kDistanceForms) {
    const auto digits = number_behind(piece.text, form.letters, form.slash);
    if (!digits || (!form.certain && (!beside_group || piece.text.size() < 2))) continue;
    add_distance(piece, operator_here(form, *digits));
    return true;
  }
  return false;
}

/// NEAR/, NEAR/x, NEAR/3, and NEAR3 in capitals: ours, but for the number. A word with a sign of
/// its own (NEAR/9~) is meant as a word, and is written so.
bool ForeignOperators::find_unfinished(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  const Piece* before = text_.before(at);
  const Piece* after = text_.after(at);
  if (before == nullptr || after == nullptr || find_operator(piece.text) != nullptr) return false;
  if (piece.text.find_first_of("~*?#^") != piece.text.npos) return false;
  const bool is_near = piece.text.starts_with("NEAR");
  if (!is_near && !piece.text.starts_with("PRE/")) return false;
  const std::string name = is_near ? "NEAR/" : "PRE/";
  const std::string_view rest = piece.text.substr(is_near ? 4 : 3);
  if (rest.empty()) return find_bare_near(piece);
  const std::string_view number = trim_end(rest.substr(rest.starts_with('/') ? 1 : 0), ".,;:");
  if (is_number(number)) {
    add_unfinished(piece, "is a word here: write " + name + std::string(number),
                   {{piece.begin, piece.end, name + std::string(number)}});
    return true;
  }
  constexpr std::size_t kLetterForNumber = 2;  // with the slash; PRE/POST is text
  if (!rest.starts_with('/') || (rest.size() > kLetterForNumber && !is_digit(rest[1])))
    return false;
  add_unfinished(piece,
                 "lacks its number, and is a word here: write " + name +
                     " and a number of positions from 1 to 1000, directly behind it",
                 {});
  return true;
}

/// In capitals among small letters it is an operator of other platforms.
bool ForeignOperators::find_bare_near(const Piece& piece) {
  if (!std::ranges::any_of(text_.text(), is_lower)) return false;
  text_.add({DiagnosticCode::doubtful_word,
             "`NEAR` is a word here: for words near one another write NEAR/ and a number of "
             "positions from 1 to 1000",
             piece.begin, piece.end});
  return true;
}

void ForeignOperators::add_unfinished(const Piece& piece, const std::string& message,
                                      std::vector<TextEdit> edits) {
  text_.add({DiagnosticCode::foreign_distance, '`' + std::string(piece.text) + "` " + message,
             piece.begin, piece.end, std::move(edits)});
}

void ForeignOperators::add_distance(const Piece& piece, const std::string& meant) {
  Misreading misreading{DiagnosticCode::foreign_distance,
                        '`' + std::string(piece.text) +
                            "` is an operator of proximity on another platform, and a word here: "
                            "write " +
                            (meant.empty() ? "NEAR/ and a number of positions" : meant),
                        piece.begin, piece.end};
  if (!meant.empty()) misreading.edits = {{piece.begin, piece.end, meant}};
  text_.add(std::move(misreading));
}

/// && and || between words, ! before one: C, Lucene, Google of old.
bool ForeignOperators::find_dropped_sign(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  if (find_exclamation(at) || find_bar_within(piece)) return true;
  const bool is_either = piece.text == "||" || piece.text == "|";
  if (!is_either && piece.text != "&&") return false;
  if (text_.before(at) == nullptr || text_.after(at) == nullptr) return false;
  const std::string meant = is_either ? "OR" : "AND";
  text_.add({DiagnosticCode::dropped_sign,
             '`' + std::string(piece.text) + "` means nothing here: write " + meant,
             piece.begin,
             piece.end,
             {{piece.begin, piece.end, meant}}});
  return true;
}

/// "!outcome", "AND !(cbt OR act)"
bool ForeignOperators::find_exclamation(std::size_t at) {
  const Piece& piece = text_.pieces()[at];
  if (!piece.text.starts_with('!')) return false;
  const Piece* before = text_.before(at);
  const Piece* after = text_.after(at);
  const bool is_before_word = piece.text.size() > 1 && is_word_byte(piece.text[1]);
  const bool is_before_group = piece.text.size() == 1 && after != nullptr && after->joined &&
                               (after->kind == PieceKind::phrase || after->kind == PieceKind::open);
  if (!is_before_word && !is_before_group) return false;
  const bool is_among_words =
      before != nullptr && before->kind != PieceKind::open && !is_operator_word(*before);
  text_.add({DiagnosticCode::dropped_sign,
             "`!` means nothing here: write NOT, or - directly before a word",
             piece.begin,
             piece.begin + 1,
             {{piece.begin, piece.begin + 1, is_among_words ? "-" : "NOT "}}});
  return true;
}

/// "anxiety|depression"
bool ForeignOperators::find_bar_within(const Piece& piece) {
  constexpr std::size_t kFewestLetters = 3;
  const std::vector<std::string_view> words = split_words(piece.text, "|");
  const auto is_plain_word = [](std::string_view word) {
    return word.size() >= kFewestLetters &&
           std::ranges::all_of(word, [](char c) { return is_word_byte(c) || is_one_of(c, "-*"); });
  };
  if (words.size() < 2 || !std::ranges::all_of(words, is_plain_word)) return false;
  text_.add({DiagnosticCode::dropped_sign,
             "`|` means nothing here: write OR",
             piece.begin,
             piece.end,
             {{piece.begin, piece.end, '(' + join(words, " OR ") + ')'}}});
  return true;
}

/// psychotherap$ and psychotherap$3 of Ovid.
void ForeignOperators::find_truncation(const Piece& piece) {
  constexpr std::size_t kFewestLetters = 2;
  const std::size_t sign = piece.text.find('$');
  if (sign == piece.text.npos) return;
  const std::string_view stem = trim_begin(piece.text.substr(0, sign), "'[{");
  const bool letters =
      stem.size() >= kFewestLetters && std::ranges::any_of(stem, is_lower) &&
      std::ranges::all_of(stem, [](char c) { return is_word_byte(c) || is_one_of(c, "-'"); });
  if (!letters) return;
  const std::size_t end = sign + 1 + count_digits(piece.text.substr(sign + 1));
  const std::size_t begin = piece.begin + sign;
  text_.add({DiagnosticCode::foreign_wildcard,
             "`" + std::string(stem) +
                 "$` has another platform's wildcard, which is dropped here: "
                 "write " +
                 std::string(stem) + '*',
             piece.begin,
             piece.begin + end,
             {{begin, piece.begin + end, "*"}}});
}

void ForeignOperators::add_line(const Piece& piece) {
  text_.add(
      {DiagnosticCode::line_number,
       '`' + std::string(piece.text) +
           "` names a line number of a search history, and is text here: write the line itself, "
           "in brackets",
       piece.begin, piece.end});
}

bool ForeignOperators::is_beside_operator(std::size_t at) const {
  const Piece* before = text_.before(at);
  const Piece* after = text_.after(at);
  return (before != nullptr && is_operator_word(*before)) ||
         (after != nullptr && is_operator_word(*after));
}

/// Nothing but numbers, operators and brackets: 1 and 2, (#30 or #31) not #32.
bool ForeignOperators::has_only_sets() const {
  std::size_t operators = 0;
  for (const Piece& piece : text_.pieces()) {
    if (piece.kind == PieceKind::phrase) return false;
    if (piece.kind != PieceKind::word) continue;
    if (is_operator_word(piece)) {
      // In capitals the operators are ours, and numbers beside them are words.
      operators += std::ranges::any_of(piece.text, is_lower) ? 1 : 0;
    } else if (!is_number(piece.text) && !is_set(piece.text, true)) {
      return false;
    }
  }
  return operators > 0;
}

/// Lines that begin with numbers that rise by one.
bool ForeignOperators::has_numbered_lines() const {
  constexpr int kFewestLines = 2;
  int lines = 0;
  int expected = -1;
  for (const Piece& piece : text_.pieces()) {
    if (!piece.new_line || piece.kind != PieceKind::word) continue;
    const std::string_view digits = trim(piece.text, "#S.):[]");
    const std::string_view number = digits.substr(0, count_digits(digits));
    if (!is_number(number)) continue;
    const int value = std::stoi(std::string(number));
    if (expected >= 0 && value != expected) continue;
    expected = value + 1;
    ++lines;
  }
  return lines >= kFewestLines;
}

/// or/1-7 and and/6,22 of Ovid, #1 and S1 beside an operator, limit 5 to …
bool ForeignOperators::find_set(std::size_t at, bool all_sets) {
  const Piece& piece = text_.pieces()[at];
  const std::size_t slash = piece.text.find('/');
  const bool combines = slash != piece.text.npos && slash + 1 < piece.text.size() &&
                        (is_same_word(piece.text.substr(0, slash), "or") ||
                         is_same_word(piece.text.substr(0, slash), "and")) &&
                        is_digit(piece.text[slash + 1]);
  const Piece* after = text_.after(at);
  const Piece* behind = at + 2 < text_.pieces().size() ? &text_.pieces()[at + 2] : nullptr;
  const bool limits = is_word(piece, "limit") && after != nullptr && is_number(after->text) &&
                      behind != nullptr && is_word(*behind, "to");
  const bool is_reference = is_set(piece.text, piece.new_line) &&
                            (all_sets || piece.text.find('#') != piece.text.npos) &&
                            is_beside_operator(at);
  if (!combines && !limits && !is_reference && !(all_sets && is_number(piece.text))) return false;
  add_line(piece);
  return true;
}

void ForeignOperators::find_lines() {
  const bool only_sets = has_only_sets();
  const bool has_evidence =
      !text_.found().empty() || std::ranges::any_of(text_.pieces(), [](const Piece& piece) {
        return is_truncated(piece.text) || (piece.text.size() > 1 && is_operator_word(piece));
      });
  const bool numbered = has_evidence && has_numbered_lines();
  for (std::size_t at = 0; at < text_.pieces().size(); ++at) {
    const Piece& piece = text_.pieces()[at];
    if (piece.kind != PieceKind::word || text_.is_found(piece)) continue;
    const bool numbers_line = numbered && piece.new_line && is_set(piece.text, true);
    if (numbers_line) {
      add_line(piece);
    } else {
      find_set(at, only_sets || (numbered && is_set(piece.text, false)));
    }
  }
}

}  // namespace

void find_foreign_operators(MisreadText& text) { ForeignOperators(text).find(); }

}  // namespace pprsearch
