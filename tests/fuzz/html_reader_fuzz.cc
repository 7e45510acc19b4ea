#include "formats/html/html.h"
#include "tests/fuzz/checked_entries.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pprsearch::check_reader(pprsearch::read_html, data, size);
  return 0;
}
