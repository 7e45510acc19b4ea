#include "search/query_plan.h"

#include <string>
#include <utility>

#include "base/strings.h"
#include "query/tree.h"
#include "search/plan/expander.h"

namespace pprsearch {
namespace {

Combination first_way(Match asked) {
  switch (asked) {
    case Match::all:
      return Combination::all;
    case Match::any:
      return Combination::any;
    case Match::automatic:
      break;
  }
  return Combination::enough;
}

Match match_of(Combination way, const Plan& plan) {
  switch (way) {
    case Combination::all:
      return Match::all;
    case Combination::enough:
      return plan.needs_all ? Match::all : Match::automatic;
    case Combination::quotes:
    case Combination::any:
      break;
  }
  return Match::any;
}

Diagnostic note(DiagnosticCode code, std::string message) {
  return {code, std::move(message), 0, 0, {}};
}

}  // namespace

std::vector<Combination> ways_to_combine(Match asked, const Plan& first) {
  const std::size_t counted = first.plain_words + (first.has_required ? 1 : 0);
  if (asked != Match::automatic || first.plain_words == 0 || counted <= 1)
    return {first_way(asked)};
  if (!first.has_quotes) return {Combination::enough, Combination::any};
  return {Combination::enough, Combination::quotes, Combination::any};
}

PlannedQuery plan_query(IndexReader::Session& session, const Query& query,
                        const SearchOptions& options, const FindsAny& finds_any) {
  // An expression says itself how its words are combined.
  const Match asked = is<tree::Words>(root_of(query)) ? options.match : Match::all;
  Expander expander(session, options, finds_any);
  Combination planned = first_way(asked);
  auto plan = std::make_shared<const Plan>(expander.expand(query, planned));
  const std::vector<std::string> unknown = plan->unknown;
  bool found = false;
  for (const Combination way : ways_to_combine(asked, *plan)) {
    if (way != planned) {
      planned = way;
      plan = std::make_shared<const Plan>(expander.expand(query, way));
    }
    found = finds_any(plan);
    if (found) break;
  }
  PlannedQuery result{match_of(planned, *plan), nullptr, expander.diagnostics()};
  if (found && planned == Combination::enough && !unknown.empty()) {
    result.diagnostics.push_back(note(DiagnosticCode::unknown_words,
                                      "in no entry, and so not required: " + join(unknown, ", ")));
  }
  if (found && asked == Match::automatic && planned != Combination::enough) {
    result.diagnostics.push_back(
        note(DiagnosticCode::too_few_words, "no entry has enough of the words: these have any"));
  }
  result.plan = std::move(plan);
  return result;
}

}  // namespace pprsearch
