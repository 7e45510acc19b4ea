#pragma once

#include <pprsearch/entry.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// `date` without the second of two years ("1998-1999", "1999/2000 Winter"): a reference is of the
/// year in which its range begins.
std::string beginning_of_range(std::string_view date);

/// A date in the form of RIS, "YYYY/MM/DD/other information", of which any part may be empty, as
/// text that reads the same in every form. The other information tells the month if nothing else
/// does ("2020///Nov"). What is of no such form stays as it is.
std::string date_of_slashes(std::string_view text);

/// "2020-11-1" of "1.11.20" and "25/12/20" ("2020-12-25"), whose year has two figures: up to 29 it
/// is of this century. Of "1/11/20", whose first figure may be day or month, the year alone. What
/// is of no such form stays as it is.
std::string date_of_short_year(std::string_view text);

/// Of the dates that one record has, the fullest of the year that the first one with a year tells;
/// none that contradicts that one. A date without a year is of the same. Those that cannot be read
/// in full, and are not the one, are told in `repairs`.
std::string fullest_date(const std::vector<std::string>& dates, std::vector<std::string>& repairs);

/// The beginning of a date in words ("2020 Jul 5", "1998 Dec-1999 Jan"), as every form reads it;
/// its year is 0 if it has none.
IssuedDate date_in_words(std::string_view text);

}  // namespace pprsearch
