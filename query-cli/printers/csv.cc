#include "command-line/columns.h"
#include "query-cli/printers/table.h"

namespace pprsearch {

Printer csv_printer() { return printed_as_table("csv", {csv_cell, ",", "\r\n"}); }

}  // namespace pprsearch
