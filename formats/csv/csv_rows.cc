#include "formats/csv/csv_rows.h"

#include <csv.h>

#include <new>
#include <utility>

// libcsv finds the fields. It gets the text line by line, so that a row is known by its line; a row
// that does not end with its line is within quotes.

namespace pprsearch {

struct CsvRows::Parser {
  explicit Parser(char separator) {
    if (csv_init(&csv, 0) != 0) throw std::bad_alloc();
    csv_set_delim(&csv, static_cast<unsigned char>(separator));
    csv_set_blk_size(&csv, kGrowth);
    csv_set_space_func(&csv, [](unsigned char c) { return c == ' ' ? 1 : 0; });
  }
  ~Parser() { csv_free(&csv); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void feed(std::string_view text) {
    const auto add_field = [](void* field, std::size_t length, void* data) {
      static_cast<Parser*>(data)->fields.emplace_back(static_cast<const char*>(field), length);
    };
    const auto end_row = [](int, void* data) { static_cast<Parser*>(data)->ended = true; };
    if (csv_parse(&csv, text.data(), text.size(), add_field, end_row, this) != text.size()) {
      throw std::bad_alloc();
    }
  }

  csv_parser csv{};
  CsvFields fields;
  bool ended = false;

 private:
  /// A field's buffer grows by so many bytes. libcsv's own step of 128 copies a long field in the
  /// square of its length if the allocator cannot grow it in place.
  static constexpr std::size_t kGrowth = 64 * 1024;
};

CsvFields fields_of_line(std::string_view line, char separator) {
  CsvFields fields;
  CsvRows rows(separator, 1);
  const auto take = [&](CsvRow&& row) {
    if (fields.empty()) fields = std::move(row.fields);
  };
  rows.add(line, take);
  rows.finish(take);
  return fields;
}

CsvRows::CsvRows(char separator, std::size_t line)
    : separator_(separator),
      line_(line),
      row_line_(line),
      parser_(std::make_unique<Parser>(separator)) {}

CsvRows::~CsvRows() = default;

void CsvRows::add(std::string_view line, const Sink& sink) {
  constexpr std::size_t kMaxRowBytes = 32 * 1024 * 1024;
  parse(line, sink);
  if (row_bytes_ > kMaxRowBytes) refuse("the record is longer than 32 MiB", sink);
}

void CsvRows::parse(std::string_view line, const Sink& sink) {
  if (lines_.empty()) row_line_ = line_;
  ++line_;
  look_for_slips(line);
  parser_->feed(line);
  parser_->feed("\n");
  if (parser_->ended) {
    sink({row_line_, std::exchange(parser_->fields, {}), {}, std::exchange(slip_, {})});
    parser_->ended = false;
  }
  const bool is_open = parser_->csv.pstate != 0;
  if (is_open) {
    lines_.emplace_back(line);
    row_bytes_ += line.size() + sizeof(std::string);
  } else {
    lines_.clear();
    row_bytes_ = 0;
  }
}

/// libcsv takes a quote for text if neither a separator nor the end of the line follows it, and
/// goes on within the quotes.
void CsvRows::look_for_slips(std::string_view line) {
  if (lines_.empty()) place_ = Place::before;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool is_blank = c == ' ' || c == '\t';
    if (place_ == Place::behind_quote && c != separator_ && c != '"' && !is_blank) {
      if (slip_.empty()) {
        slip_ = "line " + std::to_string(line_ - 1) + ", byte " + std::to_string(at + 1) +
                ": text stands behind a closing quote, and the quote was taken for text";
      }
      place_ = Place::quoted;
    } else if (c == separator_ && place_ != Place::quoted) {
      place_ = Place::before;
    } else if (c == '"' && place_ != Place::unquoted) {
      place_ = place_ == Place::quoted ? Place::behind_quote : Place::quoted;
    } else if (place_ == Place::before && !is_blank) {
      place_ = Place::unquoted;
    }
  }
  if (place_ != Place::quoted) place_ = Place::before;
}

void CsvRows::add_long_line(const Sink& sink) {
  if (lines_.empty()) row_line_ = line_;
  ++line_;
  refuse("line " + std::to_string(line_ - 1) + " is longer than 16 MiB", sink);
}

void CsvRows::refuse(std::string fault, const Sink& sink) {
  lines_.clear();
  row_bytes_ = 0;
  slip_.clear();
  parser_ = std::make_unique<Parser>(separator_);
  sink({row_line_, {}, std::move(fault), {}});
}

void CsvRows::finish(const Sink& sink) {
  constexpr std::size_t kMostAgain = 64 * 1024 * 1024;
  while (!lines_.empty()) {
    std::deque<std::string> held = std::exchange(lines_, {});
    read_again_ += row_bytes_;
    const std::size_t end = line_;
    line_ = row_line_ + 1;
    const bool may_go_on = read_again_ <= kMostAgain;
    refuse(may_go_on ? "a quote in it is never closed"
                     : "a quote in it is never closed, and what follows was not read",
           sink);
    if (!may_go_on) return;
    held.pop_front();
    for (const std::string& line : held) parse(line, sink);
    line_ = end;
  }
}

}  // namespace pprsearch
