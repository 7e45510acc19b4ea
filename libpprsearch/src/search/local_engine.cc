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

/// The entries up to the end of the page in the order in force.
std::vector<EntryNumber> first_hits(const EntrySet& hits, std::size_t most, Sort sort,
                                    const ByScore& by_score) {
  const Columns& columns = by_score.columns;
  const auto newest = [&](EntryNumber e) { return columns.newest_rank(e); };
  const auto oldest = [&](EntryNumber e) {
    const std::uint32_t date = columns.published(e);
    return std::pair(date == 0 ? kLast : date, newest(e));
  };
  const auto title = [&](EntryNumber e) { return columns.title_rank(e); };
  const auto year = [&](EntryNumber e) {  // the newest first; 0, of none, is the last
    return kLast - columns.year(e);
  };
  const auto author = [&](EntryNumber e) {
    const std::uint32_t place = columns.first_author(e);
    return place == 0 ? kLast : place;
  };
  const auto journal = [&](EntryNumber e) { return first_journal(columns, e); };
  // Whose key is the same are in the order of relevance.
  const auto first_ranked_by = [&](auto key) {
    return first_of(hits, most, [&](EntryNumber a, EntryNumber b) {
      return key(a) != key(b) ? key(a) < key(b) : by_score(a, b);
    });
  };
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
    case Sort::year:
      return first_ranked_by(year);
    case Sort::author:
      return first_ranked_by(author);
    case Sort::journal:
      return first_ranked_by(journal);
  }
  return first_of(hits, most, by_score);
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
  std::vector<ExpandedWord> expansion() const override { return scorer_->expansion(); }
  std::vector<ExpandedTerm> feedback() const override { return scorer_->feedback(); }

 private:
  EntryNumbers scores(const PageRequest& request);
  void add_feedback(EntryNumbers& scores);

  LocalEngine& engine_;
  std::shared_ptr<const Plan> plan_;
  Matcher matcher_;
  std::optional<Scorer> scorer_;  ///< once scores are wanted
  EntrySet hits_;
};

EntryNumbers LocalEngine::LocalFindings::scores(const PageRequest& request) {
  EntryNumbers scores = scorer_->scores(hits_);
  if (!scorer_->has_scores()) return scores;
  if (request.feedback) add_feedback(scores);
  if (request.prefer_recent) {
    scorer_->add_recency(hits_, newest_date(engine_.basis_.columns), scores);
  }
  return scores;
}

/// The second pass: the words of the best entries count, too.
void LocalEngine::LocalFindings::add_feedback(EntryNumbers& scores) {
  const RankingBasis& basis = engine_.basis_;
  std::vector<ScoredEntry> best;
  for (const EntryNumber entry :
       first_of(hits_, basis.constants.feedback_entries, ByScore{scores, basis.columns})) {
    best.push_back({entry, scores[entry]});
  }
  if (best.empty() || best.front().score <= 0) return;
  engine_.deadline_.check();
  scorer_->add_feedback(
      feedback_words(engine_.session_, best, scorer_->total_weight(), basis.constants), hits_,
      scores);
}

Page LocalEngine::LocalFindings::page(const PageRequest& request) {
  scorer_.emplace(engine_.session_, matcher_, engine_.deadline_, engine_.basis_);
  const bool unscored = request.sort == Sort::relevance && !scorer_->has_scores();
  Page page{unscored ? Sort::newest : request.sort, {}, {}};
  // Who asks for numbers alone waits for no scores, but the second pass makes its words of them.
  if (request.limit == 0 && !request.feedback) return page;
  const EntryNumbers scores = this->scores(request);
  if (request.limit == 0) return page;
  const ByScore by_score{scores, engine_.basis_.columns};
  std::vector<EntryNumber> shown =
      first_hits(hits_, request.offset + request.limit, page.sort, by_score);
  if (request.first && page.sort == Sort::relevance) {
    page.first = request.first(first_of(hits_, request.judged, by_score));
    std::erase_if(page.first, [&](EntryNumber entry) { return !hits_.contains(entry); });
    std::ranges::sort(page.first, by_score);
    move_to_front(page.first, shown);
  }
  for (std::size_t i = request.offset; i < shown.size(); ++i) {
    page.entries.push_back({shown[i], scores[shown[i]]});
  }
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

Plan LocalEngine::similar(EntryNumber source) {
  return similar_plan(session_, source, basis_.constants);
}

std::string LocalEngine::id(EntryNumber entry) const {
  return std::string(basis_.columns.id(entry));
}

Entry LocalEngine::entry(EntryNumber entry) const { return session_.entry(entry); }

}  // namespace pprsearch
