#include "formats/unique_ids.h"

#include <utility>

#include "base/utf8.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kMaxSuffixBytes = sizeof "-4294967295" - 1;

/// As much of an id as leaves room for a number.
std::string stem_of(const std::string& id) {
  return std::string(whole_characters(id, kMaxIdBytes - kMaxSuffixBytes));
}

}  // namespace

std::string IdNumbering::next(const std::string& id, const IsTaken& is_taken) {
  const std::string stem = stem_of(id);
  unsigned& last = last_.try_emplace(stem, 1).first->second;
  std::string numbered;
  do {
    numbered = stem + '-' + std::to_string(++last);
  } while (is_taken(numbered));
  return numbered;
}

void UniqueIds::settle(Record& record) {
  std::string& id = record.entry.id;
  if (seen_.insert(id).second) return;
  const std::string first = id;
  id = numbering_.next(first, [&](const std::string& made) { return seen_.contains(made); });
  seen_.insert(id);
  record.repairs.push_back("the id '" + first +
                           "' was made before in this file; this one became '" + id + "'");
}

}  // namespace pprsearch
