#include "search/query_plan.h"

#include <utility>

#include "query/tree.h"
#include "search/plan/expander.h"

namespace pprsearch {

std::vector<Match> ways_to_combine(Match asked, const Plan& all) {
  if (asked != Match::automatic) return {asked};
  if (all.plain_words <= 1) return {Match::all};
  std::vector<Match> ways;
  // An entry with all words of a sentence has them by chance.
  if (!all.is_sentence) ways.push_back(Match::all);
  if (all.has_quotes) ways.push_back(Match::automatic);
  ways.push_back(Match::any);
  return ways;
}

PlannedQuery plan_query(IndexReader::Session& session, const Query& query,
                        const SearchOptions& options, const FindsAny& finds_any) {
  // An expression says itself how its words are combined.
  const Match asked = is<tree::Words>(root_of(query)) ? options.match : Match::all;
  Expander expander(session, options);
  Match planned = asked == Match::any ? Match::any : Match::all;
  auto plan = std::make_unique<const Plan>(expander.expand(query, planned));
  for (const Match way : ways_to_combine(asked, *plan)) {
    if (way != planned) {
      planned = way;
      plan = std::make_unique<const Plan>(expander.expand(query, way));
    }
    if (finds_any(*plan)) break;
  }
  return {planned == Match::all ? Match::all : Match::any, std::move(plan), expander.diagnostics()};
}

}  // namespace pprsearch
