#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/index_writer.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/support/scratch_folder.h"

namespace pprsearch::test {

/// An entry of which only the summary matters.
inline Entry summary_entry(std::string id, std::string summary) {
  Entry entry;
  entry.id = std::move(id);
  entry.summary = std::move(summary);
  return entry;
}

/// Adds entries to a new generation of the index in `folder` and publishes it.
inline Generation publish(const std::string& folder, const std::vector<Entry>& entries,
                          WriterOptions options = {}) {
  IndexWriter writer(folder, std::move(options));
  for (const Entry& entry : entries) writer.add(entry);
  return writer.publish();
}

/// An index over a few entries, gone with the test.
class SmallIndex {
 public:
  explicit SmallIndex(const std::vector<Entry>& entries, WriterOptions options = {}) {
    publish(path(), entries, std::move(options));
  }

  std::string path() const { return scratch_ / "index"; }

 private:
  ScratchFolder scratch_;
};

}  // namespace pprsearch::test
