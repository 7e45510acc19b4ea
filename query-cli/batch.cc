#include "query-cli/batch.h"

#include <pprsearch/evaluation.h>

#include <ostream>

namespace pprsearch {

bool run_batch(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  const Printer& printer = *options.printer;
  const SearchOptions asked = printer.needs_entries ? options.search : for_rankings(options.search);
  bool found = false;
  for (const NamedQuery& query : load_queries(options.queries)) {
    const SearchResult result = answer(searcher, query, asked);
    printer.answer(query, result, {.null = options.null}, out);
    found = found || result.total > 0;
  }
  return found;
}

bool run_evaluation(const Searcher& searcher, const QueryCliOptions& options, std::ostream& out) {
  const Judgments judgments = load_judgments(options.judgments);
  Evaluation evaluation;
  evaluation.queries = evaluate(searcher, load_queries(options.queries), judgments, options.search);
  evaluation.mean = mean(evaluation.queries, judgments);
  if (!options.per_query) evaluation.queries.clear();
  options.printer->evaluation(evaluation, out);
  return evaluation.mean.map > 0;
}

}  // namespace pprsearch
