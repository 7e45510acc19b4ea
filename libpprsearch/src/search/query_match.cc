#include "search/query_match.h"

#include <optional>
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

QueryMatch match_query(IndexReader::Session& session, const Query& query,
                       const SearchOptions& options, const Deadline& deadline) {
  // An expression says itself how its words are combined.
  const Match asked = is<tree::Words>(root_of(query)) ? options.match : Match::all;
  Expander expander(session, options);
  Match planned = asked == Match::any ? Match::any : Match::all;
  auto plan = std::make_unique<const Plan>(expander.expand(query, planned));
  const std::vector<Match> ways = ways_to_combine(asked, *plan);
  std::optional<Matcher> matcher;
  for (const Match way : ways) {
    if (way != planned) {
      planned = way;
      plan = std::make_unique<const Plan>(expander.expand(query, way));
    }
    matcher.emplace(session, *plan, deadline);
    if (!matcher->matches().empty()) break;
  }
  return {planned == Match::all ? Match::all : Match::any, std::move(plan), std::move(*matcher),
          expander.diagnostics()};
}

}  // namespace pprsearch
