#include "cluster/query_dsl.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cluster/span_dsl.h"
#include "search/plan/ranges.h"
#include "search/rank/ranking_constants.h"

// The set is ours, the order the cluster's. A word's terms are asked one by one, each weighted by
// its field and by why it was taken, so that the cluster's BM25 has something to go by; of a
// wildcard that stands for very many, all at once, and each entry that has one gets the same.

namespace pprsearch {
namespace {

using Json = nlohmann::json;
using Kind = PlanNode::Kind;

/// So many terms of a word in a field are scored one by one.
constexpr std::size_t kMostScored = 64;
/// Of a word's terms and fields but the best (docs/scaling.md has what it was chosen on).
constexpr double kShareOfOthers = 0.3;
/// A cluster takes no more values at once (index.max_terms_count).
constexpr std::size_t kMostValuesAtOnce = 65536;

std::string text_of(Field field) { return std::string(row_of(field).name); }

Json one_of(std::vector<Json> queries) {
  if (queries.empty()) return nothing_query();
  if (queries.size() == 1) return std::move(queries.front());
  return {{"bool", {{"should", std::move(queries)}, {"minimum_should_match", 1}}}};
}

/// The best of what a word stands for, and a share of the others: two forms or fields of one word
/// are not two words.
Json best_of(std::vector<Json> queries) {
  if (queries.size() < 2) return one_of(std::move(queries));
  return {{"dis_max", {{"queries", std::move(queries)}, {"tie_breaker", kShareOfOthers}}}};
}

Json without_score(Json query, double boost = 0) {
  return {{"constant_score", {{"filter", std::move(query)}, {"boost", boost}}}};
}

/// Entries with any of the values in a field, in as many queries as it takes.
Json any_value(const std::string& field, const std::vector<Json>& values, double boost) {
  std::vector<Json> queries;
  for (std::size_t begin = 0; begin < values.size(); begin += kMostValuesAtOnce) {
    const std::size_t end = std::min(values.size(), begin + kMostValuesAtOnce);
    const std::vector<Json> some(values.begin() + static_cast<std::ptrdiff_t>(begin),
                                 values.begin() + static_cast<std::ptrdiff_t>(end));
    queries.push_back(without_score({{"terms", {{field, some}}}}, boost));
  }
  return one_of(std::move(queries));
}

/// Translates one plan.
class PlanTranslator {
 public:
  PlanTranslator(const Plan& plan, const IndexReader& reader)
      : plan_(plan), reader_(reader), spans_(reader) {}

  Json query(const PlanNode& node);

 private:
  Json word(const ExpandedQueryWord& word);
  void add_terms(Field field, const ExpandedQueryWord& word, std::vector<Json>& queries) const;
  Json all_of(const PlanNode& node);
  Json enough_of(const PlanNode& node);
  Json among(Json query, const std::vector<EntryNumber>& entries) const;
  std::vector<Json> queries(const std::vector<PlanNode>& nodes);

  const Plan& plan_;
  const IndexReader& reader_;
  SpanMaker spans_;
};

std::vector<Json> PlanTranslator::queries(const std::vector<PlanNode>& nodes) {
  std::vector<Json> queries;
  for (const PlanNode& node : nodes) queries.push_back(query(node));
  return queries;
}

Json range_query(const PlanNode& node) {
  const std::uint32_t most = std::min(node.to, std::uint32_t{0x7fffffff});  // an integer of theirs
  if (node.from > most) return nothing_query();
  if (node.column == PlanNode::Column::year) {
    return {{"range", {{"year", {{"gte", node.from}, {"lte", most}}}}}};
  }
  const Json begins = {{"range", {{"first_day", {{"gte", node.from}}}}}};
  const Json ends = {{"range", {{"last_day", {{"lte", most}}}}}};
  return {{"bool", {{"filter", std::vector<Json>{begins, ends}}}}};
}

Json PlanTranslator::query(const PlanNode& node) {
  switch (node.kind) {
    case Kind::everything:
      return everything_query();
    case Kind::nothing:
      return nothing_query();
    case Kind::all_of:
      return all_of(node);
    case Kind::any_of:
      return one_of(queries(node.children));
    case Kind::enough_of:
      return enough_of(node);
    case Kind::none_of:
      return {{"bool", {{"must_not", queries(node.children)}, {"filter", everything_query()}}}};
    case Kind::word:
      return word(plan_.words.at(node.word));
    case Kind::value: {
      std::vector<Json> terms;
      for (const std::string& key : node.values) terms.push_back(value_term(node.value_field, key));
      return any_value(values_field(node.value_field), terms, 0);
    }
    case Kind::name:
      return without_score({{"term", {{names_field(node.facet), node.name}}}}, node.weight);
    case Kind::range:
      return without_score(range_query(node));
    case Kind::presence:
      return without_score({{"term", {{"has", text_of(node.presence)}}}});
  }
  return nothing_query();
}

Json PlanTranslator::all_of(const PlanNode& node) {
  Json all = {{"must", queries(node.children)}};
  if (node.children.empty()) all["filter"] = everything_query();
  if (!node.optional.empty()) {
    all["should"] = queries(node.optional);
    all["minimum_should_match"] = 0;
  }
  return {{"bool", std::move(all)}};
}

/// A child of several points is there as often, and scores once.
Json PlanTranslator::enough_of(const PlanNode& node) {
  std::vector<Json> should;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (node.points.at(i) == 0) continue;
    should.push_back(query(node.children[i]));
    for (std::uint32_t more = 1; more < node.points[i]; ++more) {
      should.push_back(without_score(query(node.children[i])));
    }
  }
  if (should.size() < node.least) return nothing_query();
  return {{"bool", {{"should", std::move(should)}, {"minimum_should_match", node.least}}}};
}

Json PlanTranslator::among(Json query, const std::vector<EntryNumber>& entries) const {
  std::vector<Json> ranks;
  for (const EntryNumber entry : entries) ranks.push_back(reader_.columns().newest_rank(entry));
  return {
      {"bool",
       {{"must", std::vector<Json>{std::move(query)}}, {"filter", any_value("newest", ranks, 0)}}}};
}

void PlanTranslator::add_terms(Field field, const ExpandedQueryWord& word,
                               std::vector<Json>& queries) const {
  const std::string name = words_field(field);
  const double weight = kRanking.weight_of(field);
  std::vector<const WeightedTerm*> terms;
  for (const WeightedTerm& term : word.meaning.terms) {
    if ((reader_.dictionary().fields(term.text) & mask_of(field)) != 0) terms.push_back(&term);
  }
  if (terms.size() > kMostScored) {
    std::vector<Json> texts;
    for (const WeightedTerm* term : terms) texts.push_back(term->text);
    queries.push_back(any_value(name, texts, weight));
    return;
  }
  for (const WeightedTerm* term : terms) {
    queries.push_back(
        {{"term",
          {{name,
            {{"value", term->text}, {"boost", weight * kRanking.weight_of(term->reason)}}}}}});
  }
}

Json PlanTranslator::word(const ExpandedQueryWord& word) {
  std::vector<Json> queries;
  for (const FieldRow& row : text_fields()) {
    if ((word.fields & mask_of(row.field)) == 0) continue;
    add_terms(row.field, word, queries);
    for (const TermRow& of_words : word.meaning.rows) {
      if (auto spans = spans_.row(row.field, of_words)) queries.push_back(std::move(*spans));
    }
    if (!word.near) continue;
    if (auto spans = spans_.near(row.field, *word.near)) queries.push_back(std::move(*spans));
  }
  Json any = best_of(std::move(queries));
  if (word.among) any = among(std::move(any), *word.among);
  const double boost = word.weight * kRanking.weight_of_repeated(word.times);
  return {{"bool", {{"must", std::vector<Json>{std::move(any)}}, {"boost", boost}}}};
}

Json query_of_names(const ChosenValue& value, FacetField field, const IndexReader& reader) {
  const auto ordinal = reader.columns().names(field_of(field)).find(*value.key);
  if (!ordinal) return nothing_query();
  return {{"term", {{names_field(field_of(field)), *ordinal}}}};
}

}  // namespace

std::string words_field(Field field) { return "words." + text_of(field); }
std::string values_field(Field field) { return "values." + text_of(field); }
std::string names_field(Field field) { return "names." + text_of(field); }

Json everything_query() { return {{"match_all", Json::object()}}; }
Json nothing_query() { return {{"match_none", Json::object()}}; }

Json both_of(Json query, Json filters) {
  return {
      {"bool", {{"must", std::vector<Json>{std::move(query)}}, {"filter", std::move(filters)}}}};
}

Json lacks_query(FacetField field) {
  const Json has = {{"term", {{"has", text_of(field_of(field))}}}};
  return {{"bool", {{"must_not", std::vector<Json>{has}}, {"filter", everything_query()}}}};
}

Json query_of(const Plan& plan, const IndexReader& reader) {
  return PlanTranslator(plan, reader).query(plan.root);
}

Json query_of(const ChosenValue& value, FacetField field, const IndexReader& reader) {
  if (!value.shown.value) return lacks_query(field);
  if (counts_dates(field)) return range_query(range_of_filter(field, *value.shown.value));
  if (value.words != nullptr) return query_of(*value.words, reader);
  if (value.key) return query_of_names(value, field, reader);
  return nothing_query();
}

Json query_of(const ChosenFilter& filter, const IndexReader& reader) {
  std::vector<Json> values;
  for (const ChosenValue& value : filter.values) {
    values.push_back(query_of(value, filter.field, reader));
  }
  return one_of(std::move(values));
}

}  // namespace pprsearch
