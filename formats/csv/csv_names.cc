#include "formats/csv/csv_names.h"

#include <array>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/name_shapes.h"

namespace pprsearch {
namespace {

/// Whether a capital behind a small letter is one within a name: "McDonald", "DeLuca".
bool is_behind_prefix(std::string_view before) {
  constexpr auto kPrefixes = std::to_array<std::string_view>(
      {"Mc",   "Mac",  "De",    "Di",    "Da", "Du",  "La",     "Le",   "Van",
       "Von",  "Fitz", "Ben",   "El",    "Al", "St",  "Ab",     "Abd",  "Abu",
       "Dal",  "Del",  "Della", "Dello", "Lo", "Ver", "Vander", "Ter",  "Ten",
       "Jean", "Mary", "Anne",  "Leigh", "Jo", "Bin", "Ibn",    "Kara", "Mo"});
  const std::string_view word = before.substr(before.find_last_of(" -'") + 1);
  return is_one_of(word, kPrefixes);
}

}  // namespace

std::string with_semicolons_between_names(std::string_view names) {
  std::string parted;
  std::size_t begin = 0;
  bool is_behind_small = false;
  for (std::size_t at = 0; at < names.size();) {
    const Character next = character_at(names, at);
    const bool is_big = is_capital(next.code);
    const std::string_view before = names.substr(begin, at - begin);
    const std::string_view behind = names.substr(at);
    const std::size_t blank = behind.find(' ');
    const bool begins_name = is_big && is_behind_small && before.find(' ') != before.npos &&
                             blank != behind.npos && !is_behind_prefix(before);
    if (begins_name) {
      parted.append(before).append("; ");
      begin = at;
    }
    const bool is_letter_of_name = next.length > 1 || is_letter(names[at]);
    is_behind_small = is_letter_of_name && !is_big;
    at += next.length;
  }
  return parted.append(names.substr(begin));
}

}  // namespace pprsearch
