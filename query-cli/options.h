#pragma once

#include <pprsearch/searcher.h>

#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pprsearch {

/// What the command line asked for. Values are checked; nothing was opened.
struct QueryCliOptions {
  enum class Mode { search, count, show, suggest, batch, evaluate, info, help, version };
  enum class Format { text, json, jsonl, tsv, csv, ids, trec, ris, bibtex, csl_json };
  enum class Color { automatic, always, never };

  Mode mode = Mode::search;
  Format format = Format::text;
  Color color = Color::automatic;
  bool null = false;  ///< ids end with NUL
  std::string index;
  std::string query;
  bool query_from_stdin = false;
  std::vector<std::string> ids;  ///< of --show
  std::string similar;           ///< id of --similar; empty = a query is asked
  std::string beginning;         ///< of --suggest
  std::string queries;           ///< file of --batch or --evaluate
  std::string judgments;         ///< file of --qrels
  bool per_query = false;
  SearchOptions search;
};

/// Throws Error with one line that names the option at fault.
QueryCliOptions parse_query_cli_options(int argc, const char* const* argv);

/// The formats by the names that --format takes.
const std::map<std::string, QueryCliOptions::Format>& format_names();
std::string format_name(QueryCliOptions::Format format);

void print_query_cli_help(std::ostream& out);

}  // namespace pprsearch
