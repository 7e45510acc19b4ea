#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Authors and a year at the beginning of a text, as people name an article without its title:
/// "Smith J 2020", "smith et al., 2019", "Smith & Jones (2018)".
struct ShortReference {
  std::vector<std::string> names;  ///< as they are written, each with its initials: "Picado MJ"
  int year = 0;
  std::size_t begin = 0;  ///< of the names
  std::size_t end = 0;    ///< behind the year
  bool is_all = true;     ///< nothing but punctuation stands behind it
};

/// nullopt for a text that does not begin so. A capital or a year makes no reference ("Depression
/// 2019"): it takes initials, "et al.", several names, or a comma or bracket before the year of one
/// name. Whether people are called so is not known here.
std::optional<ShortReference> read_short_reference(std::string_view text);

}  // namespace pprsearch
