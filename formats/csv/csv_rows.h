#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

using CsvFields = std::vector<std::string>;

/// A row of a table, or why there is none.
struct CsvRow {
  std::size_t line = 0;  ///< where it begins, from 1
  CsvFields fields;
  std::string fault;  ///< empty = it can be read
  std::string slip;   ///< where text stands behind a closing quote; empty = nowhere
};

/// The fields of one line of text.
CsvFields fields_of_line(std::string_view line, char separator);

/// Takes a table apart into rows, one in memory at a time: fields in quotes may have separators
/// and line ends. If a quote is never closed, its row is at fault, and reading goes on in the line
/// after the one where the row began.
class CsvRows {
 public:
  /// `line` = the number of the first line.
  CsvRows(char separator, std::size_t line);
  ~CsvRows();
  CsvRows(const CsvRows&) = delete;
  CsvRows& operator=(const CsvRows&) = delete;

  using Sink = std::function<void(CsvRow&&)>;

  /// Takes the next line, without its end.
  void add(std::string_view line, const Sink& sink);
  /// The next line is too long to be held: the row it is in is at fault.
  void add_long_line(const Sink& sink);
  /// Says that no more lines follow.
  void finish(const Sink& sink);

 private:
  struct Parser;

  void parse(std::string_view line, const Sink& sink);
  void refuse(std::string fault, const Sink& sink);

  void look_for_slips(std::string_view line);

  /// Where in a field the text is, as the reader of fields sees it.
  enum class Place { before, unquoted, quoted, behind_quote };

  char separator_;
  std::size_t line_;      ///< of the next line
  std::size_t row_line_;  ///< where the row at hand began
  std::size_t row_bytes_ = 0;
  std::size_t read_again_ = 0;     ///< bytes, for faults
  std::deque<std::string> lines_;  ///< of the row at hand
  Place place_ = Place::before;
  std::string slip_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace pprsearch
