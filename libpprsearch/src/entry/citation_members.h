#pragma once

#include <pprsearch/citation.h>

#include <array>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace pprsearch {

/// A member of a CSL-JSON item that is text, and where a Citation has it.
struct CitationMember {
  std::string_view name;
  std::string Citation::*text;
};

/// In the order in which they are written; author and issued come after type.
inline constexpr std::array<CitationMember, 11> kCitationMembers = {{
    {"type", &Citation::type},
    {"title", &Citation::title},
    {"container-title", &Citation::container_title},
    {"volume", &Citation::volume},
    {"issue", &Citation::issue},
    {"page", &Citation::page},
    {"DOI", &Citation::doi},
    {"PMID", &Citation::pmid},
    {"ISSN", &Citation::issn},
    {"URL", &Citation::url},
    {"raw", &Citation::raw},
}};

/// A member of a CSL-JSON name, and where a Name has it.
struct NameMember {
  std::string_view name;
  std::string Name::*text;
};

inline constexpr std::array<NameMember, 4> kNameMembers = {{
    {"family", &Name::family},
    {"given", &Name::given},
    {"suffix", &Name::suffix},
    {"literal", &Name::literal},
}};

/// Whether somebody is named: a suffix, or blanks, name nobody.
inline bool has_name(const Name& author) {
  return !is_blank(author.family, kBlanks) || !is_blank(author.given, kBlanks) ||
         !is_blank(author.literal, kBlanks);
}

}  // namespace pprsearch
