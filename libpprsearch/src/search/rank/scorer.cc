#include "search/rank/scorer.h"

#include <algorithm>
#include <utility>

#include "search/match/word_entries.h"

// Scores are worked out downward from the root, for the hits alone. A word counts for an entry if
// the entry is in every set on the path from the root to the word. So `(a AND b) OR c` gives an
// entry with a and c nothing for a. What is excluded is never scored.
//
// A score is a sum: words, values of facets, pairs of words, coverage, feedback, recency. scores()
// and explain() must add the same terms in the same order, for an explanation adds up to the score
// to the last bit.
//
// Only the best are scored to the bit. What a word nearly brings is kept with it as a float
// (word_scores.h); the sums of these say which entries may be among the best, with more slack than
// rounding takes, and only these are scored.
//
// Pairs are the costly step, because they need positions. They are added only to the best entries
// (pair_depth of them) by the score so far, and the scorer remembers which those were. Coverage
// adds to the same entries: what adds to a score can be left out below them without changing the
// order of the best.

namespace pprsearch {
namespace {

using Kind = PlanNode::Kind;

/// What it costs to count a pair in an entry.
constexpr std::size_t kStepsOfPart = 16;
/// A word with so many times the entries that are wanted is looked up entry by entry.
constexpr std::size_t kMuchLonger = 16;

bool has_pairs(const PlanNode& node) {
  const auto any_has = [](const std::vector<PlanNode>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), has_pairs);
  };
  return node.kind != Kind::none_of &&
         (!node.pairs.empty() || any_has(node.children) || any_has(node.optional));
}

}  // namespace

Scorer::Scorer(IndexReader::Session& session, const Matcher& matcher, const Deadline& deadline,
               const RankingBasis& basis)
    : session_(session),
      columns_(basis.columns),
      basis_(basis),
      matcher_(matcher),
      deadline_(deadline),
      scored_words_(matcher.words().size()),
      paired_(columns_.size()) {
  visit_scored(matcher.root(), EntrySet(columns_.size()),
               [this](const NodeMatch& node, const EntrySet&) {
                 const bool is_name = node.plan->kind == Kind::name;
                 has_scores_ = has_scores_ || node.plan->kind == Kind::word || is_name;
                 if (is_name) count_summand(name_part(*node.plan).score);
                 if (node.plan->kind != Kind::word) return;
                 const WordMatch& match = matcher_.words()[node.plan->word];
                 count_summand(weight_of(*match.word));
                 total_weight_ += weight_of(*match.word);
                 const bool known = !shown_.insert(match.word).second;
                 if (!known) words_to_show_.push_back({match.word, bm25_of(match).idf()});
               });
}

Scorer::~Scorer() = default;

/// Weights of nested groups multiply, and a float holds a 1e-44 by some per cent only.
void Scorer::count_summand(double weight) {
  ++summands_;
  floats_suffice_ = floats_suffice_ && weight >= kLeastWeight && weight <= kMostWeight &&
                    summands_ <= kMostSummands;
}

double Scorer::weight_of(const ExpandedQueryWord& word) const {
  return word.weight * basis_.constants.weight_of_repeated(word.times);
}

Bm25f Scorer::bm25_of(const WordMatch& match) const {
  return {basis_, match.word->fields, match.entries.count()};
}

bool Scorer::may_show(Field field, EntryNumber entry) const {
  return std::ranges::any_of(scored_words_, [&](const std::optional<ScoredWord>& word) {
    if (!word) return true;
    const auto entries = word->match->found->entries();
    const std::size_t place = place_from(entries, 0, entry);
    return place < entries.size() && entries[place] == entry &&
           (word->scores->frequencies(place).fields & mask_of(field)) != 0;
  });
}

// ---- Which entries are worth to be scored ----

const Scorer::ScoredWord& Scorer::scored(std::size_t word) {
  std::optional<ScoredWord>& scored = scored_words_[word];
  if (!scored) {
    const WordMatch& match = matcher_.words()[word];
    scored = {&match, weight_of(*match.word), WordScores::of(session_, match, basis_), {}};
    scored->shares = shares_of(*match.word, *scored->scores, basis_);
  }
  return *scored;
}

/// Whether something adds to the scores of the best alone.
bool Scorer::adds_to_best() const {
  const PlanNode& root = *matcher_.root().plan;
  return has_pairs(root) || root.listed.size() > 1;
}

/// Entries of `wanted` among which the `most` best are, rising; and those to whose scores pairs and
/// coverage may add.
std::vector<EntryNumber> Scorer::best(const EntrySet& wanted, std::size_t most, bool others) {
  const NodeMatch& root = matcher_.root();
  const std::size_t ranked = adds_to_best() ? std::max(most, basis_.constants.pair_depth) : most;
  if (ranked == 0) return {};
  if (wanted.count() <= ranked || !has_scores_ || !floats_suffice_) return entries_in(wanted);
  if (root.plan->kind == Kind::word) return best_of_word(scored(root.plan->word), wanted, ranked);
  EntrySums sums(session_, wanted);
  visit_scored(root, wanted, [&](const NodeMatch& node, const EntrySet& entries) {
    if (node.plan->kind == Kind::word) add_nearly(scored(node.plan->word), entries, sums);
    if (node.plan->kind != Kind::name) return;
    const auto score = static_cast<float>(name_part(*node.plan).score);
    entries.for_each([&](EntryNumber entry) { sums.add(entry, score); });
  });
  deadline_.check();
  return sums.from(ranked == most ? sums.least_of_best(most) * (1 - kSlack)
                                  : least_of_best(sums, most, others));
}

/// The least sum of an entry that may be among the best once pairs and coverage are added, if it is
/// also among those to which they are added. Unless others are asked for, entries with less need
/// not be looked at, although something would be added to their scores.
float Scorer::least_of_best(const EntrySums& sums, std::size_t most, bool others) {
  const float least = sums.least_of_best(basis_.constants.pair_depth) * (1 - kSlack);
  if (others || most == 0) return least;
  double pairs = 0;
  visit_scored(matcher_.root(), paired_, [&](const NodeMatch& node, const EntrySet&) {
    for (const WordPair& pair : node.plan->pairs) pairs += counter_of(pair).most();
  });
  const double coverage = coverage_ ? coverage_->most() : 0;
  const double sure = sums.least_of_best(most) * (1 - 4.0 * kSlack);
  return std::max(least, static_cast<float>(sure / (1 + coverage) - pairs) * (1 - kSlack));
}

/// The same of a query that is one word.
std::vector<EntryNumber> Scorer::best_of_word(const ScoredWord& word, const EntrySet& wanted,
                                              std::size_t most) const {
  const auto entries = word.match->found->entries();
  const auto nearly = word.scores->nearly();
  const bool all = wanted.count() == entries.size();
  deadline_.spend(1 + 2 * entries.size() / kEntriesAStep);
  LargestNumbers largest(most);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (all || wanted.contains(entries[i])) largest.add(nearly[i]);
  }
  const float least = largest.least() * (1 - kSlack);
  std::vector<EntryNumber> best;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (nearly[i] >= least && (all || wanted.contains(entries[i]))) best.push_back(entries[i]);
  }
  return best;
}

/// Adds what the word nearly brings to each of `entries`, which have it.
void Scorer::add_nearly(const ScoredWord& word, const EntrySet& entries, EntrySums& sums) const {
  const auto all = word.match->found->entries();
  const auto nearly = word.scores->nearly();
  const auto weight = static_cast<float>(word.weight);
  const std::size_t count = entries.count();
  deadline_.spend(1 + std::min(all.size(), count * kMuchLonger) / kEntriesAStep);
  if (count * kMuchLonger < all.size()) {
    std::size_t place = 0;
    entries.for_each([&](EntryNumber entry) {
      place = place_from(all, place, entry);
      sums.add(entry, weight * nearly[place]);
    });
    return;
  }
  const bool has_all = count == all.size();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (has_all || entries.contains(all[i])) sums.add(all[i], weight * nearly[i]);
  }
}

// ---- Words and names ----

EntryScores Scorer::scores(const EntrySet& wanted, std::size_t most, bool others) {
  const std::vector<std::size_t>& listed = matcher_.root().plan->listed;
  if (listed.size() > 1) coverage_.emplace(basis_, matcher_.words(), listed);
  EntryScores scores(best(wanted, most, others));
  add_words_and_names(scores);
  return adds_to_best() ? with_pairs(scores, most) : scores;
}

EntryScores Scorer::scores_of(std::vector<EntryNumber> entries) {
  EntryScores scores(std::move(entries));
  add_words_and_names(scores);
  return completed(scores, scores.entries());
}

void Scorer::add_words_and_names(EntryScores& scores) {
  const EntrySet wanted = set_of(scores.entries(), columns_.size());
  visit_scored(matcher_.root(), wanted, [&](const NodeMatch& node, const EntrySet& entries) {
    if (node.plan->kind == Kind::word) add_word(scored(node.plan->word), entries, scores);
  });
  visit_scored(matcher_.root(), wanted, [&](const NodeMatch& node, const EntrySet& entries) {
    if (node.plan->kind != Kind::name) return;
    const double score = name_part(*node.plan).score;
    for (std::size_t i = 0; i < scores.entries().size(); ++i) {
      if (entries.contains(scores.entries()[i])) scores.at(i) += score;
    }
  });
}

void Scorer::add_word(const ScoredWord& word, const EntrySet& entries, EntryScores& scores) const {
  const auto all = word.match->found->entries();
  deadline_.spend(scores.entries().size());
  std::size_t place = 0;
  for (std::size_t i = 0; i < scores.entries().size(); ++i) {
    const EntryNumber entry = scores.entries()[i];
    if (!entries.contains(entry)) continue;
    place = place_from(all, place, entry);
    const WordFrequencies& frequencies = word.scores->frequencies(place);
    for (const ScoreShare& share : word.shares) {
      const double frequency = frequencies.*share.frequency;
      if (frequency == 0) continue;
      scores.at(i) += share.of_score * word.weight * share.bm25.score(frequency, entry);
    }
  }
}

ScorePart Scorer::name_part(const PlanNode& name) const {
  const Columns::Names& names = columns_.names(name.facet);
  const double idf = idf_of(basis_.collection.entries, names.count(name.name));
  return {std::string(names.name(name.name)),
          name.facet == Field::topic ? ScoreKind::topic : ScoreKind::author,
          name.weight * idf,
          idf,
          1,
          {}};
}

// ---- Pairs of words ----

PairCounter Scorer::counter_of(const WordPair& pair) {
  const auto paired = [&](std::size_t word) {
    const ScoredWord& one = scored(word);
    return PairedWord{one.match, one.scores.get(), bm25_of(*one.match).idf()};
  };
  return {session_, basis_, {paired(pair.first), paired(pair.second)}, pair};
}

/// Notes to which entries pairs and coverage are added, and adds them to those that may be among
/// the `most` best then; others are left out.
EntryScores Scorer::with_pairs(const EntryScores& scores, std::size_t most) {
  paired_.insert_all(entries_of(best_of(scores, columns_, basis_.constants.pair_depth)));
  if (most >= scores.entries().size()) return completed(scores, scores.entries());
  if (most == 0) return {};
  EntryScores upper(scores.entries());
  const std::vector<double> bounds = at_most(scores);
  for (std::size_t i = 0; i < bounds.size(); ++i) upper.at(i) = bounds[i];
  std::vector<EntryNumber> first = entries_of(best_of(upper, columns_, most));
  std::ranges::sort(first);
  const EntryScores sure = completed(scores, first);
  const double least = best_of(sure, columns_, most).back().score;
  std::vector<EntryNumber> all;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (bounds[i] >= least) all.push_back(scores.entries()[i]);
  }
  return completed(scores, std::move(all));
}

/// What the score of each entry is at most once pairs and coverage are added.
std::vector<double> Scorer::at_most(const EntryScores& scores) {
  constexpr double kMoreThanRounding = 1 + 1e-9;
  const std::vector<EntryNumber>& entries = scores.entries();
  std::vector<double> bounds;
  for (std::size_t i = 0; i < entries.size(); ++i) bounds.push_back(scores.at(i));
  visit_scored(matcher_.root(), paired_, [&](const NodeMatch& node, const EntrySet& here) {
    for (const WordPair& pair : node.plan->pairs) {
      const double most = counter_of(pair).most();
      const EntrySet& first = matcher_.words()[pair.first].entries;
      const EntrySet& second = matcher_.words()[pair.second].entries;
      deadline_.spend(1 + entries.size() / kEntriesAStep);
      for (std::size_t i = 0; i < entries.size(); ++i) {
        const EntryNumber entry = entries[i];
        if (first.contains(entry) && second.contains(entry) && here.contains(entry))
          bounds[i] += most;
      }
    }
  });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    bounds[i] *= kMoreThanRounding * (1 + (coverage_ ? coverage_->share(entries[i]) : 0));
  }
  return bounds;
}

/// The scores of some of the entries, with pairs and coverage.
EntryScores Scorer::completed(const EntryScores& scores, std::vector<EntryNumber> entries) {
  EntryScores all(std::move(entries));
  std::size_t place = 0;
  for (std::size_t i = 0; i < all.entries().size(); ++i) {
    place = place_from(scores.entries(), place, all.entries()[i]);
    all.at(i) = scores.at(place);
  }
  add_pairs(set_of(all.entries(), columns_.size()) & paired_, all);
  add_coverage(all);
  return all;
}

void Scorer::add_pairs(const EntrySet& paired, EntryScores& scores) {
  visit_scored(matcher_.root(), paired, [&](const NodeMatch& node, const EntrySet& entries) {
    add_pairs(*node.plan, entries, scores);
  });
}

void Scorer::add_pairs(const PlanNode& node, const EntrySet& entries, EntryScores& scores) {
  if (node.pairs.empty()) return;
  const std::vector<EntryNumber> paired = entries_in(entries);
  // A pair that is said again and again is counted once, and added as often.
  std::map<WordPair, std::vector<double>> known;
  for (const WordPair& pair : node.pairs) {
    const auto [place, is_new] = known.try_emplace(pair);
    if (is_new) {
      PairCounter counter = counter_of(pair);
      counter.look_at(paired);
      for (const EntryNumber entry : paired) {
        deadline_.spend(kStepsOfPart);
        place->second.push_back(counter.score(entry));
      }
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < paired.size(); ++i) {
      at = place_from(scores.entries(), at, paired[i]);
      scores.at(at) += place->second[i];
    }
  }
}

// ---- How many of a list's words an entry has ----

void Scorer::add_coverage(EntryScores& scores) const {
  if (!coverage_) return;
  for (std::size_t i = 0; i < scores.entries().size(); ++i) {
    if (!paired_.contains(scores.entries()[i])) continue;
    scores.at(i) += coverage_->share(scores.entries()[i]) * scores.at(i);
  }
}

// ---- What is added on request ----

void Scorer::add_feedback(std::vector<ExpandedQueryWord> words, EntryScores& scores) {
  feedback_words_ = std::move(words);
  for (const ExpandedQueryWord& word : feedback_words_) {
    deadline_.check();
    WordMatch match = Matcher::match_word(session_, word, deadline_);
    if (match.sources.empty()) continue;
    const auto frequencies = WordScores::of(session_, match, basis_);
    const ScoreShare share{ScoreKind::feedback, 1, &WordFrequencies::words,
                           Bm25f(basis_, word.fields, frequencies->entries())};
    add_word({&match, weight_of(word), frequencies, {share}}, match.entries, scores);
    const double of_names = weight_as_name(match, basis_);
    feedback_.push_back({{std::move(match), of_names}, weight_of(word), share});
  }
}

void Scorer::add_recency(std::uint32_t newest, EntryScores& scores) {
  double best = 0;
  for (std::size_t i = 0; i < scores.entries().size(); ++i) best = std::max(best, scores.at(i));
  recency_.emplace(basis_, newest, best);
  for (std::size_t i = 0; i < scores.entries().size(); ++i) {
    scores.at(i) += recency_->score(scores.entries()[i]);
  }
}

}  // namespace pprsearch
