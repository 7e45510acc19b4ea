#include "command-line/cache_option.h"

#include <cstddef>
#include <cstdint>

namespace pprsearch {

OptionRow cache_option(Tasks tasks) {
  constexpr std::uint64_t kMost = 1 << 20;
  return {.group = "Index",
          .name = "cache",
          .kind = OptionKind::number,
          .value = "MIB",
          .help =
              "memory for what queries have decoded and worked out (default: half a KiB for each "
              "entry and 4 MiB, from 32 to 1024)",
          .tasks = tasks,
          .least = 0,
          .most = kMost};
}

SearcherOptions searcher_options(const Given& given) {
  if (!given.has("cache")) return {};
  return {.cache_mib = static_cast<std::size_t>(given.number("cache"))};
}

}  // namespace pprsearch
