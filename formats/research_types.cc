#include "formats/research_types.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// Whether commas part what ERIC calls types, as "Journal Articles, Reports - Research".
bool are_types_of_eric(std::string_view text) {
  constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"journal articles", "reports - ", "collected works", "guides - ", "information analyses",
       "opinion papers", "speeches/meeting papers", "tests/questionnaires",
       "numerical/quantitative data", "dissertations/theses", "reference materials - "});
  return std::ranges::any_of(split_at(text, ','), [&](std::string_view piece) {
    return std::ranges::any_of(kBeginnings, [&](std::string_view beginning) {
      return begins_with(trim(piece, kBlanks), beginning);
    });
  });
}

/// "Journal Article; Research Support, Non-U.S. Gov't; Review": types of PubMed between commas, of
/// which some have commas of their own.
std::string with_semicolons_of_pubmed(std::string_view text) {
  constexpr auto kSeconds = std::to_array<std::string_view>(
      {"non-u.s. ", "u.s. ", "n.i.h.", "non-p.h.s.", "p.h.s.", "phase ", "veterinary", "extramural",
       "intramural", "american recovery"});
  std::string parted(text);
  for (std::size_t at = parted.find(", "); at != parted.npos; at = parted.find(", ", at + 1)) {
    const std::string_view behind = std::string_view(parted).substr(at + 2);
    const auto begins = [&](std::string_view second) { return begins_with(behind, second); };
    if (std::ranges::none_of(kSeconds, begins)) parted[at] = ';';
  }
  return parted;
}

}  // namespace

bool is_research_type(std::string_view type) {
  constexpr auto kOthers = std::to_array<std::string_view>({"journal article",
                                                            "article",
                                                            "journal article in press",
                                                            "conference paper",
                                                            "article in press",
                                                            "journal articles",
                                                            "introductory journal article",
                                                            "english abstract",
                                                            "dissertation",
                                                            "dissertation abstract",
                                                            "dissertation thesis",
                                                            "academic dissertation",
                                                            "thesis",
                                                            "portrait",
                                                            "video audio media",
                                                            "published erratum",
                                                            "webcast",
                                                            "news",
                                                            "book",
                                                            "books",
                                                            "authored book",
                                                            "edited book",
                                                            "book chapter",
                                                            "chapter",
                                                            "patent",
                                                            "journal",
                                                            "peer reviewed journal",
                                                            "original article",
                                                            "original research",
                                                            "original research article",
                                                            "research article",
                                                            "research paper",
                                                            "journal paper",
                                                            "print",
                                                            "electronic",
                                                            "print electronic",
                                                            "electronic print",
                                                            "electronic ecollection"});
  const std::string words = plain_words(type);
  return !words.starts_with("research support") && !is_one_of(std::string_view(words), kOthers);
}

std::vector<std::string> split_types(std::string_view text) {
  std::vector<std::string> types;
  std::string line(text);
  if (are_types_of_eric(text)) {
    std::ranges::replace(line, ',', ';');
  } else if (begins_with(trim_begin(text, kBlanks), "journal article, ")) {
    line = with_semicolons_of_pubmed(text);
  }
  std::ranges::replace(line, '|', ';');
  for (const std::string_view type : split_words(line, ";\r\n")) {
    if (!is_blank(type, kBlanks)) types.emplace_back(trim(type, kBlanks));
  }
  return types;
}

}  // namespace pprsearch
