#pragma once

#include <cstddef>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "formats/record.h"

namespace pprsearch {

using Reader = void (*)(std::istream&, const std::string&, const RecordSink&);

/// What a reader makes of a file of that name and text.
inline std::vector<Record> read_text(Reader reader, const std::string& text,
                                     const std::string& file = "source") {
  std::istringstream in(text);
  std::vector<Record> records;
  reader(in, file, [&](Record&& record) { records.push_back(std::move(record)); });
  return records;
}

/// "one / two": the paragraphs of a text on one line.
inline std::string paragraphs(std::string text) {
  for (std::size_t at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at)) {
    text.replace(at, 2, " / ");
  }
  return text;
}

/// "title | published | citation's line | summary | implications", or "rejected: why".
inline std::string described(const Record& record) {
  if (!record.rejection.empty()) return "rejected: " + record.rejection;
  const Entry& entry = record.entry;
  return entry.title + " | " + entry.published + " | " +
         (entry.citation ? entry.citation->raw : "") + " | " + paragraphs(entry.summary) + " | " +
         paragraphs(entry.practice_implications);
}

/// One line a record.
inline std::string described(const std::vector<Record>& records) {
  std::string text;
  for (const Record& record : records) text += described(record) + "\n";
  return text;
}

}  // namespace pprsearch
