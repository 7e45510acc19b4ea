#include "indexer/vocabulary/vocabulary_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "formats/vocabulary_yaml.h"
#include "indexer/input/source_stream.h"

namespace pprsearch {
namespace {

namespace fs = std::filesystem;

/// From the folder of the program to the installed vocabularies.
constexpr const char* kFromProgram = PPRSEARCH_VOCABULARIES;
/// In a build tree, the folder of the program has this link to those of the sources.
constexpr const char* kInBuildTree = "vocabularies";

std::string text_of(const std::string& file) { return read_source(file, kMostVocabularyBytes); }

}  // namespace

Taxonomy load_taxonomy(const std::string& file) { return taxonomy_from_yaml(text_of(file), file); }

Thesaurus load_thesaurus(const std::string& file) {
  return thesaurus_from_yaml(text_of(file), file);
}

Crosswalk load_crosswalk(const std::string& file, const Taxonomy& taxonomy) {
  return crosswalk_from_yaml(text_of(file), file, taxonomy);
}

std::string folder_of_installed_vocabularies() {
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const char* folder : {kFromProgram, kInBuildTree}) {
    const fs::path path = (program / folder).lexically_normal();
    if (fs::is_regular_file(path / "thesaurus.yaml", ignored)) return path.string();
  }
  return {};
}

VocabularyFiles choose_vocabularies(VocabularyFiles named, const std::vector<std::string>& sources,
                                    const std::vector<SourceFile>& files,
                                    const std::string& installed) {
  const auto choose = [&](std::string& file, const char* usual, bool suits) {
    if (file == kNoVocabulary) return file.clear();
    if (!file.empty()) return;
    file = find_beside(sources, usual).value_or("");
    const fs::path ours = fs::path(installed) / usual;
    std::error_code ignored;
    const bool is_there = !installed.empty() && fs::is_regular_file(ours, ignored);
    if (file.empty() && suits && is_there) file = ours.string();
  };
  const bool of_blog = !files.empty() && std::ranges::all_of(files, [](const SourceFile& file) {
    return file.form->is_blog;
  });
  choose(named.taxonomy, "taxonomy.yaml", of_blog);
  choose(named.thesaurus, "thesaurus.yaml", true);
  choose(named.crosswalk, "crosswalk.yaml", false);
  return named;
}

}  // namespace pprsearch
