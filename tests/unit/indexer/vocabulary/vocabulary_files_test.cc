// The files of vocabularies: what cannot be read is named, what is read is the text's meaning.
#include "indexer/vocabulary/vocabulary_files.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/registry.h"
#include "formats/vocabulary_yaml.h"
#include "tests/support/scratch_folder.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(vocabulary_files)

BOOST_AUTO_TEST_CASE(a_file_means_what_its_text_means) {
  const ScratchFolder folder;
  const Taxonomy taxonomy = load_taxonomy(folder.write("taxonomy.yaml", "topics: [{slug: a}]\n"));
  BOOST_TEST((taxonomy == Taxonomy{{{"a", "a", {}}}, {}}));
  const std::string words = "variants: [[behaviour, behavior]]\n";
  BOOST_TEST((load_thesaurus(folder.write("thesaurus.yaml", words)) ==
              thesaurus_from_yaml(words, "thesaurus.yaml")));
  const std::string headings = "rules: [{topics: [a], same: [X]}]\n";
  BOOST_TEST((load_crosswalk(folder.write("crosswalk.yaml", headings), taxonomy) ==
              crosswalk_from_yaml(headings, "crosswalk.yaml", taxonomy)));
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_used_is_named) {
  const ScratchFolder folder;
  const std::string faulty = folder.write("faulty.yaml", "topics:\n  - label: A\n");
  const std::string large = folder.write("large.yaml", std::string(kMostVocabularyBytes + 1, '#'));
  const struct {
    std::string file;
    std::string message;
  } kRows[] = {
      {folder / "missing.yaml",
       "cannot open: No such file or directory: " + (folder / "missing.yaml")},
      {folder / ".", "cannot read: Is a directory: " + (folder / ".")},
      {faulty, faulty + ": line 2: 'slug' is missing"},
      {large, large + ": larger than 16 MiB"},
  };
  for (const auto& row : kRows) {
    BOOST_CHECK_EXCEPTION(load_taxonomy(row.file), Error, [&](const Error& error) {
      BOOST_TEST(error.what() == row.message);
      return true;
    });
  }
}

BOOST_AUTO_TEST_CASE(what_is_named_goes_before_what_lies_beside_and_that_before_what_is_installed) {
  const ScratchFolder folder;
  const ScratchFolder installed;
  for (const char* name : {"taxonomy.yaml", "thesaurus.yaml", "crosswalk.yaml"}) {
    installed.write(name, "");
  }
  const SourceFile ris{folder / "a.ris", find_form("ris")};
  const SourceFile page{folder / "a.txt", find_form("blog")};
  const std::vector<std::string> sources = {folder / "."};
  const auto chosen = [&](const VocabularyFiles& named, const std::vector<SourceFile>& files,
                          const std::string& where) {
    const VocabularyFiles found = choose_vocabularies(named, sources, files, where);
    return found.taxonomy + '|' + found.thesaurus + '|' + found.crosswalk;
  };
  const std::string where = installed / ".";
  const std::string in = where + '/';
  BOOST_TEST(chosen({}, {page}, where) == in + "taxonomy.yaml|" + in + "thesaurus.yaml|");
  BOOST_TEST(chosen({}, {page, page}, where) == in + "taxonomy.yaml|" + in + "thesaurus.yaml|");
  BOOST_TEST(chosen({}, {page, ris}, where) == "|" + in + "thesaurus.yaml|");
  BOOST_TEST(chosen({}, {ris}, where) == "|" + in + "thesaurus.yaml|");
  BOOST_TEST(chosen({}, {}, where) == "|" + in + "thesaurus.yaml|");
  BOOST_TEST(chosen({}, {page}, "") == "||");
  BOOST_TEST(chosen({}, {page}, folder / "nowhere") == "||");
  BOOST_TEST(chosen({"none", "none", "none"}, {page}, where) == "||");
  BOOST_TEST(chosen({"t", "", "c"}, {ris}, where) == "t|" + in + "thesaurus.yaml|c");
  folder.write("thesaurus.yaml", "");
  BOOST_TEST(chosen({"", "", ""}, {ris}, where).ends_with("thesaurus.yaml|"));
  BOOST_TEST(!chosen({"", "", ""}, {ris}, where).starts_with("|" + in));
  BOOST_TEST(chosen({"", "none", ""}, {ris}, where) == "||");
}

BOOST_AUTO_TEST_SUITE_END()
