#include <algorithm>
#include <functional>
#include <utility>

#include "search/rank/nearly_best.h"
#include "search/rank/scorer.h"

// Which entries are worth to be scored to the bit.
//
// What a word nearly brings is kept with it as a float (word_scores.h), and the sums of these say
// which entries may be among the best, with more slack than rounding takes (nearly_best.h). What
// pairs and coverage can add is bounded for each of these, at first roughly and then by what they
// do add. So few are left whose scores are worked out to the bit.

namespace pprsearch {
namespace {

using Kind = PlanNode::Kind;

/// More than rounding a number to a float takes from it.
constexpr float kMore = 1 + 1e-6f;

bool has_pairs(const PlanNode& node) {
  const auto any_has = [](const std::vector<PlanNode>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), has_pairs);
  };
  return node.kind != Kind::none_of &&
         (!node.pairs.empty() || any_has(node.children) || any_has(node.optional));
}

std::vector<EntryNumber> entries_of(const std::vector<NearlyScored>& nearly) {
  std::vector<EntryNumber> entries;
  entries.reserve(nearly.size());
  for (const NearlyScored& one : nearly) entries.push_back(one.entry);
  return entries;
}

}  // namespace

/// Whether something adds to the scores of the best alone.
bool Scorer::adds_to_best() const {
  const PlanNode& root = *matcher_.root().plan;
  return has_pairs(root) || root.listed.size() > 1;
}

EntryScores Scorer::scores(const EntrySet& wanted, std::size_t most) {
  const std::vector<std::size_t>& listed = matcher_.root().plan->listed;
  if (listed.size() > 1) coverage_.emplace(basis_, matcher_.words(), listed);
  const bool adds = adds_to_best();
  if (most == 0 && !adds) return {};
  if (wanted.count() <= most || !has_scores_ || !floats_suffice_) return all_scores(wanted);
  const std::size_t ranked = adds ? std::max(most, basis_.constants.pair_depth) : most;
  const std::vector<NearlyScored> nearly = this->nearly(wanted, ranked);
  deadline_.check();
  if (!adds) return scores_without_pairs(entries_of(nearly));
  note_paired(nearly);
  return best_with_pairs(nearly, most);
}

EntryScores Scorer::scores_of(std::vector<EntryNumber> entries) {
  const EntryScores scores = scores_without_pairs(std::move(entries));
  return completed(scores, scores.entries());
}

EntryScores Scorer::scores_without_pairs(std::vector<EntryNumber> entries) {
  EntryScores scores(std::move(entries));
  add_words_and_names(scores);
  return scores;
}

EntryScores Scorer::all_scores(const EntrySet& wanted) {
  const EntryScores scores = scores_without_pairs(entries_in(wanted));
  if (!adds_to_best()) return scores;
  add_paired(pprsearch::entries_of(best_of(scores, columns_, basis_.constants.pair_depth)));
  return completed(scores, scores.entries());
}

// ---- Sums of floats ----

/// What adds to the scores of the entries that a node finds. `among` are those of `wanted` for
/// which the node counts; nullptr: all that it has.
void Scorer::add_summands(const NodeMatch& node, const EntrySet* among, Summands& all) {
  if (node.plan->kind == Kind::word) {
    const ScoredWord& word = scored(node.plan->word);
    const auto weight = static_cast<float>(word.weight);
    all.summands.push_back({word.match->found.get(), word.scores->nearly(),
                            weight * word.scores->step(), weight * word.scores->most(), among});
  } else if (node.plan->kind == Kind::name) {
    const auto score = static_cast<float>(name_part(*node.plan).score);
    all.summands.push_back({nullptr, {}, score, score, among});
  }
  const auto add = [&](const NodeMatch& child, bool has_all) {
    const bool decides_itself =
        child.plan->kind == Kind::word && !matcher_.words()[child.plan->word].word->among;
    if (has_all || decides_itself) return add_summands(child, among, all);
    all.sets.push_back((among == nullptr ? all.wanted : *among) & *child.entries);
    add_summands(child, &all.sets.back(), all);
  };
  const bool joins = node.plan->kind == Kind::all_of || node.plan->kind == Kind::any_of ||
                     node.plan->kind == Kind::enough_of;
  if (!joins) return;
  for (const NodeMatch& child : node.children) add(child, node.plan->kind == Kind::all_of);
  for (const NodeMatch& child : node.optional) add(child, false);
}

std::vector<NearlyScored> Scorer::nearly(const EntrySet& wanted, std::size_t most) {
  Summands all{wanted, {}, {}};
  add_summands(matcher_.root(), nullptr, all);
  slack_ = slack_of(all.summands);
  return nearly_best(session_, wanted, std::move(all.summands), most);
}

// ---- Pairs and coverage ----

void Scorer::add_paired(std::vector<EntryNumber> entries) {
  std::ranges::sort(entries);
  paired_.insert_all(entries);
}

/// Notes to which entries pairs and coverage are added. Which are the last of these is decided by
/// scores to the bit, for those alone whose sums do not tell.
void Scorer::note_paired(const std::vector<NearlyScored>& nearly) {
  const std::size_t depth = basis_.constants.pair_depth;
  if (depth == 0) return;
  if (nearly.size() <= depth) return add_paired(entries_of(nearly));
  LargestNumbers largest(depth);
  for (const NearlyScored& one : nearly) largest.add(one.sum);
  const float last = largest.least();
  std::vector<EntryNumber> sure;
  std::vector<EntryNumber> doubtful;
  for (const NearlyScored& one : nearly) {
    if (one.sum > last + 2 * slack_) {
      sure.push_back(one.entry);
    } else if (one.sum >= last - 2 * slack_) {
      doubtful.push_back(one.entry);
    }
  }
  const EntryScores exact = scores_without_pairs(std::move(doubtful));
  const std::vector<ScoredEntry> last_ones = best_of(exact, columns_, depth - sure.size());
  for (const ScoredEntry& one : last_ones) sure.push_back(one.entry);
  add_paired(std::move(sure));
}

/// What the score of an entry is at least, and at most.
struct Scorer::Bounds {
  EntryNumber entry;
  float sum;  ///< without pairs and coverage
  float least;
  float most;
  double of_coverage;  ///< what coverage multiplies it by
};

/// Keeps those that may be among the best: no less than the least of so many others.
void Scorer::keep_best(std::size_t most, std::vector<Bounds>& bounds) {
  LargestNumbers largest(most);
  for (const Bounds& one : bounds) largest.add(one.least);
  const float least = largest.least();
  std::erase_if(bounds, [&](const Bounds& one) { return one.most < least; });
}

/// Scores of entries among which the `most` best are once pairs and coverage are added.
EntryScores Scorer::best_with_pairs(const std::vector<NearlyScored>& nearly, std::size_t most) {
  if (most == 0) return {};
  double of_pairs = 0;
  visit_scored(matcher_.root(), paired_, [&](const NodeMatch& node, const EntrySet&) {
    for (const WordPair& pair : node.plan->pairs) of_pairs += counter_of(pair).most();
  });
  const double coverage = 1 + (coverage_ ? coverage_->most() : 0);
  std::vector<Bounds> bounds;
  bounds.reserve(nearly.size());
  for (const NearlyScored& one : nearly) {
    const float least = one.sum - slack_;
    bounds.push_back({one.entry, one.sum, least, highest(one.sum, of_pairs, coverage), 1});
  }
  keep_best(most, bounds);
  if (coverage_) {
    for (Bounds& one : bounds) {
      if (!paired_.contains(one.entry)) continue;
      one.of_coverage = 1 + coverage_->share(one.entry);
      one.least = lowest(one.sum, 0, one.of_coverage);
      one.most = highest(one.sum, of_pairs, one.of_coverage);
    }
    keep_best(most, bounds);
  }
  bound_by_pairs(of_pairs, most, bounds);
  keep_best(most, bounds);
  return completed_best(std::move(bounds), most);
}

/// At most, if pairs add so much to a sum, and coverage multiplies it.
float Scorer::highest(float sum, double of_pairs, double coverage) const {
  return static_cast<float>((double{sum} + slack_ + of_pairs) * coverage) * kMore;
}

/// At least.
float Scorer::lowest(float sum, double of_pairs, double coverage) const {
  return static_cast<float>((double{sum} - slack_ + of_pairs) * coverage) / kMore;
}

/// What pairs add is worked out; it is nearly all that the scores are. An entry that cannot be
/// among the best with all that is left of `rest`, the most that all pairs add, is left as it is.
void Scorer::bound_by_pairs(double rest, std::size_t most, std::vector<Bounds>& bounds) {
  std::vector<EntryNumber> entries;
  for (const Bounds& one : bounds) entries.push_back(one.entry);
  std::vector<double> of_pairs(bounds.size());
  const EntrySet paired = set_of(entries, columns_.size()) & paired_;
  visit_scored(matcher_.root(), paired, [&](const NodeMatch& node, const EntrySet& here) {
    std::vector<PairCounter*> counters;  // from the one that can add most
    for (const WordPair& pair : node.plan->pairs) counters.push_back(&counter_of(pair));
    std::ranges::stable_sort(counters, std::ranges::greater(), &PairCounter::most);
    for (PairCounter* counter : counters) {
      deadline_.spend(bounds.size());
      LargestNumbers largest(most);
      for (const Bounds& one : bounds) largest.add(one.least);
      const float least = largest.least();
      std::size_t i = 0;
      here.for_each([&](EntryNumber entry) {
        while (bounds[i].entry != entry) ++i;
        Bounds& one = bounds[i];
        if (one.most < least) return;
        one.most = highest(one.sum, of_pairs[i] + rest, one.of_coverage);
        if (one.most < least) return;
        of_pairs[i] += counter->score(entry);
        one.least = lowest(one.sum, of_pairs[i], one.of_coverage);
      });
      rest = std::max(rest - counter->most(), 0.0);
    }
  });
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    Bounds& one = bounds[i];
    if (paired.contains(one.entry)) {
      one.most = std::min(one.most, highest(one.sum, of_pairs[i] + rest, one.of_coverage));
    }
  }
}

/// Works scores out from the entry with the highest bound to the one with the lowest, until no
/// other can be among the best.
EntryScores Scorer::completed_best(std::vector<Bounds> bounds, std::size_t most) {
  std::ranges::stable_sort(bounds, std::ranges::greater(), &Bounds::most);
  LargestNumbers largest(most);
  std::vector<ScoredEntry> scored;
  float least = -1;
  for (std::size_t next = 0; next < bounds.size() && bounds[next].most >= least;) {
    std::vector<EntryNumber> some;
    for (const std::size_t end = std::min(next + std::max(most, next), bounds.size()); next < end;
         ++next) {
      if (bounds[next].most >= least) some.push_back(bounds[next].entry);
    }
    std::ranges::sort(some);
    const EntryScores scores = scores_of(std::move(some));
    for (std::size_t i = 0; i < scores.entries().size(); ++i) {
      scored.push_back({scores.entries()[i], scores.at(i)});
      largest.add(static_cast<float>(scores.at(i)) / kMore);
    }
    least = largest.least();
  }
  return EntryScores(std::move(scored));
}

}  // namespace pprsearch
