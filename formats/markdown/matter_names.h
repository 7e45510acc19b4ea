#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

/// What a member of front matter means.
enum class MatterName {
  own,  ///< a member of an entry, with its own name
  date,
  state,   ///< whether the page is published
  topics,  ///< also with blanks between them
  topic,
  topic_lists,  ///< lists of topics by the names of the lists
  slug,
  authors,
  abstract,
  description,
  subtitle,
  address,
  doi,
  pmid,
  issn,
  journal,
  volume,
  issue,
  pages,
  page_setting,  ///< of the page's looks and address: nothing of the entry
};

/// The meaning of a member's name, whose case does not matter; nullopt for an unknown name.
std::optional<MatterName> matter_name(std::string_view name);

/// The known name that is nearest to an unknown one, if it looks like a slip; else empty.
std::string nearest_matter_name(std::string_view name);

/// What a citation calls its member ("DOI" for "doi"); empty for an unknown one.
std::string_view citation_member(std::string_view name);

/// Whether a member of a citation says nothing that an entry keeps: "publisher".
bool is_unkept_in_citation(std::string_view name);

/// The known member of a citation that is nearest to an unknown one; else empty.
std::string nearest_citation_member(std::string_view name);

}  // namespace pprsearch
