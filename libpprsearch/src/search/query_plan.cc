#include "search/query_plan.h"

#include <string>
#include <utility>

#include "base/strings.h"
#include "query/tree.h"

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

QueryPlanning::QueryPlanning(IndexReader::Session& session, const Query& query,
                             const SearchOptions& options, const FindsAny& finds_any)
    : query_(query),
      // An expression says itself how its words are combined.
      asked_(is<tree::Words>(root_of(query)) ? options.match : Match::all),
      expander_(session, options, finds_any),
      plan_(std::make_shared<const Plan>(expander_.expand(query, first_way(asked_)))),
      unknown_(plan_->unknown) {
  ways_ = ways_to_combine(asked_, *plan_);
}

bool QueryPlanning::holds(bool found) {
  found_ = found;
  if (found || way_ + 1 == ways_.size()) return true;
  plan_ = std::make_shared<const Plan>(expander_.expand(query_, ways_[++way_]));
  return false;
}

PlannedQuery QueryPlanning::planned() const {
  const Combination way = ways_[way_];
  PlannedQuery result{match_of(way, *plan_), plan_, expander_.diagnostics()};
  if (found_ && way == Combination::enough && !unknown_.empty()) {
    result.diagnostics.push_back(note(DiagnosticCode::unknown_words,
                                      "in no entry, and so not required: " + join(unknown_, ", ")));
  }
  if (found_ && asked_ == Match::automatic && way != Combination::enough) {
    result.diagnostics.push_back(
        note(DiagnosticCode::too_few_words, "no entry has enough of the words: these have any"));
  }
  return result;
}

PlannedQuery plan_query(IndexReader::Session& session, const Query& query,
                        const SearchOptions& options, const FindsAny& finds_any) {
  QueryPlanning planning(session, query, options, finds_any);
  while (!planning.holds(finds_any(planning.plan()))) {
  }
  return planning.planned();
}

}  // namespace pprsearch
