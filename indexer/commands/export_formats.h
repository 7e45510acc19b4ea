#pragma once

#include <pprsearch/searcher.h>

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace pprsearch {

/// A format that entries are exported in.
struct ExportFormat {
  std::string name;
  /// Writes all entries of an index to one file; stops when the stream fails.
  std::function<void(const Searcher&, std::ostream&)> write = nullptr;
  /// Writes a file an entry to a new or empty folder. A format has one of the two.
  std::function<void(const Searcher&, const std::string& folder)> write_folder = nullptr;
};

/// Every format, in the order of the help; the first is the default.
const std::vector<ExportFormat>& export_formats();

}  // namespace pprsearch
