#pragma once

#include <pprsearch/citation.h>

#include <optional>
#include <string>
#include <vector>

#include "formats/markdown/matter_text.h"

namespace pprsearch {

/// What the front matter of a page says of its entry.
struct FrontMatter {
  std::string entry;                ///< the entry's JSON form, without what is below the matter
  std::optional<Citation> article;  ///< that the page is itself, or gives in members of its own
  std::string abstract;
  std::string description;  ///< a few words about the page, for one that has no text
  std::string implications;
  std::string unpublished;  ///< what says that the page is not published; empty if it is
  std::vector<std::string> repairs;
  std::vector<std::string> slips;
};

/// Reads front matter of our own members, and as Jekyll, Hugo and Quarto know it. `path` is that of
/// the page: its name and folder are an id, and perhaps a date or a draft's place.
FrontMatter read_front_matter(const MatterText& matter, const std::string& path);

}  // namespace pprsearch
