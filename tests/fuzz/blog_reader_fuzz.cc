#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "formats/blog/blog.h"
#include "formats/record.h"

using namespace pprsearch;

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << '\n';
  std::abort();
}

std::size_t text_bytes(const Entry& entry) {
  return entry.title.size() + entry.summary.size() + entry.practice_implications.size();
}

void check_post(const Entry& entry) {
  require(!entry.title.empty(), "a post has a title");
  require(!entry.id.empty() && entry.id.size() <= 200, "a post has an id of at most 200 bytes");
  require(entry.published.size() == 7, "a post has a month");
  for (const std::string& text : {entry.summary, entry.practice_implications}) {
    require(!text.starts_with('\n') && !text.ends_with('\n'), "a text has no blank end");
    require(text.find("\n\n\n") == std::string::npos, "paragraphs are parted by one blank line");
    require(text.find("\xC2\xA0") == std::string::npos, "spaces are plain");
  }
}

}  // namespace

// Any bytes become records in the order of the page, and none of its text is used twice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  std::set<std::string> ids;
  std::size_t line = 0;
  std::size_t records = 0;
  std::size_t bytes = 0;
  read_blog(in, "page.txt", [&](Record&& record) {
    require(record.line > line, "records are in order");
    line = record.line;
    ++records;
    if (!record.rejection.empty()) return;
    check_post(record.entry);
    require(ids.insert(record.entry.id).second, "ids differ");
    bytes += text_bytes(record.entry);
  });
  require(records > 0, "a page is read or rejected");
  // A line end becomes a blank line between two paragraphs: one byte more.
  require(bytes <= 2 * size, "no text is made up or used twice");
  return 0;
}
