#include "query/platform/history_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

// Cells keep their places in the text, so that faults are told where they stand; a library for
// tables would lose them.

namespace pprsearch::platform {
namespace {

/// A byte of the plain text with its place in the original.
struct Byte {
  char byte;
  std::size_t origin;
};
struct Cell {
  std::vector<Byte> bytes = {};
  std::size_t end = 0;  ///< in the original, with its quotation mark
};

std::string text_of(const Cell& cell) {
  std::string text;
  for (const Byte& one : cell.bytes) text += one.byte;
  return std::string(trim(text));
}

class TableReader {
 public:
  TableReader(const PlainText& plain, std::string_view original, char separator)
      : plain_(plain), original_(original), separator_(separator) {}

  bool at_end() const { return at_ >= plain_.text.size(); }

  /// The cells of the next row. In quotes, a line break is a blank, and two quotation marks are
  /// one.
  std::vector<Cell> row() {
    std::vector<Cell> cells(1);
    bool in_quotes = false;
    bool is_blank = true;  // so far, of the cell
    for (; !at_end(); ++at_) {
      cells.back().end = plain_.origins[at_];
      const char c = original_[plain_.origins[at_]];
      const char byte = plain_.text[at_];
      if (byte == '"') {
        const bool is_doubled =
            in_quotes && at_ + 1 < plain_.text.size() && plain_.text[at_ + 1] == '"';
        if (is_doubled) {
          ++at_;
        } else if (in_quotes || is_blank) {
          in_quotes = !in_quotes;
          continue;
        }
      }
      if (!in_quotes && c == separator_) {
        cells.emplace_back();
        is_blank = true;
      } else if (!in_quotes && (c == '\n' || c == '\r')) {
        ++at_;
        break;
      } else {
        cells.back().bytes.push_back({byte, plain_.origins[at_]});
        is_blank = is_blank && byte == ' ';
      }
    }
    return cells;
  }

  /// Where the next row begins in the original.
  std::size_t origin() const { return plain_.origins[at_]; }

 private:
  const PlainText& plain_;
  std::string_view original_;
  char separator_;
  std::size_t at_ = 0;
};

/// Columns by their names, in the order of a row.
struct Columns {
  std::size_t number;
  std::size_t query;
  std::optional<std::size_t> filters;
  std::optional<std::size_t> results;
};

std::optional<Columns> columns_of(const std::vector<Cell>& header) {
  const auto place = [&](std::string_view name) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (is_same_word(text_of(header[i]), name)) return i;
    }
    return std::nullopt;
  };
  const auto number = place("search number");
  const auto query = place("query");
  if (!number || !query || *number > *query) return std::nullopt;
  Columns columns{*number, *query, place("filters"), place("results")};
  if (columns.filters && *columns.filters < *query) return std::nullopt;
  if (columns.results && *columns.results < columns.filters.value_or(*query)) return std::nullopt;
  return columns;
}

class LineWriter {
 public:
  void add(std::string_view text, std::size_t origin) {
    for (const char c : text) add({c, origin});
  }
  /// With a blank behind it.
  void add(const Cell& cell) {
    for (const Byte& one : cell.bytes) add(one);
    add({' ', cell.end});
  }
  PlainText take(std::size_t end) {
    made_.origins.push_back(end);
    return std::move(made_);
  }

 private:
  void add(const Byte& one) {
    made_.text += one.byte;
    made_.origins.push_back(one.origin);
  }

  PlainText made_;
};

/// What parts the columns, if the text begins as such a table does.
std::optional<char> separator_of(const PlainText& plain, std::string_view original) {
  constexpr std::string_view kFirstColumn = "search number";
  const std::string_view text = trim_begin(plain.text, " \"");
  const bool has_rows = original.find_first_of("\r\n") != original.npos;
  if (!begins_with(text, kFirstColumn) || !has_rows) return std::nullopt;
  std::size_t at = plain.text.size() - text.size() + kFirstColumn.size();
  if (at < plain.text.size() && plain.text[at] == '"') ++at;
  const char separator = at < plain.text.size() ? original[plain.origins[at]] : ' ';
  return is_one_of(separator, ",;\t") ? std::optional(separator) : std::nullopt;
}

/// A row as it is printed: "#2 yoga[ti] Filters: Review (1,234)".
void write_row(const std::vector<Cell>& row, const Columns& columns, std::size_t line_break,
               LineWriter& lines) {
  const auto cell = [&](std::optional<std::size_t> column) -> const Cell* {
    const bool is_there = column && *column < row.size() && !text_of(row[*column]).empty();
    return is_there ? &row[*column] : nullptr;
  };
  const Cell* number = cell(columns.number);
  if (number == nullptr || !are_digits(text_of(*number))) return;
  lines.add(" ", line_break);
  lines.add("#", number->bytes.front().origin);
  lines.add(*number);
  if (const Cell* query = cell(columns.query)) lines.add(*query);
  if (const Cell* filters = cell(columns.filters)) {
    lines.add(" Filters: ", filters->bytes.front().origin);
    lines.add(*filters);
  }
  if (const Cell* results = cell(columns.results)) {
    lines.add("(", results->bytes.front().origin);
    lines.add(text_of(*results) + ")", results->bytes.front().origin);
    lines.add(" ", results->end);
  }
}

}  // namespace

void take_history_table(PlainText& plain, std::string_view original) {
  const std::optional<char> separator = separator_of(plain, original);
  if (!separator) return;
  TableReader table(plain, original, *separator);
  const std::vector<Cell> header = table.row();
  const auto columns = columns_of(header);
  if (!columns) return;
  LineWriter lines;
  // The header is told as a remark is.
  lines.add("# ", 0);
  for (const Cell& cell : header) lines.add(cell);
  while (!table.at_end()) {
    const std::size_t line_break = table.origin() - 1;
    write_row(table.row(), *columns, line_break, lines);
  }
  plain = lines.take(original.size());
}

}  // namespace pprsearch::platform
