#include "topics/likeness.h"

#include <algorithm>
#include <cmath>

namespace pprsearch {
namespace {

double by_frequency(double count) { return 1 + std::log(count); }

}  // namespace

void Likeness::add(const CountedWords& words) {
  for (const auto& [word, count] : words) {
    postings_[word].push_back({entries_, by_frequency(count)});
  }
  ++entries_;
}

/// A word of a single entry makes nothing alike.
double Likeness::rarity(std::size_t entries) const {
  return std::log(static_cast<double>(entries_ + 1) / static_cast<double>(entries));
}

void Likeness::finish() {
  std::vector<std::string> words;
  words.reserve(postings_.size());
  for (const auto& [word, postings] : postings_) words.push_back(word);
  std::ranges::sort(words);  // so that sums are the same in every run
  std::vector<double> squares(entries_);
  for (const std::string& word : words) {
    std::vector<Posting>& postings = postings_[word];
    const double rare = rarity(postings.size());
    for (Posting& posting : postings) {
      posting.weight *= rare;
      squares[posting.entry] += posting.weight * posting.weight;
    }
  }
  for (auto& [word, postings] : postings_) {
    for (Posting& posting : postings) posting.weight /= std::sqrt(squares[posting.entry]);
  }
}

Likeness::Weights Likeness::weights_of(const CountedWords& words) const {
  Weights weights;
  double squares = 0;
  for (const auto& [word, count] : words) {
    const auto found = postings_.find(word);
    if (found == postings_.end()) continue;
    const double weight = by_frequency(count) * rarity(found->second.size());
    squares += weight * weight;
    weights.emplace_back(word, weight);
  }
  for (auto& [word, weight] : weights) weight /= std::sqrt(squares);
  return weights;
}

std::vector<double> Likeness::to(const CountedWords& words) const {
  std::vector<double> likeness(entries_);
  for (const auto& [word, weight] : weights_of(words)) {
    for (const Posting& posting : postings_.at(word)) {
      likeness[posting.entry] += weight * posting.weight;
    }
  }
  return likeness;
}

std::vector<std::string> Likeness::shared(const CountedWords& words, std::size_t entry,
                                          std::size_t most) const {
  std::vector<std::pair<double, std::string>> shared;
  for (const auto& [word, weight] : weights_of(words)) {
    const std::vector<Posting>& postings = postings_.at(word);
    const auto place = std::ranges::lower_bound(postings, entry, {}, &Posting::entry);
    if (place == postings.end() || place->entry != entry) continue;
    shared.emplace_back(-weight * place->weight, word);
  }
  std::ranges::sort(shared);
  std::vector<std::string> best;
  for (const auto& [weight, word] : shared) {
    if (best.size() < most) best.push_back(word);
  }
  return best;
}

}  // namespace pprsearch
