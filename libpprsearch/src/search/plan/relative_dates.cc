#include "search/plan/relative_dates.h"

#include <pprsearch/error.h>

#include <string>
#include <utility>

#include "query/date_range.h"
#include "query/print.h"

namespace pprsearch {
namespace {

constexpr std::size_t kYearLength = 4;

bool has_relative_end(const tree::Range& range) {
  return is_relative(range.from) || is_relative(range.to);
}

/// Swaps ends that are in the wrong order.
void repair(tree::Range& range, const QueryNode& node, const SearchOptions& options,
            std::vector<Diagnostic>& diagnostics) {
  if (!is_reversed(DateRange{range.from, range.to})) return;
  const std::string message = "the range \"" + print_ends(range) + "\" ends before it begins";
  if (options.syntax == Syntax::strict) {
    throw QuerySyntaxError(DiagnosticCode::reversed_range, message, node.offset, node.length);
  }
  std::swap(range.from, range.to);
  diagnostics.push_back({DiagnosticCode::reversed_range, message, node.offset, node.length,
                         range.field + ':' + print_ends(range)});
}

}  // namespace

std::chrono::sys_days today_of(const SearchOptions& options) {
  if (options.today != std::chrono::sys_days()) return options.today;
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

tree::Range resolved(tree::Range range, std::chrono::sys_days today) {
  for (std::string* end : {&range.from, &range.to}) {
    if (!is_relative(*end)) continue;
    *end = write_day(day_before(*end, today));
    if (range.field == "year") end->resize(kYearLength);
  }
  return range;
}

Query with_dates(const Query& query, const SearchOptions& options,
                 std::vector<Diagnostic>& diagnostics) {
  bool any = false;
  walk(root_of(query), [&](const QueryNode& node) {
    const auto* range = as<tree::Range>(node);
    any = any || (range != nullptr && has_relative_end(*range));
    return true;
  });
  if (!any) return query;
  const std::chrono::sys_days today = today_of(options);
  QueryNode root = root_of(query);
  walk(root, [&](QueryNode& node) {
    auto* range = as<tree::Range>(node);
    if (range == nullptr || !has_relative_end(*range)) return true;
    const std::string typed = range->field + ':' + print_ends(*range);
    *range = resolved(*range, today);
    repair(*range, node, options, diagnostics);
    const std::string meant = range->field + ':' + print_ends(*range);
    diagnostics.push_back({DiagnosticCode::relative_date,
                           "`" + typed + "` is " + meant + ", counted from " + write_day(today),
                           node.offset, node.length, meant});
    return true;
  });
  return query_of(std::move(root));
}

}  // namespace pprsearch
