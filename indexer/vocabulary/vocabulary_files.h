#pragma once

#include <pprsearch/vocabulary.h>

#include <string>

namespace pprsearch {

// The vocabularies of an index from their files; what stands in one is the affair of
// formats/vocabulary_yaml.h. Each function throws Error for a file that cannot be read or is larger
// than kMostVocabularyBytes, and what the function of that header throws for its text.

Taxonomy load_taxonomy(const std::string& file);
Thesaurus load_thesaurus(const std::string& file);
/// Into `taxonomy`.
Crosswalk load_crosswalk(const std::string& file, const Taxonomy& taxonomy);

}  // namespace pprsearch
