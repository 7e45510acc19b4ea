#include "query/query_fields.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/edit_distance.h"
#include "base/strings.h"
#include "query/characters.h"
#include "query/foreign_names.h"
#include "schema/fields.h"

namespace pprsearch {
namespace {

using FieldKind = QueryField::Kind;

constexpr std::string_view kStateField = "is";

constexpr FieldKind kind_of(AskedAs asked) {
  switch (asked) {
    case AskedAs::text:
      return FieldKind::text;
    case AskedAs::keyword:
      return FieldKind::keyword;
    case AskedAs::identifier:
      return FieldKind::identifier;
    case AskedAs::range:
      return FieldKind::range;
    case AskedAs::not_at_all:
      break;
  }
  throw "not a field of the query language";
}

constexpr std::size_t kAskedFields =
    kFields.size() -
    static_cast<std::size_t>(std::ranges::count(kFields, AskedAs::not_at_all, &FieldRow::asked));

constexpr auto kQueryFields = [] {
  std::array<QueryField, kAskedFields + 10> fields{};
  std::size_t count = 0;
  for (const FieldRow& row : kFields) {
    if (row.asked != AskedAs::not_at_all) fields[count++] = {row.name, kind_of(row.asked)};
  }
  fields[count++] = {kTextField, FieldKind::text};
  fields[count++] = {kSubjectField, FieldKind::text};
  fields[count++] = {kWordsField, FieldKind::text};
  fields[count++] = {kAllField, FieldKind::text};
  fields[count++] = {kHeadingField, FieldKind::keyword};
  fields[count++] = {kKindField, FieldKind::keyword};
  fields[count++] = {kArxivField, FieldKind::identifier};
  fields[count++] = {"has", FieldKind::presence};
  fields[count++] = {"missing", FieldKind::presence};
  fields[count] = {kStateField, FieldKind::presence};
  return fields;
}();

constexpr std::size_t kPresenceFields =
    static_cast<std::size_t>(std::ranges::count(kFields, true, &FieldRow::presence));

constexpr auto kPresences = [] {
  std::array<std::string_view, kPresenceFields> names{};
  std::size_t count = 0;
  for (const FieldRow& row : kFields) {
    if (row.presence) names[count++] = row.name;
  }
  return names;
}();

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
  const std::string lower = in_lower_case(given);
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

std::span<const QueryField> query_fields() { return kQueryFields; }

const QueryField* find_query_field(std::string_view name) {
  std::string lower = in_lower_case(name);
  while (const ForeignName* other = find_foreign_name(lower, kHere)) lower = other->field;
  const auto* found = std::find_if(kQueryFields.begin(), kQueryFields.end(),
                                   [&](const QueryField& field) { return field.name == lower; });
  return found == kQueryFields.end() ? nullptr : found;
}

bool begins_with_field(std::string_view word) {
  const std::size_t colon = word.find(':');
  return colon != word.npos && find_query_field(word.substr(0, colon)) != nullptr;
}

bool may_be_punctuation(std::string_view name) {
  constexpr auto kWordsOfText = std::to_array<std::string_view>(
      {kTextField, kStateField, kSubjectField, kWordsField, kAllField, kHeadingField, kKindField});
  return is_one_of(in_lower_case(name), kWordsOfText) || find_foreign_name(name, kHere) != nullptr;
}

std::string_view nearest_query_field(std::string_view name) {
  if (const ForeignName* meant = find_foreign_name(name, kMeant)) return meant->field;
  return nearest(name, kQueryFields, [](const QueryField& field) { return field.name; });
}

std::string_view find_presence(std::string_view name) {
  const auto* found = std::find(kPresences.begin(), kPresences.end(), in_lower_case(name));
  return found == kPresences.end() ? std::string_view() : *found;
}

bool is_state(std::string_view presence) {
  const std::optional<Field> field = field_named(presence);
  return field && row_of(*field).is_state;
}

std::string_view nearest_state(std::string_view name) {
  const std::string_view found = nearest_presence(name);
  return is_state(found) ? found : std::string_view();
}

std::string_view nearest_presence(std::string_view name) {
  return nearest(name, kPresences, [](std::string_view presence) { return presence; });
}

}  // namespace pprsearch
