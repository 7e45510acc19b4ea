#include "base/edit_distance.h"

#include <algorithm>

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

}  // namespace

EditDistance::EditDistance(std::string_view word) { take_characters(word, word_); }

std::size_t EditDistance::to(std::string_view other, std::size_t most) {
  take_characters(other, other_);
  const std::size_t gap =
      word_.size() > other_.size() ? word_.size() - other_.size() : other_.size() - word_.size();
  if (gap > most) return most + 1;
  // Three rows of the usual table: a swap looks two rows up.
  before_.assign(other_.size() + 1, 0);
  above_.assign(other_.size() + 1, 0);
  row_.resize(other_.size() + 1);
  for (std::size_t j = 0; j <= other_.size(); ++j) row_[j] = j;
  for (std::size_t i = 1; i <= word_.size(); ++i) {
    std::swap(before_, above_);
    std::swap(above_, row_);
    row_[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= other_.size(); ++j) {
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
