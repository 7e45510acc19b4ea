#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "formats/markdown/markdown.h"
#include "formats/record.h"

using namespace pprsearch;

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << '\n';
  std::abort();
}

std::vector<Record> read(const std::string& text) {
  std::istringstream in(text);
  std::vector<Record> records;
  read_markdown(in, "entry.md", [&](Record&& record) { records.push_back(std::move(record)); });
  return records;
}

std::string with_windows_line_ends(const std::string& text) {
  std::string windows;
  for (const char c : text) {
    if (c == '\n') windows += '\r';
    windows += c;
  }
  return windows;
}

}  // namespace

// Any bytes are one record, and it does not depend on the kind of line ends.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::vector<Record> records = read(text);
  require(records.size() == 1, "a file is one record");
  const Record& record = records.front();
  if (text.find('\r') == std::string::npos) {
    const Record windows = read(with_windows_line_ends(text)).front();
    require(windows.entry == record.entry && windows.rejection == record.rejection,
            "line ends make no difference");
  }
  if (!record.rejection.empty()) return 0;
  if (!record.passed_over.empty()) return 0;
  const std::string_view begin =
      text.starts_with("\xEF\xBB\xBF") ? std::string_view(text).substr(3) : text;
  require(begin.starts_with("---") || begin.starts_with("+++"), "there is front matter");
  require(!record.entry.id.empty(), "an entry has an id");
  require(record.entry.summary.size() + record.entry.practice_implications.size() <= 3 * size,
          "no text is made up");
  return 0;
}
