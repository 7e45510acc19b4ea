#include "indexer/vocabulary/vocabulary_files.h"

#include "formats/vocabulary_yaml.h"
#include "indexer/input/source_stream.h"

namespace pprsearch {
namespace {

std::string text_of(const std::string& file) { return read_source(file, kMostVocabularyBytes); }

}  // namespace

Taxonomy load_taxonomy(const std::string& file) { return taxonomy_from_yaml(text_of(file), file); }

Thesaurus load_thesaurus(const std::string& file) {
  return thesaurus_from_yaml(text_of(file), file);
}

Crosswalk load_crosswalk(const std::string& file, const Taxonomy& taxonomy) {
  return crosswalk_from_yaml(text_of(file), file, taxonomy);
}

}  // namespace pprsearch
