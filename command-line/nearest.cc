#include "command-line/nearest.h"

#include <algorithm>

#include "base/edit_distance.h"

namespace pprsearch {
namespace {

constexpr std::size_t kLettersPerSlip = 3;
constexpr std::size_t kLeastBeginning = 2;

}  // namespace

std::string nearest(const std::string& name, const std::vector<std::string>& names) {
  const auto begins_so = [&](const std::string& known) { return known.starts_with(name); };
  if (name.size() >= kLeastBeginning && std::ranges::count_if(names, begins_so) == 1) {
    return *std::ranges::find_if(names, begins_so);
  }
  std::size_t most = name.size() / kLettersPerSlip;
  std::string found;
  for (const std::string& known : names) {
    const std::size_t slips = edit_distance(name, known, most);
    if (slips > most || (slips == most && !found.empty())) continue;
    found = known;
    most = slips;
  }
  return found;
}

}  // namespace pprsearch
