#include "indexer/input/exclusions.h"

#include <fnmatch.h>

#include <algorithm>

#include "base/strings.h"

namespace pprsearch {
namespace {

/// Where a bracket ends that begins at `begin`; npos if it does not. What stands first in it is
/// in it, be it the sign that ends it; so is the inside of [:alpha:] and its like.
std::size_t end_of_bracket(std::string_view pattern, std::size_t begin) {
  std::size_t at = begin + 1;
  if (at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^')) ++at;
  for (const std::size_t first = at; at < pattern.size(); ++at) {
    if (pattern[at] == ']' && at > first) return at;
    if (pattern[at] == '\\') ++at;
    const std::string_view rest = pattern.substr(std::min(at, pattern.size()));
    if (!rest.starts_with("[:") && !rest.starts_with("[.") && !rest.starts_with("[=")) continue;
    const std::size_t end = pattern.find(std::string{rest[1], ']'}, at + 2);
    if (end != pattern.npos) at = end + 1;
  }
  return pattern.npos;
}

bool fits(const std::string& pattern, const std::filesystem::path& below, PathKind kind) {
  std::string wanted = pattern;
  if (wanted.ends_with('/')) {
    if (kind != PathKind::folder) return false;
    wanted = trim_end(wanted, "/");
  }
  const std::string looked_at =
      wanted.find('/') == wanted.npos ? below.filename().string() : below.string();
  return ::fnmatch(wanted.c_str(), looked_at.c_str(), 0) == 0;
}

}  // namespace

std::string fault_of_pattern(std::string_view pattern) {
  if (trim_end(pattern, "/").empty()) return "a pattern is wanted, such as 'draft*'";
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '\\') {
      if (++at == pattern.size()) return "nothing stands behind the \\";
    } else if (pattern[at] == '[') {
      at = end_of_bracket(pattern, at);
      if (at == pattern.npos) return "a [ has no ]; \\[ is the sign itself";
    }
  }
  return {};
}

bool Exclusions::take(const std::filesystem::path& below, PathKind kind) {
  bool any = false;
  for (std::size_t at = 0; at < patterns_.size(); ++at) {
    if (!fits(patterns_[at], below, kind)) continue;
    used_.insert(at);
    any = true;
  }
  return any;
}

std::vector<std::string> Exclusions::unused() const {
  std::vector<std::string> patterns;
  for (std::size_t at = 0; at < patterns_.size(); ++at) {
    if (!used_.contains(at)) patterns.push_back(patterns_[at]);
  }
  return patterns;
}

}  // namespace pprsearch
