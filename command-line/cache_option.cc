#include "command-line/cache_option.h"

#include <cstdint>
#include <string>

namespace pprsearch {

OptionRow cache_option(Tasks tasks) {
  constexpr std::uint64_t kMost = 1 << 20;
  return {.group = "Index",
          .name = "cache",
          .kind = OptionKind::number,
          .value = "MIB",
          .help = "memory for what queries have decoded and worked out (default {default})",
          .tasks = tasks,
          .otherwise = std::to_string(SearcherOptions().cache_mib),
          .least = 0,
          .most = kMost};
}

SearcherOptions searcher_options(const Given& given) {
  return {.cache_mib = static_cast<std::size_t>(given.number("cache"))};
}

}  // namespace pprsearch
