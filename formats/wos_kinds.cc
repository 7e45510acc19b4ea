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
  std::string list(text);
  const bool has_stops = list.find(". ") != list.npos || list.find(" / ") != list.npos;
  if (has_stops) {
    for (std::size_t at = list.find(". "); at != list.npos; at = list.find(". ", at))
      list[at] = '\n';
  } else {
    std::ranges::replace(list, ';', '\n');
  }
  for (std::string_view heading : split_words(list, "\n")) {
    heading = trim(heading, " .\t\r");
    if (heading.empty()) continue;
    const std::size_t slash = heading.find(" / ");
    headings.emplace_back(heading.substr(0, slash));
    if (slash == heading.npos) continue;
    for (const std::string_view qualifier : split_words(heading.substr(slash + 3), ";")) {
      headings.back().append("/").append(trim(qualifier));
    }
  }
  return headings;
}

std::string pmid_of_wos(std::string_view number) {
  constexpr std::string_view kMedline = "MEDLINE:";
  number = trim(number, kBlanks);
  return number.starts_with(kMedline) ? std::string(number.substr(kMedline.size())) : std::string();
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
