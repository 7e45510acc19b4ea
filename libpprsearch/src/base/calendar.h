#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace pprsearch {

// Names of months and seasons in English, and dates in figures. Names in other languages, which
// references have, are in citation/month_names.

inline constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// "Jan" for 1.
constexpr std::string_view short_month(int month) {
  return kEnglishMonths.at(static_cast<std::size_t>(month - 1)).substr(0, 3);
}

/// 1 for "January" in any case; 0 for any other word.
inline int month_in_full(std::string_view word) {
  const std::string lower = in_lower_case(word);
  int number = 0;
  for (const std::string_view month : kEnglishMonths) {
    ++number;
    if (is_same_word(month, lower)) return number;
  }
  return 0;
}

/// "Spring", "winter" and the others, in any case.
constexpr bool names_season(std::string_view word) {
  constexpr std::array<std::string_view, 5> kSeasons = {"spring", "summer", "autumn", "fall",
                                                        "winter"};
  return is_one_of_words(word, kSeasons);
}

/// "2020-11-03", as far as the date is known; a part that is 0 is not. Empty without a year.
inline std::string iso_date(int year, int month, int day) {
  if (year == 0) return {};
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return std::string(text.data(), month == 0 ? 4U : (day == 0 ? 7U : 10U));
}

}  // namespace pprsearch
