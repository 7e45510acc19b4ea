#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include "formats/markdown/markdown.h"
#include "tests/fuzz/reader_laws.h"

// Whatever entry the bytes are, as a line of JSON or as texts: as a Markdown file it comes back
// as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pprsearch;
  const std::string text = decoded(data, size);
  Entry entry;
  std::vector<std::string> repairs;
  try {
    entry = entry_from_json(text, repairs);
  } catch (const Error&) {
    const std::size_t third = text.size() / 3;
    entry.id = "fuzz";
    entry.title = text.substr(0, third);
    entry.summary = text.substr(third, third);
    entry.practice_implications = text.substr(2 * third);
  }
  try {
    validate(entry);
  } catch (const Error&) {
    return 0;
  }
  const auto records = records_of(read_markdown, to_markdown(entry));
  require(records.size() == 1 && records[0].rejection.empty(), "a file is an entry");
  require(records[0].entry == entry, "the entry comes back as it was");
  return 0;
}
