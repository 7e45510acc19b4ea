#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "index/current_reader.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"
#include "query/tree.h"
#include "search/answer/matched_names.h"
#include "search/answer/snippet.h"
#include "search/local_engine.h"
#include "search/plan/facet_names.h"
#include "search/plan/relative_dates.h"
#include "search/query_plan.h"
#include "search/reading/reference_reader.h"
#include "search/suggest/completer.h"
#include "search/suggest/empty_answer.h"
#include "search/suggest/suggestions.h"
#include "search/trial_searcher.h"

// The conductor. A search is a straight line from a text to a result: reader, query, sets,
// filters, scores, page, facets, suggestions. Each step is a module that knows none of the later
// ones. Only this file knows their order, and it holds what passes from one to the next. It
// decides nothing itself about words: how plain words are combined is in query_plan.cc, what a
// word stands for in plan/. Of what matches, scores and counts it knows the interface in engine.h.
// Completions have a conductor of their own (suggest/completer.cc).
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

std::string with_total(const std::string& query, std::size_t total) {
  return query + " (" + std::to_string(total) + (total == 1 ? " entry)" : " entries)");
}

/// One search, from one generation: the parts are asked in turn, each once.
class Search {
 public:
  Search(const std::shared_ptr<const IndexReader>& reader, std::string_view text,
         const SearchOptions& options, const RankingConstants& constants)
      : session_(reader->session()),
        options_(options),
        constants_(constants),
        deadline_(options.time_limit),
        engine_(std::make_unique<LocalEngine>(session_, options, constants, deadline_)) {
    result_.text = text;
    result_.offset = options.offset;
    result_.limit = options.limit;
    result_.index = session_.reader().generation();
    result_.filters = engine_->filters();
  }

  /// Of a text, which may refer to certain entries.
  SearchResult run(std::string_view text, ParsedQuery parsed) {
    references_ =
        std::make_unique<ReferenceReader>(session_, options_, deadline_, text, std::move(parsed));
    return run(references_->parsed());
  }

  SearchResult run(const ParsedQuery& parsed) {
    result_.diagnostics = parsed.diagnostics;
    const Query query = with_dates(parsed.query, options_, result_.diagnostics);
    result_.interpretation = query.to_string();
    PlannedQuery planned =
        plan_query(session_, query, options_, [&](const Plan& plan) { return find(plan); });
    result_.match = planned.match;
    std::ranges::move(planned.diagnostics, std::back_inserter(result_.diagnostics));
    std::ranges::copy(engine_->diagnostics(), std::back_inserter(result_.diagnostics));
    if (cut_short(!found_->complete())) return std::move(result_);
    add_answers();
    if (options_.suggest && !cut_short(false)) add_suggestions(query, *planned.plan);
    if (!parsed.corrected.empty() && !cut_short(false)) add_reading(parsed.corrected);
    return std::move(result_);
  }

  /// How many entries a corrected query finds; nullopt if it cannot be told.
  std::optional<std::size_t> total_of(const std::string& corrected);

  SearchResult run_similar(EntryNumber source) {
    result_.similar_to = std::exchange(result_.text, {});
    const Plan plan = engine_->similar(source);
    result_.match = Match::any;
    result_.diagnostics = engine_->diagnostics();
    find(plan);
    if (!cut_short(!found_->complete())) add_answers();
    return std::move(result_);
  }

 private:
  /// Whether the plan finds any entry before the filters.
  bool find(const Plan& plan) {
    found_ = engine_->find(plan);
    plan_ = &plan;
    return !found_->empty();
  }

  /// Notes that a step has to be left out where the time is up.
  bool cut_short(bool late) {
    result_.cut_short = result_.cut_short || late || deadline_.passed();
    return result_.cut_short;
  }

  void add_answers();
  void add_hits();
  Hit hit(EntryNumber number, SnippetMaker& snippets, const NameMarker& names);
  std::vector<SharedReason> shared_reasons(std::vector<ScorePart> parts);
  void add_suggestions(const Query& query, const Plan& plan);
  void add_reading(const std::string& corrected);
  void explain_nothing(const Query& query);
  std::size_t count(const Query& other, const SearchOptions& asked, Engine& engine);

  IndexReader::Session session_;
  const SearchOptions& options_;
  const RankingConstants& constants_;
  Deadline deadline_;
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Findings> found_;
  const Plan* plan_ = nullptr;                   ///< of what was found
  std::unique_ptr<ReferenceReader> references_;  ///< of a text
  SearchResult result_;
};

void Search::add_answers() {
  result_.total = found_->total();
  add_hits();
  for (const FacetRequest& request : options_.facets) {
    if (cut_short(false)) return;
    result_.facets.push_back(found_->facet(request));
  }
  if (options_.explain) {
    result_.expansion = found_->expansion();
    result_.feedback = found_->feedback();
  }
}

void Search::add_hits() {
  PageRequest request{options_.offset, options_.limit, options_.sort, options_.expand.feedback,
                      options_.prefer_recent};
  if (references_ != nullptr && references_->judged() > 0) {
    request.judged = references_->judged();
    request.first = [&](const auto& best) { return references_->first(best); };
  }
  const Page page = found_->page(request);
  result_.sort = page.sort;
  if (!page.first.empty()) result_.diagnostics.push_back(references_->note(page.first.size()));
  SnippetMaker snippets(found_->words_to_show(), session_.analyzer());
  const NameMarker names(*plan_, session_, snippets);
  for (const ScoredEntry& entry : page.entries) {
    if (cut_short(false)) return;
    Hit found = hit(entry.entry, snippets, names);
    found.rank = options_.offset + result_.hits.size() + 1;
    found.score = entry.score;
    found.cited = found.rank <= page.first.size();
    result_.hits.push_back(std::move(found));
  }
}

Hit Search::hit(EntryNumber number, SnippetMaker& snippets, const NameMarker& names) {
  Hit hit;
  hit.id = engine_->id(number);
  const bool similar = !result_.similar_to.empty();
  if (options_.explain || similar) hit.explanation = found_->explain(number);
  if (similar) hit.shared = shared_reasons(hit.explanation);
  if (!options_.explain) hit.explanation.clear();
  if (!options_.entries) return hit;
  hit.entry = engine_->entry(number);
  hit.snippets = snippets.snippets(hit.entry, options_.snippets);
  if (options_.snippets > 0) hit.implication = snippets.implication(hit.entry);
  hit.title_highlights = snippets.highlights(Field::title, hit.entry.title);
  hit.matched_authors = names.authors(hit.entry);
  hit.matched_topics = names.topics(hit.entry);
  return hit;
}

void Search::add_suggestions(const Query& query, const Plan& plan) {
  SearchOptions asked = options_;
  asked.syntax = Syntax::lenient;
  const Suggester suggester(session_, options_,
                            [&](const Query& other) { return count(other, asked, *engine_); });
  // Where any of the words had to do, or one is in no entry, what was meant found nothing.
  const bool fell_back = options_.match == Match::automatic && result_.match == Match::any;
  const std::size_t total = fell_back || !plan.unknown.empty() ? 0 : result_.total;
  result_.suggestions = suggester.spelling(query, total);
  std::ranges::move(suggester.related(query, result_.total, plan.unknown),
                    std::back_inserter(result_.suggestions));
  for (Suggestion& topic : suggester.topics(plan)) {
    result_.suggestions.push_back(std::move(topic));
  }
  if (result_.total == 0) explain_nothing(query);
}

std::optional<std::size_t> Search::total_of(const std::string& corrected) {
  SearchOptions asked = options_;
  asked.syntax = Syntax::strict;
  try {
    const Query query = parse_query(corrected, Syntax::strict, options_.limits).query;
    const std::size_t total = count(query, asked, *engine_);
    if (cut_short(false)) return std::nullopt;
    return total;
  } catch (const Error&) {  // a topic that does not exist, or too many words of a wildcard
    return std::nullopt;
  }
}

/// What the text may have meant is told where it is said that something was misread, so that every
/// format of output has it, and is a suggestion that can be followed.
void Search::add_reading(const std::string& corrected) {
  const std::optional<std::size_t> total = total_of(corrected);
  if (!total) return;
  Suggestion reading;
  reading.kind = SuggestionKind::reading;
  reading.text = corrected;
  reading.total = *total;
  result_.suggestions.insert(result_.suggestions.begin(), reading);
  if (result_.diagnostics.empty()) return;
  result_.diagnostics.front().message += "; did you mean " + with_total(corrected, *total) + '?';
}

/// Which part of the query is to blame that nothing was found. A word put right keeps all of the
/// query, so it is nearer than any query with less in it.
void Search::explain_nothing(const Query& query) {
  SearchOptions asked = options_;
  asked.syntax = Syntax::lenient;
  std::map<FiltersInForce, std::unique_ptr<Engine>> engines;
  const CountUnder count_under = [&](const Query& other, const FiltersInForce& in_force) {
    std::unique_ptr<Engine>& engine = engines[in_force];
    if (engine == nullptr) {
      asked.filters.clear();
      for (std::size_t i = 0; i < in_force.size(); ++i) {
        if (in_force[i]) asked.filters.push_back(options_.filters[i]);
      }
      engine = std::make_unique<LocalEngine>(session_, asked, constants_, deadline_);
    }
    return cut_short(false) ? 0 : count(other, asked, *engine);
  };
  result_.empty_answer =
      explain_empty(query, result_.match == Match::all, options_.filters.size(), count_under);
  const bool is_misspelt = std::ranges::any_of(result_.suggestions, [](const Suggestion& other) {
    return other.kind == SuggestionKind::spelling;
  });
  if (result_.empty_answer && is_misspelt) result_.empty_answer->nearest.reset();
  if (cut_short(false)) result_.empty_answer.reset();
}

/// How many entries another query finds; none if the time is up, so that it is not suggested.
std::size_t Search::count(const Query& other, const SearchOptions& asked, Engine& engine) {
  std::unique_ptr<Findings> found;
  std::vector<Diagnostic> told;
  const Query query = with_dates(other, asked, told);
  const PlannedQuery planned = plan_query(session_, query, asked, [&](const Plan& plan) {
    found = engine.find(plan);
    return !found->empty();
  });
  return cut_short(!found->complete()) ? 0 : found->total();
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

/// The error, whose message ends with the query that was meant, with the total of that query.
QuerySyntaxError with_exact_total(const QuerySyntaxError& error, std::optional<std::size_t> total) {
  std::string message = error.what();
  const std::size_t place = message.rfind(error.corrected() + '?');
  if (total && place != message.npos) {
    message = message.substr(0, place) + with_total(error.corrected(), *total) + '?';
  }
  return {error.code(), message, error.offset(), error.length(), error.corrected()};
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
    try {
      const ParsedQuery parsed = parse_query(query, options.syntax, options.limits);
      return Search(impl_->reader(), query, options, impl_->constants()).run(query, parsed);
    } catch (const QuerySyntaxError& error) {
      if (error.corrected().empty()) throw;
      Search search(impl_->reader(), query, options, impl_->constants());
      throw with_exact_total(error, search.total_of(error.corrected()));
    }
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

std::vector<std::string> Searcher::ids(std::string_view beginning, std::size_t most) const {
  return translating_errors(impl_->folder(), [&] {
    const std::shared_ptr<const IndexReader> reader = impl_->reader();
    const Columns& columns = reader->columns();
    std::set<std::string> first;
    for (EntryNumber entry = 0; entry < columns.size() && most > 0; ++entry) {
      const std::string_view id = columns.id(entry);
      if (!id.starts_with(beginning)) continue;
      if (first.size() == most && id >= *first.rbegin()) continue;
      first.emplace(id);
      if (first.size() > most) first.erase(std::prev(first.end()));
    }
    return std::vector<std::string>(first.begin(), first.end());
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
