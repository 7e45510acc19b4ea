#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "index/layout.h"
#include "index/store/dictionary.h"

namespace pprsearch {

/// A word of the dictionary that another may have been meant for.
struct Correction {
  std::string word;
  std::size_t distance = 0;
  double cost = 0;   ///< slip_cost()
  double score = 0;  ///< log of a probability, but for a constant: only to compare
};

/// Words that a misspelt one may stand for, as a noisy channel has it: how likely the word is,
/// times how likely the slip (Kernighan, Church and Gale, "A spelling correction program based on a
/// noisy channel model", 1990). How likely a slip is, slip_cost() says.
///
/// What the dictionary has may be a slip as well ("migrane" beside "migraine"): it is one if a word
/// a cheap slip away is in very many more entries. How many more depends on whether the word is
/// trusted: of many entries some have slips themselves, so a word has to be in several.
class Speller {
 public:
  /// `fields` = where the word was asked: words of other fields are not corrections. `entries` =
  /// those of the index; if they are few, one is enough for a word to be trusted. Dictionary and
  /// deadline must live longer.
  Speller(const Dictionary& dictionary, FieldMask fields, std::size_t entries,
          const Deadline& deadline)
      : dictionary_(dictionary),
        fields_(fields),
        trusted_(entries < 1000 ? 1 : 3),
        entries_(entries),
        deadline_(deadline) {}

  /// Whether a word is in entries enough to be trusted.
  bool knows(std::string_view token) const;
  /// Whether no entry has a word.
  bool is_absent(std::string_view token) const { return dictionary_.entries(token, fields_) == 0; }
  /// Whether a word is in so many entries that no other can be in enough more.
  bool is_beyond_doubt(std::string_view token) const;
  /// The `most` best corrections, best first; none for words of fewer than three letters and for
  /// numbers. A word whose other forms the dictionary has should not be asked for: it is right.
  /// Throws TimeUp.
  std::vector<Correction> corrections(const std::string& token, std::size_t most) const;

 private:
  /// What is looked for.
  struct Typed {
    const std::string& token;
    double most_cost;
    std::uint32_t least_entries;
  };

  std::uint64_t least_entries(std::string_view token) const;
  double most_cost(std::string_view token) const;
  void add_one_slip(const Typed& typed, std::vector<Correction>& found) const;
  void add_two_slips(const Typed& typed, std::string_view beginning,
                     std::vector<Correction>& found) const;
  void offer(const Typed& typed, std::string word, std::size_t distance,
             std::vector<Correction>& found) const;

  const Dictionary& dictionary_;
  FieldMask fields_;
  std::uint32_t trusted_;
  std::size_t entries_;
  const Deadline& deadline_;
};

}  // namespace pprsearch
