#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "index/current_reader.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"
#include "query/tree.h"
#include "search/answer/facets.h"
#include "search/answer/snippet.h"
#include "search/plan/facet_names.h"
#include "search/query_match.h"
#include "search/rank/feedback.h"
#include "search/rank/scorer.h"
#include "search/rank/similar.h"
#include "search/suggest/completer.h"
#include "search/suggest/suggestions.h"
#include "search/trial_searcher.h"

// The conductor. A search is a straight line from a text to a result: reader, query, sets,
// filters, scores, page, facets, suggestions. Each step is a module that knows none of the later
// ones. Only this file knows their order, and it holds what passes from one to the next. It
// decides nothing itself about words: how plain words are combined is in query_match.cc, what a
// word stands for in plan/, what an entry is worth in rank/. Completions have a conductor of their
// own (suggest/completer.cc).
//
// What must hold:
// - One generation answers the whole call. Search takes a session of one reader and keeps it; a
//   generation that is published meanwhile is met by the next call.
// - Sets come before scores. Total and facets are counted from complete sets; a score orders the
//   hits, and never decides what is found.
// - A facet is counted over the matches that pass every filter except those of its own field.
// - The deadline is checked between steps. A step that comes too late is left out, the result says
//   `cut_short`, and what the result has is right.

namespace pprsearch {
namespace {

/// One search, from one generation: the parts are asked in turn, each once.
class Search {
 public:
  Search(const std::shared_ptr<const IndexReader>& reader, std::string_view text,
         const SearchOptions& options, const RankingConstants& constants)
      : session_(reader->session()),
        columns_(session_.reader().columns()),
        basis_{constants, session_.reader().collection(), columns_},
        options_(options),
        deadline_(options.time_limit) {
    result_.text = text;
    result_.offset = options.offset;
    result_.limit = options.limit;
    result_.index = session_.reader().generation();
  }

  SearchResult run(const ParsedQuery& parsed) {
    result_.interpretation = parsed.query.to_string();
    take(match_query(session_, parsed.query, options_, deadline_));
    result_.diagnostics = parsed.diagnostics;
    result_.diagnostics.insert(result_.diagnostics.end(), found_->diagnostics.begin(),
                               found_->diagnostics.end());

    const FacetFilters filters(session_, options_.filters);
    result_.filters = filters.resolved();
    if (cut_short(!matcher().complete())) return std::move(result_);
    add_answers(filters);
    if (options_.suggest && !cut_short(false)) add_suggestions(parsed.query, filters);
    return std::move(result_);
  }

  SearchResult run_similar(EntryNumber source) {
    result_.similar_to = std::exchange(result_.text, {});
    auto plan = std::make_unique<const Plan>(similar_plan(session_, source, basis_.constants));
    Matcher matching(session_, *plan, deadline_);
    take({Match::any, std::move(plan), std::move(matching), {}});
    const FacetFilters filters(session_, options_.filters);
    result_.filters = filters.resolved();
    if (!cut_short(!matcher().complete())) add_answers(filters);
    return std::move(result_);
  }

 private:
  void take(QueryMatch found) {
    found_.emplace(std::move(found));
    result_.match = found_->match;
    scorer_.emplace(session_, found_->matcher, deadline_, basis_);
  }
  const Matcher& matcher() const { return found_->matcher; }

  /// Notes that a step has to be left out where the time is up.
  bool cut_short(bool late) {
    result_.cut_short = result_.cut_short || late || deadline_.passed();
    return result_.cut_short;
  }

  void add_answers(const FacetFilters& filters);
  void add_suggestions(const Query& query, const FacetFilters& filters);
  void add_hits(const EntrySet& hits);
  EntryNumbers scores(const EntrySet& hits);
  void add_feedback(const EntrySet& hits, EntryNumbers& scores);
  std::vector<EntryNumber> page(const EntrySet& hits, const EntryNumbers& scores) const;
  Hit hit(EntryNumber number, SnippetMaker& snippets);
  std::vector<SharedReason> shared_reasons(std::vector<ScorePart> parts);

  IndexReader::Session session_;
  const Columns& columns_;
  RankingBasis basis_;
  const SearchOptions& options_;
  Deadline deadline_;
  std::optional<QueryMatch> found_;
  std::optional<Scorer> scorer_;
  SearchResult result_;
};

void Search::add_answers(const FacetFilters& filters) {
  const EntrySet hits = filters.pass(matcher().matches());
  result_.total = hits.count();
  add_hits(hits);
  for (const FacetRequest& request : options_.facets) {
    if (cut_short(false)) return;
    const EntrySet matches = filters.pass(matcher().matches(), request.field);
    result_.facets.push_back(count_facet(session_, request, matches, filters.resolved()));
  }
  if (options_.explain) {
    result_.expansion = scorer_->expansion();
    result_.feedback = scorer_->feedback();
  }
}

/// Other spellings are worth a look where this one found little.
constexpr std::size_t kLittle = 3;

void Search::add_suggestions(const Query& query, const FacetFilters& filters) {
  SearchOptions asked = options_;
  asked.syntax = Syntax::lenient;
  const Suggester suggester(session_, options_, [&](const Query& other) {
    const QueryMatch found = match_query(session_, other, asked, deadline_);
    if (cut_short(!found.matcher.complete())) return std::size_t{0};  // and so not suggested
    return filters.pass(found.matcher.matches()).count();
  });
  // Where any of the words had to do, all of them found nothing.
  const bool fell_back = options_.match == Match::automatic && result_.match == Match::any;
  const std::size_t total = fell_back ? 0 : result_.total;
  if (total < kLittle) result_.suggestions = suggester.spelling(query, total);
  for (Suggestion& topic : suggester.topics(*found_->plan)) {
    result_.suggestions.push_back(std::move(topic));
  }
}

EntryNumbers Search::scores(const EntrySet& hits) {
  EntryNumbers scores = scorer_->scores(hits);
  if (!scorer_->has_scores()) return scores;
  if (options_.expand.feedback) add_feedback(hits, scores);
  if (options_.prefer_recent) scorer_->add_recency(hits, scores);
  return scores;
}

/// The second pass: the words of the best entries count, too.
void Search::add_feedback(const EntrySet& hits, EntryNumbers& scores) {
  std::vector<ScoredEntry> best;
  for (const EntryNumber entry :
       first_of(hits, basis_.constants.feedback_entries, ByScore{scores, columns_})) {
    best.push_back({entry, scores[entry]});
  }
  if (best.empty() || best.front().score <= 0 || cut_short(false)) return;
  scorer_->add_feedback(feedback_words(session_, best, scorer_->total_weight(), basis_.constants),
                        hits, scores);
}

/// The entries up to the end of the page in the order in force.
std::vector<EntryNumber> first_hits(const EntrySet& hits, std::size_t most, Sort sort,
                                    const ByScore& by_score) {
  const Columns& columns = by_score.columns;
  const auto newest = [&](EntryNumber e) { return columns.newest_rank(e); };
  const auto oldest = [&](EntryNumber e) {
    const std::uint32_t date = columns.published(e);
    return std::pair(date == 0 ? std::numeric_limits<std::uint32_t>::max() : date, newest(e));
  };
  const auto title = [&](EntryNumber e) { return columns.title_rank(e); };
  const auto first_by = [&](auto key) {
    return first_of(hits, most, [&](EntryNumber a, EntryNumber b) { return key(a) < key(b); });
  };
  switch (sort) {
    case Sort::relevance:
      break;
    case Sort::newest:
      return first_by(newest);
    case Sort::oldest:
      return first_by(oldest);
    case Sort::title:
      return first_by(title);
  }
  return first_of(hits, most, by_score);
}

/// The entries of the page in their order.
std::vector<EntryNumber> Search::page(const EntrySet& hits, const EntryNumbers& scores) const {
  if (options_.limit == 0) return {};
  std::vector<EntryNumber> entries =
      first_hits(hits, options_.offset + options_.limit, result_.sort, ByScore{scores, columns_});
  const std::size_t before = std::min(options_.offset, entries.size());
  entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(before));
  return entries;
}

void Search::add_hits(const EntrySet& hits) {
  const bool scored = scorer_->has_scores();
  result_.sort = options_.sort == Sort::relevance && !scored ? Sort::newest : options_.sort;
  const EntryNumbers scores = this->scores(hits);
  SnippetMaker snippets(scorer_->words_to_show(), session_.analyzer());
  for (const EntryNumber number : page(hits, scores)) {
    if (cut_short(false)) return;
    Hit found = hit(number, snippets);
    found.rank = options_.offset + result_.hits.size() + 1;
    found.score = scores[number];
    result_.hits.push_back(std::move(found));
  }
}

Hit Search::hit(EntryNumber number, SnippetMaker& snippets) {
  Hit hit;
  hit.id = columns_.id(number);
  const bool similar = !result_.similar_to.empty();
  if (options_.explain || similar) hit.explanation = scorer_->explain(number);
  if (similar) hit.shared = shared_reasons(hit.explanation);
  if (!options_.explain) hit.explanation.clear();
  if (!options_.entries) return hit;
  hit.entry = session_.entry(number);
  hit.snippets = snippets.snippets(hit.entry, options_.snippets);
  hit.title_highlights = snippets.highlights(Field::title, hit.entry.title);
  return hit;
}

/// More words say nothing more to a reader.
constexpr std::size_t kSharedWords = 5;

std::vector<SharedReason> Search::shared_reasons(std::vector<ScorePart> parts) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  const FacetNames topics(session_, Field::topic);
  std::vector<SharedReason> reasons;
  const auto add = [&](ScoreKind part_kind, SharedKind kind, std::size_t most) {
    for (const ScorePart& part : parts) {
      if (part.kind != part_kind || most == 0) continue;
      reasons.push_back({kind, kind == SharedKind::topic ? topics.label(part.word) : part.word});
      --most;
    }
  };
  add(ScoreKind::topic, SharedKind::topic, parts.size());
  add(ScoreKind::author, SharedKind::author, parts.size());
  add(ScoreKind::words, SharedKind::word, kSharedWords);
  return reasons;
}

void check_window(const SearchOptions& options) {
  if (options.limit <= options.max_window && options.offset <= options.max_window - options.limit) {
    return;
  }
  throw LimitError("window",
                   "offset and limit together are over " + std::to_string(options.max_window));
}

std::optional<EntryNumber> number_of(const IndexReader::Session& session, std::string_view id) {
  const PostingList found = session.postings_of_value(Field::id, id);
  if (found.empty()) return std::nullopt;
  return found.entries.front();
}

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(const std::string& folder, const RankingConstants& constants = kRanking)
      : folder_(folder), constants_(constants), readers_(folder) {}
  Impl(const std::string& folder, std::uint64_t generation)
      : folder_(folder), readers_(folder, generation) {}
  /// The same, always of one generation, which is open already.
  Impl(const Impl& other, std::shared_ptr<const IndexReader> reader)
      : folder_(other.folder_),
        constants_(other.constants_),
        readers_(folder_, std::move(reader)) {}

  const std::string& folder() const { return folder_; }
  const RankingConstants& constants() const { return constants_; }
  CurrentReader& readers() { return readers_; }
  std::shared_ptr<const IndexReader> reader() { return readers_.get(); }

 private:
  std::string folder_;
  RankingConstants constants_ = kRanking;
  CurrentReader readers_;
};

Searcher::Searcher(const std::string& folder) : impl_(std::make_unique<Impl>(folder)) {}
Searcher::Searcher(const std::string& folder, std::uint64_t generation)
    : impl_(std::make_unique<Impl>(folder, generation)) {}
Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Searcher TrialSearcher::open(const std::string& folder, const RankingConstants& constants) {
  return Searcher(std::make_unique<Searcher::Impl>(folder, constants));
}

Searcher Searcher::snapshot() const {
  return translating_errors(
      impl_->folder(), [&] { return Searcher(std::make_unique<Impl>(*impl_, impl_->reader())); });
}

SearchResult Searcher::search(std::string_view query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    Search search(impl_->reader(), query, options, impl_->constants());
    return search.run(parse_query(query, options.syntax, options.limits));
  });
}

SearchResult Searcher::search(const Query& query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    return Search(impl_->reader(), query.to_string(), options, impl_->constants()).run({query, {}});
  });
}

SearchResult Searcher::similar(std::string_view id, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const std::shared_ptr<const IndexReader> reader = impl_->reader();
    const auto source = number_of(reader->session(), id);
    if (!source) {
      throw Error("there is no entry with the id '" + std::string(id) + "'", ErrorKind::not_found);
    }
    return Search(reader, id, options, impl_->constants()).run_similar(*source);
  });
}

std::vector<Completion> Searcher::complete(std::string_view beginning, std::size_t most) const {
  return translating_errors(impl_->folder(), [&] {
    IndexReader::Session session = impl_->reader()->session();
    return Completer(session).complete(beginning, most);
  });
}

std::optional<Entry> Searcher::find(std::string_view id) const {
  return translating_errors(impl_->folder(), [&]() -> std::optional<Entry> {
    const IndexReader::Session session = impl_->reader()->session();
    const auto number = number_of(session, id);
    if (!number) return std::nullopt;
    return session.entry(*number);
  });
}

void Searcher::each(const std::function<bool(const Entry&)>& visit) const {
  const std::shared_ptr<const IndexReader> reader = impl_->reader();
  const IndexReader::Session session =
      translating_errors(impl_->folder(), [&] { return reader->session(); });
  for (EntryNumber number = 0; number < reader->columns().size(); ++number) {
    if (!visit(session.entry(number))) return;
  }
}

Generation Searcher::generation() const { return impl_->reader()->generation(); }

Taxonomy Searcher::taxonomy() const { return impl_->reader()->taxonomy(); }

std::string Searcher::stale_reason() const { return impl_->readers().stale_reason(); }

}  // namespace pprsearch
