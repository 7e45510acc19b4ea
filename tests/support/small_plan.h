#pragma once

#include <string>
#include <utility>
#include <vector>

#include "search/plan/plan.h"

namespace pprsearch::test {

/// Makes plans by hand, without a query: every word stands for its own form in the summary.
class SmallPlan {
 public:
  PlanNode word(const std::string& text, double weight = 1) {
    ExpandedQueryWord word;
    word.label = text;
    word.fields = mask_of(Field::summary);
    word.weight = weight;
    word.meaning.terms = {{text, TermReason::exact}};
    PlanNode node = node_of(PlanNode::Kind::word);
    node.word = plan_.words.size();
    plan_.words.push_back(std::move(word));
    return node;
  }

  static PlanNode node_of(PlanNode::Kind kind, std::vector<PlanNode> children = {}) {
    PlanNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
  }

  const Plan& plan(PlanNode root) {
    plan_.root = std::move(root);
    return plan_;
  }

 private:
  Plan plan_;
};

}  // namespace pprsearch::test
