#pragma once

#include <pprsearch/searcher.h>

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "command-line/given.h"
#include "query-cli/printers/printer.h"
#include "query-cli/settings.h"
#include "query-cli/task.h"

namespace pprsearch {

/// What the command line asked for. Values are checked; nothing was opened.
struct QueryCliOptions {
  bool help = false;     ///< nothing else is set
  bool version = false;  ///< likewise
  Task task = Task::search;
  const Printer* printer = nullptr;  ///< of the format; prints the answer of the task
  When color = When::automatic;
  bool no_pager = false;
  PrintOptions print;  ///< but for the colours, which depend on the terminal
  std::string index;
  SearcherOptions searcher;
  std::string query;
  bool query_from_stdin = false;
  std::vector<std::string> ids;  ///< of --show
  std::string similar;           ///< id of --similar; empty = a query is asked
  std::string beginning;         ///< of --suggest
  std::string queries;           ///< file of --batch or --evaluate; "-" of --batch = standard input
  std::string judgments;         ///< file of --qrels
  bool per_query = false;
  std::string strategy;                  ///< file of --strategy; "-" = standard input
  Platform translation = Platform::ppr;  ///< of --translate
  std::string receipt;                   ///< file of --receipt
  bool receipt_entries = false;
  std::string replay;  ///< file of --replay
  SearchOptions search;
  std::string new_since;  ///< generation or day; empty = all hits, not new ones alone
  std::optional<std::string> pager = {};  ///< in place of $PAGER
};

/// What the option of a facet's filter takes for a value: "none" for entries without one, and in
/// quotes for the value of that name.
std::string filter_argument(const std::optional<std::string>& value);

/// What --expand takes, alone or in a list.
std::vector<std::string> expansion_names();

/// What the library is asked for: `search` without what the printer does not show.
SearchOptions options_to_ask(const QueryCliOptions& options);

/// Throws Error with one line that names the option at fault.
QueryCliOptions parse_query_cli_options(int argc, const char* const* argv);

/// The same with what somebody set in a file of their own, for what the command line does not say.
/// The settings must outlive the call.
QueryCliOptions parse_query_cli_options(const Settings& settings, int argc,
                                        const char* const* argv);

/// The same of a command line that was split and checked already.
QueryCliOptions query_cli_options(const Given& given);

/// The facets of a list as --facets takes it. Throws Error that names the option.
std::vector<FacetRequest> facet_requests(const std::string& list);

void print_query_cli_help(std::ostream& out);

}  // namespace pprsearch
