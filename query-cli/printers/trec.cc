// A run of TREC: the rankings of many queries, a line a hit.
#include <array>
#include <cstdio>
#include <ostream>

#include "query-cli/printers/printer.h"

namespace pprsearch {
namespace {

void print_ranking(const NamedQuery& query, const SearchResult& result, const PrintOptions& options,
                   std::ostream& out) {
  for_each_hit(result, options, [&](const Hit& hit) {
    std::array<char, 40> score{};
    std::snprintf(score.data(), score.size(), "%.17g", hit.score);
    out << query.id << " Q0 " << trec_id(hit.id) << ' ' << hit.rank << ' ' << score.data()
        << " pprsearch\n";
  });
}

}  // namespace

Printer trec_printer() {
  return {
      .name = "trec",
      .help = "query-id Q0 entry-id rank score pprsearch",
      .needs_entries = false,
      .answer = print_ranking,
  };
}

}  // namespace pprsearch
