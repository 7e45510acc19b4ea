#pragma once

#include <pprsearch/searcher.h>

#include <iosfwd>

#include "query-cli/options.h"

namespace pprsearch {

/// Writes the receipt of what the options ask: JSON, and beside it the same as a page of Markdown.
/// Files that are there already are errors.
void write_receipt(const Searcher& searcher, const QueryCliOptions& options);

/// Asks again what a receipt says, and prints what has changed. The exit status.
int replay(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out);

/// All of a file that a user named.
std::string file_text(const std::string& path);

}  // namespace pprsearch
