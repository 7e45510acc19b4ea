#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "topics/entry_text.h"

namespace pprsearch {

/// How like entries are, by the words that they share: the cosine of what each word weighs in
/// either. A word weighs more the oftener an entry has it, and the fewer entries have it.
class Likeness {
 public:
  /// Adds entry 0, 1, …, by its words.
  void add(const CountedWords& words);
  /// To be called after the last one.
  void finish();

  /// How like each of the entries is to one with these words, from 0 to 1.
  std::vector<double> to(const CountedWords& words) const;

  /// The words that make an entry like one with `words`, the most telling first, at most `most`.
  std::vector<std::string> shared(const CountedWords& words, std::size_t entry,
                                  std::size_t most) const;

 private:
  struct Posting {
    std::uint32_t entry = 0;
    double weight = 0;
  };
  using Weights = std::vector<std::pair<std::string, double>>;

  double rarity(std::size_t entries) const;
  Weights weights_of(const CountedWords& words) const;

  std::uint32_t entries_ = 0;
  std::unordered_map<std::string, std::vector<Posting>> postings_;
};

}  // namespace pprsearch
