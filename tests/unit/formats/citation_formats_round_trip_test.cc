#include <pprsearch/citation_formats.h>

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "formats/bibtex/bibtex.h"
#include "formats/csl_json/csl_json.h"
#include "formats/ris/ris.h"
#include "tests/support/hostile_text.h"
#include "tests/support/seed.h"
#include "tests/unit/formats/written_and_read.h"

// What to_ris(), to_bibtex() and to_csl_json() write of any entry, our readers read as the
// same article.

using namespace pprsearch;
using namespace pprsearch::test;

namespace {

using Writer = std::string (*)(const Entry&);

std::string bibtex(const Entry& entry) { return to_bibtex(entry, "key"); }
std::string csl_json(const Entry& entry) { return "[" + to_csl_json(entry) + "]"; }

/// In RIS a name without a comma is a person's or a body's, and one with a comma as well.
std::string name_in_ris(const Name& name) { return characters_of(plain_name(name)); }

using NameForm = std::string (*)(const Name&);

void check_round_trips(Writer write, Reader read, NameForm name_form = plain_name) {
  const unsigned first = test_seed(1);
  for (unsigned seed = first; seed < first + rounds(3000); ++seed) {
    Chance chance(seed);
    const Entry entry = hostile_entry(chance);
    const std::string file = write(entry);
    const auto records = read_text(read, file);
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << "\n" << file) {
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].rejection == "");
      BOOST_TEST(article_in(records[0].entry, name_form) == article_in(entry, name_form));
      BOOST_TEST(abstract_in(records[0].entry) == abstract_in(entry));
    }
  }
}

// The records of a file with many entries, as the entries themselves.
void check_file(const std::vector<Entry>& entries, const std::string& file, Reader read) {
  const NameForm form = read == read_ris ? name_in_ris : plain_name;
  std::vector<std::string> written;
  std::vector<std::string> found;
  for (const Entry& entry : entries) written.push_back(article_in(entry, form));
  for (const Record& record : read_text(read, file))
    found.push_back(article_in(record.entry, form));
  BOOST_TEST(found == written, boost::test_tools::per_element());
}

std::string written(const std::vector<Entry>& entries, CitationFormat format) {
  std::ostringstream out;
  CitationWriter writer(out, format);
  for (const Entry& entry : entries) writer.write(entry);
  writer.finish();
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(citation_formats_round_trip)

BOOST_AUTO_TEST_CASE(an_article_of_any_text_comes_back_from_bibtex) {
  check_round_trips(bibtex, read_bibtex);
}

BOOST_AUTO_TEST_CASE(an_article_of_any_text_comes_back_from_ris) {
  check_round_trips(to_ris, read_ris, name_in_ris);
}

BOOST_AUTO_TEST_CASE(an_article_of_any_text_comes_back_from_csl_json) {
  check_round_trips(csl_json, read_csl_json);
}

BOOST_AUTO_TEST_CASE(keywords_of_any_text_come_back_from_bibtex) {
  for (unsigned seed = test_seed(1); seed < test_seed(1) + 500; ++seed) {
    Chance chance(seed);
    const Entry entry = hostile_entry(chance);
    const auto records = read_text(read_bibtex, bibtex(entry));
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
      BOOST_TEST(plain_topics(records.at(0).entry) == plain_topics(entry),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(many_entries_in_one_file_stay_apart) {
  Chance chance(test_seed(7));
  for (const std::size_t size : {0, 1, 300}) {
    std::vector<Entry> entries;
    while (entries.size() < size) entries.push_back(hostile_entry(chance));
    check_file(entries, written(entries, CitationFormat::bibtex), read_bibtex);
    check_file(entries, written(entries, CitationFormat::ris), read_ris);
    check_file(entries, written(entries, CitationFormat::csl_json), read_csl_json);
  }
}

BOOST_AUTO_TEST_SUITE_END()
