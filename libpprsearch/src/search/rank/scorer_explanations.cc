#include <algorithm>
#include <array>
#include <utility>

#include "search/rank/expansion.h"
#include "search/rank/scorer.h"

// Why a score is what it is. An explanation adds the same terms in the same order as scores() does,
// from the postings themselves and not from what is kept of them.

namespace pprsearch {
namespace {

using Kind = PlanNode::Kind;

/// Whether a share of a word's score counts the source.
bool counts(ScoreKind share, const TermPostings& source) {
  return share == ScoreKind::exact_form ? source.reason == TermReason::exact
         : share == ScoreKind::title    ? source.field == Field::title
                                        : true;
}

}  // namespace

const Scorer::ExplainedWord& Scorer::explained(const WordMatch& match) const {
  const auto known = explained_words_.find(&match);
  if (known != explained_words_.end()) return known->second;
  WordMatch whole = Matcher::match_word(session_, *match.word, deadline_);
  const double of_names = weight_as_name(whole, basis_);
  return explained_words_.emplace(&match, ExplainedWord{std::move(whole), of_names}).first->second;
}

std::vector<ScorePart> Scorer::explain(EntryNumber entry) {
  const EntrySet only = set_of({&entry, 1}, columns_.size());
  std::vector<ScorePart> parts;
  const auto visit = [&](const EntrySet& wanted, auto add) {
    visit_scored(matcher_.root(), wanted, [&](const NodeMatch& node, const EntrySet& entries) {
      if (entries.contains(entry)) add(*node.plan);
    });
  };
  const auto add_if_any = [&](ScorePart part) {
    if (part.frequency > 0) parts.push_back(std::move(part));
  };
  visit(only, [&](const PlanNode& node) {
    if (node.kind != Kind::word) return;
    const ScoredWord& word = scored(node.word);
    for (const ScoreShare& share : word.shares) {
      add_if_any(part_of(explained(*word.match), share, word.weight, entry));
    }
  });
  visit(only, [&](const PlanNode& node) {
    if (node.kind == Kind::name) parts.push_back(name_part(node));
  });
  visit(only & paired_, [&](const PlanNode& node) {
    for (const WordPair& pair : node.pairs) add_if_any(counter_of(pair).part(entry));
  });
  if (coverage_ && paired_.contains(entry)) {
    double sum = 0;
    for (const ScorePart& part : parts) sum += part.score;
    const double share = coverage_->share(entry);
    if (share > 0) parts.push_back({"", ScoreKind::coverage, share * sum, 0, share, {}});
  }
  for (const FeedbackWord& word : feedback_) {
    if (!word.explained.match.entries->contains(entry)) continue;
    add_if_any(part_of(word.explained, word.share, word.weight, entry));
  }
  if (recency_ && recency_->score(entry) > 0) {
    parts.push_back({"", ScoreKind::recency, recency_->score(entry), 0, 0, {}});
  }
  return parts;
}

ScorePart Scorer::part_of(const ExplainedWord& word, const ScoreShare& share, double weight,
                          EntryNumber entry) const {
  ScorePart part{word.match.word->label, share.kind, 0, share.bm25.idf(), 0, {}};
  std::array<double, kTextFields> by_field{};
  for (const TermPostings& source : word.match.sources) {
    if (!counts(share.kind, source)) continue;
    const double own =
        counted(word.match.sources, source, basis_.constants, word.of_names).frequency_in(entry);
    part.frequency += own;
    by_field[static_cast<std::size_t>(source.field)] += own;
  }
  if (part.frequency == 0) return part;
  part.score = share.of_score * weight * share.bm25.score(part.frequency, entry);
  for (std::size_t f = 0; f < kTextFields; ++f) {
    if (by_field[f] > 0) part.fields.emplace_back(kFields[f].json_name, by_field[f]);
  }
  return part;
}

std::vector<ExpandedWord> Scorer::expansion(const Plan& plan) const {
  const MatchOfWord with_sources = [&](std::size_t word) -> const WordMatch& {
    const WordMatch& match = matcher_.words()[word];
    return match.has_sources ? match : explained(match).match;
  };
  return expansion_of(session_, plan, with_sources, basis_.constants, deadline_);
}

std::vector<ExpandedTerm> Scorer::feedback() const {
  std::vector<ExpandedTerm> terms;
  for (const FeedbackWord& word : feedback_) {
    const WordMatch& match = word.explained.match;
    terms.push_back(
        {match.word->label, TermReason::feedback, match.word->weight, match.entries->count()});
  }
  return terms;
}

}  // namespace pprsearch
