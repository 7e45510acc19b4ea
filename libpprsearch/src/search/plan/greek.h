#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The one Greek letter of a word, and the rest of the word around it.
struct GreekInWord {
  std::string before;
  std::string_view letter;
  std::string_view name;
  std::string after;
  bool is_letter = true;  ///< false: the word has the name
};

/// Of α, alpha, tnfα and tnfalpha; nothing of words without one, of Greek words (κόσμος), and of
/// those that have the name by chance (mug, pie, biota).
std::optional<GreekInWord> greek_in(std::string_view word);

/// The same word with the name in place of the letter, or the other way round. Empty if nobody
/// writes it so: μg is not mug.
std::string other_greek(const GreekInWord& greek);

/// What a word with a Greek letter is glued of, that one as a letter: tnf, α of tnfα and tnfalpha;
/// ω, 3. A word without one is its only part.
std::vector<std::string> greek_parts(std::string_view word);

/// Whether a part is a letter of greek_parts().
bool is_greek_letter(std::string_view part);

}  // namespace pprsearch
