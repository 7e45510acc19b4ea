#include "search/rank/expansion.h"

#include <string>
#include <utility>

#include "search/match/entry_set.h"
#include "search/plan/count_once.h"

namespace pprsearch {
namespace {

/// Entries of a set that are counted in the time of a step.
constexpr std::size_t kRowsAStep = 64;

std::string row_text(const TermRow& row) {
  std::string text;
  for (const auto& place : row.places) text += (text.empty() ? "" : " ") + place.front().text;
  return text;
}

/// How many entries have each term of a word, then each row, then a NEAR.
std::vector<std::size_t> entries_of_terms(const WordMatch& match, std::size_t size,
                                          const Deadline& deadline) {
  const Meaning& meaning = match.word->meaning;
  std::vector<std::size_t> counts(meaning.terms.size() + meaning.rows.size() +
                                  (match.word->near ? 1 : 0));
  for (auto source = match.sources.begin(); source != match.sources.end();) {
    const std::size_t term = source->term;
    deadline.spend(source->postings->size() + size / kRowsAStep);
    EntrySet entries(size);
    for (; source != match.sources.end() && source->term == term; ++source) {
      entries.insert_all(source->postings->entries);
    }
    counts[term] = entries.count();
  }
  return counts;
}

ExpandedWord expansion_of(const WordMatch& match, std::size_t size,
                          const RankingConstants& constants, const Deadline& deadline) {
  ExpandedWord word{match.word->label, {}};
  const std::vector<std::size_t> entries_of_term = entries_of_terms(match, size, deadline);
  std::size_t i = 0;
  const auto add = [&](std::string text, TermReason reason) {
    word.terms.push_back(
        {std::move(text), reason, constants.weight_of(reason), entries_of_term[i++]});
  };
  for (const WeightedTerm& term : match.word->meaning.terms) add(term.text, term.reason);
  for (const TermRow& row : match.word->meaning.rows) add(row_text(row), row.reason);
  if (match.word->near) add(match.word->label, TermReason::exact);
  std::erase_if(word.terms, [](const ExpandedTerm& term) {
    return term.entries == 0 && term.reason != TermReason::exact;
  });
  return word;
}

}  // namespace

std::vector<ExpandedWord> expansion_of(IndexReader::Session& session, const Plan& plan,
                                       const MatchOfWord& match_of,
                                       const RankingConstants& constants,
                                       const Deadline& deadline) {
  const std::size_t size = session.reader().columns().size();
  std::vector<ExpandedWord> words;
  for (std::size_t i = 0; i < plan.words.size(); ++i) {
    const ExpandedQueryWord& word = plan.words[i];
    words.push_back(expansion_of(match_of(i), size, constants, deadline));
    if (!word.near) continue;
    for (const Nearness::Text& text : word.near->texts) {
      ExpandedQueryWord own;
      own.label = text.label;
      own.fields = word.fields;
      own.meaning = text.meaning;
      count_once(own.meaning);
      words.push_back(
          expansion_of(Matcher::match_word(session, own, deadline), size, constants, deadline));
    }
  }
  return words;
}

std::vector<ExpandedWord> expansion_of(IndexReader::Session& session, const Plan& plan,
                                       const RankingConstants& constants,
                                       const Deadline& deadline) {
  WordMatch match;
  const MatchOfWord decoded = [&](std::size_t word) -> const WordMatch& {
    match = Matcher::match_word(session, plan.words[word], deadline);
    return match;
  };
  return expansion_of(session, plan, decoded, constants, deadline);
}

}  // namespace pprsearch
