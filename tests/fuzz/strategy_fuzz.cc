// libFuzzer's entry for the reader of one platform's language, PLATFORM: any bytes must be
// readable, and hold the invariants that the unit test checks with random texts.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/unit/query/platform_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::string broken =
      pprsearch::test::broken_platform_invariant(text, pprsearch::Platform::PLATFORM);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
