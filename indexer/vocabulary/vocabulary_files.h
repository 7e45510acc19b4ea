#pragma once

#include <pprsearch/vocabulary.h>

#include <string>
#include <vector>

#include "indexer/input/sources.h"

namespace pprsearch {

// The vocabularies of an index from their files; what stands in one is the affair of
// formats/vocabulary_yaml.h. Each function throws Error for a file that cannot be read or is larger
// than kMostVocabularyBytes, and what the function of that header throws for its text.

Taxonomy load_taxonomy(const std::string& file);
Thesaurus load_thesaurus(const std::string& file);
/// Into `taxonomy`.
Crosswalk load_crosswalk(const std::string& file, const Taxonomy& taxonomy);

/// The folder of the vocabularies that came with the program: where it is installed, or in the tree
/// that it was built from. Empty if there is none.
std::string folder_of_installed_vocabularies();

/// The vocabularies of a build, and the files that they are from; empty = none.
struct VocabularyFiles {
  std::string taxonomy;
  std::string thesaurus;
  std::string crosswalk;
};

/// A name that stands for no vocabulary. A file of that name is "./none".
inline constexpr const char* kNoVocabulary = "none";

/// Which files to use: those named; else those in the folder of a source or in the nearest of three
/// above it; else those in `installed`, if they suit the sources. The thesaurus suits all. The
/// taxonomy suits the blog's own pages: entries of other sources keep their free keywords, and none
/// is rejected for them. Throws Error if two sources have different ones.
VocabularyFiles choose_vocabularies(VocabularyFiles named, const std::vector<std::string>& sources,
                                    const std::vector<SourceFile>& files,
                                    const std::string& installed);

}  // namespace pprsearch
