#include "search/local_engine.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "search/answer/facets.h"
#include "search/match/entry_set.h"
#include "search/match/matcher.h"
#include "search/rank/feedback.h"
#include "search/rank/scorer.h"
#include "search/rank/similar.h"

// Sets come from Matcher, scores from Scorer, counts from facets. Total and facets need no score;
// an order by date or title needs none either, but a score is shown with each hit.

namespace pprsearch {
namespace {

/// What comes last in an order that is numbered upwards.
constexpr std::uint32_t kLast = std::numeric_limits<std::uint32_t>::max();

/// A journal by the alphabet of keys.
std::uint32_t first_journal(const Columns& columns, EntryNumber entry) {
  const auto values = columns.names(Field::journal).of(entry);
  return values.empty() ? kLast : values.front();
}

/// What an order has to do with scores.
enum class Ordered : std::uint8_t {
  by_score,     ///< only those of the best are needed
  within_keys,  ///< entries of one key are in the order of relevance: all are needed
  by_column,    ///< none is needed
};

Ordered kind_of(Sort sort) {
  switch (sort) {
    case Sort::relevance:
      return Ordered::by_score;
    case Sort::year:
    case Sort::author:
    case Sort::journal:
      return Ordered::within_keys;
    case Sort::newest:
    case Sort::oldest:
    case Sort::title:
      return Ordered::by_column;
  }
  return Ordered::by_score;
}

/// What comes before the score; the same for all if nothing does.
std::uint32_t key_of(EntryNumber entry, Sort sort, const Columns& columns) {
  switch (sort) {
    case Sort::year:  // the newest first; 0, of none, is the last
      return kLast - columns.year(entry);
    case Sort::author:
      return columns.first_author(entry) == 0 ? kLast : columns.first_author(entry);
    case Sort::journal:
      return first_journal(columns, entry);
    case Sort::relevance:
    case Sort::newest:
    case Sort::oldest:
    case Sort::title:
      return 0;
  }
  return 0;
}

/// The entries up to the end of the page in an order that scores have to do with.
std::vector<EntryNumber> first_by_relevance(const EntryScores& scores, std::size_t most, Sort sort,
                                            const Columns& columns) {
  return entries_of(first_ranked(scores, columns, most,
                                 [&](EntryNumber entry) { return key_of(entry, sort, columns); }));
}

/// The entries up to the end of the page in the order of a column.
std::vector<EntryNumber> first_by_column(const EntrySet& hits, std::size_t most, Sort sort,
                                         const Columns& columns) {
  const auto newest = [&](EntryNumber e) { return columns.newest_rank(e); };
  const auto oldest = [&](EntryNumber e) {
    const std::uint32_t date = columns.published(e);
    return std::pair(date == 0 ? kLast : date, newest(e));
  };
  const auto title = [&](EntryNumber e) { return columns.title_rank(e); };
  const auto first_by = [&](auto key) {
    return first_of(hits, most, [&](EntryNumber a, EntryNumber b) { return key(a) < key(b); });
  };
  switch (sort) {
    case Sort::newest:
      return first_by(newest);
    case Sort::oldest:
      return first_by(oldest);
    case Sort::title:
      return first_by(title);
    case Sort::relevance:
    case Sort::year:
    case Sort::author:
    case Sort::journal:
      break;
  }
  return {};
}

/// Puts `first` before all others; as many are left as there were.
void move_to_front(const std::vector<EntryNumber>& first, std::vector<EntryNumber>& shown) {
  const std::size_t size = shown.size();
  std::erase_if(shown, [&](EntryNumber entry) { return is_one_of(entry, first); });
  shown.insert(shown.begin(), first.begin(), first.end());
  shown.resize(std::min(shown.size(), size));
}

}  // namespace

class LocalEngine::LocalFindings : public Findings {
 public:
  LocalFindings(LocalEngine& engine, std::shared_ptr<const Plan> plan)
      : engine_(engine),
        plan_(std::move(plan)),
        matcher_(engine.session_, *plan_, engine.deadline_),
        hits_(engine.filters_.pass(matcher_.matches())) {}

  bool empty() const override { return matcher_.matches().empty(); }
  std::size_t total() const override { return hits_.count(); }
  Facet facet(const FacetRequest& request) const override {
    return count_facet(engine_.session_, request,
                       engine_.filters_.pass(matcher_.matches(), request.field),
                       engine_.filters_.chosen());
  }

  Page page(const PageRequest& request) override;
  std::vector<ScorePart> explain(EntryNumber entry) override { return scorer_->explain(entry); }
  const std::vector<WordToShow>& words_to_show() const override { return scorer_->words_to_show(); }
  bool may_show(Field field, EntryNumber entry) const override {
    return scorer_->may_show(field, entry);
  }
  std::vector<ExpandedWord> expansion() const override { return scorer_->expansion(*plan_); }
  std::vector<ExpandedTerm> feedback() const override { return scorer_->feedback(); }

 private:
  EntryScores scores(const PageRequest& request, Sort sort);
  void add_feedback(EntryScores& scores);
  std::vector<ScoredEntry> scored(const std::vector<EntryNumber>& entries,
                                  const EntryScores& scores);
  std::vector<EntryNumber> first_named(const PageRequest& request, const EntryScores& scores);

  LocalEngine& engine_;
  std::shared_ptr<const Plan> plan_;
  Matcher matcher_;
  std::optional<Scorer> scorer_;  ///< once scores are wanted
  EntrySet hits_;
};

/// Scores of the hits that are ranked; of all, if something may change the order of any.
EntryScores LocalEngine::LocalFindings::scores(const PageRequest& request, Sort sort) {
  const Ordered kind = kind_of(sort);
  const bool of_all = request.feedback || request.prefer_recent || kind == Ordered::within_keys;
  const bool by_column = kind == Ordered::by_column;
  const std::size_t most = std::max(request.offset + request.limit, request.judged);
  EntryScores scores = scorer_->scores(hits_, of_all ? hits_.count() : (by_column ? 0 : most));
  if (!scorer_->has_scores()) return scores;
  if (request.feedback) add_feedback(scores);
  if (request.prefer_recent) scorer_->add_recency(newest_date(engine_.basis_.columns), scores);
  return scores;
}

/// The second pass: the words of the best entries count, too.
void LocalEngine::LocalFindings::add_feedback(EntryScores& scores) {
  const RankingBasis& basis = engine_.basis_;
  const std::vector<ScoredEntry> best =
      best_of(scores, basis.columns, basis.constants.feedback_entries);
  if (best.empty() || best.front().score <= 0) return;
  engine_.deadline_.check();
  scorer_->add_feedback(
      feedback_words(engine_.session_, best, scorer_->total_weight(), basis.constants), scores);
}

/// Exact scores of entries, be they among the best or not.
std::vector<ScoredEntry> LocalEngine::LocalFindings::scored(const std::vector<EntryNumber>& entries,
                                                            const EntryScores& scores) {
  std::vector<EntryNumber> others;
  for (const EntryNumber entry : entries) {
    if (!scores.has(entry)) others.push_back(entry);
  }
  std::ranges::sort(others);
  const EntryScores of_others =
      others.empty() ? EntryScores() : scorer_->scores_of(std::move(others));
  std::vector<ScoredEntry> scored;
  for (const EntryNumber entry : entries) {
    scored.push_back({entry, scores.has(entry) ? scores[entry] : of_others[entry]});
  }
  return scored;
}

/// Asks which hits come first; in the order of relevance.
std::vector<EntryNumber> LocalEngine::LocalFindings::first_named(const PageRequest& request,
                                                                 const EntryScores& scores) {
  const Columns& columns = engine_.basis_.columns;
  std::vector<EntryNumber> first =
      request.first(entries_of(best_of(scores, columns, request.judged)));
  std::erase_if(first, [&](EntryNumber entry) { return !hits_.contains(entry); });
  std::ranges::sort(first);
  const std::vector<ScoredEntry> exact = scored(first, scores);
  EntryScores ranked(std::move(first));
  for (std::size_t i = 0; i < exact.size(); ++i) ranked.at(i) = exact[i].score;
  return entries_of(best_of(ranked, columns, exact.size()));
}

Page LocalEngine::LocalFindings::page(const PageRequest& request) {
  scorer_.emplace(engine_.session_, matcher_, engine_.deadline_, engine_.basis_);
  const Columns& columns = engine_.basis_.columns;
  const bool unscored = request.sort == Sort::relevance && !scorer_->has_scores();
  Page page{unscored ? Sort::newest : request.sort, {}, {}};
  // Who asks for numbers alone waits for no scores, but the second pass makes its words of them.
  if (request.limit == 0 && !request.feedback) return page;
  const EntryScores scores = this->scores(request, page.sort);
  if (request.limit == 0) return page;
  const std::size_t most = request.offset + request.limit;
  std::vector<EntryNumber> shown = kind_of(page.sort) == Ordered::by_column
                                       ? first_by_column(hits_, most, page.sort, columns)
                                       : first_by_relevance(scores, most, page.sort, columns);
  if (request.first && page.sort == Sort::relevance) {
    page.first = first_named(request, scores);
    move_to_front(page.first, shown);
  }
  const std::size_t skipped = std::min(request.offset, shown.size());
  shown.erase(shown.begin(), shown.begin() + static_cast<std::ptrdiff_t>(skipped));
  page.entries = scored(shown, scores);
  return page;
}

LocalEngine::LocalEngine(IndexReader::Session& session, const SearchOptions& options,
                         const RankingConstants& constants, const Deadline& deadline)
    : session_(session),
      basis_{constants, session.reader().collection(), session.reader().columns()},
      deadline_(deadline),
      filters_(session, options, deadline) {}

std::unique_ptr<Findings> LocalEngine::find(std::shared_ptr<const Plan> plan) {
  return std::make_unique<LocalFindings>(*this, std::move(plan));
}

std::unique_ptr<Engine> LocalEngine::under(const SearchOptions& options) {
  return std::make_unique<LocalEngine>(session_, options, basis_.constants, deadline_);
}

Plan LocalEngine::similar(EntryNumber source) {
  return similar_plan(session_, source, basis_.constants);
}

std::string LocalEngine::id(EntryNumber entry) const {
  return std::string(basis_.columns.id(entry));
}

std::string LocalEngine::title(EntryNumber entry) const {
  return std::string(basis_.columns.title(entry));
}

Entry LocalEngine::entry(EntryNumber entry) const { return session_.entry(entry); }

}  // namespace pprsearch
