#include "search/rank/similar.h"

#include <algorithm>
#include <span>
#include <string>

#include "search/rank/entry_words.h"
#include "search/rank/ranking.h"

// An entry as a query: its most telling words, any of which will do, weighted by
// how much of the entry they make up; its topics and its authors.

namespace pprsearch {
namespace {

struct TellingWord {
  std::string lemma;
  std::string form;
  double frequency;
  double value;
};

/// The words that say most about the entry. A word of no other entry says nothing here.
std::vector<TellingWord> telling_words(IndexReader::Session& session, EntryNumber source,
                                       const RankingConstants& by) {
  const std::size_t all = session.reader().columns().size();
  std::vector<TellingWord> words;
  for (const auto& [lemma, word] : words_of(session, session.entry(source), by).families) {
    const std::size_t entries = entries_of_family(session, lemma);
    if (entries < 2) continue;
    const double idf = idf_of(all, std::min(entries, all));
    words.push_back({lemma, word.form, word.frequency, word.frequency * idf});
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.value > b.value; });
  if (words.size() > by.similar_words) words.resize(by.similar_words);
  return words;
}

void add_words(IndexReader::Session& session, const std::vector<TellingWord>& words, Plan& plan,
               PlanNode& any) {
  double total = 0;
  for (const TellingWord& word : words) total += word.frequency;
  for (const TellingWord& word : words) {
    PlanNode node;
    node.kind = PlanNode::Kind::word;
    node.word = plan.words.size();
    any.children.push_back(std::move(node));
    plan.words.push_back(family_word(session, word.lemma, word.form, word.frequency / total));
  }
}

void add_names(std::span<const std::uint32_t> names, Field facet, double weight, PlanNode& any) {
  for (const std::uint32_t name : names) {
    PlanNode node;
    node.kind = PlanNode::Kind::name;
    node.facet = facet;
    node.name = name;
    node.weight = weight;
    any.children.push_back(std::move(node));
  }
}

}  // namespace

Plan similar_plan(IndexReader::Session& session, EntryNumber source, const RankingConstants& by) {
  Plan plan;
  PlanNode any;
  any.kind = PlanNode::Kind::any_of;
  add_words(session, telling_words(session, source, by), plan, any);
  const Columns& columns = session.reader().columns();
  const auto names = [&](Field facet) {
    const auto all = columns.names(facet).of(source);
    return all.first(std::min(all.size(), by.similar_names));
  };
  add_names(names(Field::topic), Field::topic, by.similar_topic, any);
  add_names(names(Field::author), Field::author, by.similar_author, any);
  PlanNode itself;
  itself.kind = PlanNode::Kind::value;
  itself.values = {std::string(columns.id(source))};
  PlanNode others;
  others.kind = PlanNode::Kind::none_of;
  others.children.push_back(std::move(itself));
  plan.root.kind = PlanNode::Kind::all_of;
  plan.root.children = {std::move(any), std::move(others)};
  return plan;
}

}  // namespace pprsearch
