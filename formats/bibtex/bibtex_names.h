#pragma once

#include <pprsearch/citation.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

struct BibtexNames {
  std::vector<Name> names;
  bool cut = false;  ///< the list ends in "and others" or "et al."
  std::vector<std::string> repairs;
};

/// Reads the value of an author field, in TeX: names joined by "and", each of them
/// "First von Last", "von Last, First" or "von Last, Jr, First"; one wholly in braces is the
/// name of a body. Names that semicolons or commas join instead are taken apart, and told. What
/// BibTeX calls von is the beginning of the family name.
BibtexNames read_bibtex_names(std::string_view tex);

/// Whether one pair of braces holds all of `tex`.
bool is_wholly_braced(std::string_view tex);

/// `tex` cut at each of `marks` that stands in no braces, blanks around the parts removed.
std::vector<std::string_view> split_outside_braces(std::string_view tex, std::string_view marks);

}  // namespace pprsearch
