// What a site that links the formats library needs to take in a folder of Markdown with its
// vocabularies: the registry, vocabulary_yaml.h and the public headers.
#include <pprsearch/classifier.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "formats/registry.h"
#include "formats/vocabulary_yaml.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(site_import)

namespace {

namespace fs = std::filesystem;

const std::string kCorpus = PPRSEARCH_CORPUS;

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Adds the entries of one file, whatever its form is; how many there were.
std::size_t add_file(const std::string& file, const Classifier& classifier, IndexWriter& writer) {
  std::istringstream text(text_of(file));
  const SourceForm* form = form_of(file, text.view());
  BOOST_REQUIRE_MESSAGE(form != nullptr, file);
  std::size_t added = 0;
  form->read(text, file, [&](Record&& record) {
    BOOST_TEST(record.rejection == "", file);
    classifier.classify(record.entry, record.headings);
    added += writer.add(record.entry);
  });
  return added;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_corpus_becomes_an_index_by_registry_and_vocabularies_alone) {
  WriterOptions options;
  options.taxonomy = taxonomy_from_yaml(text_of(kCorpus + "/taxonomy.yaml"), "taxonomy.yaml");
  options.thesaurus = thesaurus_from_yaml(text_of(kCorpus + "/thesaurus.yaml"), "thesaurus.yaml");
  options.crosswalk =
      crosswalk_from_yaml(text_of(kCorpus + "/crosswalk.yaml"), "crosswalk.yaml", options.taxonomy);
  const Classifier classifier(options.taxonomy, options.crosswalk);
  const ScratchFolder folder;
  IndexWriter writer(folder / "index", options);
  std::size_t files = 0;
  std::size_t entries = 0;
  for (const fs::directory_entry& file : fs::directory_iterator(kCorpus + "/entries")) {
    ++files;
    entries += add_file(file.path().string(), classifier, writer);
  }
  BOOST_TEST(writer.publish().entries == files);
  BOOST_TEST(entries == files);
  const Searcher searcher(folder / "index");
  BOOST_TEST((searcher.taxonomy() == options.taxonomy));
  BOOST_TEST(searcher.search("CBT topic:depression").total > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
