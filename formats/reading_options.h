#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/record.h"

namespace pprsearch {

/// What a user can ask of the reader of a form, beside the form itself.
struct ReadingOptions {
  /// Of an export of WordPress, the types of post to read.
  std::vector<std::string> post_types = {"post"};

  /// Of a table, what columns of other names are: the name in plain_words(), and one of
  /// column_meanings().
  std::map<std::string, std::string> columns = {};

  /// Told the names of the columns of each table, as they stand there, if it is set.
  std::function<void(const std::vector<std::string>& names)> heading_read = {};
};

/// What a column of a table may be: "title", "first page". "none" passes it over.
std::span<const std::string_view> column_meanings();

/// What a line of a user's says of a column.
struct SaidColumn {
  std::string name;     ///< as it is written
  std::string meaning;  ///< one of column_meanings()
  std::size_t line = 0;
};

/// The columns that a text says, a line each: "Titel = title". Empty lines and those that begin
/// with "#" say nothing. A column is said once, or the same of it again. Throws ListFaults, with
/// all of them, for lines that are not so.
std::vector<SaidColumn> columns_from_text(std::string_view text, const std::string& file);

/// A RecordReader that asks what the user wants.
using AskingReader = void (*)(std::istream& in, const std::string& file,
                              const ReadingOptions& options, const RecordSink& sink);

}  // namespace pprsearch
