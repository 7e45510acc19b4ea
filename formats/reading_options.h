#pragma once

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
};

/// What a column of a table may be: "title", "first page". "none" passes it over.
std::span<const std::string_view> column_meanings();

/// The columns that a text says, a line each: "Titel = title". Empty lines and those that begin
/// with "#" say nothing. Throws Error, naming `file` and the line, for a line that is not so.
std::map<std::string, std::string> columns_from_text(std::string_view text,
                                                     const std::string& file);

/// A RecordReader that asks what the user wants.
using AskingReader = void (*)(std::istream& in, const std::string& file,
                              const ReadingOptions& options, const RecordSink& sink);

}  // namespace pprsearch
