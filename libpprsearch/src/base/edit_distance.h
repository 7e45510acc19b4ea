#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// How many slips part words from a given one: letters left out, put in,
/// replaced, or two neighbours swapped, no piece touched twice (optimal string
/// alignment, the restricted Damerau-Levenshtein distance). Counts characters of
/// UTF-8. Keeps its tables from one word to the next; not for two threads at once.
class EditDistance {
 public:
  explicit EditDistance(std::string_view word);

  /// Any distance over `most` is given as most + 1.
  std::size_t to(std::string_view other, std::size_t most);

 private:
  std::u32string word_;
  std::uint64_t letters_ = 0;  ///< of the word
  std::u32string other_;
  std::vector<std::size_t> before_;
  std::vector<std::size_t> above_;
  std::vector<std::size_t> row_;
};

/// The same for one pair.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace pprsearch
