#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "citation/issued_date.h"
#include "citation/locator.h"

namespace pprsearch {

/// What the line says in one place of year, volume, issue and pages.
struct JournalYear {
  std::size_t begin = 0;  ///< where the journal has ended
  IssuedDate date;
  Locator locator;
  bool is_alone = false;       ///< no volume or pages: names must be firm
  bool needs_journal = false;  ///< nothing parts the date from what stands before it
  bool needs_names = false;    ///< without them, where the title begins cannot be known
  bool is_book = false;        ///< publisher and year; there is no journal
  bool is_undated = false;     ///< "In press": there is no year yet
};

/// The mark of a line whose year stands behind the journal: "2019 Mar 4;12(3):101–9",
/// "12, 101–109 (2019)", "12.3 (2019): 4-5", "(2019) 12:101–9", "Published online March 4, 2019".
std::optional<JournalYear> find_journal_year(std::string_view line);

}  // namespace pprsearch
