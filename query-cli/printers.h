#pragma once

#include <pprsearch/searcher.h>

#include <iosfwd>
#include <string>
#include <vector>

#include "query-cli/options.h"

namespace pprsearch {

/// Ranked hits, snippets and facets for people; `color` = with terminal colours.
void print_text(const SearchResult& result, bool color, std::ostream& out);
void print_text(const Entry& entry, bool color, std::ostream& out);

/// The hits in one of the formats that other programs read: jsonl, tsv, csv, ids, ris,
/// bibtex, csl-json.
void print_records(const SearchResult& result, const QueryCliOptions& options, std::ostream& out);
/// Entries as ris, bibtex or csl-json.
void print_citations(const std::vector<Entry>& entries, QueryCliOptions::Format format,
                     std::ostream& out);

/// A line each: kind, count, the query to ask, and what it stands for.
void print_text(const std::vector<Completion>& completions, std::ostream& out);

/// A message with the query and a caret under the place it speaks of.
void print_place(const std::string& query, std::size_t offset, std::size_t length,
                 std::ostream& out);

}  // namespace pprsearch
