#include "cluster/remote_engine.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "cluster/open_numbers.h"
#include "cluster/query_dsl.h"
#include "cluster/remote_findings.h"
#include "entry/entry_json.h"
#include "index/translate_errors.h"
#include "search/rank/expansion.h"
#include "search/rank/ranking.h"
#include "search/rank/similar.h"

namespace pprsearch {
namespace {

using Json = nlohmann::json;

/// Entries that are read at once.
constexpr std::size_t kEntriesAtOnce = 100;

/// Shows `visit` the nodes that the cluster scores as ours would.
template <typename Visit>
void visit_scored(const PlanNode& node, Visit&& visit) {
  switch (scoring_of(node.kind)) {
    case Scoring::its_nodes:
      for (const PlanNode& child : node.children) visit_scored(child, visit);
      for (const PlanNode& child : node.optional) visit_scored(child, visit);
      return;
    case Scoring::its_own:
      visit(node);
      return;
    case Scoring::nothing:
      return;
  }
}

void refuse(bool asked, const std::string& what) {
  if (!asked) return;
  throw Error(what + " is not to be had of a cluster, whose order of hits is its own");
}

}  // namespace

struct RemoteEngine::FilterQuery {
  FacetField field;
  Json query;
};

RemoteEngine::RemoteEngine(std::shared_ptr<const RemoteGeneration> generation,
                           IndexReader::Session& session, const SearchOptions& options,
                           const RankingConstants& constants, const Deadline& deadline)
    : generation_(std::move(generation)),
      session_(session),
      options_(options),
      constants_(constants),
      deadline_(deadline),
      filters_(session, options, deadline),
      numbers_(std::make_shared<OpenNumbers>(generation_, deadline)) {
  refuse(options.explain && options.limit > 0, "an explanation of scores");
  refuse(options.expand.feedback, "feedback");
  refuse(options.prefer_recent, "a preference for recent entries");
  for (const ChosenFilter& filter : filters_.chosen()) {
    filter_queries_.push_back({filter.field, query_of(filter, session.reader())});
  }
}

RemoteEngine::~RemoteEngine() = default;

ClusterAnswer RemoteEngine::search(const Json& body, const std::string& members) const {
  return generation_->cluster->search(generation_->index, body, deadline_, members);
}

Json RemoteEngine::filter_query(std::optional<FacetField> aside) const {
  std::vector<Json> filters;
  for (const FilterQuery& filter : filter_queries_) {
    if (filter.field != aside) filters.push_back(filter.query);
  }
  if (filters.empty()) return everything_query();
  return {{"bool", {{"filter", std::move(filters)}}}};
}

/// A hit's last place in its order is the rank that its document goes by.
EntryNumber RemoteEngine::entry_of(const ClusterAnswer& hit) const {
  const std::vector<ClusterAnswer> places = hit.at("sort").items();
  if (places.empty()) hit.fail("has no place in the order");
  const std::uint64_t rank = places.back().number();
  if (rank >= generation_->by_newest.size()) {
    generation_->cluster->fail("a hit is no entry of this generation");
  }
  return generation_->by_newest[rank];
}

std::unique_ptr<Findings> RemoteEngine::find(std::shared_ptr<const Plan> plan) {
  return std::make_unique<RemoteFindings>(*this, std::move(plan));
}

std::unique_ptr<Engine> RemoteEngine::under(const SearchOptions& options) {
  auto other =
      std::make_unique<RemoteEngine>(generation_, session_, options, constants_, deadline_);
  other->numbers_ = numbers_;
  return other;
}

Plan RemoteEngine::similar(EntryNumber source) {
  return similar_plan(session_, source, constants_);
}

std::string RemoteEngine::id(EntryNumber entry) const {
  return std::string(session_.reader().columns().id(entry));
}

std::string RemoteEngine::title(EntryNumber entry) const {
  return std::string(session_.reader().columns().title(entry));
}

/// Reads the next entries of the page, from that one on.
void RemoteEngine::read_entries(EntryNumber first) const {
  auto begin = std::ranges::find(page_, first);
  std::vector<Json> ranks;
  if (begin == page_.end()) ranks.push_back(session_.reader().columns().newest_rank(first));
  for (; begin != page_.end() && ranks.size() < kEntriesAtOnce; ++begin) {
    ranks.push_back(session_.reader().columns().newest_rank(*begin));
  }
  const Json query = {{"terms", {{"newest", ranks}}}};
  const ClusterAnswer answer = search({{"size", ranks.size()},
                                       {"query", query},
                                       {"sort", std::vector<std::string>{"newest"}},
                                       {"_source", "json"}});
  stored_.clear();
  for (const ClusterAnswer& hit : answer.at("hits", "hits").items()) {
    stored_[entry_of(hit)] = hit.at("_source", "json").text();
  }
}

Entry RemoteEngine::entry(EntryNumber entry) const {
  if (!stored_.contains(entry)) read_entries(entry);
  const auto stored = stored_.find(entry);
  if (stored == stored_.end()) {
    generation_->cluster->fail("the entry '" + id(entry) + "' is missing");
  }
  return reading_stored(generation_->cluster->address().text,
                        [&] { return entry_from_stored_json(stored->second); });
}

// ---- What a plan finds ----

RemoteEngine::RemoteFindings::RemoteFindings(RemoteEngine& engine, std::shared_ptr<const Plan> plan)
    : engine_(engine),
      plan_(std::move(plan)),
      query_(std::make_unique<const Json>(query_of(*plan_, reader()))),
      noted_(engine.numbers_->note(*query_, engine.filter_query())) {
  std::set<const ExpandedQueryWord*> known;
  visit_scored(plan_->root, [&](const PlanNode& node) {
    has_scores_ = true;
    if (node.kind != PlanNode::Kind::word) return;
    const ExpandedQueryWord& word = plan_->words.at(node.word);
    if (known.insert(&word).second) words_to_show_.push_back({&word, idf(word)});
  });
}

RemoteEngine::RemoteFindings::~RemoteFindings() = default;

/// How telling a word is, as its commonest term says.
double RemoteEngine::RemoteFindings::idf(const ExpandedQueryWord& word) const {
  std::size_t most = 0;
  for (const WeightedTerm& term : word.meaning.terms) {
    most = std::max<std::size_t>(most, reader().dictionary().entries(term.text));
  }
  return idf_of(columns().size(), std::min(most, columns().size()));
}

std::vector<ExpandedWord> RemoteEngine::RemoteFindings::expansion() const {
  return expansion_of(engine_.session_, *plan_, engine_.constants_, engine_.deadline_);
}

}  // namespace pprsearch
