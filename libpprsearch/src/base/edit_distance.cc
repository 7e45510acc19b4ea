#include "base/edit_distance.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"

namespace pprsearch {
namespace {

/// One number a character, and one above all of them for each byte that is none.
void take_characters(std::string_view text, std::u32string& numbers) {
  constexpr char32_t kNoCharacter = 0x110000;
  numbers.clear();
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    numbers.push_back(character.valid ? character.code : kNoCharacter + byte);
    at += character.length;
  }
}

/// A bit for each character, many to one. A slip changes two of them at most.
std::uint64_t letters_of(const std::u32string& text) {
  std::uint64_t letters = 0;
  for (const char32_t character : text) letters |= std::uint64_t{1} << (character % 64);
  return letters;
}

}  // namespace

EditDistance::EditDistance(std::string_view word) {
  take_characters(word, word_);
  letters_ = letters_of(word_);
}

std::size_t EditDistance::to(std::string_view other, std::size_t most) {
  take_characters(other, other_);
  const std::size_t gap =
      word_.size() > other_.size() ? word_.size() - other_.size() : other_.size() - word_.size();
  if (gap > most) return most + 1;
  const auto changed = static_cast<std::size_t>(std::popcount(letters_ ^ letters_of(other_)));
  if (changed > 2 * most) return most + 1;
  // Three rows of the usual table: a swap looks two rows up. Of each only what lies at most `most`
  // beside the diagonal is worked out, for all else is farther away.
  const std::size_t columns = other_.size() + 1;
  const std::size_t far = most + 1;
  before_.assign(columns, far);
  above_.assign(columns, far);
  row_.assign(columns, far);
  for (std::size_t j = 0; j < std::min(columns, far); ++j) row_[j] = j;
  for (std::size_t i = 1; i <= word_.size(); ++i) {
    std::swap(before_, above_);
    std::swap(above_, row_);
    const std::size_t first = i > most ? i - most : 1;
    const std::size_t last = std::min(columns - 1, i + most);
    row_[first - 1] = first == 1 ? i : far;
    if (last + 1 < columns) row_[last + 1] = far;
    std::size_t least = row_[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const bool differs = word_[i - 1] != other_[j - 1];
      row_[j] = std::min({above_[j] + 1, row_[j - 1] + 1, above_[j - 1] + differs});
      if (i > 1 && j > 1 && word_[i - 1] == other_[j - 2] && word_[i - 2] == other_[j - 1]) {
        row_[j] = std::min(row_[j], before_[j - 2] + 1);
      }
      least = std::min(least, row_[j]);
    }
    if (least > most) return most + 1;
  }
  return std::min(row_.back(), most + 1);
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  return EditDistance(a).to(b, most);
}

}  // namespace pprsearch
