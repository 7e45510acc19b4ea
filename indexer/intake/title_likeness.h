#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pprsearch {

/// What is kept of a title, so that it can be compared with others: there may be millions.
struct TitleSketch {
  std::uint64_t words = 0;  ///< a bit for each word
  std::array<std::uint64_t, 2>
      letters{};            ///< how often each occurs in other words than marks, modulo 16
  std::uint32_t marks = 0;  ///< the sum of what tells studies apart: numbers, sexes
  std::uint8_t mark_count = 0;
};

/// Of a title's words in small letters, a blank between them.
TitleSketch sketch_of_title(std::string_view folded);

/// Whether two titles share all words but one or two.
bool share_most_words(const TitleSketch& a, const TitleSketch& b);

/// Whether two titles that share most words are of two works nevertheless: another number ("at 12
/// months", "at 24 months"), the other of a pair ("male", "female"), or a word in the place of one
/// that no slip makes of it ("depression", "anxiety").
bool differ_in_a_telling_word(const TitleSketch& a, const TitleSketch& b);

/// Whether both have marks, as many, and not the same.
bool have_other_marks(const TitleSketch& a, const TitleSketch& b);

}  // namespace pprsearch
