#pragma once

#include <iosfwd>

#include "command-line/option_table.h"

namespace pprsearch {

/// Prints what --help shows as a text in Markdown, of which the build makes the page of the manual:
/// the table's tasks, options, formats and places. Each option is a row of a table; its name, as
/// it is typed, stands first.
void write_manual(const OptionTable& table, std::ostream& out);

}  // namespace pprsearch
