#include "query-cli/printers/table.h"

namespace pprsearch {
namespace {

/// RFC 4180: quotes around what would end the cell, and doubled within.
std::string csv_cell(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

}  // namespace

Printer csv_printer() { return printed_as_table("csv", {csv_cell, ",", "\r\n"}); }

}  // namespace pprsearch
