#include <boost/test/unit_test.hpp>

#include "formats/ovid/ovid.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(ovid_reader)

namespace {

std::vector<Record> read(const std::string& text) {
  return read_text(read_ovid, text, "citation.txt");
}

std::string cited_with(const std::string& fields) {
  return cited(read("<1>\nTitle\n  Hope.\n" + fields));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_is_an_entry) {
  const auto records = read(
      "\r\n<1>\r\nAccession Number\r\n  00006236-201504000-00002.\r\nAuthor\r\n  Okafor, Ngozi MD, "
      "PhD *;  Bunkers, Sandra Schmidt RN; PhD; FAAN 1\r\nInstitution\r\n  (*)A university\r\n"
      "Title\r\n  Listening: important\r\n  to a life.[Review]\r\nSource\r\n  Journal of Examples. "
      "  "
      "28(2):103-106, April 2015.\r\nAbstract\r\n  : OBJECTIVE: To see.\r\n\r\n  RESULTS: Seen.\r\n"
      "Author Keywords\r\n  alliance;  hope.\r\nISSN\r\n  0033-3204\r\nDOI Number\r\n  "
      "10.5555/a\r\n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  const Entry& entry = records[0].entry;
  BOOST_TEST(records[0].line == 3U);
  BOOST_TEST(entry.published == "2015-04");
  BOOST_TEST(paragraphs(entry.summary) == "OBJECTIVE: To see. / RESULTS: Seen.");
  BOOST_TEST(joined(entry.topics) == "alliance; hope");
  BOOST_TEST(joined(entry.research_types) == "Review");
  BOOST_TEST(entry.citation->issn == "0033-3204");
  BOOST_TEST(cited(records) ==
             "Okafor, Ngozi; Bunkers, Sandra Schmidt (2015-4) Listening: important to a life. "
             "Journal of Examples 28(2) 103-106 doi:10.5555/a\n");
}

BOOST_AUTO_TEST_CASE(sources_and_dates) {
  const struct {
    const char* fields;
    const char* expected;
  } kRows[] = {
      {"Source\n  Care.   28(2):103-6, April 2015.\n", " (2015-4) Hope. Care 28(2) 103-106\n"},
      {"Source\n  Care. 28:e12, 2015.\n", " (2015) Hope. Care 28 e12\n"},
      {"Source\n  Care.\nStatus\n  Publish Ahead of Print, POST ACCEPTANCE, 30 November 2015\n",
       " (2015-11-30) Hope. Care\n"},
      {"Source\n  J. of Care. 5(1):1-2, March-April 2015.\n",
       " (2015-3) Hope. J. of Care 5(1) 1-2\n"},
      {"Year of Publication\n  2014\n", " (2014) Hope. \n"},
      {"", " (0) Hope. \n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.fields) { BOOST_TEST(cited_with(row.fields) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(authors_lose_degrees_and_marks) {
  const struct {
    const char* field;
    const char* authors;
  } kRows[] = {
      {"Verbeek, Jan MD *;  van Vugt, Arie MD, PhD +", "Verbeek, Jan; van Vugt, Arie"},
      {"Bunkers, Sandra Schmidt RN; PhD; FAAN 1", "Bunkers, Sandra Schmidt"},
      {"Smith, MA;  Jones, P. 2", "Smith, MA; Jones, P."},
      {"Holstiege, Jakob 1;  Mathes, Tim 2", "Holstiege, Jakob; Mathes, Tim"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.field) {
      const auto records = read("<1>\nTitle\n  Hope\nAuthor\n  " + std::string(row.field) + "\n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(joined(records[0].entry.citation->authors) == row.authors);
    }
  }
}

BOOST_AUTO_TEST_CASE(records_begin_with_their_number_or_their_first_field) {
  const auto records = read(
      "<1>\nAccession Number\n  1\nTitle\n  One\n\n<2>\nTitle\n  Two\nAccession Number\n  3\n"
      "Title\n  Still two\nAccession Number\n  4\nTitle\n  Three\n");
  BOOST_TEST_REQUIRE(records.size() == 3U);
  BOOST_TEST(records[0].entry.title == "One");
  BOOST_TEST(records[1].entry.title == "Two");
  BOOST_TEST(records[2].entry.title == "Three");
  BOOST_TEST(cited(read("<1>\nAuthor\n  Roe, R.\n")) ==
             "rejected: has neither a title nor an abstract\n");
  BOOST_TEST(read("").empty());
}

BOOST_AUTO_TEST_CASE(it_may_be_recognised) {
  for (const auto& [text, shown] : {std::pair<const char*, bool>{"<1>\nTitle\n", true},
                                    {"Score\n  *****\nAccession Number\n", true},
                                    {"<p>\n", false},
                                    {"Accession Number: 1\n", false}}) {
    const bool is_shown = recognise_ovid(TextBeginning(text)).certainty == Certainty::perhaps;
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(is_shown == shown); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
