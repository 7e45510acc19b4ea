#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv/csv_rows.h"

namespace pprsearch {

/// The line with the names of the columns, and what each column is.
struct CsvHeading {
  std::vector<std::string> names;
  std::vector<std::string> meanings;  ///< of column_meanings(); empty = nobody knows
  bool is_of_springer = false;        ///< whose names of authors nothing parts

  /// Whether a table of references has such columns: three of them are known, or all of two, and
  /// one is a title or an abstract.
  bool is_known() const;
  /// The columns that mean nothing here.
  std::vector<std::string> unknown() const;
};

/// What a user says of columns: the name in plain_words(), and what it is.
using ColumnMeanings = std::map<std::string, std::string>;

CsvHeading heading_of(const CsvFields& fields, const ColumnMeanings& said);

/// What parts the columns of a heading, and the heading: of commas, semicolons, tabs and bars that
/// which makes most known columns of it. Nullopt for a line that is no heading.
struct SeparatedHeading {
  char separator = ',';
  CsvHeading heading;
};
std::optional<SeparatedHeading> find_heading(std::string_view line, const ColumnMeanings& said);

}  // namespace pprsearch
