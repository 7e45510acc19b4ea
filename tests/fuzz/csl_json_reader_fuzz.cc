#include "formats/csl_json/csl_json.h"
#include "tests/fuzz/reference_fuzz.h"

// Any bytes are items, each with its place and either a reason or an entry.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = pprsearch::decoded(data, size);
  pprsearch::require_records(pprsearch::read_csl_json, text);
  return 0;
}
