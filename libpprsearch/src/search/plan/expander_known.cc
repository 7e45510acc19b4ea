#include <utility>

#include "base/strings.h"
#include "query/print.h"
#include "search/plan/expander.h"

// What a query says again and again is worked out once. What a word stands for depends on the word
// alone, so each word has a copy, to which its neighbours may add. What stands between operators
// has no neighbours: it is one word of the plan, which is matched once.

namespace pprsearch {
namespace {

/// What it costs to plan a word beside what it stands for.
constexpr std::size_t kStepsOfWord = 64;

}  // namespace

/// Whether it is a word that is being typed.
bool Expander::is_open(const QueryNode& node) {
  const auto* wildcard = as<tree::Wildcard>(node);
  return wildcard != nullptr && wildcard->open;
}

Meaning Expander::meaning_of(const tree::Word& word) {
  if (std::string closed = words().closed_of(word); !closed.empty()) {
    if (!is_one_of(closed, closed_)) closed_.push_back(std::move(closed));
  }
  const std::string key =
      "word " + std::to_string(word.max_edits) + (word.exact ? '=' : ' ') + word.text;
  Meaning meaning = *words().known(key, [&] { return words().word(word); });
  session_.deadline().spend(kStepsOfWord + meaning.terms.size());
  return meaning;
}

void Expander::note_closed() {
  if (closed_.empty()) return;
  diagnostics_.push_back(
      {DiagnosticCode::joined_words, "read as one word: " + join(closed_, ", "), 0, 0, {}});
}

/// One that was planned before is planned as the same word: it is matched once. Not for words side
/// by side, whose meanings depend on their neighbours.
PlanNode Expander::shared_node(const QueryNode& node, const std::function<PlanNode()>& plan) {
  const std::pair key{
      weight_, (excluded_ ? '-' : '+') + std::string(is_open(node) ? "~" : " ") + print(node)};
  const auto known = shared_words_.find(key);
  if (known == shared_words_.end()) {
    PlanNode planned = plan();
    shared_words_.emplace(key, planned.word);
    return planned;
  }
  PlanNode planned;
  planned.kind = PlanNode::Kind::word;
  planned.word = known->second;
  return planned;
}

}  // namespace pprsearch
