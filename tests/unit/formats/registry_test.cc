#include "formats/registry.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/small_sources.h"
#include "tests/unit/formats/read_text.h"

using namespace pprsearch;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(registry)

namespace {

std::string form_name(const std::string& path, const std::string& text) {
  const SourceForm* form = form_of(path, text);
  return form == nullptr ? "none" : std::string(form->name);
}

/// "pubmed_xml" for pubmed-xml: the form's folder.
std::string folder_of(const SourceForm& form) {
  std::string folder(form.name);
  std::ranges::replace(folder, '-', '_');
  return folder;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& item : fs::directory_iterator(folder, ignored)) files.push_back(item.path());
  return files;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

/// The first and the last column of the table of forms: "`ris`" and "`.ris`, `.txt`", with
/// nothing but blanks between the names.
std::map<std::string, std::set<std::string>> documented_forms() {
  std::map<std::string, std::set<std::string>> forms;
  std::ifstream in(std::string(PPRSEARCH_DOCS) + "/source-formats.md");
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("| `--from` |")) inside = true;
    if (!line.starts_with("|")) inside = false;
    if (!inside || !line.starts_with("| `")) continue;
    std::string name = line.substr(3, line.find('`', 3) - 3);
    if (name == "--from") continue;
    std::string column = line.substr(line.rfind('|', line.size() - 2));
    std::erase_if(column, [](char c) { return c == '|' || c == '`' || c == ','; });
    const std::vector<std::string> names = words_of(column);
    forms[name] = {names.begin(), names.end()};
  }
  return forms;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_form_is_found_by_its_name_alone) {
  for (const SourceForm& form : source_forms()) BOOST_TEST(find_form(form.name) == &form);
  for (const char* name : {"", "Markdown", "json", "blog ", "csl_json"}) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(find_form(name) == nullptr); }
  }
}

BOOST_AUTO_TEST_CASE(a_form_is_told_by_extension_and_content) {
  const struct {
    const char* name;
    std::string text;
    const char* form;
  } kRows[] = {
      {"entry.md", "", "markdown"},
      {"entry.markdown", "", "markdown"},
      {"dump.jsonl", "", "jsonl"},
      {"dump.ndjson", "", "jsonl"},
      {"page.txt", kPage, "blog"},
      {"page", kPage, "blog"},
      {"entry.txt", kMarkdown, "markdown"},
      {"dump.json", kJsonLine, "jsonl"},
      {"dump.txt", "\n\n" + kJsonLine, "jsonl"},
      {"hits.ris", "", "ris"},
      {"HITS.RIS", kRis, "ris"},
      {"hits.ris.txt", kRis, "ris"},
      {"hits.txt", "Provider: A Library\n\n" + kRis, "ris"},
      {"hits.txt", "Provider: A Library\r\n\r\nTY  - JOUR\r\n", "ris"},
      {"pubmed-set.txt", kNbib, "nbib"},
      {"hits.medline", kNbib, "nbib"},
      {"refs", "Exported today.\n\n" + kBibtex, "bibtex"},
      {"items.json", "[\n  {\"type\": \"book\", \"title\": \"Sleep\"}\n]\n", "csl-json"},
      {"none.json", "[ ]", "csl-json"},
      {"frame.json", "{\"items\": []}", "csl-json"},
      {"one.json", "{\n  \"title\": \"Sleep\"\n}\n", "csl-json"},
      {"frame-of-lines.json", "{\n \"total\": 1,\n \"items\": []\n}\n", "csl-json"},
      {"crossref.json", "{\"status\":\"ok\",\"message\":{\"DOI\":\"10.5555/x\"}}", "csl-json"},
      {"dates.json", "{\"DOI\": \"10.5555/x\", \"issued\": {\"raw\": \"2020\"}}\n", "csl-json"},
      {"line.json", "{\"title\":\"Sleep\",\"author\":[{\"family\":\"Lee\"}]}\n", "csl-json"},
      {"line.json", "{\"DOI\":\"10.5555/x\",\"title\":\"Sleep\"}", "csl-json"},
      {"line.json", "{\"id\":\"x\",\"title\":\"Sleep\",\"container-title\":\"J\"}", "csl-json"},
      {"lines.jsonl", "{\"title\":\"Sleep\",\"issued\":{\"date-parts\":[[2020]]}}\n{}\n",
       "csl-json"},
      {"line.jsonl", "{\"title\":\"Sleep\",\"summary\":\"It helps.\",\"DOI\":\"10.5555/x\"}\n",
       "jsonl"},
      {"line.json", "{\"title\":\"Sleep\",\"author\":\"Lee\"}\n", "jsonl"},
      {"after-a-header.json", "{\"version\": 1}\n" + kJsonLine, "jsonl"},
      {"set.xml", "<?xml version=\"1.0\"?>\n<!-- <rss> -->\n<PubmedArticleSet>", "pubmed-xml"},
      {"set.xml", "<!DOCTYPE PubmedArticleSet PUBLIC \"x\">\n<PubmedArticleSet>", "pubmed-xml"},
      {"book.xml", "<PubmedBookArticleSet>", "pubmed-xml"},
      {"book.xml", "<BookDocumentSet>", "pubmed-xml"},
      {"book.xml", "<BookDocument>", "pubmed-xml"},
      {"deleted.xml", "<DeleteCitation>", "pubmed-xml"},
      {"library.xml", "<?xml version=\"1.0\"?><xml><records>", "endnote-xml"},
      {"records.xml", "<records>", "none"},
      {"export.xml", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\">", "wxr"},
      {"export.xml", "<rss><channel><item><wp:status>publish</wp:status>", "wxr"},
      {"feed.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\">", "feed"},
      {"blog.rss", "<rss version=\"2.0\">", "feed"},
      {"blog.rss", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "feed"},
      {"export.wxr", "", "wxr"},
      {"page.txt", "<!DOCTYPE html>\n<p>May 2021</p>", "html"},
      {"page.txt", "<!doctype  HTML>", "html"},
      {"page", "<HEAD><title>Blog</title>", "html"},
      {"part.htm", "<p>May 2021</p>", "html"},
      {"feed.xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "feed"},
      {"feed.rdf", "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", "feed"},
      {"zotero.rdf", "<rdf:RDF xmlns:bib=\"http://purl.org/net/biblio#\">", "none"},
      {"mods.xml", "<modsCollection>", "mods"},
      {"mods.xml", "<mods:mods xmlns:mods=\"http://www.loc.gov/mods/v3\">", "mods"},
      // What is broken is for a reader to complain about.
      {"broken-line.json", "{\"name\": }\n" + kJsonLine, "jsonl"},
      {"cut-line.json", "{\"title\": \"Sle", "jsonl"},
      {"broken-item.json", "{\n  \"type\": book,\n  \"title\": \"Sleep\"\n}\n", "csl-json"},
      // What a file plainly is counts for more than its name.
      {"wrong.ris", kNbib, "nbib"},
      {"wrong.nbib", kRis, "ris"},
      {"wrong.json", kRis, "ris"},
      // What it may be counts for less, and the earliest line for more than a later one.
      {"may.md", kPage, "markdown"},
      {"first.txt", "Export\n" + kNbib + "\n" + kRis, "nbib"},
      {"first.txt", "May 2021\n" + kRis, "blog"},
      {"settings.json", "{\"name\": \"x\",\n\"about\":\n\"May 2021\"}\n", "none"},
      {"prose.txt", "Words of no form.\n", "none"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.name << ": " << row.text) {
      BOOST_TEST(form_name(row.name, row.text) == row.form);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_form_is_looked_for_in_the_first_thousand_lines) {
  const std::string lines(2 * 1000, '\n');
  for (const std::size_t blank : {998U, 1000U}) {
    const std::string text = "Export\n" + lines.substr(0, blank) + kRis;
    BOOST_TEST(form_name("hits.txt", text) == (blank < 1000 ? "ris" : "none"));
  }
}

BOOST_AUTO_TEST_CASE(every_folder_of_a_form_has_a_row_and_tests) {
  std::set<std::string> rows;
  for (const SourceForm& form : source_forms()) {
    const std::string folder = folder_of(form);
    rows.insert(folder);
    BOOST_TEST(!files_in(fs::path(PPRSEARCH_TESTS) / "unit/formats" / folder).empty(),
               "no tests in tests/unit/formats/" + folder);
  }
  const std::vector<std::string> folders = words_of(PPRSEARCH_FORMATS);
  BOOST_TEST(rows == std::set<std::string>(folders.begin(), folders.end()),
             boost::test_tools::per_element());
}

// The fuzzers begin with them, and a person sees in them what the form looks like.
BOOST_AUTO_TEST_CASE(every_form_has_seeds_that_are_recognised_and_read) {
  for (const SourceForm& form : source_forms()) {
    const fs::path folder = fs::path(PPRSEARCH_TESTS) / "fuzz/seeds" / folder_of(form);
    const std::vector<fs::path> seeds = files_in(folder);
    BOOST_TEST(!seeds.empty(), "no seeds in " << folder);
    for (const fs::path& seed : seeds) {
      BOOST_TEST_CONTEXT(seed) {
        const std::string text = text_of(seed);
        BOOST_TEST(text.size() <= 4096U);
        BOOST_TEST(form_name(seed.string(), text) == form.name);
        BOOST_TEST(may_be_named(form, seed.string()));
        std::size_t accepted = 0;
        for (const Record& record : read_text(form.read, text)) {
          if (record.rejection.empty()) ++accepted;
        }
        BOOST_TEST(accepted > 0U);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_documents_list_every_form_with_its_extensions) {
  std::map<std::string, std::set<std::string>> forms;
  for (const SourceForm& form : source_forms()) {
    const std::vector<std::string> names =
        words_of(std::string(form.extensions) + " " + std::string(form.shared_extensions));
    forms[std::string(form.name)] = {names.begin(), names.end()};
  }
  const auto documented = documented_forms();
  for (const auto& [name, extensions] : forms) {
    BOOST_TEST_CONTEXT("docs/source-formats.md, " << name) {
      BOOST_TEST_REQUIRE(documented.contains(name));
      BOOST_TEST(documented.at(name) == extensions, boost::test_tools::per_element());
    }
  }
  BOOST_TEST(documented.size() == forms.size());
}

BOOST_AUTO_TEST_SUITE_END()
