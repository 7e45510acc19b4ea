#include <utility>

#include "query/near_operands.h"
#include "query/print.h"
#include "search/plan/expander.h"

// A NEAR is one thing that an entry has or has not, as a phrase is: a single word of the plan, in
// which each text stands for all that it stands for elsewhere.

namespace pprsearch {

PlanNode Expander::near_node(const QueryNode& node) {
  Nearness near;
  near.root = join_near(node, near.texts);
  Meaning meaning;
  for (const Nearness::Text& text : near.texts) {
    const std::vector<std::string>& topics = text.meaning.topics;
    meaning.topics.insert(meaning.topics.end(), topics.begin(), topics.end());
  }
  PlanNode planned = word_node(node, first_text_of(node), std::move(meaning));
  words_[planned.word].near = std::move(near);
  return planned;
}

Nearness::Node Expander::join_near(const QueryNode& node, std::vector<Nearness::Text>& texts) {
  Nearness::Node joined;
  if (const auto* text = as<tree::Text>(node)) {
    joined.text = texts.size();
    texts.push_back({print(node), meaning_of(node)});
    complain_if_cut(node, *text, texts.back().meaning);
    return joined;
  }
  joined.kind = Nearness::Node::Kind::any_of;
  if (const auto* near = as<tree::Near>(node)) {
    joined.kind = Nearness::Node::Kind::near;
    joined.distance = static_cast<std::uint32_t>(near->distance);
    joined.ordered = near->ordered;
  }
  for (const QueryNode& operand : operands_of(node)) {
    joined.operands.push_back(join_near(operand, texts));
  }
  return joined;
}

}  // namespace pprsearch
