#include <algorithm>

#include "query-cli/printers/table.h"

namespace pprsearch {
namespace {

/// A cell of tab-separated values has neither tabs nor ends of lines: they become spaces.
std::string tsv_cell(const std::string& text) {
  std::string cell = text;
  std::replace_if(
      cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return cell;
}

}  // namespace

Printer tsv_printer() { return printed_as_table("tsv", {tsv_cell, "\t", "\n"}); }

}  // namespace pprsearch
