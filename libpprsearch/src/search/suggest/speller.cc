#include "search/suggest/speller.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "base/edit_distance.h"
#include "search/suggest/slip_cost.h"

namespace pprsearch {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

/// How much a word's frequency counts: people misspell rare words more often
/// than their share of the texts.
constexpr double kFrequencyPower = 0.6;
/// How much the cost of the slips counts beside it.
constexpr double kSlipPower = 3;

constexpr std::size_t kMinLetters = 3;
/// Two slips are looked for in words of at least so many letters.
constexpr std::size_t kMinLettersTwo = 5;
/// What the dictionary has is doubted if it has at least so many letters.
constexpr std::size_t kMinLettersDoubted = 6;

/// What is in more entries is not doubted.
constexpr std::uint32_t kMostDoubted = 10;

/// In how many times as many entries a word must be, for one that is there to be a slip of it.
constexpr std::uint64_t kTimesUntrusted = 20;
constexpr std::uint64_t kTimesTrusted = 100;

/// A word that takes more than one likely slip is in more entries than makes a word trusted.
constexpr double kLikely = 1;
constexpr std::uint32_t kTimesUnlikely = 3;

// How much the slips may cost: by letter, and at least or at most. An arbitrary letter in any word
// is 1.4. Lists of misspellings and of right words that an index lacks were looked at.
constexpr double kCostOfLetter = 0.25;
constexpr double kLeastLimit = 1.4;
constexpr double kMostLimit = 2;
constexpr double kCostOfDoubtedLetter = 0.12;
constexpr double kMostLimitUntrusted = 1;
constexpr double kMostLimitTrusted = 0.85;

/// What it costs to compare two words.
constexpr std::size_t kStepsOfComparison = 4;

bool is_correctable(const std::string& token) {
  return token.size() >= kMinLetters && std::none_of(token.begin(), token.end(), is_digit);
}

}  // namespace

bool Speller::knows(std::string_view token) const {
  return dictionary_.entries(token, fields_) >= trusted_;
}

bool Speller::is_beyond_doubt(std::string_view token) const {
  const std::uint32_t entries = dictionary_.entries(token, fields_);
  return entries > kMostDoubted ||
         (entries > 0 && (token.size() < kMinLettersDoubted || least_entries(token) > entries_));
}

/// In how many entries a correction must be.
std::uint64_t Speller::least_entries(std::string_view token) const {
  const std::uint64_t entries = dictionary_.entries(token, fields_);
  if (entries == 0) return trusted_;
  return entries * (entries < trusted_ ? kTimesUntrusted : kTimesTrusted);
}

double Speller::most_cost(std::string_view token) const {
  const auto letters = static_cast<double>(token.size());
  const std::uint32_t entries = dictionary_.entries(token, fields_);
  if (entries == 0) return std::clamp(kCostOfLetter * letters, kLeastLimit, kMostLimit);
  return std::min(kCostOfDoubtedLetter * letters,
                  entries < trusted_ ? kMostLimitUntrusted : kMostLimitTrusted);
}

std::vector<Correction> Speller::corrections(const std::string& token, std::size_t most) const {
  if (!is_correctable(token) || is_beyond_doubt(token)) return {};
  const Typed typed{token, most_cost(token), static_cast<std::uint32_t>(least_entries(token))};
  std::vector<Correction> found;
  add_one_slip(typed, found);
  const bool is_likely_found = std::ranges::any_of(
      found, [](const Correction& correction) { return correction.cost <= kLikely; });
  if (!is_likely_found && token.size() >= kMinLettersTwo && is_absent(token)) {
    add_two_slips(typed, token.substr(0, 1), found);
    if (token[0] == 'f') add_two_slips(typed, "ph", found);
  }
  std::ranges::sort(found, [](const Correction& a, const Correction& b) {
    return a.score != b.score ? a.score > b.score : a.word < b.word;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

void Speller::offer(const Typed& typed, std::string word, std::size_t distance,
                    std::vector<Correction>& found) const {
  const std::uint32_t entries = dictionary_.entries(word, fields_);
  if (entries < std::max(typed.least_entries, trusted_) || word == typed.token) return;
  if (std::ranges::find(found, word, &Correction::word) != found.end()) return;
  const double cost = slip_cost(typed.token, word);
  if (cost > typed.most_cost) return;
  if (cost > kLikely && entries < kTimesUnlikely * trusted_) return;
  const double score = kFrequencyPower * std::log(entries) - kSlipPower * cost;
  found.push_back({std::move(word), distance, cost, score});
}

/// Every word that one slip could have made the token from, looked up.
void Speller::add_one_slip(const Typed& typed, std::vector<Correction>& found) const {
  const std::string& token = typed.token;
  const std::size_t size = token.size();
  for (std::size_t i = 0; i <= size; ++i) {
    const std::string before = token.substr(0, i);
    for (const char letter : kLetters) {
      offer(typed, before + letter + token.substr(i), 1, found);
      if (i < size && letter != token[i]) {
        offer(typed, before + letter + token.substr(i + 1), 1, found);
      }
    }
    if (i < size) offer(typed, before + token.substr(i + 1), 1, found);
    if (i + 1 < size && token[i] != token[i + 1]) {
      offer(typed, before + token[i + 1] + token[i] + token.substr(i + 2), 1, found);
    }
  }
}

/// Words two slips away, among those that begin so: all of them are compared.
void Speller::add_two_slips(const Typed& typed, std::string_view beginning,
                            std::vector<Correction>& found) const {
  EditDistance distance(typed.token);
  const auto [first, last] = dictionary_.with_prefix(beginning);
  for (Dictionary::Number number = first; number < last; ++number) {
    deadline_.spend(1);
    if (dictionary_.properties(number).entries < typed.least_entries) continue;
    deadline_.spend(kStepsOfComparison);
    const std::string_view word = dictionary_.word(number);
    if (distance.to(word, 2) == 2) offer(typed, std::string(word), 2, found);
  }
}

}  // namespace pprsearch
