#include "query-cli/empty_answer.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "command-line/shell.h"
#include "query-cli/options.h"

namespace pprsearch {
namespace {

/// The option of a filter's value, as it is typed.
std::string option(std::string_view field, const ResolvedValue& value) {
  return "--" + std::string(field) + ' ' + quoted_for_shell(filter_argument(value.value));
}

std::string name_of(const QueryPart& part, const SearchResult& result) {
  if (part.kind != PartKind::filter) return part.text;
  const ResolvedFilter& filter = result.filters.at(part.filter);
  std::vector<std::string> options;
  for (const ResolvedValue& value : filter.values)
    options.push_back(option(to_string(filter.field), value));
  return join(options, " ");
}

std::string counts_of(const QueryPart& part, const SearchResult& result) {
  std::string text;
  if (part.kind == PartKind::excluded) {
    text = "takes away " + entries_told(result.index.entries - part.alone);
  } else {
    text = entries_told(part.alone);
    if (part.kind == PartKind::wanted && part.with_filters != part.alone)
      text += ", " + std::to_string(part.with_filters) + " with the filters";
  }
  if (part.without.value_or(0) > 0) text += "; without it " + std::to_string(*part.without);
  return text;
}

using Row = std::pair<std::string, std::string>;

void add_rows(const std::vector<QueryPart>& parts, std::size_t depth, const SearchResult& result,
              std::vector<Row>& rows) {
  for (const QueryPart& part : parts) {
    rows.emplace_back(std::string(2 + 2 * depth, ' ') + name_of(part, result),
                      counts_of(part, result));
    add_rows(part.parts, depth + 1, result, rows);
  }
}

/// Longer names stand before their counts without more ado.
constexpr std::size_t kWidestName = 40;

}  // namespace

std::string entries_told(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " entry" : " entries");
}

std::vector<std::string> parts_told(const SearchResult& result) {
  if (!result.empty_answer) return {};
  const std::vector<QueryPart>& parts = result.empty_answer->parts;
  std::vector<Row> rows;
  add_rows(parts, 0, result, rows);
  std::size_t width = 0;
  for (const auto& [name, counts] : rows) {
    if (count_characters(name) <= kWidestName) width = std::max(width, count_characters(name));
  }
  std::vector<std::string> lines = {parts.size() == 1 ? "No entry has this:"
                                                      : "No entry has all of this:"};
  for (const auto& [name, counts] : rows) {
    const std::size_t columns = count_characters(name);
    lines.push_back(name + std::string(columns < width ? width - columns : 0, ' ') + "  " + counts);
  }
  return lines;
}

std::string nearest_introduction(const SearchResult& result) {
  std::vector<std::string> left_out;
  bool loosened = false;
  for (const QueryPart& part : result.empty_answer->parts) {
    if (part.fate == PartFate::left_out) left_out.push_back(name_of(part, result));
    loosened = loosened || part.fate == PartFate::loosened;
  }
  if (left_out.empty()) return "Nearest: ";
  return (loosened ? "Nearest, without " : "Without ") + join(left_out, ", ") + ": ";
}

}  // namespace pprsearch
