#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pprsearch {

/// Words of a text that say years, as "from 2015 to 2020" and "2000+" do.
struct YearsSaid {
  std::size_t words = 0;  ///< how many they are; 0 if the text does not begin with any
  std::string from;       ///< a year; empty if there is no first one
  std::string to;
  bool is_bare = false;  ///< one year and nothing else

  /// "year:2015..2020"
  std::string query() const;
};

/// "1995", "2020": figures that more often than not are a year in a text.
bool is_plain_year(std::string_view word);

/// The years that a text begins with. Its words are in small letters, without the punctuation
/// behind them.
YearsSaid years_at(std::span<const std::string> words);

}  // namespace pprsearch
