#include <pprsearch/json.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/controls.h"
#include "command-line/columns.h"
#include "query-cli/printers/printer.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

struct CellJson {
  Json operator()(std::monostate) const { return nullptr; }
  template <typename Value>
  Json operator()(const Value& value) const {
    return value;
  }
};

/// An object of the members that were asked for, or else all of the hit.
std::string line_of(const Hit& hit, const std::string& query_id,
                    const std::vector<const Column*>& columns) {
  if (columns.empty()) return to_json(hit, query_id);
  Json object = Json::object();
  if (!query_id.empty()) object["query_id"] = query_id;
  for (const Column* column : columns) {
    object[std::string(column->name)] = std::visit(CellJson(), column->cell(hit));
  }
  return escape_controls(object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void print_hits(const std::string& query_id, const SearchResult& result,
                const PrintOptions& options, std::ostream& out) {
  std::vector<const Column*> columns;
  if (!options.fields.empty()) columns = columns_of(options.fields);
  for_each_hit(result, options,
               [&](const Hit& hit) { out << line_of(hit, query_id, columns) << '\n'; });
}

}  // namespace

Printer jsonl_printer() {
  return {
      .name = "jsonl",
      .help = "a hit a line",
      .options = {"snippets", "explain", "fields"},
      .result = [](const SearchResult& result, const PrintOptions& options,
                   std::ostream& out) { print_hits("", result, options, out); },
      .entries =
          [](const std::vector<Entry>& entries, const PrintOptions&, std::ostream& out) {
            for (const Entry& entry : entries) out << escape_controls(to_json(entry)) << '\n';
          },
      .answer = [](const NamedQuery& query, const SearchResult& result, const PrintOptions& options,
                   std::ostream& out) { print_hits(query.id, result, options, out); },
  };
}

}  // namespace pprsearch
