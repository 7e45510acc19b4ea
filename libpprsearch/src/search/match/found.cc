#include "search/match/found.h"

#include "search/match/matcher.h"
#include "search/plan/expander.h"

namespace pprsearch {

EntrySet found_by(IndexReader::Session& session, const Query& query, const SearchOptions& options,
                  const Deadline& deadline) {
  SearchOptions lenient = options;
  lenient.syntax = Syntax::lenient;
  const FindsAny finds_any = [&](const std::shared_ptr<const Plan>& plan) {
    return !Matcher(session, *plan, deadline).matches().empty();
  };
  const Plan plan = Expander(session, lenient, finds_any).expand(query, Combination::all);
  return Matcher(session, plan, deadline).matches();
}

}  // namespace pprsearch
