#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pprsearch {

/// What a column says of a hit; nothing, if the entry does not have it.
using Cell =
    std::variant<std::monostate, std::string, std::size_t, double, std::vector<std::string>>;

/// Something of a hit, and its name in tables and lines of JSON.
struct Column {
  std::string_view name;
  bool is_usual;  ///< shown unless others are asked for
  Cell (*cell)(const Hit&);
};

/// The columns of these names, which must be some; of no name, the usual ones.
std::vector<const Column*> columns_of(const std::vector<std::string>& names);

/// The names of all columns, in their order.
std::vector<std::string> column_names();

/// The names in a list with commas. Throws Error, which names the nearest, for one that is not a
/// column, and for one that comes twice.
std::vector<std::string> read_fields(const std::string& list);

/// A cell's text in a table: several values are separated by "; ".
std::string text_of(const Cell& cell);

/// A cell of CSV (RFC 4180): quotes around what would end it, and doubled within.
std::string csv_cell(const std::string& text);

}  // namespace pprsearch
