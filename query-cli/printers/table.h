#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "query-cli/printers/printer.h"

namespace pprsearch {

/// How cells make a row.
struct TableForm {
  std::string (*cell)(const std::string&);  ///< a cell's text as it is written
  const char* between;
  const char* end;
};

/// A line with the names of the columns, then one for each hit.
void print_table(const std::vector<Hit>& hits, const TableForm& form, std::ostream& out);

}  // namespace pprsearch
