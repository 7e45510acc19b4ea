#include "cluster/remote_engine.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/strings.h"
#include "cluster/query_dsl.h"
#include "entry/entry_json.h"
#include "index/translate_errors.h"
#include "search/answer/facets.h"
#include "search/rank/ranking.h"
#include "search/rank/similar.h"

// A plan costs two questions: how many entries match it, with and without the filters; then the
// page and all facets at once. The second is asked when the page is, so that a plan of which only
// the number is wanted, such as a suggestion's, costs the first alone.
//
// What must hold: a number is the cluster's exact one or there is none. Totals are tracked to the
// end. A facet asks for more values than the generation has, and an answer that left any out is an
// error. A facet of very many values is read page by page.

namespace pprsearch {
namespace {

using Json = nlohmann::json;

/// What a cluster gives at once: hits (index.max_result_window), and values of a facet, of which
/// the six together stay below its bound (search.max_buckets).
constexpr std::size_t kMostHits = 10000;
constexpr std::size_t kMostValues = 10000;
/// Entries that are read at once.
constexpr std::size_t kEntriesAtOnce = 100;

Json ascending(const char* field) { return {{field, {{"order", "asc"}, {"missing", "_last"}}}}; }
Json descending(const char* field) { return {{field, {{"order", "desc"}, {"missing", "_last"}}}}; }

/// The order of hits; every entry has a place of its own in it.
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
      return {ascending("title")};
    case Sort::year:
      return {descending("year"), best, newest};
    case Sort::author:
      return {ascending("author"), best, newest};
    case Sort::journal:
      return {ascending("journal"), best, newest};
  }
  return {newest};
}

/// Shows `visit` the nodes that the cluster scores as ours would.
template <typename Visit>
void visit_scored(const PlanNode& node, Visit&& visit) {
  switch (node.kind) {
    case PlanNode::Kind::all_of:
    case PlanNode::Kind::any_of:
    case PlanNode::Kind::enough_of:
      for (const PlanNode& child : node.children) visit_scored(child, visit);
      for (const PlanNode& child : node.optional) visit_scored(child, visit);
      return;
    case PlanNode::Kind::word:
    case PlanNode::Kind::name:
      visit(node);
      return;
    case PlanNode::Kind::everything:
    case PlanNode::Kind::nothing:
    case PlanNode::Kind::none_of:
    case PlanNode::Kind::value:
    case PlanNode::Kind::range:
    case PlanNode::Kind::presence:
      return;
  }
}

std::string facet_name(FacetField field) { return std::string(to_string(field)); }

std::size_t number_at(const Json& json, const char* pointer) {
  return json.at(Json::json_pointer(pointer)).get<std::size_t>();
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

class RemoteEngine::RemoteFindings : public Findings {
 public:
  RemoteFindings(RemoteEngine& engine, std::shared_ptr<const Plan> plan)
      : engine_(engine), plan_(std::move(plan)), query_(query_of(*plan_, reader())) {
    std::set<const ExpandedQueryWord*> known;
    visit_scored(plan_->root, [&](const PlanNode& node) {
      has_scores_ = true;
      if (node.kind != PlanNode::Kind::word) return;
      const ExpandedQueryWord& word = plan_->words.at(node.word);
      if (known.insert(&word).second) words_to_show_.push_back({&word, idf(word)});
    });
  }

  bool empty() const override { return numbers().matches == 0; }
  std::size_t total() const override { return numbers().total; }
  Facet facet(const FacetRequest& request) const override;

  Page page(const PageRequest& request) override;
  std::vector<ScorePart> explain(EntryNumber) override { return {}; }
  bool may_show(Field, EntryNumber) const override { return true; }
  const std::vector<WordToShow>& words_to_show() const override { return words_to_show_; }
  std::vector<ExpandedWord> expansion() const override { return {}; }
  std::vector<ExpandedTerm> feedback() const override { return {}; }

 private:
  struct Numbers {
    std::size_t matches;  ///< whatever the filters are
    std::size_t total;
  };

  const IndexReader& reader() const { return engine_.session_.reader(); }
  const Columns& columns() const { return reader().columns(); }
  const Numbers& numbers() const;
  double idf(const ExpandedQueryWord& word) const;

  Json hits_question(Sort sort) const;
  Json facet_question(FacetField field) const;
  Json facet_questions() const;
  void take_facets(const Json& answers) const;
  bool has_many_values(FacetField field) const;
  FacetCounts counts_from(FacetField field, const Json& answer) const;
  void take_names(FacetField field, const Json& values, FacetCounts& counts) const;
  FacetCounts many_counts(FacetField field) const;
  std::vector<ScoredEntry> read_page(Json question, std::size_t offset, std::size_t limit) const;
  std::vector<EntryNumber> first_named(const PageRequest& request) const;

  RemoteEngine& engine_;
  std::shared_ptr<const Plan> plan_;
  Json query_;
  bool has_scores_ = false;
  std::vector<WordToShow> words_to_show_;
  mutable std::optional<Numbers> numbers_;
  mutable std::map<FacetField, FacetCounts> facets_;  ///< those that came with the page
};

/// How telling a word is, as its commonest term says.
double RemoteEngine::RemoteFindings::idf(const ExpandedQueryWord& word) const {
  std::size_t most = 0;
  for (const WeightedTerm& term : word.meaning.terms) {
    most = std::max<std::size_t>(most, reader().dictionary().entries(term.text));
  }
  return idf_of(columns().size(), std::min(most, columns().size()));
}

const RemoteEngine::RemoteFindings::Numbers& RemoteEngine::RemoteFindings::numbers() const {
  if (numbers_) return *numbers_;
  const Json question = {{"size", 0},
                         {"track_total_hits", true},
                         {"query", query_},
                         {"aggs", {{"passing", {{"filter", engine_.filter_query()}}}}}};
  const Json answer = engine_.search(question);
  if (answer.at("hits").at("total").at("relation") != "eq") {
    engine_.generation_->cluster->fail("the total is not exact");
  }
  numbers_ = Numbers{number_at(answer, "/hits/total/value"),
                     number_at(answer, "/aggregations/passing/doc_count")};
  return *numbers_;
}

// ---- Facets ----

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

void RemoteEngine::RemoteFindings::take_names(FacetField field, const Json& values,
                                              FacetCounts& counts) const {
  for (const Json& bucket : values) {
    const Json& key = bucket.at("key");
    const auto ordinal = (key.is_object() ? key.at("value") : key).get<std::uint32_t>();
    if (ordinal >= columns().names(field_of(field)).size()) {
      engine_.generation_->cluster->fail("a value of " + facet_name(field) +
                                         " is none of this generation");
    }
    counts.names.push_back({ordinal, bucket.at("doc_count").get<std::size_t>()});
  }
}

FacetCounts RemoteEngine::RemoteFindings::counts_from(FacetField field, const Json& answer) const {
  FacetCounts counts;
  counts.none = number_at(answer, "/none/doc_count");
  const std::size_t by_words = values_by_words(field, engine_.filters_.chosen()).size();
  for (std::size_t i = 0; i < by_words; ++i) {
    counts.words.push_back(
        answer.at("words" + std::to_string(i)).at("doc_count").get<std::size_t>());
  }
  if (!answer.contains("values")) return counts;
  const Json& values = answer.at("values");
  if (number_at(values, "/sum_other_doc_count") != 0 ||
      number_at(values, "/doc_count_error_upper_bound") != 0) {
    engine_.generation_->cluster->fail("the counts of " + facet_name(field) + " are not exact");
  }
  if (counts_dates(field)) {
    for (const Json& bucket : values.at("buckets")) {
      counts.dates[bucket.at("key").get<std::uint32_t>()] = bucket.at("doc_count");
    }
    return counts;
  }
  take_names(field, values.at("buckets"), counts);
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
    const Json answer = engine_.search(
        {{"size", 0}, {"query", both_of(query_, passing)}, {"aggs", std::move(aggregations)}});
    const Json& said = answer.at("aggregations");
    if (first) counts = counts_from(field, said);
    take_names(field, said.at("pages").at("buckets"), counts);
    if (!said.at("pages").contains("after_key")) return counts;
    pages["after"] = said.at("pages").at("after_key");
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

void RemoteEngine::RemoteFindings::take_facets(const Json& answers) const {
  for (const FacetRequest& facet : engine_.options_.facets) {
    const auto answer = answers.find(facet_name(facet.field));
    if (answer != answers.end()) facets_[facet.field] = counts_from(facet.field, *answer);
  }
}

Facet RemoteEngine::RemoteFindings::facet(const FacetRequest& request) const {
  if (!facets_.contains(request.field)) {
    if (has_many_values(request.field)) {
      facets_[request.field] = many_counts(request.field);
    } else {
      const Json answer =
          engine_.search({{"size", 0}, {"query", query_}, {"aggs", facet_questions()}});
      take_facets(answer.at("aggregations"));
    }
  }
  return facet_of(engine_.session_, request, facets_.at(request.field), engine_.filters_.chosen());
}

// ---- The page ----

Json RemoteEngine::RemoteFindings::hits_question(Sort sort) const {
  return {{"query", query_},           {"post_filter", engine_.filter_query()},
          {"sort", order_of(sort)},    {"track_scores", true},
          {"track_total_hits", false}, {"_source", false}};
}

/// The hits of a page; beyond what a cluster gives at once, from one of its pages to the next.
std::vector<ScoredEntry> RemoteEngine::RemoteFindings::read_page(Json question, std::size_t offset,
                                                                 std::size_t limit) const {
  std::vector<ScoredEntry> entries;
  const std::size_t end = std::min(offset + limit, total());
  const bool one_page = offset + limit <= kMostHits;
  for (std::size_t at = one_page ? offset : 0; at < end;) {
    question["size"] = std::min(end - at, kMostHits);
    if (one_page) question["from"] = offset;
    const Json answer = engine_.search(question);
    if (question.erase("aggs") > 0) take_facets(answer.at("aggregations"));
    const Json& hits = answer.at("hits").at("hits");
    if (hits.size() != question["size"]) {
      engine_.generation_->cluster->fail("there are fewer hits than were counted");
    }
    for (const Json& hit : hits) {
      if (at++ < offset) continue;
      const Json& score = hit.at("_score");
      entries.push_back({engine_.entry_of(hit), score.is_number() ? score.get<double>() : 0});
    }
    question["search_after"] = hits.back().at("sort");
  }
  return entries;
}

/// Asks which hits come first; in the order of relevance.
std::vector<EntryNumber> RemoteEngine::RemoteFindings::first_named(
    const PageRequest& request) const {
  const auto numbers_of = [](const std::vector<ScoredEntry>& scored) {
    std::vector<EntryNumber> entries;
    for (const ScoredEntry& entry : scored) entries.push_back(entry.entry);
    return entries;
  };
  const std::vector<EntryNumber> first =
      request.first(numbers_of(read_page(hits_question(Sort::relevance), 0, request.judged)));
  if (first.empty()) return {};
  std::vector<Json> ranks;
  for (const EntryNumber entry : first) ranks.push_back(columns().newest_rank(entry));
  Json question = hits_question(Sort::relevance);
  const Json named = {{"terms", {{"newest", ranks}}}};
  question["query"] = both_of(query_, named);
  question["size"] = first.size();
  const Json answer = engine_.search(question);
  std::vector<EntryNumber> entries;
  for (const Json& hit : answer.at("hits").at("hits")) entries.push_back(engine_.entry_of(hit));
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

// ---- The engine ----

RemoteEngine::RemoteEngine(std::shared_ptr<const RemoteGeneration> generation,
                           IndexReader::Session& session, const SearchOptions& options,
                           const RankingConstants& constants, const Deadline& deadline)
    : generation_(std::move(generation)),
      session_(session),
      options_(options),
      constants_(constants),
      deadline_(deadline),
      filters_(session, options, deadline) {
  refuse(options.explain, "an explanation");
  refuse(options.expand.feedback, "feedback");
  refuse(options.prefer_recent, "a preference for recent entries");
  for (const ChosenFilter& filter : filters_.chosen()) {
    filter_queries_.push_back({filter.field, query_of(filter, session.reader())});
  }
}

RemoteEngine::~RemoteEngine() = default;

Json RemoteEngine::search(const Json& body) const {
  return generation_->cluster->search(generation_->index, body, deadline_);
}

Json RemoteEngine::filter_query(std::optional<FacetField> aside) const {
  std::vector<Json> filters;
  for (const FilterQuery& filter : filter_queries_) {
    if (filter.field != aside) filters.push_back(filter.query);
  }
  if (filters.empty()) return everything_query();
  return {{"bool", {{"filter", std::move(filters)}}}};
}

EntryNumber RemoteEngine::entry_of(const Json& hit) const {
  const auto rank = static_cast<std::size_t>(std::stoull(hit.at("_id").get<std::string>()));
  if (rank >= generation_->by_newest.size()) {
    generation_->cluster->fail("a hit is no entry of this generation");
  }
  return generation_->by_newest[rank];
}

std::unique_ptr<Findings> RemoteEngine::find(std::shared_ptr<const Plan> plan) {
  return std::make_unique<RemoteFindings>(*this, std::move(plan));
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
  const Json answer = search({{"size", ranks.size()}, {"query", query}, {"_source", "json"}});
  stored_.clear();
  for (const Json& hit : answer.at("hits").at("hits")) {
    stored_[entry_of(hit)] = hit.at("_source").at("json").get<std::string>();
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

}  // namespace pprsearch
