#pragma once

#include <pprsearch/error.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>

#include "formats/record.h"

namespace pprsearch {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << '\n';
  std::abort();
}

/// What holds for every reader and any bytes: it throws nothing, each record has a place in
/// the file, and what was not rejected is an entry, of text that the file has.
inline void check_reader(void (*read)(std::istream&, const std::string&, const RecordSink&),
                         const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  std::size_t bytes = 0;
  read(in, "file", [&](Record&& record) {
    require(record.file == "file" && record.line > 0, "a record has a place");
    if (!record.rejection.empty()) return;
    try {
      validate(record.entry);
    } catch (const Error& error) {
      require(false, error.what());
    }
    bytes += record.entry.summary.size() + record.entry.practice_implications.size();
  });
  // A byte of Latin-1 becomes two or three, a line end a blank line.
  require(bytes <= 4 * size, "no text is made up");
}

}  // namespace pprsearch
