#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "cluster/query_dsl.h"
#include "cluster/remote_findings.h"

// The facets of what a plan finds in a cluster.

namespace pprsearch {
namespace {

using Json = nlohmann::json;

/// What a cluster gives at once of a facet: the six together stay below its bound
/// (search.max_buckets).
constexpr std::size_t kMostValues = 10000;

std::string facet_name(FacetField field) { return std::string(to_string(field)); }

std::size_t count_of(const ClusterAnswer& bucket) { return bucket.at("doc_count").number(); }

}  // namespace

bool RemoteEngine::RemoteFindings::has_many_values(FacetField field) const {
  return !counts_dates(field) && columns().names(field_of(field)).size() > kMostValues;
}

Json RemoteEngine::RemoteFindings::facet_question(FacetField field) const {
  Json parts = {{"none", {{"filter", lacks_query(field)}}}};
  const auto by_words = values_by_words(field, engine_.filters_.chosen());
  for (std::size_t i = 0; i < by_words.size(); ++i) {
    parts["words" + std::to_string(i)] = {{"filter", query_of(*by_words[i], field, reader())}};
  }
  const bool years = row_of(field_of(field)).counted == CountedAs::years;
  const std::string column = !counts_dates(field) ? names_field(field_of(field))
                             : years              ? "year"
                                                  : "month";
  if (!has_many_values(field)) {
    parts["values"] = {{"terms", {{"field", column}, {"size", kMostValues}}}};
  }
  return {{"filter", engine_.filter_query(field)}, {"aggs", std::move(parts)}};
}

void RemoteEngine::RemoteFindings::take_names(FacetField field, const ClusterAnswer& values,
                                              FacetCounts& counts) const {
  for (const ClusterAnswer& bucket : values.items()) {
    const ClusterAnswer key = bucket.at("key");
    const std::uint64_t ordinal = (key.json().is_object() ? key.at("value") : key).number();
    if (ordinal >= columns().names(field_of(field)).size()) {
      engine_.generation_->cluster->fail("a value of " + facet_name(field) +
                                         " is none of this generation");
    }
    counts.names.push_back({static_cast<std::uint32_t>(ordinal), count_of(bucket)});
  }
}

FacetCounts RemoteEngine::RemoteFindings::counts_from(FacetField field,
                                                      const ClusterAnswer& answer) const {
  FacetCounts counts;
  counts.none = count_of(answer.at("none"));
  const std::size_t by_words = values_by_words(field, engine_.filters_.chosen()).size();
  for (std::size_t i = 0; i < by_words; ++i) {
    counts.words.push_back(count_of(answer.at("words" + std::to_string(i))));
  }
  const std::optional<ClusterAnswer> values = answer.find("values");
  if (!values) {
    if (!has_many_values(field)) answer.fail("has no values");
    return counts;
  }
  if (values->at("sum_other_doc_count").number() != 0 ||
      values->at("doc_count_error_upper_bound").number() != 0) {
    values->fail("is not exact");
  }
  const ClusterAnswer buckets = values->at("buckets");
  if (counts_dates(field)) {
    for (const ClusterAnswer& bucket : buckets.items()) {
      const std::uint64_t date = bucket.at("key").number(std::numeric_limits<std::uint32_t>::max());
      counts.dates[static_cast<std::uint32_t>(date)] = count_of(bucket);
    }
    return counts;
  }
  take_names(field, buckets, counts);
  std::ranges::sort(counts.names, {}, &CountedName::ordinal);
  return counts;
}

/// Of a facet of very many values: page by page, in their order.
FacetCounts RemoteEngine::RemoteFindings::many_counts(FacetField field) const {
  Json facet = facet_question(field);
  const Json passing = std::move(facet["filter"]);
  Json parts = std::move(facet["aggs"]);
  const Json source = {{"value", {{"terms", {{"field", names_field(field_of(field))}}}}}};
  Json pages = {{"size", kMostValues}, {"sources", std::vector<Json>{source}}};
  FacetCounts counts;
  for (bool first = true;; first = false) {
    Json aggregations = first ? parts : Json::object();
    aggregations["pages"] = {{"composite", pages}};
    const ClusterAnswer said = engine_
                                   .search({{"size", 0},
                                            {"query", both_of(*query_, passing)},
                                            {"aggs", std::move(aggregations)}})
                                   .at("aggregations");
    if (first) counts = counts_from(field, said);
    const std::size_t before = counts.names.size();
    take_names(field, said.at("pages", "buckets"), counts);
    const std::optional<ClusterAnswer> after = said.at("pages").find("after_key");
    if (!after) return counts;
    if (counts.names.size() == before) after->fail("stands behind a page of no values");
    pages["after"] = after->json();
  }
}

/// Of all facets that were asked for and can be counted at once.
Json RemoteEngine::RemoteFindings::facet_questions() const {
  Json questions = Json::object();
  for (const FacetRequest& facet : engine_.options_.facets) {
    if (has_many_values(facet.field)) continue;
    questions[facet_name(facet.field)] = facet_question(facet.field);
  }
  return questions;
}

void RemoteEngine::RemoteFindings::take_facets(const ClusterAnswer& answers) const {
  for (const FacetRequest& facet : engine_.options_.facets) {
    if (has_many_values(facet.field)) continue;
    facets_[facet.field] = counts_from(facet.field, answers.at(facet_name(facet.field)));
  }
}

Facet RemoteEngine::RemoteFindings::facet(const FacetRequest& request) const {
  if (!facets_.contains(request.field)) {
    if (has_many_values(request.field)) {
      facets_[request.field] = many_counts(request.field);
    } else {
      const ClusterAnswer answer =
          engine_.search({{"size", 0}, {"query", *query_}, {"aggs", facet_questions()}});
      take_facets(answer.at("aggregations"));
    }
  }
  return facet_of(engine_.session_, request, facets_.at(request.field), engine_.filters_.chosen());
}

}  // namespace pprsearch
