#include <ostream>

#include "query-cli/printers/printer.h"

namespace pprsearch {
namespace {

void print_ids(const SearchResult& result, const PrintOptions& options, std::ostream& out) {
  for_each_hit(result, options,
               [&](const Hit& hit) { out << hit.id << (options.null ? '\0' : '\n'); });
}

}  // namespace

Printer ids_printer() {
  return {
      .name = "ids",
      .options = {"null"},
      .needs_entries = false,
      .result = print_ids,
      .answer = [](const NamedQuery&, const SearchResult& result, const PrintOptions& options,
                   std::ostream& out) { print_ids(result, options, out); },
  };
}

}  // namespace pprsearch
