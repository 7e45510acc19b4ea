#include "query/platform/foreign.h"

#include <algorithm>
#include <array>

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
    for (const std::string_view name :
         {"adj", "near/", "next/", "onear/", "pre/", "w/", "n/", "p/"}) {
      if (begins_with(word, name) && are_digits(word.substr(name.size()))) return word;
    }
  }
  return {};
}

bool is_foreign_heading(std::string_view words, std::string_view behind, Platform own) {
  if (own != Platform::ovid) {
    if (begins_with(words, "exp ") && words.ends_with('/')) return true;
    // Words of some platforms are read one by one.
    const std::size_t slash = behind.find_first_of("/()\"");
    const bool ends_in_slash = slash != behind.npos && behind[slash] == '/' &&
                               (slash + 1 == behind.size() || is_one_of(behind[slash + 1], " )"));
    if (words == "exp" && ends_in_slash) return true;
  }
  const bool is_embase =
      words.ends_with("/exp") || words.ends_with("/de") || words.ends_with("/mj");
  if (is_embase && own != Platform::embase) return true;
  const bool is_ebsco =
      (words == "MH" || words == "MM" || words == "DE") && behind.starts_with(" \"");
  if (is_ebsco && own != Platform::ebsco) return true;
  const bool has_colons = own == Platform::cochrane || own == Platform::embase;
  return !has_colons && begins_with(words, "mesh") &&
         (begins_with(words, "mesh descriptor") || begins_with(behind, " descriptor"));
}

bool is_foreign_name(std::string_view words, std::string_view behind, TagPlace own) {
  const std::string_view name = last_word(words);
  const bool before_bracket = behind.starts_with('(');
  const auto is_capital = [](char c) { return is_upper(c) || is_one_of(c, "-.,"); };
  const bool is_in_capitals = std::ranges::all_of(name, is_capital);
  if (own != TagPlace::before_equals && name.ends_with('=') &&
      is_one_of(behind.empty() ? ' ' : behind.front(), "(\"")) {
    const std::string_view field = without_last(name, 1);
    if (std::ranges::all_of(field, is_upper) && are_tags(field, Platform::wos)) return true;
  }
  if (own != TagPlace::before_bracket) {
    constexpr std::size_t kShortestInCapitals = 3;
    if (name == "PUBYEAR") return true;
    if (before_bracket && name.find(',') != name.npos && are_tags(name, Platform::proquest))
      return true;
    if (before_bracket && is_in_capitals && name.size() >= kShortestInCapitals &&
        (are_tags(name, Platform::scopus) || are_tags(name, Platform::proquest))) {
      return true;
    }
  }
  const bool may_be_before =
      own != TagPlace::before && own != TagPlace::before_bracket && own != TagPlace::before_equals;
  return may_be_before && name.size() == 2 && is_in_capitals &&
         (behind.starts_with(" (") || behind.starts_with(" \"") || before_bracket) &&
         are_tags(name, Platform::ebsco) &&
         !is_one_of(name, std::array<std::string_view, 2>{"IN", "IS"});
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
