#include "search/plan/word_forms.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace pprsearch {
namespace {

bool is_form(const WeightedTerm& term) {
  return term.reason == TermReason::exact || term.reason == TermReason::inflection ||
         term.reason == TermReason::derivation || term.reason == TermReason::variant;
}

/// Groups that are joined, each known by its first member.
class Groups {
 public:
  explicit Groups(std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) above_.push_back(i);
  }
  std::size_t first_of(std::size_t i) const {
    while (above_[i] != i) i = above_[i];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    const auto [first, second] = std::minmax({first_of(a), first_of(b)});
    above_[second] = first;
  }

 private:
  std::vector<std::size_t> above_;
};

}  // namespace

std::vector<std::size_t> first_forms(const std::vector<const ExpandedQueryWord*>& words) {
  using Typed = std::pair<FieldMask, std::string_view>;
  std::map<Typed, std::size_t> typed;
  Groups groups(words.size());
  const auto visit_terms = [&](auto visit) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == nullptr) continue;
      for (const WeightedTerm& term : words[i]->meaning.terms) visit(i, words[i]->fields, term);
    }
  };
  visit_terms([&](std::size_t i, FieldMask fields, const WeightedTerm& term) {
    if (term.reason == TermReason::exact) typed.emplace(Typed(fields, term.text), i);
  });
  visit_terms([&](std::size_t i, FieldMask fields, const WeightedTerm& term) {
    const auto found = is_form(term) ? typed.find(Typed(fields, term.text)) : typed.end();
    if (found != typed.end()) groups.join(i, found->second);
  });
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < words.size(); ++i) first.push_back(groups.first_of(i));
  return first;
}

}  // namespace pprsearch
