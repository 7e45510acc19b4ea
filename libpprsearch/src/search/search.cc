#include "search/search.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <map>

#include "search/local_engine.h"
#include "search/plan/relative_dates.h"
#include "search/query_plan.h"
#include "search/rank/shared_reasons.h"
#include "search/suggest/askable.h"
#include "search/suggest/empty_answer.h"
#include "search/suggest/suggestions.h"

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

/// Beyond so many words no other query is suggested, and why nothing was found is not told.
constexpr std::ptrdiff_t kMostWordsToSuggest = 128;
constexpr std::ptrdiff_t kMostWordsToExplain = 512;

std::ptrdiff_t words_in(const std::string& interpretation) {
  return 1 + std::ranges::count_if(interpretation, [](char c) { return c == ' ' || c == '-'; });
}

}  // namespace

std::string with_total(const std::string& query, std::size_t total) {
  return query + " (" + std::to_string(total) + (total == 1 ? " entry)" : " entries)");
}

template <typename Step>
void Search::in_time(Step step) {
  if (result_.cut_short) return;
  try {
    deadline_.check();
    step();
  } catch (const TimeUp&) {
    result_.cut_short = true;
  }
}

bool Search::find(const std::shared_ptr<const Plan>& plan) {
  found_ = engine_->find(plan);
  return !found_->empty();
}

Search::Search(const Answering& answering, std::string_view text, const SearchOptions& options,
               const RankingConstants& constants)
    : session_(answering.reader->session()),
      counts_(session_, answering.engines != nullptr),
      options_(options),
      deadline_(options.time_limit) {
  session_.set_deadline(deadline_);
  result_.text = text;
  result_.offset = options.offset;
  result_.limit = options.limit;
  result_.index = session_.reader().generation();
  in_time([&] {
    if (answering.engines != nullptr) {
      engine_ = answering.engines->engine(session_, options, constants, deadline_);
    } else {
      engine_ = std::make_unique<LocalEngine>(session_, options, constants, deadline_);
    }
    result_.filters = engine_->filters();
  });
}

void Search::run(std::string_view text, const ParsedQuery& parsed) {
  in_time([&] {
    auto references = std::make_unique<ReferenceReader>(session_, options_, deadline_);
    references->read(text, parsed);
    references_ = std::move(references);
  });
  run(references_ == nullptr ? parsed : references_->parsed());
}

void Search::run(const ParsedQuery& parsed) {
  result_.diagnostics = parsed.diagnostics;
  const Query query = with_dates(parsed.query, options_, result_.diagnostics);
  result_.interpretation = query.to_string();
  PlannedQuery planned;
  in_time([&] {
    planned = plan_query(session_, query, options_, [&](const auto& plan) { return find(plan); });
    result_.match = planned.match;
    std::ranges::move(planned.diagnostics, std::back_inserter(result_.diagnostics));
    std::ranges::copy(engine_->diagnostics(), std::back_inserter(result_.diagnostics));
  });
  if (result_.cut_short) return;
  plan_ = std::move(planned.plan);
  add_answers();
  if (options_.suggest) add_suggestions(query, *plan_);
  if (options_.suggest && !parsed.corrected.empty()) {
    in_time([&] { add_reading(parsed.corrected); });
  }
}

void Search::run_similar(EntryNumber source) {
  result_.similar_to = std::exchange(result_.text, {});
  result_.match = Match::any;
  in_time([&] {
    result_.diagnostics = engine_->diagnostics();
    plan_ = std::make_shared<const Plan>(engine_->similar(source));
    find(plan_);
  });
  if (!result_.cut_short) add_answers();
}

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
  read_hits();
  for (const FacetRequest& request : options_.facets) {
    in_time([&] { result_.facets.push_back(found_->facet(request)); });
  }
  if (!options_.explain) return;
  in_time([&] {
    result_.expansion = found_->expansion();
    result_.feedback = found_->feedback();
  });
}

/// Hits are what was asked for: facets and suggestions have the time that these leave.
void Search::read_hits() {
  if (hits_in_result_) {
    while (std::optional<Hit> hit = read_hit()) result_.hits.push_back(std::move(*hit));
  } else if (options_.time_limit.count() > 0) {
    while (std::optional<Hit> hit = read_hit()) waiting_.push_back(std::move(*hit));
  }
}

std::optional<Hit> Search::next_hit() {
  if (waiting_.empty()) return read_hit();
  std::optional<Hit> next = std::move(waiting_.front());
  waiting_.pop_front();
  return next;
}

std::optional<Hit> Search::read_hit() {
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
  if (!options_.entries) {
    hit.entry.title = engine_->title(number);
    return hit;
  }
  hit.entry = engine_->entry(number);
  Fragments shown = snippets_->fragments(hit.entry, options_.snippets);
  hit.snippets = std::move(shown.snippets);
  hit.implication = std::move(shown.implication);
  if (found_->may_show(Field::title, number)) {
    hit.title_highlights = snippets_->highlights(Field::title, hit.entry.title);
  }
  if (names_->looks_beyond_words(Field::author) || found_->may_show(Field::author, number)) {
    hit.matched_authors = names_->authors(hit.entry);
  }
  if (names_->looks_beyond_words(Field::topic) || found_->may_show(Field::topic, number)) {
    hit.matched_topics = names_->topics(hit.entry);
  }
  return hit;
}

void Search::add_suggestions(const Query& query, const Plan& plan) {
  SearchOptions asked = options_;
  asked.syntax = Syntax::lenient;
  const Suggester suggester(session_, options_, [&](const std::string& text) {
    return counts_.begin([text] { return as_read_again(text); }, asked, *engine_);
  });
  // If any of the words had to do, or one is in no entry, what was meant found nothing.
  const bool fell_back = options_.match == Match::automatic && result_.match == Match::any;
  const std::size_t total = fell_back || !plan.unknown.empty() ? 0 : result_.total;
  const std::ptrdiff_t words = words_in(result_.interpretation);
  std::vector<BegunSuggestions> begun;  // all of them before any is counted
  if (words <= kMostWordsToSuggest) {
    in_time([&] { begun.push_back(suggester.spelling(query, total)); });
    in_time([&] { begun.push_back(suggester.related(query, result_.total, plan.unknown)); });
    in_time([&] { begun.push_back(suggester.topics(plan)); });
  }
  for (const BegunSuggestions& counted : begun) {
    in_time([&] { std::ranges::move(counted(), std::back_inserter(result_.suggestions)); });
  }
  if (result_.total == 0 && words <= kMostWordsToExplain) in_time([&] { explain_nothing(query); });
}

std::optional<std::size_t> Search::total_of(const std::string& corrected) {
  SearchOptions asked = options_;
  asked.syntax = Syntax::strict;
  std::optional<std::size_t> total;
  try {
    in_time([&] {
      const auto read = [&] {
        return parse_query(corrected, Syntax::strict, options_.limits).query;
      };
      total = counts_.begin(read, asked, *engine_)();
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
  if (total.value_or(0) == 0) return;
  Suggestion reading;
  reading.kind = SuggestionKind::reading;
  reading.text = corrected;
  reading.total = *total;
  result_.suggestions.insert(result_.suggestions.begin(), reading);
  if (result_.diagnostics.empty()) return;
  result_.diagnostics.front().message += "; did you mean " + with_total(corrected, *total) + '?';
}

/// Which part of the query is to blame that nothing was found. A word put right keeps all of the
/// query, so it is nearer than any query with less in it; the nearest of these is looked for even
/// so, because it says which parts are to blame.
void Search::explain_nothing(const Query& query) {
  struct Asked {
    SearchOptions options;
    std::unique_ptr<Engine> engine;
  };
  std::map<FiltersInForce, Asked> asked;
  const BeginCountUnder begin = [&](const std::string& text, const FiltersInForce& in_force) {
    Asked& under = asked[in_force];
    if (under.engine == nullptr) {
      under.options = options_;
      under.options.syntax = Syntax::lenient;
      under.options.filters.clear();
      for (std::size_t i = 0; i < in_force.size(); ++i) {
        if (in_force[i]) under.options.filters.push_back(options_.filters[i]);
      }
      under.engine = engine_->under(under.options);
    }
    return counts_.begin([text] { return as_read_again(text); }, under.options, *under.engine);
  };
  result_.empty_answer =
      explain_empty(query, result_.match == Match::all, options_.filters.size(), begin);
  const bool is_misspelt = std::ranges::any_of(result_.suggestions, [](const Suggestion& other) {
    return other.kind == SuggestionKind::spelling;
  });
  if (result_.empty_answer && is_misspelt) result_.empty_answer->nearest.reset();
}

}  // namespace pprsearch
