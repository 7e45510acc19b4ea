#pragma once

#include <pprsearch/entry.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// `date` without the second of two years ("1998-1999", "1999/2000 Winter"): a reference is of the
/// year in which its range begins.
std::string beginning_of_range(std::string_view date);

/// What a text with more than the date says of it. A time of day goes ("8/3/2020 12:00:00 AM"), and
/// so does what tells another date behind the first year ("2020 [cited 2021 Mar 3]", "2019 (Epub
/// 2018 Dec 3)", "2019, 2018"). Of a range the beginning stays ("12/1998-01/1999" is "12/1998"); in
/// "Dec-Jan 2020" that is December 2019.
std::string first_date(std::string_view text);

/// Whether months without a year go over its end: "Dec-Jan". Beside a year nobody knows in which of
/// two years they begin.
bool runs_over_new_year(std::string_view text);

/// A date in the form of RIS, "YYYY/MM/DD/other information", of which any part may be empty, as
/// text that reads the same in every form. The other information tells the month if nothing else
/// does ("2020///Nov"). What is of no such form stays as it is.
std::string date_of_slashes(std::string_view text);

/// "2020-11-1" of "1.11.20" and "25/12/20" ("2020-12-25"), whose year has two figures: up to 29 it
/// is of this century. Of "1/11/20", whose first figure may be day or month, the year alone. What
/// is of no such form stays as it is. "15-Mar-20" is "2020 Mar 15".
std::string date_of_short_year(std::string_view text);

/// "2020 Mar" of "Mar-20", as tables shorten a month and its year; any other text as it is.
std::string date_of_short_month(std::string_view text);

/// Of the dates that one record has, the fullest of the year that the first one with a year tells;
/// none that contradicts that one. A date without a year is of the same. Those that cannot be read
/// in full, and are not the one, are told in `repairs`.
std::string fullest_date(const std::vector<std::string>& dates, std::vector<std::string>& repairs);

/// The beginning of a date in words ("2020 Jul 5", "1998 Dec-1999 Jan"), as every form reads it;
/// its year is 0 if it has none.
IssuedDate date_in_words(std::string_view text);

}  // namespace pprsearch
