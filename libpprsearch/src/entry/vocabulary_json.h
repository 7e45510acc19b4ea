#pragma once

#include <pprsearch/vocabulary.h>

#include <string>
#include <string_view>

namespace pprsearch {

// The form in which an index keeps its vocabularies. What is written can be read
// again without loss; reading throws Error for any other text.

std::string to_json_text(const Taxonomy& taxonomy);
std::string to_json_text(const Thesaurus& thesaurus);
std::string to_json_text(const Crosswalk& crosswalk);

Taxonomy taxonomy_from_json(std::string_view text);
Thesaurus thesaurus_from_json(std::string_view text);
Crosswalk crosswalk_from_json(std::string_view text);

}  // namespace pprsearch
