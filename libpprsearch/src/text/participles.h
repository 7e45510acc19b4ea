#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// y is a vowel behind a consonant, u none behind a q.
bool is_vowel(std::string_view word, std::size_t at);

/// Vowels side by side counted once: nearly the syllables.
std::size_t vowel_groups(std::string_view word);

/// Ends in one vowel and one consonant that can be doubled: plan, refer.
bool ends_in_vowel_consonant(std::string_view word);

/// Ends in a consonant twice: plann, tell.
bool ends_in_doubled(std::string_view word);

/// The lemmas that may have a participle with that stem before -ed or -ing, by spelling
/// alone, the likelier first: of "plann" plan, of "car" care, of "offer" offer.
std::vector<std::string> lemmas_of_participle(std::string_view stem);

}  // namespace pprsearch
