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
#include "query/open_word.h"
#include "query/tree.h"
#include "search/answer/matched_names.h"
#include "search/answer/snippet.h"
#include "search/local_engine.h"
#include "search/plan/facet_names.h"
#include "search/plan/relative_dates.h"
#include "search/query_plan.h"
#include "search/rank/shared_reasons.h"
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
// - Each step asks for the time as it works, and is left out as a whole if the time is up before it
//   is done (in_time). Then the result says `cut_short`, and what the result has is right.

namespace pprsearch {
namespace {

std::string with_total(const std::string& query, std::size_t total) {
  return query + " (" + std::to_string(total) + (total == 1 ? " entry)" : " entries)");
}

/// Beyond so many words no other query is suggested, and why nothing was found is not told.
constexpr std::ptrdiff_t kMostWordsToSuggest = 128;
constexpr std::ptrdiff_t kMostWordsToExplain = 512;

std::ptrdiff_t words_in(const std::string& interpretation) {
  return 1 + std::ranges::count_if(interpretation, [](char c) { return c == ' ' || c == '-'; });
}

/// One search, from one generation: the parts are asked in turn, each once.
class Search {
 public:
  /// Whether the hits are part of the result, or are read by next_hit().
  enum class Hits { in_result, one_by_one };

  /// What it is given must live longer.
  Search(const std::shared_ptr<const IndexReader>& reader, std::string_view text,
         const SearchOptions& options, const RankingConstants& constants,
         Hits hits = Hits::in_result)
      : session_(reader->session()),
        options_(options),
        constants_(constants),
        deadline_(options.time_limit),
        hits_(hits) {
    session_.set_deadline(deadline_);
    result_.text = text;
    result_.offset = options.offset;
    result_.limit = options.limit;
    result_.index = session_.reader().generation();
    in_time([&] {
      engine_ = std::make_unique<LocalEngine>(session_, options, constants, deadline_);
      result_.filters = engine_->filters();
    });
  }
  Search(const Search&) = delete;  // the engine knows where its parts are
  Search& operator=(const Search&) = delete;

  /// Of a text, which may refer to certain entries.
  void run(std::string_view text, const ParsedQuery& parsed) {
    in_time([&] {
      references_ = std::make_unique<ReferenceReader>(session_, options_, deadline_, text, parsed);
    });
    run(references_ == nullptr ? parsed : references_->parsed());
  }

  void run(const ParsedQuery& parsed) {
    result_.diagnostics = parsed.diagnostics;
    const Query query = with_dates(parsed.query, options_, result_.diagnostics);
    result_.interpretation = query.to_string();
    PlannedQuery planned;
    in_time([&] {
      planned = plan_query(session_, query, options_, [&](const Plan& plan) { return find(plan); });
      result_.match = planned.match;
      std::ranges::move(planned.diagnostics, std::back_inserter(result_.diagnostics));
      std::ranges::copy(engine_->diagnostics(), std::back_inserter(result_.diagnostics));
    });
    if (result_.cut_short) return;
    plan_ = std::move(planned.plan);
    add_answers();
    if (options_.suggest) add_suggestions(query, *plan_);
    if (!parsed.corrected.empty()) in_time([&] { add_reading(parsed.corrected); });
  }

  /// How many entries a corrected query finds; nullopt if it cannot be told.
  std::optional<std::size_t> total_of(const std::string& corrected);

  void run_similar(EntryNumber source) {
    result_.similar_to = std::exchange(result_.text, {});
    result_.match = Match::any;
    in_time([&] {
      result_.diagnostics = engine_->diagnostics();
      plan_ = std::make_unique<const Plan>(engine_->similar(source));
      find(*plan_);
    });
    if (!result_.cut_short) add_answers();
  }

  SearchResult& result() { return result_; }
  /// The next hit of the page.
  std::optional<Hit> next_hit();

 private:
  /// Whether the plan finds any entry before the filters.
  bool find(const Plan& plan) {
    found_ = engine_->find(plan);
    return !found_->empty();
  }

  /// Takes a step, unless the time is up before it is done.
  template <typename Step>
  void in_time(Step step) {
    if (result_.cut_short) return;
    try {
      deadline_.check();
      step();
    } catch (const TimeUp&) {
      result_.cut_short = true;
    }
  }

  PageRequest page_request();
  void add_answers();
  Hit hit(EntryNumber number);
  void add_suggestions(const Query& query, const Plan& plan);
  void add_reading(const std::string& corrected);
  void explain_nothing(const Query& query);
  std::size_t count(const Query& other, const SearchOptions& asked, Engine& engine);

  IndexReader::Session session_;
  const SearchOptions& options_;
  const RankingConstants& constants_;
  Deadline deadline_;
  Hits hits_;
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<const Plan> plan_;
  std::unique_ptr<Findings> found_;
  std::unique_ptr<ReferenceReader> references_;  ///< of a text
  std::optional<SnippetMaker> snippets_;
  std::optional<NameMarker> names_;
  Page page_;
  std::size_t read_ = 0;  ///< hits of the page
  SearchResult result_;
};

PageRequest Search::page_request() {
  PageRequest request{options_.offset, options_.limit, options_.sort, options_.expand.feedback,
                      options_.prefer_recent};
  if (references_ != nullptr && references_->judged() > 0) {
    request.judged = references_->judged();
    request.first = [&](const auto& best) { return references_->first(best); };
  }
  return request;
}

void Search::add_answers() {
  in_time([&] {
    const std::size_t total = found_->total();
    page_ = found_->page(page_request());
    result_.total = total;
    result_.sort = page_.sort;
    if (!page_.first.empty()) result_.diagnostics.push_back(references_->note(page_.first.size()));
    snippets_.emplace(found_->words_to_show(), session_.analyzer(), &deadline_);
    names_.emplace(*plan_, session_, *snippets_);
  });
  if (hits_ == Hits::in_result) {
    while (std::optional<Hit> next = next_hit()) result_.hits.push_back(std::move(*next));
  }
  for (const FacetRequest& request : options_.facets) {
    in_time([&] { result_.facets.push_back(found_->facet(request)); });
  }
  if (!options_.explain) return;
  in_time([&] {
    result_.expansion = found_->expansion();
    result_.feedback = found_->feedback();
  });
}

std::optional<Hit> Search::next_hit() {
  std::optional<Hit> next;
  if (read_ == page_.entries.size()) return next;
  in_time([&] {
    const ScoredEntry& entry = page_.entries[read_];
    next = hit(entry.entry);
    next->rank = options_.offset + ++read_;
    next->score = entry.score;
    next->cited = next->rank <= page_.first.size();
  });
  return next;
}

Hit Search::hit(EntryNumber number) {
  Hit hit;
  hit.id = engine_->id(number);
  const bool similar = !result_.similar_to.empty();
  if (options_.explain || similar) hit.explanation = found_->explain(number);
  if (similar) hit.shared = shared_reasons(session_, hit.explanation);
  if (!options_.explain) hit.explanation.clear();
  if (!options_.entries) return hit;
  hit.entry = engine_->entry(number);
  hit.snippets = snippets_->snippets(hit.entry, options_.snippets);
  if (options_.snippets > 0) hit.implication = snippets_->implication(hit.entry);
  hit.title_highlights = snippets_->highlights(Field::title, hit.entry.title);
  hit.matched_authors = names_->authors(hit.entry);
  hit.matched_topics = names_->topics(hit.entry);
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
  const auto add = [&](std::vector<Suggestion> more) {
    std::ranges::move(more, std::back_inserter(result_.suggestions));
  };
  const std::ptrdiff_t words = words_in(result_.interpretation);
  if (words <= kMostWordsToSuggest) {
    in_time([&] { add(suggester.spelling(query, total)); });
    in_time([&] { add(suggester.related(query, result_.total, plan.unknown)); });
    in_time([&] { add(suggester.topics(plan)); });
  }
  if (result_.total == 0 && words <= kMostWordsToExplain) in_time([&] { explain_nothing(query); });
}

std::optional<std::size_t> Search::total_of(const std::string& corrected) {
  SearchOptions asked = options_;
  asked.syntax = Syntax::strict;
  std::optional<std::size_t> total;
  try {
    in_time([&] {
      total = count(parse_query(corrected, Syntax::strict, options_.limits).query, asked, *engine_);
    });
  } catch (const Error&) {  // a topic that does not exist, or too many words of a wildcard
    return std::nullopt;
  }
  return total;
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
    return count(other, asked, *engine);
  };
  result_.empty_answer =
      explain_empty(query, result_.match == Match::all, options_.filters.size(), count_under);
  const bool is_misspelt = std::ranges::any_of(result_.suggestions, [](const Suggestion& other) {
    return other.kind == SuggestionKind::spelling;
  });
  if (result_.empty_answer && is_misspelt) result_.empty_answer->nearest.reset();
}

/// How many entries another query finds.
std::size_t Search::count(const Query& other, const SearchOptions& asked, Engine& engine) {
  std::unique_ptr<Findings> found;
  std::vector<Diagnostic> told;
  const Query query = with_dates(other, asked, told);
  const PlannedQuery planned = plan_query(session_, query, asked, [&](const Plan& plan) {
    found = engine.find(plan);
    return !found->empty();
  });
  return found->total();
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

namespace {

/// Reads the text as the options ask. An error that knows what was meant is thrown with the total
/// of that.
ParsedQuery read_text(std::string_view text, const std::shared_ptr<const IndexReader>& reader,
                      const SearchOptions& options, const RankingConstants& constants) {
  try {
    ParsedQuery parsed = parse_query(text, options.syntax, options.limits);
    if (options.last_word_open) parsed.query = with_open_last_word(parsed.query, text);
    return parsed;
  } catch (const QuerySyntaxError& error) {
    if (error.corrected().empty()) throw;
    Search search(reader, text, options, constants);
    throw with_exact_total(error, search.total_of(error.corrected()));
  }
}

void run_similar(Search& search, const std::shared_ptr<const IndexReader>& reader,
                 std::string_view id) {
  const auto source = number_of(reader->session(), id);
  if (!source) {
    throw Error("there is no entry with the id '" + std::string(id) + "'", ErrorKind::not_found);
  }
  search.run_similar(*source);
}

}  // namespace

SearchResult Searcher::search(std::string_view query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const std::shared_ptr<const IndexReader> reader = impl_->reader();
    const ParsedQuery parsed = read_text(query, reader, options, impl_->constants());
    Search search(reader, query, options, impl_->constants());
    search.run(query, parsed);
    return std::move(search.result());
  });
}

SearchResult Searcher::search(const Query& query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    Search search(impl_->reader(), query.to_string(), options, impl_->constants());
    search.run({query, {}});
    return std::move(search.result());
  });
}

SearchResult Searcher::similar(std::string_view id, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const std::shared_ptr<const IndexReader> reader = impl_->reader();
    Search search(reader, id, options, impl_->constants());
    run_similar(search, reader, id);
    return std::move(search.result());
  });
}

/// A search that has been run, but for its hits, and what it refers to.
class AnswerReader::Impl {
 public:
  Impl(const std::string& folder, const std::shared_ptr<const IndexReader>& reader,
       std::string_view text, const SearchOptions& options, const RankingConstants& constants)
      : folder_(folder),
        options_(options),
        constants_(constants),
        search_(reader, text, options_, constants_, Search::Hits::one_by_one) {}

  const std::string& folder() const { return folder_; }
  Search& search() { return search_; }

 private:
  std::string folder_;
  SearchOptions options_;
  RankingConstants constants_;
  Search search_;
};

AnswerReader::AnswerReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AnswerReader::AnswerReader(AnswerReader&&) noexcept = default;
AnswerReader& AnswerReader::operator=(AnswerReader&&) noexcept = default;
AnswerReader::~AnswerReader() = default;

const SearchResult& AnswerReader::result() const { return impl_->search().result(); }

std::optional<Hit> AnswerReader::next() {
  return translating_errors(impl_->folder(), [&] { return impl_->search().next_hit(); });
}

AnswerReader Searcher::answer(std::string_view query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const std::shared_ptr<const IndexReader> reader = impl_->reader();
    const ParsedQuery parsed = read_text(query, reader, options, impl_->constants());
    AnswerReader answer(std::make_unique<AnswerReader::Impl>(impl_->folder(), reader, query,
                                                             options, impl_->constants()));
    answer.impl_->search().run(query, parsed);
    return answer;
  });
}

AnswerReader Searcher::answer_similar(std::string_view id, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const std::shared_ptr<const IndexReader> reader = impl_->reader();
    AnswerReader answer(std::make_unique<AnswerReader::Impl>(impl_->folder(), reader, id, options,
                                                             impl_->constants()));
    run_similar(answer.impl_->search(), reader, id);
    return answer;
  });
}

std::vector<Completion> Searcher::complete(std::string_view beginning,
                                           const CompletionOptions& options) const {
  return translating_errors(impl_->folder(), [&] {
    IndexReader::Session session = impl_->reader()->session();
    const Deadline deadline(options.time_limit);
    session.set_deadline(deadline);
    return Completer(session, options).complete(beginning);
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
