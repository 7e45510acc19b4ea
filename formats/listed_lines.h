#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {

/// A line of a list that a user wrote.
struct ListedLine {
  std::size_t number = 0;  ///< from 1
  std::string_view text;   ///< without blanks around it, a view into the list
};

/// The lines that say something: not those that are blank or begin with "#". A byte order mark is
/// left out.
inline std::vector<ListedLine> listed_lines(std::string_view list) {
  std::vector<ListedLine> lines;
  if (list.starts_with(kByteOrderMark)) list.remove_prefix(kByteOrderMark.size());
  std::size_t number = 0;
  for (const std::string_view whole : split_at(list, '\n')) {
    ++number;
    const std::string_view line = trim(whole, " \t\r");
    if (!line.empty() && !line.starts_with('#')) lines.push_back({number, line});
  }
  return lines;
}

}  // namespace pprsearch
