#include "query/misreadings.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/stop_words.h"
#include "base/strings.h"
#include "query/characters.h"
#include "query/misreading.h"
#include "query/numbers.h"
#include "query/operators.h"
#include "query/query_fields.h"

namespace pprsearch {
namespace {

using PieceKind = Piece::Kind;

/// More are not read by anybody.
constexpr std::size_t kMostTold = 40;

// ---- What plain reading takes for text ----

/// A sign that means something in the two other readings.
bool is_sign(const MisreadText& text, std::size_t at) {
  const Piece& piece = text.pieces()[at];
  if (is_truncated(piece.text)) return true;
  if (piece.kind != PieceKind::word || number_at(text.text(), piece.begin)) return false;
  if (find_operator(piece.text) != nullptr) return at > 0 && at + 1 < text.pieces().size();
  const std::size_t colon = piece.text.find(':');
  if (colon == piece.text.npos) return false;
  const Piece* after = text.after(at);
  const bool has_value = colon + 1 < piece.text.size() ||
                         (after != nullptr && after->joined && after->kind != PieceKind::word);
  return has_value && begins_with_field(piece.text);
}

/// Capitals beside a small letter: the operators of "EFFECTS OF CBT AND IPT" are words anyway.
bool has_small_letters(std::string_view text) { return std::ranges::any_of(text, is_lower); }

void find_signs_of_plain(MisreadText& text) {
  if (!has_small_letters(text.text())) return;
  for (std::size_t at = 0; at < text.pieces().size(); ++at) {
    const Piece& piece = text.pieces()[at];
    if (text.is_found(piece) || !is_sign(text, at)) continue;
    const bool wildcard = is_truncated(piece.text);
    text.add({DiagnosticCode::plain_sign,
              "plain reading has no " +
                  std::string(wildcard ? "wildcards" : "operators and fields") + ": `" +
                  std::string(piece.text) + "` is text",
              piece.begin,
              piece.end,
              {{piece.begin, piece.begin, ""}}});
  }
}

// ---- The corrected query ----

std::string corrected(std::string_view text, std::vector<TextEdit> edits) {
  std::ranges::stable_sort(edits, [](const TextEdit& a, const TextEdit& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::string result;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    if (edit.begin < at) return {};  // two of them contradict one another
    result.append(text.substr(at, edit.begin - at)).append(edit.text);
    at = edit.end;
  }
  return std::string(trim(result.append(text.substr(at))));
}

std::string correction_of(const MisreadText& text) {
  std::vector<TextEdit> edits;
  for (const Misreading& misreading : text.found()) {
    if (misreading.edits.empty()) return {};
    edits.insert(edits.end(), misreading.edits.begin(), misreading.edits.end());
  }
  return corrected(text.text(), std::move(edits));
}

/// What takes the place of just what was found.
std::string replacement_of(const Misreading& misreading) {
  if (misreading.edits.empty()) return {};
  const TextEdit& edit = misreading.edits.front();
  const bool same_place = edit.begin == misreading.begin && edit.end == misreading.end;
  return same_place ? edit.text : std::string();
}

}  // namespace

MisreadText::MisreadText(const PlainText& plain, std::string_view original)
    : text_(plain.text),
      pieces_(pieces_of(plain, original)),
      openings_(pieces_.size()),
      covered_(plain.text.size()) {
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < pieces_.size(); ++at) {
    openings_[at] = at;
    if (pieces_[at].kind == PieceKind::open) open.push_back(at);
    if (pieces_[at].kind != PieceKind::close || open.empty()) continue;
    openings_[at] = open.back();
    open.pop_back();
  }
  for (const Piece& piece : pieces_) {
    const bool is_long = piece.kind == PieceKind::word && piece.text.size() > kLongestRun;
    if (is_long)
      std::fill_n(covered_.begin() + std::ptrdiff_t(piece.begin), piece.text.size(), true);
  }
}

void MisreadText::add(Misreading misreading) {
  for (std::size_t at = misreading.begin; at < misreading.end; ++at) covered_[at] = true;
  found_.push_back(std::move(misreading));
}

bool MisreadText::is_found(const Piece& piece) const {
  for (std::size_t at = piece.begin; at < piece.end; ++at) {
    if (covered_[at]) return true;
  }
  return false;
}

Misreadings find_misreadings(std::string_view original, Syntax syntax) {
  const PlainText plain = to_plain(original);
  MisreadText text(plain, original);
  find_foreign_fields(text);
  find_foreign_operators(text);
  find_small_operators(text);
  if (text.found().empty()) find_doubtful_words(text);
  if (syntax == Syntax::plain) find_signs_of_plain(text);
  Misreadings misreadings;
  misreadings.corrected = text.found().empty() ? std::string() : correction_of(text);
  std::set<std::string_view> told;
  for (const Misreading& found : text.found()) {
    if (told.size() == kMostTold || !told.insert(found.message).second) continue;
    const std::size_t offset = plain.origins[found.begin];
    misreadings.diagnostics.push_back({found.code, found.message, offset,
                                       plain.origins[found.end] - offset, replacement_of(found)});
  }
  std::ranges::stable_sort(misreadings.diagnostics, {}, &Diagnostic::offset);
  return misreadings;
}

}  // namespace pprsearch
