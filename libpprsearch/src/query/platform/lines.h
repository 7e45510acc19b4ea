#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/characters.h"
#include "query/platform/platform_table.h"

namespace pprsearch::platform {

/// A stretch of the plain text; none if it ends at 0.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A line of a strategy: a stretch of the plain text, without its number and what is printed behind
/// it.
struct Line {
  std::size_t number = 0;  ///< as printed; counted from 1 if it has none
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::size_t> printed = {};  ///< the count beside it
  Place count = {};                         ///< where that is
  Place doubtful = {};  ///< a number at its end that may be one, and is not taken
};

/// A remark, with its text as it stood.
struct Remark {
  Place place;
  std::string text;
};

struct Lines {
  std::vector<Line> lines;  ///< one at least
  bool are_numbered = false;
  std::vector<Line> headings = {};   ///< printed before the first number, and no part of it
  std::vector<Remark> remarks = {};  ///< no part of any line
  bool is_reversed = false;          ///< printed from the last number to the first
};

/// How lines without numbers are taken.
enum class Unnumbered {
  as_one,    ///< as one text, unless one of them refers to others
  each_one,  ///< each as a line of its own
};

/// Parts a text into its lines: numbers before them (`1`, `1.`, `#1`, `S1`, `Line 1:`), wrapped
/// lines, remarks and printed counts. What is not a part of a query becomes blanks in `plain`.
/// `original` is what `plain` was made of.
Lines lines_of(PlainText& plain, std::string_view original, Platform platform,
               Unnumbered unnumbered);

}  // namespace pprsearch::platform
