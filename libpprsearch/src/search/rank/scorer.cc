#include "search/rank/scorer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "search/match/rows.h"
#include "search/plan/count_once.h"

// Scores are worked out downward from the root, for the hits alone. A word counts for an entry if
// the entry is in every set on the path from the root to the word. So `(a AND b) OR c` gives an
// entry with a and c nothing for a. What is excluded is never scored.
//
// A score is a sum: words, values of facets, pairs of words, coverage, feedback, recency. scores()
// and explain() must add the same terms in the same order, for an explanation adds up to the score
// to the last bit.
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
/// Entries of a set that are looked at in the time of a step.
constexpr std::size_t kEntriesAStep = 64;

/// Of a beginning with more words than so many, only the word itself makes pairs: to decode the
/// positions of all would cost more than all else.
constexpr std::size_t kMostOpenTerms = 64;

std::vector<WeightedTerm> terms_of_pair(const ExpandedQueryWord& word) {
  std::vector<WeightedTerm> terms = word.meaning.terms;
  if (word.open && terms.size() > kMostOpenTerms) {
    std::erase_if(terms, [](const auto& term) { return term.reason == TermReason::wildcard; });
  }
  return terms;
}

std::string row_text(const TermRow& row) {
  std::string text;
  for (const auto& place : row.places) text += (text.empty() ? "" : " ") + place.front().text;
  return text;
}

}  // namespace

Scorer::Scorer(IndexReader::Session& session, const Matcher& matcher, const Deadline& deadline,
               const RankingBasis& basis)
    : session_(session),
      columns_(basis.columns),
      basis_(basis),
      matcher_(matcher),
      deadline_(deadline),
      components_(matcher.words().size()),
      paired_(columns_.size()) {
  visit_scored(
      matcher.root(), EntrySet(columns_.size()), [this](const NodeMatch& node, const EntrySet&) {
        has_scores_ = has_scores_ || node.plan->kind == Kind::word || node.plan->kind == Kind::name;
        if (node.plan->kind != Kind::word) return;
        const WordMatch& match = matcher_.words()[node.plan->word];
        total_weight_ += weight_of(*match.word);
        const bool known = !shown_.insert(match.word).second;
        if (!known) words_to_show_.push_back({match.word, bm25_of(match).idf()});
      });
}

Scorer::~Scorer() = default;

double Scorer::weight_of(const TermPostings& source) const {
  return basis_.constants.weight_of(source.field) * basis_.constants.weight_of(source.reason);
}

double Scorer::weight_of(const ExpandedQueryWord& word) const {
  return word.weight * basis_.constants.weight_of_repeated(word.times);
}

Bm25f Scorer::bm25_of(const WordMatch& match) const {
  return {basis_, match.word->fields, match.entries.count()};
}

// ---- Words ----

/// A source as it counts if an author's name counts `of_names` fold. A citation has the names of
/// the authors once more.
Occurrences Scorer::counted(const WordMatch& match, const TermPostings& source,
                            double of_names) const {
  Occurrences occurrences(source, weight_of(source));
  const bool has_names = source.field == Field::author || source.field == Field::citation;
  if (of_names == 1 || !has_names) return occurrences;
  const auto authors =
      std::find_if(match.sources.begin(), match.sources.end(), [&](const TermPostings& other) {
        return other.term == source.term && other.field == Field::author;
      });
  if (authors != match.sources.end()) occurrences.discount_names(*authors->postings, of_names);
  return occurrences;
}

template <typename Takes>
std::optional<Scorer::Component> Scorer::component(const WordMatch& match, const Share& share,
                                                   Takes takes) const {
  EntrySet entries(columns_.size());
  std::vector<Occurrences> sources;
  for (const TermPostings& source : match.sources) {
    if (!takes(source)) continue;
    sources.push_back(counted(match, source, share.of_names));
    for (const EntryNumber entry : source.postings->entries) entries.insert(entry);
  }
  if (sources.empty()) return std::nullopt;
  return Component{share.kind, share.of_score * weight_of(*match.word), std::move(sources),
                   Bm25f(basis_, share.fields, entries.count())};
}

std::vector<Scorer::Component> Scorer::components_of(const WordMatch& match) const {
  std::vector<Component> components;
  const auto add = [&](std::optional<Component> part) {
    if (part) components.push_back(std::move(*part));
  };
  const FieldMask fields = match.word->fields;
  const double of_names = weight_as_name(match, basis_);
  add(component(match, {ScoreKind::words, basis_.constants.words_share, fields, of_names},
                [](const TermPostings&) { return true; }));
  add(component(match, {ScoreKind::exact_form, basis_.constants.exact_share, fields, of_names},
                [](const TermPostings& source) { return source.reason == TermReason::exact; }));
  if (fields != mask_of(Field::title)) {
    add(component(match,
                  {ScoreKind::title, basis_.constants.title_share, mask_of(Field::title), of_names},
                  [](const TermPostings& source) { return source.field == Field::title; }));
  }
  return components;
}

const std::vector<Scorer::Component>& Scorer::components(const PlanNode& word) {
  std::vector<Component>& components = components_[word.word];
  if (components.empty()) components = components_of(matcher_.words()[word.word]);
  return components;
}

EntryNumbers Scorer::scores(const EntrySet& wanted) {
  EntryNumbers scores(session_);
  EntryNumbers frequencies(session_);
  visit_scored(matcher_.root(), wanted, [&](const NodeMatch& node, const EntrySet& entries) {
    if (node.plan->kind != Kind::word) return;
    for (const Component& part : components(*node.plan)) {
      add_component_scores(part, entries, frequencies, scores);
    }
  });
  visit_scored(matcher_.root(), wanted, [&](const NodeMatch& node, const EntrySet& entries) {
    if (node.plan->kind != Kind::name) return;
    const double score = name_part(*node.plan).score;
    entries.for_each([&](EntryNumber entry) { scores[entry] += score; });
  });
  add_pairs(wanted, scores);
  add_coverage(scores);
  return scores;
}

void Scorer::add_component_scores(const Component& part, const EntrySet& wanted,
                                  EntryNumbers& frequencies, EntryNumbers& scores) const {
  for (const Occurrences& source : part.sources) {
    const PostingList& postings = source.postings();
    deadline_.spend(postings.size());
    for (std::size_t i = 0; i < postings.entries.size(); ++i) {
      const EntryNumber entry = postings.entries[i];
      frequencies[entry] += source.frequency(entry, postings.frequencies[i]);
    }
  }
  deadline_.spend(columns_.size() / kEntriesAStep);
  wanted.for_each([&](EntryNumber entry) {
    if (frequencies[entry] > 0) {
      scores[entry] += part.share * part.bm25.score(frequencies[entry], entry);
    }
  });
  for (const Occurrences& source : part.sources) {
    for (const EntryNumber entry : source.postings().entries) frequencies[entry] = 0;
  }
}

// ---- Pairs of words ----

/// Counts how often two words stand in an entry as they do in the query.
class Scorer::PairCounter {
 public:
  PairCounter(const Scorer& scorer, const WordPair& pair)
      : PairCounter(scorer, scorer.matcher_.words()[pair.first],
                    scorer.matcher_.words()[pair.second], pair) {}

  ScorePart part(EntryNumber entry) {
    ScorePart part{label_, ScoreKind::pair, 0, bm25_.idf(), 0, {}};
    for (const Places& field : fields_) {
      if (!field.first.entries().contains(entry) || !field.second.entries().contains(entry))
        continue;
      field.first.positions(entry, first_);
      field.second.positions(entry, second_);
      const std::uint32_t count = count_pairs(first_, second_, gap_);
      if (count == 0) continue;
      part.fields.emplace_back(row_of(field.field).json_name,
                               weights_.weight_of(field.field) * count);
      part.frequency += part.fields.back().second;
    }
    if (part.frequency > 0) part.score = share_ * bm25_.score(part.frequency, entry);
    return part;
  }

 private:
  struct Places {
    Field field;
    RowPlace first;
    RowPlace second;
  };

  PairCounter(const Scorer& scorer, const WordMatch& first, const WordMatch& second,
              const WordPair& pair)
      : label_(first.word->label + ' ' + second.word->label),
        first_terms_(terms_of_pair(*first.word)),
        second_terms_(terms_of_pair(*second.word)),
        weights_(scorer.basis_.constants),
        share_(scorer.basis_.constants.pair_share * pair.weight),
        gap_(pair.gap),
        bm25_(Bm25f::with_idf(scorer.basis_, first.word->fields,
                              scorer.bm25_of(first).idf() + scorer.bm25_of(second).idf())) {
    IndexReader::Session& session = scorer.session_;
    for (const FieldRow& layout : text_fields()) {
      if ((first.word->fields & mask_of(layout.field)) == 0) continue;
      Places field{layout.field, RowPlace(session, layout.field, first_terms_),
                   RowPlace(session, layout.field, second_terms_)};
      if (field.first.entries().count_common(field.second.entries()) == 0) continue;
      field.first.decode_positions(session, layout.field);
      field.second.decode_positions(session, layout.field);
      fields_.push_back(std::move(field));
    }
  }

  std::string label_;
  std::vector<WeightedTerm> first_terms_;
  std::vector<WeightedTerm> second_terms_;
  const RankingConstants& weights_;
  double share_;
  std::uint32_t gap_;
  Bm25f bm25_;
  std::vector<Places> fields_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> second_;
};

void Scorer::add_pairs(const EntrySet& wanted, EntryNumbers& scores) {
  std::vector<EntryNumber> best;
  wanted.for_each([&](EntryNumber entry) { best.push_back(entry); });
  if (best.size() > basis_.constants.pair_depth) {
    const auto cut = best.begin() + static_cast<std::ptrdiff_t>(basis_.constants.pair_depth);
    std::nth_element(best.begin(), cut, best.end(), ByScore{scores, columns_});
    best.erase(cut, best.end());
  }
  for (const EntryNumber entry : best) paired_.insert(entry);
  visit_scored(matcher_.root(), paired_, [&](const NodeMatch& node, const EntrySet& entries) {
    // A pair that is said again and again is counted once, and added as often.
    std::map<WordPair, PairScores> known;
    for (const WordPair& pair : node.plan->pairs) ++known[pair].times;
    for (const WordPair& pair : node.plan->pairs) {
      PairScores& of_pair = known[pair];
      if (!of_pair.scores) of_pair.scores = scores_of(pair, entries);
      for (const auto& [entry, score] : *of_pair.scores) scores[entry] += score;
      if (--of_pair.times == 0) of_pair.scores.reset();
    }
  });
}

std::vector<std::pair<EntryNumber, double>> Scorer::scores_of(const WordPair& pair,
                                                              const EntrySet& entries) {
  std::vector<std::pair<EntryNumber, double>> scores;
  PairCounter counter(*this, pair);
  entries.for_each([&](EntryNumber entry) {
    deadline_.spend(kStepsOfPart);
    const double score = counter.part(entry).score;
    if (score > 0) scores.emplace_back(entry, score);
  });
  return scores;
}

Scorer::PairCounter& Scorer::pair_counter(const WordPair& pair) {
  std::unique_ptr<PairCounter>& counter = explained_pairs_[&pair];
  if (!counter) counter = std::make_unique<PairCounter>(*this, pair);
  return *counter;
}

// ---- How many of a list's words an entry has ----

void Scorer::add_coverage(EntryNumbers& scores) {
  const std::vector<std::size_t>& listed = matcher_.root().plan->listed;
  if (listed.size() < 2) return;
  coverage_.emplace(basis_, matcher_.words(), listed);
  paired_.for_each(
      [&](EntryNumber entry) { scores[entry] += coverage_->share(entry) * scores[entry]; });
}

// ---- What is added on request ----

void Scorer::add_feedback(std::vector<ExpandedQueryWord> words, const EntrySet& wanted,
                          EntryNumbers& scores) {
  feedback_words_ = std::move(words);
  EntryNumbers frequencies(session_);
  for (const ExpandedQueryWord& word : feedback_words_) {
    deadline_.check();
    WordMatch match = Matcher::match_word(session_, word, deadline_);
    auto part =
        component(match, {ScoreKind::feedback, 1, word.fields, weight_as_name(match, basis_)},
                  [](const TermPostings&) { return true; });
    if (!part) continue;
    add_component_scores(*part, wanted & match.entries, frequencies, scores);
    feedback_.push_back({std::move(match), std::move(*part)});
  }
}

void Scorer::add_recency(const EntrySet& wanted, std::uint32_t newest, EntryNumbers& scores) {
  double best = 0;
  wanted.for_each([&](EntryNumber entry) { best = std::max(best, scores[entry]); });
  recency_.emplace(basis_, newest, best);
  wanted.for_each([&](EntryNumber entry) { scores[entry] += recency_->score(entry); });
}

// ---- Explanations ----

std::vector<ScorePart> Scorer::explain(EntryNumber entry) {
  EntrySet only(columns_.size());
  only.insert(entry);
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
    for (const Component& component : components(node)) {
      add_if_any(part_of(component, matcher_.words()[node.word].word->label, entry));
    }
  });
  visit(only, [&](const PlanNode& node) {
    if (node.kind == Kind::name) parts.push_back(name_part(node));
  });
  visit(only & paired_, [&](const PlanNode& node) {
    for (const WordPair& pair : node.pairs) add_if_any(pair_counter(pair).part(entry));
  });
  if (coverage_ && paired_.contains(entry)) {
    double sum = 0;
    for (const ScorePart& part : parts) sum += part.score;
    const double share = coverage_->share(entry);
    if (share > 0) parts.push_back({"", ScoreKind::coverage, share * sum, 0, share, {}});
  }
  for (const FeedbackWord& word : feedback_) {
    if (!word.match.entries.contains(entry)) continue;
    parts.push_back(part_of(word.component, word.match.word->label, entry));
  }
  if (recency_ && recency_->score(entry) > 0) {
    parts.push_back({"", ScoreKind::recency, recency_->score(entry), 0, 0, {}});
  }
  return parts;
}

ScorePart Scorer::part_of(const Component& component, const std::string& label,
                          EntryNumber entry) const {
  ScorePart part{label, component.kind, 0, component.bm25.idf(), 0, {}};
  std::array<double, kTextFields> by_field{};
  for (const Occurrences& source : component.sources) {
    const double share = source.frequency_in(entry);
    part.frequency += share;
    by_field[static_cast<std::size_t>(source.field())] += share;
  }
  if (part.frequency == 0) return part;
  part.score = component.share * component.bm25.score(part.frequency, entry);
  for (std::size_t f = 0; f < kTextFields; ++f) {
    if (by_field[f] > 0) part.fields.emplace_back(kFields[f].json_name, by_field[f]);
  }
  return part;
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

/// How many entries have each term of a word, then each row, then a NEAR.
std::vector<std::size_t> Scorer::entries_of_terms(const WordMatch& match) const {
  const Meaning& meaning = match.word->meaning;
  std::vector<std::size_t> counts(meaning.terms.size() + meaning.rows.size() +
                                  (match.word->near ? 1 : 0));
  for (auto source = match.sources.begin(); source != match.sources.end();) {
    const std::size_t term = source->term;
    deadline_.spend(source->postings->size() + columns_.size() / kEntriesAStep);
    EntrySet entries(columns_.size());
    for (; source != match.sources.end() && source->term == term; ++source) {
      for (const EntryNumber entry : source->postings->entries) entries.insert(entry);
    }
    counts[term] = entries.count();
  }
  return counts;
}

ExpandedWord Scorer::expansion_of(const WordMatch& match) const {
  ExpandedWord word{match.word->label, {}};
  const std::vector<std::size_t> entries_of_term = entries_of_terms(match);
  std::size_t i = 0;
  const auto add = [&](std::string text, TermReason reason) {
    word.terms.push_back(
        {std::move(text), reason, basis_.constants.weight_of(reason), entries_of_term[i++]});
  };
  for (const WeightedTerm& term : match.word->meaning.terms) add(term.text, term.reason);
  for (const TermRow& row : match.word->meaning.rows) add(row_text(row), row.reason);
  if (match.word->near) add(match.word->label, TermReason::exact);
  std::erase_if(word.terms, [](const ExpandedTerm& term) {
    return term.entries == 0 && term.reason != TermReason::exact;
  });
  return word;
}

/// Behind a NEAR each of its texts, with the entries that have it wherever.
std::vector<ExpandedWord> Scorer::expansion() const {
  std::vector<ExpandedWord> words;
  for (const WordMatch& match : matcher_.words()) {
    words.push_back(expansion_of(match));
    if (!match.word->near) continue;
    for (const Nearness::Text& text : match.word->near->texts) {
      ExpandedQueryWord own;
      own.label = text.label;
      own.fields = match.word->fields;
      own.meaning = text.meaning;
      count_once(own.meaning);
      words.push_back(expansion_of(Matcher::match_word(session_, own, deadline_)));
    }
  }
  return words;
}

std::vector<ExpandedTerm> Scorer::feedback() const {
  std::vector<ExpandedTerm> terms;
  for (const FeedbackWord& word : feedback_) {
    terms.push_back({word.match.word->label, TermReason::feedback, word.match.word->weight,
                     word.match.entries.count()});
  }
  return terms;
}

}  // namespace pprsearch
