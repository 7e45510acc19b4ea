#include "formats/nearest_name.h"

#include <pprsearch/entry.h>

#include <cstddef>

#include "base/ascii.h"
#include "base/edit_distance.h"

namespace pprsearch {

std::string nearest_name(const std::vector<std::string_view>& known, std::string_view name) {
  constexpr std::size_t kMostBytes = 40;
  const std::string lower = in_lower_case(name.substr(0, kMostBytes));
  std::size_t least = lower.size() < 5 ? 2 : 3;
  std::string nearest;
  for (const std::string_view each : known) {
    const std::size_t distance = edit_distance(lower, in_lower_case(each), least - 1);
    if (distance >= least) continue;
    least = distance;
    nearest = each;
  }
  return nearest;
}

std::vector<std::string_view> names_of_members() {
  std::vector<std::string_view> names;
  for_each_member([&](const char* name, auto /*member*/) { names.emplace_back(name); });
  return names;
}

}  // namespace pprsearch
