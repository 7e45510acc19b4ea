#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "cluster/query_dsl.h"
#include "cluster/remote_findings.h"

// The hits of a page, and those that come first. Of a hit, nothing is read but its score and its
// place in the order, whose last part is the rank that its document goes by: what a document has
// stored, the cluster need not look up.

namespace pprsearch {
namespace {

using Json = nlohmann::json;

/// What a cluster gives at once (index.max_result_window).
constexpr std::size_t kMostHits = 10000;

Json ascending(const char* field) { return {{field, {{"order", "asc"}, {"missing", "_last"}}}}; }
Json descending(const char* field) { return {{field, {{"order", "desc"}, {"missing", "_last"}}}}; }

/// The order of hits; every entry has a place of its own in it, whose last part is its rank.
std::vector<Json> order_of(Sort sort) {
  const Json best = {{"_score", {{"order", "desc"}}}};
  const Json newest = ascending("newest");
  switch (sort) {
    case Sort::relevance:
      return {best, newest};
    case Sort::newest:
      return {newest};
    case Sort::oldest:
      return {ascending("published"), newest};
    case Sort::title:
      return {ascending("title"), newest};
    case Sort::year:
      return {descending("year"), best, newest};
    case Sort::author:
      return {ascending("author"), best, newest};
    case Sort::journal:
      return {ascending("journal"), best, newest};
  }
  return {newest};
}

}  // namespace

Json RemoteEngine::RemoteFindings::hits_question(Sort sort) const {
  return {{"query", *query_},          {"post_filter", engine_.filter_query()},
          {"sort", order_of(sort)},    {"track_scores", true},
          {"track_total_hits", false}, {"_source", false},
          {"stored_fields", "_none_"}};
}

/// The place of the hit before `offset`, which a page goes on behind. A cluster gives no page from
/// there on, so all hits before it are passed, with nothing but their places.
Json RemoteEngine::RemoteFindings::place_behind(Json question, std::size_t offset) const {
  question.erase("aggs");
  question["track_scores"] = false;
  for (std::size_t at = 0; at < offset;) {
    const std::size_t size = std::min(offset - at, kMostHits);
    question["size"] = size;
    const auto hits = engine_.search(question, "hits.hits.sort").at("hits", "hits").items();
    if (hits.size() != size) {
      engine_.generation_->cluster->fail("there are fewer hits than were counted");
    }
    question["search_after"] = hits.back().at("sort").json();
    at += size;
  }
  return question["search_after"];
}

/// Shows `visit` the hits of a page; of a large one, from one of the cluster's pages to the next.
void RemoteEngine::RemoteFindings::visit_hits(Json question, std::size_t offset, std::size_t limit,
                                              const VisitHit& visit) const {
  const std::size_t end = std::min(offset + limit, total());
  if (offset >= end) return;
  if (end <= kMostHits) {
    question["from"] = offset;
  } else if (offset > 0) {
    question["search_after"] = place_behind(question, offset);
  }
  for (std::size_t at = offset; at < end;) {
    const std::size_t size = std::min(end - at, kMostHits);
    question["size"] = size;
    const ClusterAnswer answer = engine_.search(question);
    if (question.erase("aggs") > 0) take_facets(answer.at("aggregations"));
    const auto hits = answer.at("hits", "hits").items();
    if (hits.size() != size) {
      engine_.generation_->cluster->fail("there are fewer hits than were counted");
    }
    for (const ClusterAnswer& hit : hits) visit(hit);
    question["search_after"] = hits.back().at("sort").json();
    at += size;
  }
}

std::vector<ScoredEntry> RemoteEngine::RemoteFindings::read_page(const Json& question,
                                                                 std::size_t offset,
                                                                 std::size_t limit) const {
  std::vector<ScoredEntry> entries;
  visit_hits(question, offset, limit, [&](const ClusterAnswer& hit) {
    entries.push_back({engine_.entry_of(hit), hit.at("_score").real_or_null().value_or(0)});
  });
  return entries;
}

/// Asks which hits come first; in the order of relevance.
std::vector<EntryNumber> RemoteEngine::RemoteFindings::first_named(
    const PageRequest& request) const {
  const Json best = hits_question(Sort::relevance);
  std::vector<EntryNumber> entries;
  const VisitHit take = [&](const ClusterAnswer& hit) { entries.push_back(engine_.entry_of(hit)); };
  visit_hits(best, 0, request.judged, take);
  const std::vector<EntryNumber> first = request.first(entries);
  if (first.empty()) return {};
  std::vector<Json> ranks;
  for (const EntryNumber entry : first) ranks.push_back(columns().newest_rank(entry));
  Json question = best;
  const Json named = {{"terms", {{"newest", ranks}}}};
  question["query"] = both_of(*query_, named);
  question["size"] = first.size();
  entries.clear();
  for (const ClusterAnswer& hit : engine_.search(question).at("hits", "hits").items()) take(hit);
  return entries;
}

Page RemoteEngine::RemoteFindings::page(const PageRequest& request) {
  const bool unscored = request.sort == Sort::relevance && !has_scores_;
  Page page{unscored ? Sort::newest : request.sort, {}, {}};
  if (request.limit == 0) return page;
  Json question = hits_question(page.sort);
  const Json facets = facet_questions();
  if (!facets.empty()) question["aggs"] = facets;
  if (request.first && page.sort == Sort::relevance) page.first = first_named(request);
  page.entries = read_page(question, page.first.empty() ? request.offset : 0,
                           page.first.empty() ? request.limit : request.offset + request.limit);
  if (!page.first.empty()) {
    std::vector<ScoredEntry> shown;
    for (const EntryNumber entry : page.first) shown.push_back({entry, 0});
    for (const ScoredEntry& entry : page.entries) {
      const auto known = std::ranges::find(shown, entry.entry, &ScoredEntry::entry);
      if (known != shown.end()) {
        known->score = entry.score;
      } else {
        shown.push_back(entry);
      }
    }
    shown.resize(std::min(shown.size(), page.entries.size()));
    shown.erase(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(
                                                   std::min(request.offset, shown.size())));
    page.entries = std::move(shown);
  }
  engine_.page_.clear();
  for (const ScoredEntry& entry : page.entries) engine_.page_.push_back(entry.entry);
  return page;
}

}  // namespace pprsearch
