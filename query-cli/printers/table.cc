// Answers as tables, for spreadsheets and scripts.
#include "query-cli/printers/table.h"

#include <ostream>

#include "command-line/columns.h"
#include "query-cli/options.h"

namespace pprsearch {
namespace {

using Row = std::vector<std::string>;

/// Prints rows, those of a batch with the query's id in front.
class Table {
 public:
  Table(const TableForm& form, const PrintOptions& options, std::ostream& out)
      : form_(form), options_(options), out_(out) {}

  void head() const { print("query_id", names()); }
  void answer(const std::string& query_id, const SearchResult& result) const;
  void print(const std::string& query_id, Row row) const;

 private:
  Row names() const;

  const TableForm& form_;
  const PrintOptions& options_;
  std::ostream& out_;
};

Row Table::names() const {
  switch (options_.shown) {
    case Shown::hits: {
      Row names;
      for (const Column* column : columns_of(options_.fields)) names.emplace_back(column->name);
      return names;
    }
    case Shown::facets:
      return {"field", "value", "label", "count", "selected"};
    case Shown::totals:
      return {"total"};
  }
  return {};
}

void Table::print(const std::string& query_id, Row row) const {
  if (options_.batch) row.insert(row.begin(), query_id);
  const char* before = "";
  for (const std::string& text : row) {
    out_ << before << form_.cell(text);
    before = form_.between;
  }
  out_ << form_.end;
}

void Table::answer(const std::string& query_id, const SearchResult& result) const {
  if (options_.shown == Shown::facets) {
    for (const Facet& facet : result.facets) {
      for (const FacetCount& value : facet.values) {
        print(query_id,
              {std::string(to_string(facet.field)), filter_argument(value.value), value.label,
               std::to_string(value.count), value.selected ? "true" : "false"});
      }
    }
    return;
  }
  const std::vector<const Column*> columns = columns_of(options_.fields);
  for_each_hit(result, options_, [&](const Hit& hit) {
    Row row;
    for (const Column* column : columns) row.push_back(text_of(column->cell(hit)));
    print(query_id, std::move(row));
  });
}

std::string number_or_none(const std::optional<std::size_t>& number) {
  return number ? std::to_string(*number) : std::string();
}

}  // namespace

Printer printed_as_table(std::string name, const TableForm& form) {
  Printer printer{.name = std::move(name), .options = {"facets", "fields"}};
  printer.has_facets_alone = true;
  printer.head = [form](const PrintOptions& options, std::ostream& out) {
    Table(form, options, out).head();
  };
  printer.result = [form](const SearchResult& result, const PrintOptions& options,
                          std::ostream& out) { Table(form, options, out).answer("", result); };
  printer.count = [form](const std::string& query_id, std::size_t total, std::ostream& out) {
    const PrintOptions options{.batch = !query_id.empty()};
    Table(form, options, out).print(query_id, {std::to_string(total)});
  };
  printer.strategy = [form](const StrategyResult& result, const PrintOptions&, std::ostream& out) {
    const PrintOptions no_batch;
    const Table table(form, no_batch, out);
    table.print("", {"line", "entries", "printed", "query", "interpretation"});
    for (std::size_t i = 0; i < result.strategy.lines.size(); ++i) {
      const StrategyLine& line = result.strategy.lines[i];
      table.print("", {std::to_string(line.number), number_or_none(result.totals[i]),
                       number_or_none(line.printed), line.text, line.query.to_string()});
    }
  };
  printer.answer = [form](const NamedQuery& query, const SearchResult& result,
                          const PrintOptions& options, std::ostream& out) {
    Table(form, options, out).answer(query.id, result);
  };
  return printer;
}

}  // namespace pprsearch
