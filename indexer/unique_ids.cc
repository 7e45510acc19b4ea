#include "indexer/unique_ids.h"

#include <utility>

namespace pprsearch {
namespace {

constexpr std::size_t kMaxIdBytes = 200;

// Made ids are ASCII, so a cut never falls inside a character.
std::string numbered(const std::string& id, unsigned number) {
  const std::string suffix = "-" + std::to_string(number);
  return id.substr(0, kMaxIdBytes - suffix.size()) + suffix;
}

}  // namespace

void UniqueIds::settle(Record& record) {
  std::string& id = record.entry.id;
  if (uses_.try_emplace(id, 1).second) return;
  const std::string first = id;
  do {
    id = numbered(first, ++uses_[first]);
  } while (!uses_.try_emplace(id, 1).second);
  record.repairs.push_back("the id '" + first +
                           "' was made before in this file; this one became '" + id + "'");
}

}  // namespace pprsearch
