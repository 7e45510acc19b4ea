#include "tests/support/packed_entries.h"

#include <pprsearch/json.h>

#include <cstdio>
#include <memory>

namespace pprsearch {

std::vector<Entry> packed_entries(const std::string& path, std::size_t most) {
  std::vector<Entry> entries;
  const auto close = [](std::FILE* pipe) { ::pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(
      ::popen(("xz -dc '" + path + "' 2>/dev/null").c_str(), "r"), close);
  std::string line;
  for (int c = std::fgetc(pipe.get()); c != EOF && entries.size() < most;
       c = std::fgetc(pipe.get())) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    std::vector<std::string> repairs;
    entries.push_back(entry_from_json(line, repairs));
    line.clear();
  }
  return entries;
}

}  // namespace pprsearch
