#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/stop_words.h"
#include "base/strings.h"
#include "query/misreading.h"
#include "query/operators.h"
#include "query/query_fields.h"

// `depression and anxiety in women` is a sentence, and its `and` a word. `depress* or anxi*` is an
// expression, whose writer took `or` for an operator: on most platforms it is one. What a text
// looks like, its signs and its words of grammar say:
//
// - a wildcard, or something of another platform, makes an expression of any text;
// - operators in capitals, brackets around operators, phrases on both sides of one and `and not` do
//   if the text has no words of grammar;
// - `or` and `not` between bare words may be meant either way: the words are searched, and what
//   else they may have meant is said.

namespace pprsearch {
namespace {

using PieceKind = Piece::Kind;

class SmallOperators {
 public:
  explicit SmallOperators(MisreadText& text) : text_(text) {}

  void find();

 private:
  bool is_small_operator(std::size_t at) const;
  bool is_sentence() const;
  bool has_strong_sign() const;
  bool has_weak_sign() const;
  bool stands_in_expression(std::size_t at) const;
  void add(DiagnosticCode code);

  MisreadText& text_;
  std::vector<std::size_t> operators_;
};

bool is_operand(const Piece* piece, PieceKind bracket) {
  return piece != nullptr && (piece->kind == PieceKind::word || piece->kind == PieceKind::phrase ||
                              piece->kind == bracket);
}

/// "2000 or later", "2000 and before".
bool stands_behind_year(const Piece* before, const Piece& after) {
  constexpr auto kSides =
      std::to_array<std::string_view>({"later", "after", "newer", "earlier", "before", "older"});
  constexpr std::size_t kDigits = 4;
  return before != nullptr && before->text.size() == kDigits && are_digits(before->text) &&
         after.kind == PieceKind::word && is_one_of(in_lower_case(trim(after.text, ".,;")), kSides);
}

bool SmallOperators::is_small_operator(std::size_t at) const {
  const Piece& piece = text_.pieces()[at];
  if (!is_operator_word(piece) || find_operator(piece.text) != nullptr) return false;
  if (text_.is_found(piece) || !is_operand(text_.after(at), PieceKind::open)) return false;
  if (stands_behind_year(text_.before(at), *text_.after(at))) return false;
  return is_operand(text_.before(at), PieceKind::close) || is_word(piece, "not");
}

bool SmallOperators::is_sentence() const {
  return std::ranges::any_of(text_.pieces(), [&](const Piece& piece) {
    if (piece.kind != PieceKind::word || is_operator_word(piece) || text_.is_found(piece))
      return false;
    const std::string word = in_lower_case(trim(piece.text, ".,;:?!'[]{}"));
    return is_stop_word(word);
  });
}

bool SmallOperators::has_strong_sign() const {
  return !text_.found().empty() || std::ranges::any_of(text_.pieces(), [](const Piece& piece) {
    return piece.kind == PieceKind::word && is_truncated(piece.text);
  });
}

/// An operator beside this one, in a bracket of its own, or between phrases.
bool SmallOperators::stands_in_expression(std::size_t at) const {
  const Piece* before = text_.before(at);
  const Piece* after = text_.after(at);
  if (after->kind == PieceKind::phrase || (after->kind == PieceKind::open && !after->joined))
    return true;
  if (before == nullptr) return false;
  // The bracket of "author(s)" is a part of its word.
  const Piece& opening = text_.pieces()[text_.opening_of(at - 1)];
  const bool closes_group = before->kind == PieceKind::close && !opening.joined;
  return closes_group || before->kind == PieceKind::phrase || is_operator_word(*before);
}

bool SmallOperators::has_weak_sign() const {
  const bool has_large = std::ranges::any_of(text_.pieces(), [](const Piece& piece) {
    return piece.kind == PieceKind::word && find_operator(piece.text) != nullptr;
  });
  const bool has_field = std::ranges::any_of(text_.pieces(), [](const Piece& piece) {
    return piece.kind == PieceKind::word && begins_with_field(piece.text) &&
           piece.text.find(':') + 1 < piece.text.size();
  });
  return has_large || has_field ||
         std::ranges::any_of(operators_, [&](std::size_t at) { return stands_in_expression(at); });
}

void SmallOperators::add(DiagnosticCode code) {
  std::vector<std::string> small;
  std::vector<std::string> large;
  std::vector<TextEdit> edits;
  for (const std::size_t at : operators_) {
    const Piece& piece = text_.pieces()[at];
    const std::string meant = in_upper_case(piece.text);
    if (!is_one_of(meant, large)) {
      small.push_back('`' + std::string(piece.text) + '`');
      large.push_back(meant);
    }
    edits.push_back({piece.begin, piece.end, std::move(meant)});
  }
  const Piece& first = text_.pieces()[operators_.front()];
  text_.add({code,
             join(small, ", ") + (small.size() == 1 ? " is a word" : " are words") +
                 " here: operators are written in capitals, " + join(large, ", "),
             first.begin, first.end, std::move(edits)});
}

void SmallOperators::find() {
  bool has_other = false;  // than `and`
  for (std::size_t at = 0; at < text_.pieces().size(); ++at) {
    if (!is_small_operator(at)) continue;
    operators_.push_back(at);
    has_other = has_other || !is_word(text_.pieces()[at], "and");
  }
  if (operators_.empty()) return;
  if (has_strong_sign() || (!is_sentence() && has_weak_sign())) {
    add(DiagnosticCode::small_operator);
  } else if (has_other && !is_sentence() && text_.pieces().size() <= 12) {
    add(DiagnosticCode::operator_word);
  }
}

}  // namespace

void find_small_operators(MisreadText& text) { SmallOperators(text).find(); }

}  // namespace pprsearch
