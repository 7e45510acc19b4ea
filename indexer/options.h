#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "indexer/intake.h"
#include "indexer/sources.h"

namespace pprsearch {

/// What the command line asked for. Values are checked; nothing was opened.
struct IndexerOptions {
  enum class Command { build, check, info, help, version };
  enum class Format { text, json };

  Command command = Command::help;
  std::string index;
  std::vector<std::string> sources;
  std::optional<SourceForm> form;
  std::string taxonomy;   ///< file; empty = look beside the sources
  std::string thesaurus;  ///< likewise
  std::string report;     ///< file; empty = none
  bool strict = false;
  RejectionLimit max_rejected;
  bool merge_duplicates = false;
  unsigned keep = 3;
  Format format = Format::text;  ///< of info
};

/// Throws Error with one line that names the option at fault.
IndexerOptions parse_indexer_options(int argc, const char* const* argv);

void print_indexer_help(std::ostream& out);

}  // namespace pprsearch
