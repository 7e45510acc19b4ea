#pragma once

#include <pprsearch/searcher.h>

#include <iosfwd>

#include "query-cli/options.h"

namespace pprsearch {

/// Answers each query of a file. Returns whether any was answered with hits.
/// Throws Error that names the file, and the query where one cannot be asked.
bool run_batch(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out);

/// Prints how well the queries of a file are answered. Returns whether any
/// judged entry was found.
bool run_evaluation(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out);

}  // namespace pprsearch
