#include "formats/wos_kinds.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {

const char* type_of_wos(std::string_view type, const std::vector<std::string>& kinds,
                        bool is_its_own_source) {
  const auto is_kind = [&](std::string_view kind) {
    return std::ranges::any_of(kinds,
                               [&](const std::string& one) { return plain_words(one) == kind; });
  };
  if (type == "P") return "patent";
  if (type == "J") return "article-journal";
  const bool is_whole = is_kind("book") || is_its_own_source;
  if (is_kind("proceedings paper") && !is_whole) return "paper-conference";
  return is_whole ? "book" : "chapter";
}

std::vector<std::string> headings_of_wos(std::string_view text) {
  std::vector<std::string> headings;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(". "), text.size());
    std::string heading;
    for (const std::string_view part : split_words(trim_end(text.substr(0, end), ". "), "/;")) {
      if (is_blank(part, kBlanks)) continue;
      heading.append(heading.empty() ? "" : "/").append(trim(part, kBlanks));
    }
    if (!heading.empty()) headings.push_back(std::move(heading));
    text.remove_prefix(std::min(text.size(), end + 2));
  }
  return headings;
}

std::vector<std::string> research_types_of_wos(std::vector<std::string> kinds) {
  constexpr auto kOthers = std::to_array<std::string_view>(
      {"article", "journal paper", "proceedings paper", "book", "book chapter", "early access",
       "abstract of published item", "meeting abstract", "meeting"});
  std::erase_if(kinds, [&](const std::string& type) {
    const std::string words = plain_words(type);
    return is_one_of(std::string_view(words), kOthers);
  });
  return kinds;
}

}  // namespace pprsearch
