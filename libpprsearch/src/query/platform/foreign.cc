#include "query/platform/foreign.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/platform/cursor.h"

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

/// "TI=alliance"
std::string_view equals_field(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == word.npos || equals < 2 || equals + 1 == word.size()) return {};
  const std::string_view name = word.substr(0, equals);
  const bool is_one = std::ranges::all_of(name, is_upper) && are_tags(name, Platform::wos);
  return is_one ? word.substr(0, equals + 1) : std::string_view();
}

}  // namespace

std::string_view foreign_distance_in(std::string_view words) {
  for (const std::string_view word : split_words(words)) {
    for (const std::string_view name : {"adj", "near/", "next/", "onear/", "pre/", "w/"}) {
      if (begins_with(word, name) && are_digits(word.substr(name.size()))) return word;
    }
  }
  return {};
}

bool is_foreign_heading(std::string_view words, Platform own) {
  const bool is_ovid = begins_with(words, "exp ") && words.ends_with('/');
  const bool is_embase =
      words.ends_with("/exp") || words.ends_with("/de") || words.ends_with("/mj");
  return (is_ovid && own != Platform::ovid) || (is_embase && own != Platform::embase);
}

std::string_view foreign_field_in(std::string_view words, TagPlace own) {
  for (const std::string_view word : split_words(words)) {
    std::string_view found;
    if (own != TagPlace::behind_point) found = point_field(word);
    if (found.empty() && own != TagPlace::behind_colon) found = colon_field(word);
    if (found.empty() && own != TagPlace::brackets) found = bracket_field(word);
    if (found.empty() && own != TagPlace::before_equals) found = equals_field(word);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace pprsearch::platform
