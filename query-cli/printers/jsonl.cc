#include <pprsearch/json.h>

#include <ostream>

#include "query-cli/printers/printer.h"

namespace pprsearch {

Printer jsonl_printer() {
  return {
      .name = "jsonl",
      .help = "a hit a line",
      .options = {"snippets", "explain"},
      .result =
          [](const SearchResult& result, const PrintOptions&, std::ostream& out) {
            for (const Hit& hit : result.hits) out << to_json(hit) << '\n';
          },
      .entries =
          [](const std::vector<Entry>& entries, const PrintOptions&, std::ostream& out) {
            for (const Entry& entry : entries) out << to_json(entry) << '\n';
          },
  };
}

}  // namespace pprsearch
