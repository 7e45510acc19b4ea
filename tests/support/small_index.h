#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/index_writer.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
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

/// The folder of a generation of the index in `folder`.
inline std::string generation_folder(const std::string& folder, std::uint64_t number) {
  for (const GenerationStatus& status : list_generations(folder)) {
    if (status.generation.number == number) return folder + "/generations/" + status.name;
  }
  return {};
}

/// Gives generation 1, the published one, a folder of the older form, whose name does not show
/// that somebody changed its files. Returns the folder.
inline std::string unseal(const std::string& folder) {
  const std::string path = folder + "/generations/000001";
  std::filesystem::rename(generation_folder(folder, 1), path);
  std::ofstream(folder + "/XAPIANDB") << "auto generations/000001\n";
  return path;
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
