#include "query/platform/foreign.h"

#include <algorithm>

#include "base/strings.h"

namespace pprsearch::platform {
namespace {

/// Whether a list of names has fields of a platform alone.
bool are_tags(std::string_view names, Platform platform) {
  const auto parts = split_at(names, ',');
  return std::ranges::all_of(
      parts, [&](std::string_view name) { return find_tag(table_of(platform), name) != nullptr; });
}

/// "alliance.ti,ab." A single name needs its last point: "example.in" is a word.
std::string_view point_field(std::string_view word) {
  const bool is_closed = word.ends_with('.');
  const std::string_view body = is_closed ? without_last(word, 1) : word;
  const std::size_t point = body.rfind('.');
  if (point == body.npos) return {};
  const std::string_view names = body.substr(point + 1);
  const bool is_list = names.find(',') != names.npos;
  if ((!is_closed && !is_list) || !are_tags(names, Platform::ovid)) return {};
  return word.substr(point);
}

/// "alliance:ti,ab"
std::string_view colon_field(std::string_view word) {
  const std::size_t colon = word.rfind(':');
  if (colon == word.npos || colon + 1 == word.size()) return {};
  const std::string_view names = word.substr(colon + 1);
  const bool is_one = are_tags(names, Platform::cochrane) || are_tags(names, Platform::embase);
  return is_one ? word.substr(colon) : std::string_view();
}

/// "alliance[tiab]"
std::string_view bracket_field(std::string_view word) {
  const std::size_t open = word.rfind('[');
  if (open == word.npos || !word.ends_with(']')) return {};
  const std::string_view name = without_last(word.substr(open + 1), 1);
  return are_tags(name, Platform::pubmed) ? word.substr(open) : std::string_view();
}

}  // namespace

std::string_view foreign_field_in(std::string_view words, TagPlace own) {
  for (const std::string_view word : split_words(words)) {
    std::string_view found;
    if (own != TagPlace::behind_point) found = point_field(word);
    if (found.empty() && own != TagPlace::behind_colon) found = colon_field(word);
    if (found.empty() && own != TagPlace::brackets) found = bracket_field(word);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace pprsearch::platform
