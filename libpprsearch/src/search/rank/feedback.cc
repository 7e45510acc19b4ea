#include "search/rank/feedback.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "search/rank/entry_words.h"
#include "search/rank/ranking.h"

// Feedback
// --------
// The best answers to a query are mostly about what was meant, so words that
// several of them have, and few other entries, say more of it. RM3 weighs a word
// by how much of each answer it makes up, the answers by their scores, and mixes
// the best words with the query. Two things keep it from running away with the
// query: answers count by the exponential of their score, so that a weak tenth
// answer says little, and no answer decides on a word alone. The words only add
// to scores: what matches is what was asked.

namespace pprsearch {
namespace {

struct Candidate {
  double weight = 0;
  std::size_t answers = 0;
  std::map<std::string, double> forms;
};

using Candidates = std::map<std::string, Candidate>;

Candidates candidates_of(IndexReader::Session& session, const std::vector<ScoredEntry>& best,
                         const RankingConstants& by) {
  Candidates candidates;
  for (const ScoredEntry& answer : best) {
    const double trust =
        std::exp(by.feedback_sharpness * (answer.score - best.front().score) / best.front().score);
    const EntryWords words = words_of(session, session.entry(answer.entry), by);
    for (const auto& [lemma, word] : words.families) {
      Candidate& candidate = candidates[lemma];
      candidate.weight += trust * word.frequency / words.length;
      candidate.forms[word.form] += trust * word.form_frequency / words.length;
      ++candidate.answers;
    }
  }
  return candidates;
}

bool is_telling(const IndexReader::Session& session, const std::string& lemma,
                const Candidate& candidate, const RankingConstants& by) {
  const auto most = by.feedback_common * static_cast<double>(session.reader().columns().size());
  const std::size_t entries = entries_of_family(session, lemma);
  return candidate.answers >= by.feedback_least && entries > 0 &&
         static_cast<double>(entries) <= most;
}

std::string commonest_form(const std::map<std::string, double>& forms) {
  return std::max_element(forms.begin(), forms.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

std::vector<ExpandedQueryWord> feedback_words(IndexReader::Session& session,
                                              const std::vector<ScoredEntry>& best,
                                              double total_weight, const RankingConstants& by) {
  std::vector<ExpandedQueryWord> words;
  for (const auto& [lemma, candidate] : candidates_of(session, best, by)) {
    if (!is_telling(session, lemma, candidate, by)) continue;
    words.push_back(family_word(session, lemma, commonest_form(candidate.forms), candidate.weight));
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  if (words.size() > by.feedback_words) words.resize(by.feedback_words);
  double sum = 0;
  for (const ExpandedQueryWord& word : words) sum += word.weight;
  const double share = by.feedback_share / (1 - by.feedback_share);
  for (ExpandedQueryWord& word : words) word.weight *= share * total_weight / sum;
  return words;
}

}  // namespace pprsearch
