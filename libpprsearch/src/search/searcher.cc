#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>

#include "index/current_reader.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"
#include "query/tree.h"
#include "search/completer.h"
#include "search/expander.h"
#include "search/facets.h"
#include "search/feedback.h"
#include "search/matcher.h"
#include "search/similar.h"
#include "search/snippet.h"
#include "search/suggestions.h"

namespace pprsearch {
namespace {

/// One search, from one generation: the parts are asked in turn, each once.
class Search {
 public:
  Search(const std::shared_ptr<const IndexReader>& reader, std::string_view text,
         const SearchOptions& options)
      : session_(reader->session()),
        columns_(session_.reader().columns()),
        options_(options),
        deadline_(options.time_limit) {
    result_.text = text;
    result_.offset = options.offset;
    result_.limit = options.limit;
    result_.index = session_.reader().generation();
  }

  SearchResult run() {
    const ParsedQuery parsed = parse_query(result_.text, options_.syntax, options_.limits);
    result_.interpretation = parsed.query.to_string();
    Expander expander(session_, options_);
    const Match match = match_query(parsed.query, expander);
    result_.match = match;
    result_.diagnostics = parsed.diagnostics;
    result_.diagnostics.insert(result_.diagnostics.end(), expander.diagnostics().begin(),
                               expander.diagnostics().end());

    const FacetFilters filters(session_, options_.filters);
    if (cut_short(!matcher_->complete())) return std::move(result_);
    add_answers(filters);
    if (options_.suggest && !cut_short(false)) add_suggestions(parsed.query, filters);
    return std::move(result_);
  }

  SearchResult run_similar(EntryNumber source) {
    result_.similar_to = std::exchange(result_.text, {});
    result_.match = Match::any;
    plan_ = similar_plan(session_, source);
    matcher_.emplace(session_, plan_, deadline_);
    const FacetFilters filters(session_, options_.filters);
    if (!cut_short(!matcher_->complete())) add_answers(filters);
    return std::move(result_);
  }

 private:
  /// Matches a query into plan_ and matcher_; returns how plain words were combined.
  Match match_query(const Query& query, Expander& expander) {
    return match_with(query, expander, plan_, matcher_);
  }
  Match match_with(const Query& query, Expander& expander, Plan& plan,
                   std::optional<Matcher>& matcher) const;

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
  std::vector<EntryNumber> page(const EntrySet& hits, const EntryNumbers& scores);
  Hit hit(EntryNumber number, SnippetMaker& snippets);
  std::vector<SharedReason> shared_reasons(std::vector<ScorePart> parts);

  mutable IndexReader::Session session_;
  const Columns& columns_;
  const SearchOptions& options_;
  Deadline deadline_;
  Plan plan_;
  std::optional<Matcher> matcher_;
  SearchResult result_;
};

Match Search::match_with(const Query& query, Expander& expander, Plan& plan,
                         std::optional<Matcher>& matcher) const {
  // An expression says itself how its words are combined.
  const bool is_expression = !is<tree::Words>(root_of(query));
  if (options_.match != Match::any || is_expression) {
    plan = expander.expand(query, Match::all);
    const bool automatic = options_.match == Match::automatic && plan.plain_words > 1;
    const bool sentence = automatic && plan.is_sentence;
    if (!sentence) matcher.emplace(session_, plan, deadline_);
    // Filters play no part in this: a facet's counts have to hold for whatever
    // value is chosen next.
    if (!sentence && (!automatic || !matcher->matches().empty())) return Match::all;
  }
  plan = expander.expand(query, options_.match);
  matcher.emplace(session_, plan, deadline_);
  if (options_.match == Match::automatic && plan.has_quotes && matcher->matches().empty()) {
    plan = expander.expand(query, Match::any);
    matcher.emplace(session_, plan, deadline_);
  }
  return Match::any;
}

void Search::add_answers(const FacetFilters& filters) {
  const EntrySet hits = filters.pass(matcher_->matches());
  result_.total = hits.count();
  add_hits(hits);
  for (const FacetRequest& request : options_.facets) {
    if (cut_short(false)) return;
    const EntrySet matches = filters.pass(matcher_->matches(), request.field);
    result_.facets.push_back(count_facet(session_, request, matches, options_.filters));
  }
  if (options_.explain) {
    result_.expansion = matcher_->expansion();
    result_.feedback = matcher_->feedback();
  }
}

/// Other spellings are worth a look where this one found little.
constexpr std::size_t kLittle = 3;

void Search::add_suggestions(const Query& query, const FacetFilters& filters) {
  SearchOptions asked = options_;
  asked.syntax = Syntax::lenient;
  const Suggester suggester(session_, options_, [&](const Query& other) {
    Expander expander(session_, asked);
    Plan plan;
    std::optional<Matcher> matcher;
    match_with(other, expander, plan, matcher);
    if (cut_short(!matcher->complete())) return std::size_t{0};  // and so not suggested
    return filters.pass(matcher->matches()).count();
  });
  // Where any of the words had to do, all of them found nothing.
  const bool fell_back = options_.match == Match::automatic && result_.match == Match::any;
  const std::size_t total = fell_back ? 0 : result_.total;
  if (total < kLittle) result_.suggestions = suggester.spelling(query, total);
  for (Suggestion& topic : suggester.topics(plan_)) {
    result_.suggestions.push_back(std::move(topic));
  }
}

EntryNumbers Search::scores(const EntrySet& hits) {
  EntryNumbers scores = matcher_->scores(hits);
  if (!matcher_->has_scores()) return scores;
  if (options_.expand.feedback) add_feedback(hits, scores);
  if (options_.prefer_recent) matcher_->add_recency(hits, scores);
  return scores;
}

/// The second pass: the words of the best entries count, too.
void Search::add_feedback(const EntrySet& hits, EntryNumbers& scores) {
  std::vector<EntryNumber> entries;
  hits.for_each([&](EntryNumber entry) { entries.push_back(entry); });
  const std::size_t count = std::min(kRanking.feedback_entries, entries.size());
  const auto end = entries.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(entries.begin(), end, entries.end(), ByScore{scores, columns_});
  std::vector<ScoredEntry> best;
  for (auto entry = entries.begin(); entry != end; ++entry) {
    best.push_back({*entry, scores[*entry]});
  }
  if (best.empty() || best.front().score <= 0 || cut_short(false)) return;
  matcher_->add_feedback(feedback_words(session_, best, matcher_->total_weight()), hits, scores);
}

/// The entries of the page in their order.
std::vector<EntryNumber> Search::page(const EntrySet& hits, const EntryNumbers& scores) {
  std::vector<EntryNumber> entries;
  entries.reserve(result_.total);
  hits.for_each([&](EntryNumber entry) { entries.push_back(entry); });
  const auto newest = [this](EntryNumber e) { return columns_.newest_rank(e); };
  const auto before = [&](EntryNumber a, EntryNumber b) {
    switch (result_.sort) {
      case Sort::relevance:
        return ByScore{scores, columns_}(a, b);
      case Sort::newest:
        return newest(a) < newest(b);
      case Sort::oldest:
        return columns_.published(a) != columns_.published(b)
                   ? columns_.published(a) < columns_.published(b)
                   : newest(a) < newest(b);
      case Sort::title:
        break;
    }
    return columns_.title_rank(a) < columns_.title_rank(b);
  };
  const std::size_t first = std::min(options_.offset, entries.size());
  const std::size_t last = first + std::min(options_.limit, entries.size() - first);
  const auto end = entries.begin() + static_cast<std::ptrdiff_t>(last);
  std::partial_sort(entries.begin(), end, entries.end(), before);
  return {entries.begin() + static_cast<std::ptrdiff_t>(first), end};
}

void Search::add_hits(const EntrySet& hits) {
  const bool scored = matcher_->has_scores();
  result_.sort = options_.sort == Sort::relevance && !scored ? Sort::newest : options_.sort;
  const EntryNumbers scores = this->scores(hits);
  SnippetMaker snippets(matcher_->wanted_words(), session_.analyzer());
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
  if (options_.explain || similar) hit.explanation = matcher_->explain(number);
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
  explicit Impl(const std::string& folder) : folder_(folder), readers_(folder) {}
  Impl(const std::string& folder, std::uint64_t generation)
      : folder_(folder), readers_(folder, generation) {}

  const std::string& folder() const { return folder_; }
  CurrentReader& readers() { return readers_; }
  std::shared_ptr<const IndexReader> reader() { return readers_.get(); }

 private:
  std::string folder_;
  CurrentReader readers_;
};

Searcher::Searcher(const std::string& folder) : impl_(std::make_unique<Impl>(folder)) {}
Searcher::Searcher(const std::string& folder, std::uint64_t generation)
    : impl_(std::make_unique<Impl>(folder, generation)) {}
Searcher::~Searcher() = default;

SearchResult Searcher::search(std::string_view query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(),
                            [&] { return Search(impl_->reader(), query, options).run(); });
}

SearchResult Searcher::similar(std::string_view id, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const std::shared_ptr<const IndexReader> reader = impl_->reader();
    const auto source = number_of(reader->session(), id);
    if (!source) throw Error("there is no entry with the id '" + std::string(id) + "'");
    return Search(reader, id, options).run_similar(*source);
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

std::string Searcher::stale_reason() const { return impl_->readers().stale_reason(); }

}  // namespace pprsearch
