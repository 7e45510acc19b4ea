#include "indexer/intake/retractions.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/list_faults.h"
#include "tests/support/scratch_folder.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(retractions)

namespace {

Entry about(const std::string& doi, const std::string& pmid) {
  Entry entry;
  entry.citation.emplace();
  entry.citation->doi = doi;
  entry.citation->pmid = pmid;
  return entry;
}

}  // namespace

BOOST_AUTO_TEST_CASE(listed_articles_are_marked) {
  const ScratchFolder folder;
  const auto list = RetractionList::load(
      folder.write("retracted.txt",
                   "# known since 2020\n\n10.1000/A\r\nhttps://doi.org/10.1000/b\n123\nPMID: 456"));
  BOOST_TEST(list.size() == 4U);
  const struct {
    const char* doi;
    const char* pmid;
    bool is_marked;
  } kRows[] = {{"10.1000/a", "", true},   {"10.1000/b", "", true}, {"10.1000/c", "", false},
               {"", "123", true},         {"", "456", true},       {"", "", false},
               {"10.1000/c", "456", true}};
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.doi << ' ' << row.pmid) {
      Entry entry = about(row.doi, row.pmid);
      list.mark(entry);
      list.mark(entry);
      BOOST_TEST(is_retracted(entry) == row.is_marked);
      BOOST_TEST(entry.notices.size() == (row.is_marked ? 1U : 0U));
    }
  }
  Entry without;
  list.mark(without);
  BOOST_TEST(without.notices.empty());
}

BOOST_AUTO_TEST_CASE(a_line_that_names_no_article_stops_the_build) {
  const ScratchFolder folder;
  const std::string told = " is neither a DOI nor a number of PubMed\n";
  const struct {
    const char* text;
    std::string faults;
  } kRows[] = {{"10.1000/a\nRest helps\n", "2: 'Rest helps'" + told},
               {"\n0123\n#\nx\n", "2: '0123'" + told + "4: 'x'" + told},
               {"#\n123456789\n", "2: '123456789'" + told}};
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      std::string faults;
      try {
        RetractionList::load(folder.write("retracted.txt", row.text));
      } catch (const ListFaults& list) {
        for (const ListFault& fault : list.faults()) {
          faults += std::to_string(fault.line) + ": " + fault.what + '\n';
        }
      }
      BOOST_TEST(faults == row.faults);
    }
  }
  BOOST_CHECK_THROW(RetractionList::load(folder / "none"), Error);
}

BOOST_AUTO_TEST_SUITE_END()
