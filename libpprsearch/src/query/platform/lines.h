#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "query/characters.h"
#include "query/platform/said.h"

namespace pprsearch::platform {

/// A line of a strategy: a stretch of the plain text, without its number and what is printed behind
/// it.
struct Line {
  std::size_t number = 0;  ///< as printed; counted from 1 if it has none
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::size_t> printed = {};  ///< the count behind it
};

struct Lines {
  std::vector<Line> lines;  ///< one at least
  bool are_numbered = false;
  std::vector<Line> headings = {};  ///< printed before the first number, and no part of it
};

/// How lines without numbers are taken.
enum class Unnumbered {
  as_one,    ///< as one text, unless one of them refers to others
  each_one,  ///< each as a line of its own
};

/// Parts a text into its lines: numbers before them (`1`, `1.`, `#1`, `S1`), wrapped lines, remarks
/// and printed counts. What is no part of a query becomes blanks in `plain`. `original` is what
/// `plain` was made of.
Lines lines_of(PlainText& plain, std::string_view original, Unnumbered unnumbered);

/// Takes what EBSCOhost and the Cochrane Library print behind a line, such as "Limiters - ...", off
/// its end, and says so: the years that it is limited to, if any.
struct LineLimits {
  int first = 0;  ///< a year; 0 = open
  int last = 9999;
  bool any_years = false;
};
LineLimits take_printed_limits(const PlainText& plain, Line& line, Said& said);

}  // namespace pprsearch::platform
