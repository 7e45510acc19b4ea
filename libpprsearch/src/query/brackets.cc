#include "query/brackets.h"

#include <algorithm>

namespace pprsearch {
namespace {

bool is_one_of(char c, std::string_view set) { return set.find(c) != set.npos; }

// Whether an operator stands at `at`, as a whole word and with something on its left if it
// needs that: "(OR = 1.5)" reports an odds ratio, while "(NOT a)" begins with its operator.
bool is_operator(std::string_view text, std::size_t at) {
  for (const std::string_view name : {"AND", "OR", "NOT"}) {
    if (!text.substr(at).starts_with(name)) continue;
    const std::size_t end = at + name.size();
    return at > 0 && is_one_of(text[at - 1], name == "NOT" ? " \")(" : " \")") &&
           end < text.size() && is_one_of(text[end], " \"(");
  }
  return false;
}

}  // namespace

Brackets::Brackets(std::string_view text) : size_(text.size()) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      at = std::min(text.find('"', at + 1), text.size());
    } else if (text[at] == '(') {
      open_.push_back({at, operators_});
    } else if (text[at] == ')' && !open_.empty()) {
      close_last(at);
    } else if (is_operator(text, at)) {
      ++operators_;
    }
  }
  while (!open_.empty()) close_last(size_);
}

void Brackets::close_last(std::size_t end) {
  const Open& open = open_.back();
  extents_[open.place] = {end, operators_ > open.operators};
  open_.pop_back();
}

Brackets::Extent Brackets::extent(std::size_t open) const {
  const auto found = extents_.find(open);
  return found == extents_.end() ? Extent{size_, false} : found->second;
}

}  // namespace pprsearch
