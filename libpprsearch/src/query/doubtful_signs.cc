#include "query/doubtful_signs.h"

#include <algorithm>
#include <string>
#include <vector>

#include "query/characters.h"
#include "query/tree.h"

namespace pprsearch {
namespace {

constexpr std::ptrdiff_t kFewestWords = 5;

/// Whether it is a word without anything that is written with a sign, but for one that excludes.
bool is_bare_word(const QueryNode& node) {
  const auto* word = as<tree::Word>(node);
  return word != nullptr && word->field.empty() && !word->exact && word->max_edits == 0 &&
         node.weight == 1 && node.occur != tree::Occur::required;
}

bool is_excluded_word(const QueryNode& node) { return node.occur == tree::Occur::excluded; }

/// The place in the original, [begin, end), of the dash at `offset` or directly before it; nothing
/// if there is none.
struct Dash {
  std::size_t begin = 0;
  std::size_t end = 0;
};
Dash dash_at(const PlainText& plain, std::size_t offset) {
  const auto place = std::ranges::lower_bound(plain.origins, offset);
  auto at = static_cast<std::size_t>(place - plain.origins.begin());
  if (at > 0 && (at >= plain.text.size() || plain.text[at] != '-')) --at;
  if (at >= plain.text.size() || plain.text[at] != '-') return {};
  return {plain.origins[at], plain.origins[at + 1]};
}

}  // namespace

void note_doubtful_signs(std::string_view text, ParsedQuery& parsed) {
  const auto* words = as<tree::Words>(root_of(parsed.query));
  if (words == nullptr || std::ssize(words->operands) < kFewestWords) return;
  if (!std::ranges::all_of(words->operands, is_bare_word)) return;
  if (std::ranges::none_of(words->operands, is_excluded_word)) return;
  const PlainText plain = to_plain(text);
  std::string corrected(text);
  std::size_t taken = 0;
  std::vector<Diagnostic> notes;
  for (const QueryNode& node : words->operands) {
    const Dash dash = dash_at(plain, node.offset);
    if (!is_excluded_word(node) || dash.end == 0) continue;
    const std::string word(text.substr(dash.end, node.offset + node.length - dash.end));
    corrected.erase(dash.begin - taken, dash.end - dash.begin);
    taken += dash.end - dash.begin;
    notes.push_back({DiagnosticCode::doubtful_word,
                     "`-" + word + "` leaves out every entry with " + word, dash.begin,
                     dash.end - dash.begin + word.size(), word});
  }
  if (notes.empty()) return;
  parsed.diagnostics.insert(parsed.diagnostics.end(), notes.begin(), notes.end());
  if (parsed.corrected.empty() && parsed.diagnostics.size() == notes.size()) {
    parsed.corrected = std::move(corrected);
  }
}

}  // namespace pprsearch
