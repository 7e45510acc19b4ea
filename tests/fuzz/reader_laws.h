#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "formats/record.h"
#include "indexer/input/text_decoder.h"

namespace pprsearch {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << '\n';
  std::abort();
}

inline std::vector<Record> records_of(RecordReader reader, const std::string& text) {
  std::istringstream in(text);
  std::vector<Record> records;
  reader(in, "source", [&](Record&& record) { records.push_back(std::move(record)); });
  return records;
}

/// Any bytes as a reader of text gets them.
inline std::string decoded(const std::uint8_t* data, std::size_t size) {
  return TextDecoder().decode({reinterpret_cast<const char*>(data), size}, true);
}

/// Whether records come in the order of their lines; a fault of XML may be told at the end.
enum class Order { of_lines, any };

inline void require_records(RecordReader reader, const std::string& text,
                            Order order = Order::of_lines) {
  std::size_t line = 1;
  for (const Record& record : records_of(reader, text)) {
    require(record.file == "source" && record.line > 0, "a record has a place");
    require(record.line >= line || order == Order::any, "records come in the order of their lines");
    line = record.line;
    if (!record.rejection.empty() || !record.passed_over.empty()) continue;
    require(!record.entry.id.empty(), "an entry has an id");
    try {
      validate(record.entry);
    } catch (const std::exception& error) {
      require(false, error.what());
    }
  }
}

inline void require_no_text_made_up(RecordReader reader, const std::string& text) {
  std::size_t bytes = 0;
  for (const Record& record : records_of(reader, text)) {
    if (!record.rejection.empty()) continue;
    bytes += record.entry.summary.size() + record.entry.practice_implications.size();
  }
  // A byte of Latin-1 becomes two or three, a line end a blank line.
  require(bytes <= 4 * text.size(), "no text is made up");
}

inline void require_last_title(RecordReader reader, const std::string& text) {
  const std::vector<Record> records = records_of(reader, text);
  require(!records.empty() && records.back().entry.title == "Last of all",
          "what comes before a record does it no harm");
}

}  // namespace pprsearch
