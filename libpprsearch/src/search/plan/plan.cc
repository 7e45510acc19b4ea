#include "search/plan/plan.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "query/query_fields.h"

namespace pprsearch {
namespace {

std::set<std::string> texts_of(const std::vector<WeightedTerm>& terms) {
  std::set<std::string> texts;
  for (const WeightedTerm& term : terms) texts.insert(term.text);
  return texts;
}

/// As add_terms(), in time in proportion to both.
void add_many_terms(std::vector<WeightedTerm>& terms, const std::vector<WeightedTerm>& more) {
  terms.reserve(terms.size() + more.size());  // so that no text moves while it is known
  std::unordered_set<std::string_view> known;
  for (const WeightedTerm& term : terms) known.insert(term.text);
  for (const WeightedTerm& term : more) {
    if (known.contains(term.text)) continue;
    terms.push_back(term);
    known.insert(terms.back().text);
  }
}

}  // namespace

bool same_row(const TermRow& a, const TermRow& b) {
  return a.reason == b.reason && a.window == b.window &&
         std::equal(a.places.begin(), a.places.end(), b.places.begin(), b.places.end(),
                    [](const auto& x, const auto& y) { return texts_of(x) == texts_of(y); });
}

void add_terms(std::vector<WeightedTerm>& terms, const std::vector<WeightedTerm>& more) {
  constexpr std::size_t kFew = 16;
  if (terms.size() + more.size() > 2 * kFew && more.size() > 1) return add_many_terms(terms, more);
  for (const WeightedTerm& term : more) {
    const bool known = std::any_of(terms.begin(), terms.end(),
                                   [&](const WeightedTerm& t) { return t.text == term.text; });
    if (!known) terms.push_back(term);
  }
}

void add_meaning(Meaning& meaning, const Meaning& more) {
  add_terms(meaning.terms, more.terms);
  for (const TermRow& row : more.rows) {
    const bool known = std::any_of(meaning.rows.begin(), meaning.rows.end(),
                                   [&](const TermRow& r) { return r.places == row.places; });
    if (!known) meaning.rows.push_back(row);
  }
  meaning.topics.insert(meaning.topics.end(), more.topics.begin(), more.topics.end());
  meaning.cut = meaning.cut || more.cut;
}

std::shared_ptr<const Plan> plan_of(ExpandedQueryWord word) {
  auto plan = std::make_shared<Plan>();
  plan->root.kind = PlanNode::Kind::word;
  plan->words.push_back(std::move(word));
  return plan;
}

bool is_value_field(std::string_view name) {
  if (name == kArxivField || name == kHeadingField || name == kKindField) return true;
  const auto field = field_named(name);
  if (!field) return false;
  const AskedAs asked = row_of(*field).asked;
  return asked == AskedAs::keyword || asked == AskedAs::identifier;
}

FieldMask fields_of(const tree::Text& leaf) {
  constexpr FieldMask kText =
      mask_of(Field::title) | mask_of(Field::summary) | mask_of(Field::implications);
  constexpr FieldMask kSubject = mask_of(Field::topic) | mask_of(Field::keyword);
  if (leaf.field == kTextField) return kText;
  if (leaf.field == kSubjectField) return kSubject;
  if (leaf.field == kWordsField) return kText | kSubject;
  const auto field = field_named(leaf.field);
  return field ? mask_of(*field) & kAllTextFields : kAllTextFields;
}

}  // namespace pprsearch
