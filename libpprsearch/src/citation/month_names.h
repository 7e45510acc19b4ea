#pragma once

#include <string_view>

namespace pprsearch {

/// The letters that `text` begins with, also those beyond ASCII of scripts that part words: what
/// may be the name of a month. "2012年5月" has none.
std::string_view word_at_begin(std::string_view text);

/// 1 to 12 for the name of a month in English, German, French, Spanish, Italian, Portuguese or
/// Dutch, in whole or in short, with or without its accents: "November", "Sept", "Mai", "févr",
/// "mrt". 0 for other words, and for a beginning of several ("jui").
int month_named(std::string_view word);

/// The same, but a name that is not English in whole: "Gen", "Mag" and "Set" stand in names of
/// journals, too.
int month_named_surely(std::string_view word);

bool is_english_month(std::string_view word);

/// What stands in a date beside its names and figures: "of", "de", "bis", "th".
bool joins_a_date(std::string_view word);

/// What the number behind it is a number of: "Suppl", "no", "Vol", "Heft".
bool labels_a_number(std::string_view word);

/// A season or a part of the year: "spring", "Quarter", "Q".
bool is_part_of_year(std::string_view word);

}  // namespace pprsearch
