#include "formats/unique_ids.h"

#include <pprsearch/entry.h>

#include <utility>

#include "base/utf8.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxSuffixBytes = sizeof "-4294967295" - 1;

/// As much of an id as leaves room for a number.
std::string stem_of(const std::string& id) {
  return std::string(whole_characters(id, kMaxIdBytes - kMaxSuffixBytes));
}

}  // namespace

std::string numbered_id(const std::string& id, unsigned number) {
  return stem_of(id) + '-' + std::to_string(number);
}

std::string made_again(const Record& record) {
  return "the id '" + record.made_id + "' was made before in this file; this one became '" +
         record.entry.id + "'";
}

std::string IdNumbering::next(const std::string& id, const IsTaken& is_taken) {
  const std::string stem = stem_of(id);
  unsigned& last = last_.try_emplace(stem, 1).first->second;
  std::string numbered;
  do {
    numbered = numbered_id(id, ++last);
  } while (is_taken(numbered));
  return numbered;
}

void UniqueIds::settle(Record& record) {
  std::string& id = record.entry.id;
  record.made_id = id;
  if (seen_.insert(id).second) return;
  const std::string first = id;
  id = numbering_.next(first, [&](const std::string& made) { return seen_.contains(made); });
  seen_.insert(id);
  record.repairs.push_back(made_again(record));
}

}  // namespace pprsearch
