#include <boost/test/unit_test.hpp>

#include "formats/nbib/nbib.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(nbib_reader)

namespace {

const std::string kArticle =
    "PMID- 31245678\n"
    "OWN - NLM\n"
    "STAT- MEDLINE\n"
    "DP  - 2021 Apr 9\n"
    "TI  - Repairing ruptures in online therapy: a trial\n"
    "      with ninety dyads.\n"
    "PG  - 454-81\n"
    "LID - S0000-0000(21)00001-1 [pii]\n"
    "LID - 10.5555/jip.2021.12 [doi]\n"
    "AB  - OBJECTIVE: To ask whether\n"
    "      ruptures heal. RESULTS: They do. PRACTICE IMPLICATIONS: Name them\n"
    "      early.\n"
    "FAU - Okafor, Ngozi\n"
    "AU  - Okafor N\n"
    "FAU - Barber, Jacques P Jr\n"
    "AU  - Barber JP Jr\n"
    "CN  - Online Therapy Group\n"
    "PT  - Journal Article\n"
    "PT  - Randomized Controlled Trial\n"
    "PT  - Research Support, Non-U.S. Gov't\n"
    "TA  - J Inv Psychother\n"
    "JT  - Journal of invented psychotherapy\n"
    "VI  - 12\n"
    "IP  - 3\n"
    "MH  - *Depression/therapy\n"
    "MH  - Depression/psychology\n"
    "MH  - Humans\n"
    "OT  - alliance\n"
    "SO  - J Inv Psychother. 2021 Apr 9;12(3):454-81.\n";

std::vector<Record> read(const std::string& text) {
  return read_text(read_nbib, text, "hits.nbib");
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_is_an_entry) {
  const auto records = read(kArticle);
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].repairs.empty());
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "pmid31245678");
  BOOST_TEST(entry.published == "2021-04-09");
  BOOST_TEST(paragraphs(entry.summary) ==
             "OBJECTIVE: To ask whether ruptures heal. / RESULTS: They do.");
  BOOST_TEST(entry.practice_implications == "Name them early.");
  BOOST_TEST(joined(entry.topics) == "alliance; Depression; Humans");
  BOOST_TEST(joined(entry.research_types) == "Randomized Controlled Trial");
  BOOST_TEST(joined(entry.keywords) == "Journal Article; Research Support, Non-U.S. Gov't");
  BOOST_TEST(joined(records[0].headings) == "*Depression/therapy; Depression/psychology");
  BOOST_TEST(cited(records) ==
             "Okafor, Ngozi; Barber, Jacques P Jr; Online Therapy Group (2021-4-9) "
             "Repairing ruptures in online therapy: a trial with ninety dyads. Journal of invented "
             "psychotherapy 12(3) 454-481 doi:10.5555/jip.2021.12 pmid:31245678\n");
}

BOOST_AUTO_TEST_CASE(records_begin_at_a_pmid_or_after_a_blank_line) {
  const auto records = read(
      "\nPMID- 1\nTI  - One.\nPMID- 2\nTI  - Two.\n\nOWN - ERIC\nTI  - Three\nAU  - van Dam, A.\n\n"
      "A remark between them.\n\r\nPMID-4\r\nTI  - Four\r\n");
  std::string told;
  for (const Record& record : records) {
    told += std::to_string(record.line) + " " + record.entry.id + " " + record.entry.title + "\n";
  }
  BOOST_TEST(told == "2 pmid1 One\n4 pmid2 Two\n7 three Three\n13 pmid4 Four\n");
}

BOOST_AUTO_TEST_CASE(the_number_may_stand_anywhere_in_its_record) {
  const auto records = read(
      "TI  - One.\nPMID- 1\nDP  - 2020\n\nSTAT- MEDLINE\nPMID- 2\nTI  - Two.\nPMID- 3\nTI  - "
      "Three.\n\n4: PMID- 4\nTI  - Four.\n");
  BOOST_TEST(cited(records) ==
             " (2020) One.  pmid:1\n (0) Two.  pmid:2\n (0) Three.  pmid:3\n (0) Four.  pmid:4\n");
}

BOOST_AUTO_TEST_CASE(the_owner_may_stand_above_the_number) {
  const auto records = read(
      "OWN - ERIC\nPMID - 12345678\nTI  - Hope\nDP  - 2020\nOWN - ERIC\nTI  - Care\nDP  - 2021\n");
  BOOST_TEST(cited(records) == " (2020) Hope.  pmid:12345678\n (2021) Care. \n");
}

BOOST_AUTO_TEST_CASE(each_field_is_taken_from_the_best_of_its_tags) {
  const auto entry_of = [](const std::string& lines) {
    return read("PMID- 1\n" + lines).front().entry;
  };
  BOOST_TEST(joined(entry_of("TI  - A\nAU  - Okafor NB\nAU  - et al.\n").citation->authors) ==
             "Okafor, NB");
  BOOST_TEST(entry_of("TI  - A\nAU  - et al.\n").citation->authors_cut);
  BOOST_TEST(entry_of("TI  - A\nTA  - J Inv\n").citation->container_title == "J Inv");
  BOOST_TEST(joined(entry_of("TI  - A\nCN  - Care Group; Hope Consortium\n").citation->authors) ==
             "Care Group; Hope Consortium");
  BOOST_TEST(entry_of("TI  - A\nAID - 10.5555/y [doi]\n").citation->doi == "10.5555/y");
  BOOST_TEST(entry_of("TI  - A\nDP  - 2019 Mar-Apr\n").published == "2019-03");
  BOOST_TEST(entry_of("TI  - A\nDP  - 2019 Winter\n").published == "2019");
  BOOST_TEST(entry_of("TI  - A\nDEP - 20200103\n").published == "2020-01-03");
  BOOST_TEST(entry_of("TI  - A\nDP  - 2020\nDEP - 20200103\n").published == "2020-01-03");
  BOOST_TEST(entry_of("TI  - A\nDP  - 2020 Feb\nDEP - 20200103\n").published == "2020-02");
  BOOST_TEST(entry_of("TI  - A\nDP  - 2020\nDEP - 20191230\n").published == "2020");
  BOOST_TEST(entry_of("TI  - A\nTI  - B\n").title == "A B");
  BOOST_TEST(entry_of("BTI - A book\nPT  - Book\n").citation->type == "book");
  BOOST_TEST(entry_of("TI  - A\nPT  - Academic Dissertation\n").citation->type == "thesis");
  BOOST_TEST(entry_of("TI  - A\nBTI - A book\n").citation->container_title == "A book");
  BOOST_TEST(paragraphs(entry_of("TI  - A\nAB  - One.\nAB  - Two.\nOAB - Three.\n").summary) ==
             "One. / Two. / Three.");
  BOOST_TEST(entry_of("TI  - A\nOAB - Three.\n").summary == "Three.");
  BOOST_TEST(paragraphs(entry_of("TI  - A\nAB  - One.\nOAB - Publisher: Abstract available from "
                                 "the publisher.\n")
                            .summary) == "One.");
  BOOST_TEST(entry_of("TI  - [Rest].\nTT  - Ruhe.\n").title == "Rest");
  BOOST_TEST(entry_of("TI  - [Not Available].\nTT  - Ruhe.\n").title == "Ruhe");
  BOOST_TEST(entry_of("TI  - A\nDP  - 1998 Dec-1999 Jan\n").published == "1998-12");
  BOOST_TEST(entry_of("TI  - A\nDP  - 2019 Dec 28-2020 Jan 3\n").published == "2019-12-28");
  BOOST_TEST(entry_of("TI  - A\nDP  - 1999-2000 Winter\n").published == "1999");
  BOOST_TEST(entry_of("TI  - A\nDP  - 2000 1st Quarter\n").published == "2000");
  BOOST_TEST(entry_of("TI  - A\nLID - 4611 [pii]\nLID - 10.5555/y [doi]\n").citation->page ==
             "4611");
  BOOST_TEST(entry_of("TI  - A\nLID - S0033-3182(20)30123-4 [pii]\n").citation->page == "");
  BOOST_TEST(entry_of("TI  - A\nCON - J Ex. PMID: 2\nCIN - J Ex. doi: 10.5555/z\n").id == "pmid1");
  BOOST_TEST(joined(entry_of("TI  - A\nOT  - *rest\nMH  - *Sleep/*methods\n").topics) ==
             "rest; Sleep");
  BOOST_TEST(entry_of("TI  - A\nPMC - PMC7123456\n").citation->url ==
             "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7123456/");
  BOOST_TEST(entry_of("TI  - [A [sic] title].\n").title == "A [sic] title");
  BOOST_TEST(entry_of("TI  - [Letter] and [reply].\n").title == "[Letter] and [reply]");
}

BOOST_AUTO_TEST_CASE(a_faulty_record_costs_itself_alone) {
  const auto records = read("PMID- 1\nPT  - Editorial\n\nPMID- 2\nTI  - Two\n");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[0].rejection == "has neither a title nor an abstract");
  BOOST_TEST(records[1].entry.id == "pmid2");
}

BOOST_AUTO_TEST_CASE(a_very_long_field_is_not_held) {
  LongText text("PMID- 1\nTI  - Long\nAB  - ", kLongField, "\n\nPMID- 2\nTI  - After\n");
  const auto records = read_stream(read_nbib, text);
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[0].rejection == "line 3 is longer than 16 MiB");
  BOOST_TEST(records[1].entry.title == "After");
}

BOOST_AUTO_TEST_SUITE_END()
