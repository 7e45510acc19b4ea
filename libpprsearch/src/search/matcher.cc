#include "search/matcher.h"

#include <algorithm>
#include <array>

#include "search/phrase.h"
#include "search/ranges.h"

namespace pprsearch {

// Matching
// --------
// Every node of the plan gets its set of entries, from the leaves upward: the
// postings of a word's terms become a set of bits, AND, OR and NOT are
// operations on such sets. That gives exact totals and facets at once. Then
// scores are worked out downward, for the entries that are wanted alone: a word
// counts for an entry if the entry is in every set on the way from the root to
// the word, so `(a AND b) OR c` gives an entry with a and c nothing for a. What
// is excluded is never scored.

namespace {

using Kind = PlanNode::Kind;

bool covers(FieldMask fields, Field field) { return (fields & mask_of(field)) != 0; }

std::string row_text(const TermRow& row) {
  std::string text;
  for (const auto& place : row.places) text += (text.empty() ? "" : " ") + place.front().text;
  return text;
}

}  // namespace

Matcher::Matcher(IndexReader::Session& session, const Plan& plan, const Deadline& deadline)
    : session_(session),
      columns_(session.reader().columns()),
      deadline_(deadline),
      root_{nullptr, EntrySet(0), {}, {}},
      paired_(columns_.size()) {
  words_.reserve(plan.words.size());
  for (const ExpandedQueryWord& word : plan.words) {
    words_.push_back(match_word(word));
    complete_ = complete_ && !deadline.passed();
  }
  root_ = match_node(plan.root);
}

Matcher::WordMatch Matcher::match_word(const ExpandedQueryWord& word) {
  WordMatch match{&word, {}, {}, EntrySet(columns_.size()), {}};
  if (!complete_) return match;
  for (const WeightedTerm& term : word.meaning.terms) {
    add_sources(match, term.reason,
                [&](Field field) { return session_.postings(field, term.text); });
  }
  for (const TermRow& row : word.meaning.rows) {
    add_sources(match, row.reason, [&](Field field) {
      return std::make_shared<const PostingList>(match_row(session_, field, row, deadline_));
    });
  }
  for (const EntrySet& entries : match.entries_of_term) match.entries |= entries;
  return match;
}

void Matcher::add_sources(
    WordMatch& match, TermReason reason,
    const std::function<std::shared_ptr<const PostingList>(Field)>& postings_in) {
  EntrySet& entries = match.entries_of_term.emplace_back(columns_.size());
  for (const FieldRow& layout : text_fields()) {
    if (!covers(match.word->fields, layout.field)) continue;
    Source source{layout.field, reason, postings_in(layout.field)};
    for (const EntryNumber entry : source.postings->entries) entries.insert(entry);
    if (!source.postings->empty()) match.sources.push_back(std::move(source));
  }
}

Matcher::Node Matcher::match_node(const PlanNode& plan) {
  Node node{&plan, EntrySet(columns_.size()), {}, {}};
  for (const PlanNode& child : plan.children) node.children.push_back(match_node(child));
  for (const PlanNode& child : plan.optional) node.optional.push_back(match_node(child));
  complete_ = complete_ && !deadline_.passed();
  if (!complete_) return node;
  node.entries = entries_of(plan, node.children);
  return node;
}

EntrySet Matcher::entries_of(const PlanNode& plan, const std::vector<Node>& children) {
  EntrySet set(columns_.size());
  const auto insert_if = [&](auto test) { insert_where(set, columns_.size(), test); };
  switch (plan.kind) {
    case Kind::nothing:
      break;
    case Kind::everything:
      set.complement();
      break;
    case Kind::all_of:
      set.complement();
      for (const Node& child : children) set &= child.entries;
      break;
    case Kind::any_of:
      for (const Node& child : children) set |= child.entries;
      break;
    case Kind::none_of:
      set.complement();
      for (const Node& child : children) set -= child.entries;
      break;
    case Kind::word:
      return words_[plan.word].entries;
    case Kind::value:
      return entries_with_value(plan);
    case Kind::name:
      return entries_with_name(plan);
    case Kind::range:
      insert_if([&](EntryNumber e) { return in_range(plan, columns_, e); });
      break;
    case Kind::presence:
      insert_if([&](EntryNumber e) { return columns_.has(plan.presence, e); });
      break;
  }
  return set;
}

EntrySet Matcher::entries_with_value(const PlanNode& plan) {
  EntrySet set(columns_.size());
  for (const std::string& key : plan.values) {
    for (const EntryNumber entry : session_.postings_of_value(plan.value_field, key).entries) {
      set.insert(entry);
    }
  }
  return set;
}

EntrySet Matcher::entries_with_name(const PlanNode& plan) const {
  EntrySet set(columns_.size());
  insert_where(set, columns_.size(), [&](EntryNumber entry) {
    const auto names = columns_.names(plan.facet).of(entry);
    return std::find(names.begin(), names.end(), plan.name) != names.end();
  });
  return set;
}

/// Calls `score(word, entries)` for each word that counts, with the entries of
/// `wanted` for which it does.
template <typename Score>
void Matcher::visit_scored(const Node& node, const EntrySet& wanted, Score score) const {
  if (node.plan->kind == Kind::word) score(words_[node.plan->word], wanted & node.entries);
  if (node.plan->kind != Kind::all_of && node.plan->kind != Kind::any_of) return;
  const EntrySet here = wanted & node.entries;
  for (const Node& child : node.children) visit_scored(child, here, score);
  for (const Node& child : node.optional) visit_scored(child, here, score);
}

/// The same for pairs of words: `visit(pair, entries)`.
template <typename Visit>
void Matcher::visit_pairs(const Node& node, const EntrySet& wanted, Visit visit) const {
  if (node.plan->kind != Kind::all_of && node.plan->kind != Kind::any_of) return;
  const EntrySet here = wanted & node.entries;
  for (const WordPair& pair : node.plan->pairs) visit(pair, here);
  for (const Node& child : node.children) visit_pairs(child, here, visit);
  for (const Node& child : node.optional) visit_pairs(child, here, visit);
}

/// And for values of facets that score.
template <typename Visit>
void Matcher::visit_names(const Node& node, const EntrySet& wanted, Visit visit) const {
  if (node.plan->kind == Kind::name) visit(node, wanted & node.entries);
  if (node.plan->kind != Kind::all_of && node.plan->kind != Kind::any_of) return;
  const EntrySet here = wanted & node.entries;
  for (const Node& child : node.children) visit_names(child, here, visit);
}

bool Matcher::has_scores() const {
  bool found = false;
  visit_scored(root_, EntrySet(columns_.size()),
               [&](const WordMatch&, const EntrySet&) { found = true; });
  visit_names(root_, EntrySet(columns_.size()),
              [&](const Node&, const EntrySet&) { found = true; });
  return found;
}

template <typename Takes>
void Matcher::add_component(const WordMatch& match, const Share& share, Takes takes) const {
  EntrySet entries(columns_.size());
  std::vector<const Source*> sources;
  for (const Source& source : match.sources) {
    if (!takes(source)) continue;
    sources.push_back(&source);
    for (const EntryNumber entry : source.postings->entries) entries.insert(entry);
  }
  if (sources.empty()) return;
  match.components.push_back({share.kind, share.of_score * match.word->weight, std::move(sources),
                              Bm25f(columns_, share.fields, entries.count())});
}

const std::vector<Matcher::Component>& Matcher::components(const WordMatch& match) const {
  if (!match.components.empty()) return match.components;
  const FieldMask fields = match.word->fields;
  add_component(match, {ScoreKind::words, kRanking.words_share, fields},
                [](const Source&) { return true; });
  add_component(match, {ScoreKind::exact_form, kRanking.exact_share, fields},
                [](const Source& source) { return source.reason == TermReason::exact; });
  if (fields != mask_of(Field::title)) {
    add_component(match, {ScoreKind::title, kRanking.title_share, mask_of(Field::title)},
                  [](const Source& source) { return source.field == Field::title; });
  }
  return match.components;
}

EntryNumbers Matcher::scores(const EntrySet& wanted) {
  EntryNumbers scores(session_);
  EntryNumbers frequencies(session_);
  visit_scored(root_, wanted, [&](const WordMatch& match, const EntrySet& entries) {
    for (const Component& part : components(match)) {
      add_component_scores(part, entries, frequencies, scores);
    }
  });
  visit_names(root_, wanted, [&](const Node& node, const EntrySet& entries) {
    const double score = name_part(node).score;
    entries.for_each([&](EntryNumber entry) { scores[entry] += score; });
  });
  add_pairs(wanted, scores);
  return scores;
}

void Matcher::add_component_scores(const Component& part, const EntrySet& wanted,
                                   EntryNumbers& frequencies, EntryNumbers& scores) const {
  for (const Source* source : part.sources) {
    const PostingList& postings = *source->postings;
    const double weight = source->weight();
    for (std::size_t i = 0; i < postings.entries.size(); ++i) {
      frequencies[postings.entries[i]] += weight * postings.frequencies[i];
    }
  }
  wanted.for_each([&](EntryNumber entry) {
    if (frequencies[entry] > 0) {
      scores[entry] += part.share * part.bm25.score(frequencies[entry], entry);
    }
  });
  for (const Source* source : part.sources) {
    for (const EntryNumber entry : source->postings->entries) frequencies[entry] = 0;
  }
}

double Matcher::total_weight() const {
  double total = 0;
  visit_scored(root_, EntrySet(columns_.size()),
               [&](const WordMatch& match, const EntrySet&) { total += match.word->weight; });
  return total;
}

void Matcher::add_feedback(std::vector<ExpandedQueryWord> words, const EntrySet& wanted,
                           EntryNumbers& scores) {
  feedback_words_ = std::move(words);
  EntryNumbers frequencies(session_);
  for (const ExpandedQueryWord& word : feedback_words_) {
    if (deadline_.passed()) return;
    WordMatch match = match_word(word);
    if (match.sources.empty()) continue;
    add_component(match, {ScoreKind::feedback, 1, word.fields}, [](const Source&) { return true; });
    add_component_scores(match.components.front(), wanted & match.entries, frequencies, scores);
    feedback_.push_back(std::move(match));
  }
}

/// Counts how often two words stand in an entry as they do in the query.
class Matcher::PairCounter {
 public:
  PairCounter(const Matcher& matcher, const WordPair& pair)
      : label_(matcher.words_[pair.first].word->label + ' ' +
               matcher.words_[pair.second].word->label),
        share_(kRanking.pair_share * pair.weight),
        gap_(pair.gap),
        bm25_(Bm25f::with_idf(matcher.columns_, matcher.words_[pair.first].word->fields,
                              idf_of(matcher, pair.first) + idf_of(matcher, pair.second))) {
    for (const FieldRow& layout : text_fields()) {
      if (!covers(matcher.words_[pair.first].word->fields, layout.field)) continue;
      Places field{layout.field,
                   RowPlace(matcher.session_, layout.field, terms(matcher, pair.first)),
                   RowPlace(matcher.session_, layout.field, terms(matcher, pair.second))};
      if (field.first.entries().count_common(field.second.entries()) == 0) continue;
      field.first.decode_positions(matcher.session_, layout.field);
      field.second.decode_positions(matcher.session_, layout.field);
      fields_.push_back(std::move(field));
    }
  }

  ScorePart part(EntryNumber entry) const {
    ScorePart part{label_, ScoreKind::pair, 0, bm25_.idf(), 0, {}};
    for (const Places& field : fields_) {
      if (!field.first.entries().contains(entry) || !field.second.entries().contains(entry))
        continue;
      field.first.positions(entry, first_);
      field.second.positions(entry, second_);
      const std::uint32_t count = count_pairs(first_, second_, gap_);
      if (count == 0) continue;
      part.fields.emplace_back(row_of(field.field).json_name, weight_of(field.field) * count);
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
  static double idf_of(const Matcher& matcher, std::size_t word) {
    const WordMatch& match = matcher.words_[word];
    return Bm25f(matcher.columns_, match.word->fields, match.entries.count()).idf();
  }
  static const std::vector<WeightedTerm>& terms(const Matcher& matcher, std::size_t word) {
    return matcher.words_[word].word->meaning.terms;
  }

  std::string label_;
  double share_;
  std::uint32_t gap_;
  Bm25f bm25_;
  std::vector<Places> fields_;
  mutable std::vector<std::uint32_t> first_;
  mutable std::vector<std::uint32_t> second_;
};

void Matcher::add_pairs(const EntrySet& wanted, EntryNumbers& scores) {
  std::vector<EntryNumber> best;
  wanted.for_each([&](EntryNumber entry) { best.push_back(entry); });
  if (best.size() > kRanking.pair_depth) {
    const auto cut = best.begin() + static_cast<std::ptrdiff_t>(kRanking.pair_depth);
    std::nth_element(best.begin(), cut, best.end(), ByScore{scores, columns_});
    best.erase(cut, best.end());
  }
  for (const EntryNumber entry : best) paired_.insert(entry);
  visit_pairs(root_, paired_, [&](const WordPair& pair, const EntrySet& entries) {
    if (deadline_.passed()) return;
    const PairCounter counter(*this, pair);
    entries.for_each([&](EntryNumber entry) { scores[entry] += counter.part(entry).score; });
  });
}

const Matcher::PairCounter& Matcher::explained_pair(const WordPair& pair) const {
  std::shared_ptr<const PairCounter>& counter = explained_pairs_[&pair];
  if (!counter) counter = std::make_shared<const PairCounter>(*this, pair);
  return *counter;
}

void Matcher::add_recency(const EntrySet& wanted, EntryNumbers& scores) {
  double best = 0;
  wanted.for_each([&](EntryNumber entry) { best = std::max(best, scores[entry]); });
  recency_.emplace(columns_, best);
  wanted.for_each([&](EntryNumber entry) { scores[entry] += recency_->score(entry); });
}

std::vector<ScorePart> Matcher::explain(EntryNumber entry) const {
  EntrySet only(columns_.size());
  only.insert(entry);
  std::vector<ScorePart> parts;
  visit_scored(root_, only, [&](const WordMatch& match, const EntrySet& entries) {
    if (!entries.contains(entry)) return;
    for (const Component& component : components(match)) {
      ScorePart part = part_of(component, match.word->label, entry);
      if (part.frequency > 0) parts.push_back(std::move(part));
    }
  });
  visit_names(root_, only, [&](const Node& node, const EntrySet& entries) {
    if (entries.contains(entry)) parts.push_back(name_part(node));
  });
  visit_pairs(root_, only & paired_, [&](const WordPair& pair, const EntrySet& entries) {
    if (!entries.contains(entry)) return;
    ScorePart part = explained_pair(pair).part(entry);
    if (part.frequency > 0) parts.push_back(std::move(part));
  });
  for (const WordMatch& match : feedback_) {
    if (!match.entries.contains(entry)) continue;
    parts.push_back(part_of(match.components.front(), match.word->label, entry));
  }
  if (recency_ && recency_->score(entry) > 0) {
    parts.push_back({"", ScoreKind::recency, recency_->score(entry), 0, 0, {}});
  }
  return parts;
}

ScorePart Matcher::part_of(const Component& component, const std::string& label,
                           EntryNumber entry) {
  ScorePart part{label, component.kind, 0, component.bm25.idf(), 0, {}};
  std::array<double, kTextFields> by_field{};
  for (const Source* source : component.sources) {
    const double share = source->weight() * source->postings->frequency_in(entry);
    part.frequency += share;
    by_field[static_cast<std::size_t>(source->field)] += share;
  }
  if (part.frequency == 0) return part;
  part.score = component.share * component.bm25.score(part.frequency, entry);
  for (std::size_t f = 0; f < kTextFields; ++f) {
    if (by_field[f] > 0) part.fields.emplace_back(kFields[f].json_name, by_field[f]);
  }
  return part;
}

ScorePart Matcher::name_part(const Node& node) const {
  const Columns::Names& names = columns_.names(node.plan->facet);
  const double idf = idf_of(columns_.size(), names.count(node.plan->name));
  return {std::string(names.name(node.plan->name)),
          node.plan->facet == Field::topic ? ScoreKind::topic : ScoreKind::author,
          node.plan->weight * idf,
          idf,
          1,
          {}};
}

std::vector<SnippetMaker::Wanted> Matcher::wanted_words() const {
  std::vector<SnippetMaker::Wanted> wanted;
  visit_scored(root_, EntrySet(columns_.size()), [&](const WordMatch& match, const EntrySet&) {
    wanted.push_back(
        {match.word, Bm25f(columns_, match.word->fields, match.entries.count()).idf()});
  });
  return wanted;
}

std::vector<ExpandedWord> Matcher::expansion() const {
  std::vector<ExpandedWord> words;
  for (const WordMatch& match : words_) {
    ExpandedWord word{match.word->label, {}};
    std::size_t i = 0;
    for (const WeightedTerm& term : match.word->meaning.terms) {
      word.terms.push_back(
          {term.text, term.reason, weight_of(term.reason), match.entries_of_term[i++].count()});
    }
    for (const TermRow& row : match.word->meaning.rows) {
      word.terms.push_back(
          {row_text(row), row.reason, weight_of(row.reason), match.entries_of_term[i++].count()});
    }
    std::erase_if(word.terms, [](const ExpandedTerm& term) {
      return term.entries == 0 && term.reason != TermReason::exact;
    });
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<ExpandedTerm> Matcher::feedback() const {
  std::vector<ExpandedTerm> terms;
  for (const WordMatch& match : feedback_) {
    terms.push_back(
        {match.word->label, TermReason::feedback, match.word->weight, match.entries.count()});
  }
  return terms;
}

}  // namespace pprsearch
