#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "indexer/commands/commands.h"
#include "tests/support/hostile_text.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

using namespace pprsearch;
using namespace pprsearch::test;

// Entries that leave an index and come into another one are the same entries: its digest says so.

BOOST_AUTO_TEST_SUITE(export_command)

namespace {

void export_to(const std::string& index, const char* format, const std::string& path) {
  IndexerOptions options;
  options.command = Command::export_entries;
  options.index = index;
  options.export_format = &*std::ranges::find(export_formats(), format, &ExportFormat::name);
  options.output = path;
  std::ostringstream out;
  BOOST_TEST(export_entries(options, out) == 0);
  BOOST_TEST(out.str() == "");
}

/// The digest of an index that is built from the source.
std::string digest_of_build(const ScratchFolder& folder, const std::string& source) {
  IndexerOptions options;
  options.command = Command::build;
  options.index = folder / "rebuilt";
  options.words = {source};
  options.keep = 1;
  std::ostringstream out, err;
  BOOST_TEST(build(options, out, err) == 0, err.str());
  BOOST_TEST(out.str().find(", repaired 0, rejected 0, ") != std::string::npos, out.str());
  return Searcher(options.index).generation().digest;
}

void check_round_trips(const std::vector<Entry>& entries) {
  const ScratchFolder folder;
  const std::string index = folder / "index";
  const std::string digest = publish(index, entries).digest;
  export_to(index, "jsonl", folder / "entries.jsonl");
  BOOST_TEST(digest_of_build(folder, folder / "entries.jsonl") == digest);
  export_to(index, "markdown", folder / "entries");
  BOOST_TEST(digest_of_build(folder, folder / "entries") == digest);
}

}  // namespace

BOOST_AUTO_TEST_CASE(ids_that_are_no_file_names_come_back_all_the_same) {
  std::vector<Entry> entries;
  for (const char* id : {"README", "readme", "a/b", "a:b", "a_b", "..", "-", ".git",
                         "taxonomy.yaml", "x.gz", "\xD1\x81\xD0\xBE\xD0\xBD", " ", "~"}) {
    entries.push_back(summary_entry(id, "A summary."));
  }
  check_round_trips(entries);
}

BOOST_AUTO_TEST_CASE(hostile_entries_come_back_to_the_last_character) {
  const unsigned seed = test_seed(11);
  BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
    Chance chance(seed);
    std::vector<Entry> entries;
    for (int i = 0; i < 400; ++i) entries.push_back(hostile_entry(chance));
    for (Entry& entry : entries) {  // a retraction would mark all entries of its DOI
      for (std::string& notice : entry.notices) notice.replace(0, notice.find(':'), "corrected");
    }
    check_round_trips(entries);
  }
}

BOOST_AUTO_TEST_CASE(a_folder_with_something_in_it_is_left_alone) {
  const ScratchFolder folder;
  publish(folder / "index", {summary_entry("a", "A summary.")});
  folder.write("full/letter.txt", "Dear Anna");
  BOOST_CHECK_EXCEPTION(export_to(folder / "index", "markdown", folder / "full"), Error,
                        [&](const Error& error) {
                          return error.what() == (folder / "full") +
                                                     ": is not empty; entries are "
                                                     "written to a new or an empty "
                                                     "folder";
                        });
}

BOOST_AUTO_TEST_CASE(an_export_through_a_link_replaces_what_the_link_leads_to) {
  const ScratchFolder folder;
  publish(folder / "index", {summary_entry("a", "A summary.")});
  const std::string file = folder.write("there/entries.jsonl", "the old one\n");
  std::filesystem::create_symlink(file, folder / "link");
  export_to(folder / "index", "jsonl", folder / "link");
  BOOST_TEST(std::filesystem::is_symlink(folder / "link"));
  std::string line;
  std::ifstream in(file);
  std::getline(in, line);
  BOOST_TEST(line.starts_with("{\"id\":\"a\""), line);
}

BOOST_AUTO_TEST_CASE(an_export_that_cannot_be_written_says_so_with_the_name_that_was_given) {
  const ScratchFolder folder;
  publish(folder / "index", {summary_entry("a", "A summary.")});
  const std::string path = folder / "nowhere/entries.jsonl";
  BOOST_CHECK_EXCEPTION(export_to(folder / "index", "jsonl", path), Error, [&](const Error& error) {
    return error.what() == path + ": cannot be written: No such file or directory";
  });
}

BOOST_AUTO_TEST_SUITE_END()
