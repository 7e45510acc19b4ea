#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

// What a name, or a piece of one, is, told by its shape alone.

/// "Jr.", "III", "2nd".
bool is_name_suffix(std::string_view word);

/// "van", "de": a word before a family name that belongs to it.
bool is_name_particle(std::string_view word);

/// A capital of ASCII, one with an accent, or one of Greek or Cyrillic.
bool is_capital(char32_t code);

/// "J.", "JK", "J. K.", "J.-P."
bool are_initials(std::string_view text);

/// Where the initials begin that end a name ("Hill CE", "Hill C. E."); its size if none do.
std::size_t begin_of_initials(std::string_view name);

/// Where the suffix of "Barber JP Jr" begins; its size if there is none. "Ivanov II" has initials.
std::size_t begin_of_suffix(std::string_view name);

/// "Hill CE" and "Barber JP Jr".
bool is_medline_name(std::string_view name);

/// Two to four words, each of which begins with a capital or is a particle.
bool is_full_name(std::string_view name);

/// Whether there is nothing in a text but letters, and what stands between those of names; "#" is
/// that of an entity.
bool is_plain_name(std::string_view text);

/// Whether the words of a name say that it is a body's: "Study Group", "University".
bool names_body(std::string_view name);

}  // namespace pprsearch
