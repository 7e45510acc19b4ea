#pragma once

#include <string>

#include "query-cli/printers/printer.h"

namespace pprsearch {

/// How cells make a row.
struct TableForm {
  std::string (*cell)(const std::string&);  ///< a cell's text as it is written
  const char* between;
  const char* end;
};

/// A format of rows below the names of their columns: a row a hit, a value of a facet, or a total.
Printer printed_as_table(std::string name, const TableForm& form);

}  // namespace pprsearch
