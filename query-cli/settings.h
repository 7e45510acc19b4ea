#pragma once

#include <optional>
#include <string>

#include "command-line/option_table.h"

namespace pprsearch {

/// What somebody always wants, from a file of their own: a line each, NAME = VALUE, by the names
/// of options. `index`, `syntax`, `facets` and `color` stand for options that are not given, and
/// `pager` for $PAGER. Lines that begin with # are remarks.
struct Settings {
  OptionTable table;   ///< of pprsearch, with these values for options that are not given
  std::string facets;  ///< for answers that people read; empty = none
  std::optional<std::string> pager = {};
};

/// Reads the file that the environment's PPRSEARCH_CONFIG names (none, if that is empty), or else
/// `pprsearch/config` in XDG_CONFIG_HOME or ~/.config. It need not be there. Throws Error with file
/// and line for what it may not say.
Settings read_settings(const OptionTable& table);

}  // namespace pprsearch
