#include "search/rank/coverage.h"

#include <algorithm>

namespace pprsearch {
namespace {

/// How telling it is to have a word, from 0 to 1.
double telling(double idf, const RankingConstants& by) {
  const double share =
      (idf - by.coverage_least_idf) / (by.coverage_most_idf - by.coverage_least_idf);
  return std::clamp(share, 0.0, 1.0);
}

}  // namespace

Coverage::Coverage(const RankingBasis& basis, const std::vector<WordMatch>& words,
                   const std::vector<std::size_t>& listed) {
  const RankingConstants& by = basis.constants;
  double all = 0;
  for (const std::size_t number : listed) {
    const WordMatch& word = words[number];
    const std::size_t entries = word.entries->count();
    if (entries == 0) continue;
    words_.push_back({word.entries.get(), telling(idf_of(basis.collection.entries, entries), by)});
    all += words_.back().share;
  }
  const double length = std::min(1.0, by.coverage_words / static_cast<double>(words_.size()));
  std::erase_if(words_, [](const Word& word) { return word.share == 0; });
  for (Word& word : words_) word.share *= by.coverage_share * length * length / all;
}

double Coverage::most() const {
  double sum = 0;
  for (const Word& word : words_) sum += word.share;
  return sum;
}

double Coverage::share(EntryNumber entry) const {
  double sum = 0;
  for (const Word& word : words_) sum += word.entries->contains(entry) ? word.share : 0;
  return sum;
}

}  // namespace pprsearch
