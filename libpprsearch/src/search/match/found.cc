#include "search/match/found.h"

#include "search/match/matcher.h"
#include "search/plan/expander.h"

namespace pprsearch {

std::shared_ptr<const Plan> plan_without_list(IndexReader::Session& session, const Query& query,
                                              const SearchOptions& options,
                                              const Deadline& deadline) {
  SearchOptions lenient = options;
  lenient.syntax = Syntax::lenient;
  const FindsAny finds_any = [&](const std::shared_ptr<const Plan>& plan) {
    return !Matcher(session, *plan, deadline).matches().empty();
  };
  return std::make_shared<const Plan>(
      Expander(session, lenient, finds_any).expand(query, Combination::all));
}

EntrySet found_by(IndexReader::Session& session, const Query& query, const SearchOptions& options,
                  const Deadline& deadline) {
  return Matcher(session, *plan_without_list(session, query, options, deadline), deadline)
      .matches();
}

}  // namespace pprsearch
