#include "query/query_fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "query/characters.h"
#include "query/edit_distance.h"

namespace pprsearch {
namespace {

using Kind = QueryField::Kind;

constexpr std::array kFields = std::to_array<QueryField>({
    {"title", Kind::text},
    {"summary", Kind::text},
    {"implications", Kind::text},
    {"author", Kind::text},
    {"journal", Kind::text},
    {"citation", Kind::text},
    {"topic", Kind::keyword},
    {"type", Kind::keyword},
    {"doi", Kind::identifier},
    {"id", Kind::identifier},
    {"year", Kind::range},
    {"published", Kind::range},
    {"has", Kind::presence},
    {"missing", Kind::presence},
});

constexpr std::array kPresences = std::to_array<std::string_view>(
    {"doi", "citation", "implications", "summary", "title", "author", "journal", "topic", "type",
     "year", "published", "url", "pmid"});

constexpr std::size_t kMostSlips = 2;
constexpr std::size_t kShortestContained = 4;

// How far `name` is from a field's: a name that contains it
// ("practice_implications") counts as one slip, a short name has room for few.
std::size_t remoteness(std::string_view name, std::string_view field) {
  if (field.size() >= kShortestContained && name.find(field) != name.npos) return 1;
  return edit_distance(name, field, std::min(kMostSlips, field.size() / 2));
}

template <typename Names, typename NameOf>
std::string_view nearest(std::string_view given, const Names& names, NameOf name_of) {
  const std::string lower = to_lower(given);
  std::string_view best;
  std::size_t least = kMostSlips + 1;
  for (const auto& candidate : names) {
    const std::string_view name = name_of(candidate);
    const std::size_t distance = remoteness(lower, name);
    if (distance >= least || distance > name.size() / 2) continue;
    least = distance;
    best = name;
  }
  return best;
}

}  // namespace

std::span<const QueryField> query_fields() { return kFields; }

const QueryField* find_query_field(std::string_view name) {
  const std::string lower = to_lower(name);
  const auto* found = std::find_if(kFields.begin(), kFields.end(),
                                   [&](const QueryField& field) { return field.name == lower; });
  return found == kFields.end() ? nullptr : found;
}

std::string_view nearest_query_field(std::string_view name) {
  return nearest(name, kFields, [](const QueryField& field) { return field.name; });
}

std::string_view find_presence(std::string_view name) {
  const auto* found = std::find(kPresences.begin(), kPresences.end(), to_lower(name));
  return found == kPresences.end() ? std::string_view() : *found;
}

std::string_view nearest_presence(std::string_view name) {
  return nearest(name, kPresences, [](std::string_view presence) { return presence; });
}

}  // namespace pprsearch
