#include "formats/nbib/nbib.h"
#include "tests/fuzz/reader_laws.h"

// Any bytes are records, each with its place and either a reason or an entry; a well-formed
// record after them is always found, whatever they were.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = pprsearch::decoded(data, size);
  pprsearch::require_records(pprsearch::read_nbib, text);
  pprsearch::require_last_title(pprsearch::read_nbib, text + "\n\nPMID- 1\nTI  - Last of all\n");
  return 0;
}
