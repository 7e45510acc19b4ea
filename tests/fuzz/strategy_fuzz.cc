// libFuzzer's entry for the reader of one platform's language, the one that the program's name
// begins with (ovid_strategy_fuzz): any bytes must be readable, and hold the invariants that the
// unit test checks with random texts.

#include <pprsearch/names.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/unit/query/platform_invariants.h"

namespace {

pprsearch::Platform platform = pprsearch::Platform::ppr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** arguments) {
  std::string_view name = **arguments;
  name.remove_prefix(name.rfind('/') + 1);
  name = name.substr(0, name.find('_'));
  for (const pprsearch::Platform each : pprsearch::all_values<pprsearch::Platform>()) {
    if (to_string(each) == name) platform = each;
  }
  if (platform != pprsearch::Platform::ppr) return 0;
  std::fprintf(stderr, "no platform is called %.*s\n", static_cast<int>(name.size()), name.data());
  std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::string broken = pprsearch::test::broken_platform_invariant(text, platform);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
