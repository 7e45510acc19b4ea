#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

// What part of a name a piece of text is, told by its shape alone.

/// Where the letters at the start of `text` end that are initials: "J. P.",
/// "A-M.", "G.D.", "É."; 0 where it begins with a word.
std::size_t end_of_initials(std::string_view text);

/// Whether all of it is initials, "BE" and "Yu." among them.
bool is_initials(std::string_view text);

/// Where the initials at the end of "Del Re A. C." begin; npos where the words
/// before them or they themselves are missing.
std::size_t begin_of_last_initials(std::string_view text);

/// "Jr.", "III".
bool is_suffix(std::string_view word);

/// "Jr." as it is, and "III" of "III.", whose stop ends the list of names.
std::string_view without_stop(std::string_view suffix);

/// Takes "Jr." off "Martin Luther King Jr."; empty where there is none.
std::string_view take_suffix(std::string_view& text);

/// Where the family name begins in "Kim de Jong".
std::size_t begin_of_family(std::string_view full_name);

/// Whether it has a word that no person is called: "Organization", "of".
bool names_a_body(std::string_view text);

/// Whether it has a word that organizations have in their names: "Society", "Group".
bool names_an_organization(std::string_view text);

}  // namespace pprsearch
