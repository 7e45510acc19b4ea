#pragma once

#include <pprsearch/generation.h>
#include <pprsearch/vocabulary.h>

#include <nlohmann/json_fwd.hpp>
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

/// How much is in them, as manifests and answers tell it. Reading throws nlohmann's exception for
/// any other object.
nlohmann::ordered_json json_of(const VocabularySizes& sizes);
VocabularySizes vocabulary_sizes_of(const nlohmann::ordered_json& json);

}  // namespace pprsearch
