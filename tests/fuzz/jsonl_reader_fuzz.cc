#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include "entry/entry_json.h"
#include "formats/jsonl/jsonl.h"
#include "tests/fuzz/reader_laws.h"

// Any bytes are records in the order of their lines, each with a reason or an entry. What is wrong
// with an entry of our own form is told when it is added; one that is right comes back from
// its own line as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pprsearch;
  const std::string text = decoded(data, size);
  std::size_t line = 0;
  for (const Record& record : records_of(read_jsonl, text)) {
    require(record.line > line, "a record has a line of its own");
    line = record.line;
    if (!record.rejection.empty()) continue;
    try {
      validate(record.entry);
    } catch (const Error&) {
      continue;
    }
    const auto again = records_of(read_jsonl, to_json(record.entry) + "\n");
    require(again.size() == 1 && again[0].rejection.empty(), "an entry is a line");
    require(again[0].entry == record.entry, "an entry comes back as it was");
    require(entry_from_stored_json(to_json(record.entry)) == record.entry, "so does a stored one");
  }
  require_no_text_made_up(read_jsonl, text);
  return 0;
}
