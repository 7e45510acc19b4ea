#pragma once

#include <pprsearch/citation.h>

#include <cstddef>
#include <optional>
#include <string_view>

namespace pprsearch {

/// The date that `text` tells in words or figures: "2022, November 10",
/// "2019-05", "20190502", "12 May 2019", "12. Mai 2019", "25/12/2019". Of a range the beginning
/// ("1998 Dec-1999 Jan" is December 1998), so is 1998 of "1998-1999" and 2019 of "2019/2020"; of
/// two years that are no range the later ("1923/1961"). Year 0 where there is none.
IssuedDate read_issued(std::string_view text);

struct IssuedAsItStands {
  IssuedDate date;           ///< be its month and day in a calendar or not
  bool passed_over = false;  ///< a figure was, beside a word that names no month: "2012 Suppl 2"
};

/// The same date as it stands there.
IssuedAsItStands read_issued_as_it_stands(std::string_view text);

/// `date` without a month or day that no calendar has.
IssuedDate as_far_as_real(IssuedDate date);

inline constexpr std::size_t kYearDigits = 4;

/// Whether `text` begins with four digits that can be a year, and no fifth.
bool starts_with_year(std::string_view text);

/// Whether `word` is four digits that can be a year, and nothing else.
bool is_year(std::string_view word);

/// The month that a word names, in whole or in short: 3 of "Mar"; 0 = none.
int month_of_word(std::string_view word);

/// Whether `text` begins as the date of a reference does: "2019", "November 2019", "in press".
bool is_date(std::string_view text);

/// Whether `text` ends as a list of names does, not as a title: with an initial, with "et al.", or
/// as surnames joined by "&".
bool ends_as_names(std::string_view text);

/// Where a reference line has its date; brackets belong to the place.
struct FoundDate {
  std::size_t begin = 0;
  std::size_t end = 0;
  IssuedDate date;  ///< year 0 for "(in press)"
};

/// The date that parts a reference line's authors from its title: the first one
/// in brackets, or else a bare year after what can only be names.
std::optional<FoundDate> find_date(std::string_view line);

/// The first date in brackets: "(2019)", "(November 2019)".
std::optional<FoundDate> find_bracketed_date(std::string_view line);

}  // namespace pprsearch
