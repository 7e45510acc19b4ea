#include "search/suggest/speller.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "base/edit_distance.h"

namespace pprsearch {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

/// How much a word's frequency counts: people misspell rare words more often
/// than their share of the texts.
constexpr double kFrequencyPower = 0.6;
/// A slip in the first letter is rarer than others: a factor of about seven.
constexpr double kFirstLetter = 2;
constexpr std::size_t kMinLetters = 3;
/// Two slips are looked for in words of at least so many letters.
constexpr std::size_t kMinLettersTwo = 5;

bool is_correctable(const std::string& token) {
  return token.size() >= kMinLetters && std::none_of(token.begin(), token.end(), is_digit);
}

double log_of(std::size_t ways) { return std::log(static_cast<double>(ways)); }

}  // namespace

bool Speller::knows(std::string_view token) const {
  return dictionary_.entries(token, fields_) >= trusted_;
}

std::vector<Correction> Speller::corrections(const std::string& token, std::size_t most) const {
  if (!is_correctable(token) || knows(token)) return {};
  std::vector<Correction> found = one_slip(token);
  if (found.empty() && token.size() >= kMinLettersTwo) found = two_slips(token);
  std::sort(found.begin(), found.end(), [](const Correction& a, const Correction& b) {
    return a.score != b.score ? a.score > b.score : a.word < b.word;
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const auto& a, const auto& b) { return a.word == b.word; }),
              found.end());
  if (found.size() > most) found.resize(most);
  return found;
}

void Speller::offer(std::string word, double slip, std::size_t distance,
                    std::vector<Correction>& corrections) const {
  const std::uint32_t entries = dictionary_.entries(word, fields_);
  if (entries < trusted_) return;
  const double score = kFrequencyPower * std::log(entries) - slip;
  const auto same = std::find_if(corrections.begin(), corrections.end(),
                                 [&](const Correction& c) { return c.word == word; });
  if (same != corrections.end()) {
    same->score = std::max(same->score, score);
  } else {
    corrections.push_back({std::move(word), distance, score});
  }
}

/// Every word that one slip could have made the token from, looked up.
std::vector<Correction> Speller::one_slip(const std::string& token) const {
  std::vector<Correction> found;
  const std::size_t size = token.size();
  const double substituted = log_of(2 * (kLetters.size() - 1) * size);
  const double inserted = log_of(2 * kLetters.size() * size);
  for (std::size_t i = 0; i <= size; ++i) {
    const double first = i == 0 ? kFirstLetter : 0;
    const std::string before = token.substr(0, i);
    for (const char letter : kLetters) {
      offer(before + letter + token.substr(i), log_of(size + 1) + first, 1, found);
      if (i < size && letter != token[i]) {
        offer(before + letter + token.substr(i + 1), substituted + first, 1, found);
      }
    }
    if (i < size) offer(before + token.substr(i + 1), inserted + first, 1, found);
    if (i + 1 < size && token[i] != token[i + 1]) {
      offer(before + token[i + 1] + token[i] + token.substr(i + 2), log_of(size) + first, 1, found);
    }
  }
  return found;
}

/// Words two slips away: the whole dictionary is compared, but for words of
/// another first letter.
std::vector<Correction> Speller::two_slips(const std::string& token) const {
  std::vector<Correction> found;
  EditDistance distance(token);
  const auto [first, last] = dictionary_.with_prefix(token.substr(0, 1));
  const double slip = 2 * log_of(kLetters.size() * token.size());
  for (Dictionary::Number number = first; number < last; ++number) {
    if (dictionary_.properties(number).entries < trusted_) continue;
    const std::string_view word = dictionary_.word(number);
    if (distance.to(word, 2) <= 2) offer(std::string(word), slip, 2, found);
  }
  return found;
}

}  // namespace pprsearch
