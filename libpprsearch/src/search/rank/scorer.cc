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
// Which entries are worth to be scored is decided in scorer_best.cc. Pairs and coverage are added
// only to the best entries (pair_depth of them) by the score so far, and the scorer remembers which
// those were: what adds to a score can be left out below them without changing the order of the
// best.

namespace pprsearch {
namespace {

using Kind = PlanNode::Kind;

/// What it costs to count a pair in an entry.
constexpr std::size_t kStepsOfPart = 16;

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
  return {basis_, match.word->fields, match.entries->count()};
}

bool Scorer::may_show(Field field, EntryNumber entry) const {
  return std::ranges::any_of(scored_words_, [&](const std::optional<ScoredWord>& word) {
    if (!word) return true;
    const std::size_t place = word->match->found->place_of(entry);
    return place < word->match->found->size() &&
           (word->scores->frequencies(place).fields & mask_of(field)) != 0;
  });
}

const Scorer::ScoredWord& Scorer::scored(std::size_t word) {
  std::optional<ScoredWord>& scored = scored_words_[word];
  if (!scored) {
    const WordMatch& match = matcher_.words()[word];
    scored = {&match, weight_of(*match.word), WordScores::of(session_, match, basis_), {}};
    scored->shares = shares_of(*match.word, *scored->scores, basis_);
  }
  return *scored;
}

// ---- Words and names ----

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
  deadline_.spend(scores.entries().size());
  for (std::size_t i = 0; i < scores.entries().size(); ++i) {
    const EntryNumber entry = scores.entries()[i];
    if (!entries.contains(entry)) continue;
    const WordFrequencies& frequencies =
        word.scores->frequencies(word.match->found->place_of(entry));
    visit_shares(word.shares, frequencies, entry, [&](const ScoreShare& share, double score) {
      scores.at(i) += share.of_score * word.weight * score;
    });
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

PairCounter& Scorer::counter_of(const WordPair& pair) {
  const auto known = counters_.find(pair);
  if (known != counters_.end()) return known->second;
  const auto paired = [&](std::size_t word) {
    const ScoredWord& one = scored(word);
    return PairedWord{one.match, one.scores.get(), bm25_of(*one.match).idf()};
  };
  const std::pair words(paired(pair.first), paired(pair.second));
  return counters_.emplace(pair, PairCounter(session_, basis_, words, pair)).first->second;
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
      PairCounter& counter = counter_of(pair);
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
                           Bm25f(basis_, word.fields, frequencies->entries()), false};
    add_word({&match, weight_of(word), frequencies, {share}}, *match.entries, scores);
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
