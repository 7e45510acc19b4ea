#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "citation/issued_date.h"
#include "citation/locator.h"

namespace pprsearch {

/// "12.3 (2019): 4-5." behind the name of a journal.
struct YearBeforePages {
  std::size_t begin = 0;  ///< where the journal has ended
  IssuedDate date;
  Locator locator;
};

/// What closes a line of MLA; nothing where it is not volume, year and pages to the end.
std::optional<YearBeforePages> find_year_before_pages(std::string_view text);

}  // namespace pprsearch
