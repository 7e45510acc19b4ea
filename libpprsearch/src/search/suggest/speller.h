#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "index/layout.h"
#include "index/store/dictionary.h"

namespace pprsearch {

/// A word of the dictionary that another may have been meant for.
struct Correction {
  std::string word;
  std::size_t distance = 0;
  double score = 0;  ///< log of a probability, but for a constant: only to compare
};

/// Words that a misspelt one may stand for, as a noisy channel has it: how likely
/// the word is, times how likely the slip (Kernighan, Church and Gale, "A spelling
/// correction program based on a noisy channel model", 1990). To leave a letter
/// out or to swap two can happen in as many ways as a word has letters; to put in
/// or mistake one in some twenty-five times as many, so each of those is rarer.
class Speller {
 public:
  /// `fields` = where the word was asked: words of other fields are no correction.
  /// Of many entries some have slips themselves, so a word must be in several to
  /// be trusted; where `entries` are few, one is enough.
  Speller(const Dictionary& dictionary, FieldMask fields, std::size_t entries)
      : dictionary_(dictionary), fields_(fields), trusted_(entries < 1000 ? 1 : 3) {}

  /// A word that the dictionary has often enough is never corrected.
  bool knows(std::string_view token) const;
  /// The `most` best corrections, best first; none for words of fewer than three
  /// letters and for numbers.
  std::vector<Correction> corrections(const std::string& token, std::size_t most) const;

 private:
  std::vector<Correction> one_slip(const std::string& token) const;
  std::vector<Correction> two_slips(const std::string& token) const;
  void offer(std::string word, double slip, std::size_t distance,
             std::vector<Correction>& corrections) const;

  const Dictionary& dictionary_;
  FieldMask fields_;
  std::uint32_t trusted_;
};

}  // namespace pprsearch
