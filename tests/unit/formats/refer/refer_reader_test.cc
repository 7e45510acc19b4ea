#include <boost/test/unit_test.hpp>

#include "formats/refer/refer.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(refer_reader)

namespace {

std::vector<Record> read(const std::string& text) { return read_text(read_refer, text, "a.enw"); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_is_an_entry) {
  const auto records = read(
      "%0 Journal Article\r\n%T Repairing ruptures\r\nonline\r\n%A Okafor, Ngozi\r\n%A Roe, R.\r\n"
      "%J Journal of Examples\r\n%V 12\r\n%N 3\r\n%P 101-19\r\n%@ 0033-3204\r\n%D 2021\r\n"
      "%8 April 9\r\n%R doi:10.5555/a\r\n%U https://example.org/a\r\n%K alliance\r\nhope\r\n"
      "%X OBJECTIVE: To see.\r\n\r\nRESULTS: Caf&eacute;.\r\n%F okafor2021\r\n\r\n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  const Entry& entry = records[0].entry;
  BOOST_TEST(records[0].line == 1U);
  BOOST_TEST(entry.id == "okafor2021");
  BOOST_TEST(entry.published == "2021-04-09");
  BOOST_TEST(paragraphs(entry.summary) == "OBJECTIVE: To see. / RESULTS: Café.");
  BOOST_TEST(joined(entry.topics) == "alliance; hope");
  BOOST_TEST(entry.citation->issn == "0033-3204");
  BOOST_TEST(entry.citation->url == "https://example.org/a");
  BOOST_TEST(
      cited(records) ==
      "Okafor, Ngozi; Roe, R. (2021-4-9) Repairing ruptures online. Journal of Examples 12(3) "
      "101-119 doi:10.5555/a\n");
}

BOOST_AUTO_TEST_CASE(where_records_begin) {
  const struct {
    const char* what;
    const char* text;
    const char* titles;
  } kRows[] = {
      {"blank lines between", "%0 Book\n%T One\n\n%0 Book\n%T Two\n", "One|Two|"},
      {"none between", "%0 Book\n%T One\n%0 Book\n%T Two\n", "One|Two|"},
      {"a blank line within", "%0 Book\n%T One\n\n%X Text\n", "One|"},
      {"the older form", "%A Roe\n%T One\n\n%A Roe\n%T Two\n", "One|Two|"},
      {"the type within", "%A Lee\n%0 Book\n%T One\n\n%A Roe\n%0 Book\n%T Two\n", "One|Two|"},
      {"the older form behind", "%0 Book\n%T One\n\n%T Two\n%A Roe\n", "One|Two|"},
      {"EndNote's behind", "%A Roe\n%T One\n\n%0 Book\n%T Two\n", "One|Two|"},
      {"a blank line in a text", "%0 Book\n%A Lee\n%X One\n\ntwo\n%A Roe\n%T One\n", "One|"},
      {"remarks before it", "Exported today.\n\n%0 Book\n%T One\n", "One|"},
      {"a percent sign in a text", "%0 Book\n%T One\n%X A\n%5 of all\n", "One|"},
      {"nothing", "", ""},
  };
  for (const auto& row : kRows) {
    std::string titles;
    for (const Record& record : read(row.text)) titles += record.entry.title + "|";
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(titles == row.titles); }
  }
  BOOST_TEST(cited(read("%0 Book\n%A Roe, R.\n")) ==
             "rejected: has neither a title nor an abstract\n");
}

BOOST_AUTO_TEST_CASE(kinds_of_publication) {
  const KindRow kRows[] = {
      {"%0 Journal Article\n%J Care\n", "article-journal", "Care"},
      {"%0 Book Section\n%B A Handbook\n", "chapter", "A Handbook"},
      {"%0 Edited Book\n%B A Series\n", "book", ""},
      {"%0 Thesis\n%B A Series\n", "thesis", ""},
      {"%0 Dictionary\n", "entry-dictionary", ""},
      {"%0 Generic\n", "document", ""},
      {"%J Care\n", "article-journal", "Care"},
      {"%B A Handbook\n", "chapter", "A Handbook"},
      {"%B A Handbook\n%V 2\n", "chapter", "A Handbook"},
      {"%B Care\n%V 61\n%N 6\n", "article-journal", "Care"},
      {"%0 Thesis\n%J Dissertation Abstracts\n", "thesis", "Dissertation Abstracts"},
      {"%0 Dissertation\n%B Dissertation Abstracts\n", "thesis", "Dissertation Abstracts"},
  };
  for (const KindRow& row : kRows) check_kind(read(std::string(row.lines) + "%T Hope\n"), row);
}

BOOST_AUTO_TEST_CASE(abstracts_and_numbers_wherever_endnote_has_them) {
  const struct {
    const char* lines;
    const char* cited;
  } kRows[] = {
      {"%Z doi: 10.5555/own\n", " (0) Hope.  doi:10.5555/own"},
      {"%Z Comment on: PMID: 11111111\n", " (0) Hope. "},
      {"%Z PMID: 31245678\n", " (0) Hope.  pmid:31245678"},
      {"%~ PubMed\n%M 31245678\n", " (0) Hope.  pmid:31245678"},
      {"%~ Embase\n%M 31245678\n", " (0) Hope. "},
      {"%0 Book\n%P 320\n", " (0) Hope. "},
      {"%0 Book\n%P 173 s.\n", " (0) Hope. "},
      {"%0 Conference Proceedings\n%P 15p\n", " (0) Hope. "},
      {"%0 Journal Article\n%] e12\n", " (0) Hope.  e12"},
      {"%0 Journal Article\n%Z Artn 4611\n", " (0) Hope.  4611"},
      {"%0 Journal Article\n%& 4611\n", " (0) Hope.  4611"},
      {"%D 1998\n%8 Dec-1999 Jan\n", " (1998-12) Hope. "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) {
      BOOST_TEST(cited(read(std::string(row.lines) + "%T Hope\n")) ==
                 std::string(row.cited) + "\n");
    }
  }
  BOOST_TEST(joined(read("%0 Journal Article\n%T Hope\n%9 Review\n").at(0).entry.research_types) ==
             "Review");
  const auto topics_of = [](const std::string& words) {
    return joined(read("%T Hope\n%K " + words + "\n").at(0).entry.topics);
  };
  BOOST_TEST(topics_of("Child, Preschool\nDepression, Postpartum/*therapy\nHumans") ==
             "Child, Preschool; Depression, Postpartum; Humans");
  BOOST_TEST(topics_of("hope, trust,\ncare") == "hope; trust; care");
  BOOST_TEST(topics_of("hope, trust") == "hope; trust");
  const auto records = read("%0 Journal Article\n%T Hope\n%X One.\n%X Deux.\n%2 PMC7123456\n");
  BOOST_TEST(paragraphs(records.at(0).entry.summary) == "One. / Deux.");
  BOOST_TEST(records.at(0).entry.citation->url ==
             "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7123456/");
}

BOOST_AUTO_TEST_CASE(it_is_recognised_by_a_record) {
  const struct {
    const char* text;
    Certainty certainty;
  } kRows[] = {
      {"%0 Journal Article\n%T Hope\n", Certainty::plain},
      {"Exported\n%0 Book\n", Certainty::perhaps},
      {"%A Roe, R.\n%T Hope\n", Certainty::perhaps},
      {"% a remark of TeX\n", Certainty::none},
      {"%0\n", Certainty::none},
      {"TI  - Hope\n", Certainty::none},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST((recognise_refer(TextBeginning(row.text)).certainty == row.certainty));
    }
  }
}

BOOST_AUTO_TEST_CASE(papers_of_conferences) {
  BOOST_TEST(cited(read("%0 Conference Proceedings\n%T Hope\n%A Roe, R\n%S Proceedings of Care\n%D "
                        "2025\n%P 5\n%P 677-693\n")) ==
             "Roe, R (2025) Hope. Proceedings of Care 677-693\n");
  BOOST_TEST(cited(read("%0 Conference Proceedings\n%T Hope\n%B Care\n%S Series\n")) ==
             " (0) Hope. Care\n");
}

BOOST_AUTO_TEST_SUITE_END()
