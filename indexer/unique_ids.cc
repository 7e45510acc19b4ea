#include "indexer/unique_ids.h"

#include <utility>

namespace pprsearch {
namespace {

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kMaxSuffixBytes = sizeof "-4294967295" - 1;

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// As much of an id as leaves room for a number, in whole characters.
std::string stem_of(const std::string& id) {
  std::size_t size = kMaxIdBytes - kMaxSuffixBytes;
  if (id.size() <= size) return id;
  while (size > 0 && continues_a_character(id[size])) --size;
  return id.substr(0, size);
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
