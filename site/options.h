#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

#include "command-line/given.h"
#include "site/option_table.h"
#include "site/pages/frame.h"

namespace pprsearch {

/// What a command line of pprsearch-site says.
struct SiteOptions {
  bool help = false;
  std::optional<SiteCommand> command;  ///< none: the version is asked for, or the help of all
  std::string index;
  SearcherOptions searcher;
  std::string listen;
  std::size_t searches = 0;  ///< at once; 0 = as many as there are processors
  std::string query_log;     ///< a file; empty = none
  SiteText text;
  std::string output;     ///< a folder, for export
  std::string templates;  ///< a folder; empty = those compiled in
};

/// Throws Error with one line that names the option at fault.
SiteOptions site_options_of(const Given& given);
/// The same of a command line.
SiteOptions parse_site_options(int argc, const char* const* argv);

void print_site_help(std::ostream& out);

}  // namespace pprsearch
