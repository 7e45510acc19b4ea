#pragma once

#include <pprsearch/searcher.h>

#include <chrono>
#include <iosfwd>
#include <mutex>
#include <string>

#include "base/files.h"

namespace pprsearch {

/// What the log says of an answer, as members of a JSON object: the query as it was understood, and
/// how much was found.
std::string note_of(const SearchResult& result);

/// A file with a line of JSON for each answered search. It has the hour and not the minute, and
/// nothing of who asked: these may be questions about somebody's health. Any number of threads may
/// write at once.
class QueryLog {
 public:
  /// Adds to the file `path`; writes nothing if it is empty. Says on `err` when lines get lost.
  /// Throws Error if the file cannot be opened.
  QueryLog(const std::string& path, std::ostream& err);

  /// `took` is how long the answer was made; nothing if it was kept. An empty note is not written.
  void write(const std::string& note, std::chrono::milliseconds took);

 private:
  std::mutex mutex_;
  std::string path_;
  Descriptor file_;
  std::ostream& err_;
  bool fails_ = false;
};

}  // namespace pprsearch
