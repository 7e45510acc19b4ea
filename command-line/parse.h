#pragma once

#include <iosfwd>

#include "command-line/given.h"
#include "command-line/option_table.h"

namespace pprsearch {

/// Splits a command line into options and words. With --help or --version nothing else is
/// checked; otherwise each value is checked against its row, and what would be read and then do
/// nothing is refused. Throws Error with one line that names the option at fault; of a mistyped
/// option or command it names the nearest.
Given parse_command_line(const OptionTable& table, int argc, const char* const* argv);

/// Prints the options that any of `tasks` takes, in their groups.
void print_options(const OptionTable& table, Tasks tasks, std::ostream& out);

/// Prints what comes before the options in a program's help: usage, purpose, examples.
void print_purpose(const OptionTable& table, std::ostream& out);

}  // namespace pprsearch
