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
      {"Source\n  Care. 28(2):103-6, 2019 Mar.\n", " (2019-3) Hope. Care 28(2) 103-106\n"},
      {"Source\n  Care. 28(2):103-6, 2019 Jul-Aug.\n", " (2019-7) Hope. Care 28(2) 103-106\n"},
      {"Source\n  Care [Electronic Resource]. 28:e12, 2019.\n", " (2019) Hope. Care 28 e12\n"},
      {"Source\n  Care. (4):CD1, 2019 Apr 02.\n", " (2019-4-2) Hope. Care(4) CD1\n"},
      {"Source\n  Care. Vol.28(2), Nov. 16, 2004, pp. 1-9.\n",
       " (2004-11-16) Hope. Care 28(2) 1-9\n"},
      {"Source\n  Care: Theory. Vol.56(1), Mar 2019, pp. 1-9.\n",
       " (2019-3) Hope. Care: Theory 56(1) 1-9\n"},
      {"Source\n  Care. Vol 12(3), 2019, ArtID e123.\n", " (2019) Hope. Care 12(3) e123\n"},
      {"Source\n  Care. Vol. 29(5)(pp 454-481), 2019. Date of Publication: July 2019.\n",
       " (2019-7) Hope. Care 29(5) 454-481\n"},
      {"Source\n  Care. 36 (no pagination), 2019. Article Number: l4570. Date of Publication: 02 "
       "Oct 2019.\n",
       " (2019-10-2) Hope. Care 36 l4570\n"},
      {"Source\n  Care. 36 (SUPPL. 1) (pp S12), 2019.\n", " (2019) Hope. Care 36(SUPPL. 1) S12\n"},
      {"Source\n  Lee, M [Ed]. (2013). A handbook, 6th ed. (pp. 169-218). xxi, 849 pp.\n",
       " (2013) Hope. A handbook, 6th ed 169-218\n"},
      {"Source\n  Care. Vol.74(5-B(E)), 2013, pp. No Pagination Specified.\n",
       " (2013) Hope. Care 74(5-B(E))\n"},
      {"Source\n  Care. Vol.56(1), Dec 2019-Jan 2020, pp. 1-9.\n",
       " (2019-12) Hope. Care 56(1) 1-9\n"},
      {"Source\n  Care. 28(2):103-6, December 2015/January 2016.\n",
       " (2015-12) Hope. Care 28(2) 103-106\n"},
      {"Source\n  Care. 28(2) (pp 103-106), 2015. Date of Publication: December 2014 - January "
       "2015.\n",
       " (2014-12) Hope. Care 28(2) 103-106\n"},
      {"Source\n  Care. (no pagination), 2015. Date of Publication: 2015.\n",
       " (2015) Hope. Care\n"},
      {"Source\n  Care. , 2019, pp. No Pagination Specified.\n", " (2019) Hope. Care\n"},
      {"Source\n  Care. (pp 1-12), 2023. Date of Publication: 2023.\n",
       " (2023) Hope. Care 1-12\n"},
      {"Source\n  Care. 1-12, 2019 Mar 05.\n", " (2019-3-5) Hope. Care 1-12\n"},
      {"Source\n  Care. 12-13, 2019.\n", " (2019) Hope. Care 12-13\n"},
      {"Source\n  Care. 2007 15 June; 433-441.\n", " (2007-6-15) Hope. Care 433-441\n"},
      {"Source\n  Care. 2005; 9pp..\n", " (2005) Hope. Care\n"},
      {"Source\n  Care August 2011;43(8):647-653\n", " (2011-8) Hope. Care 43(8) 647-653\n"},
      {"Source\n  J. of Care January/February 2010;14(1):56\n",
       " (2010-1) Hope. J. of Care 14(1) 56\n"},
      {"Source\n  Care November/December 2010;6:611-613\n", " (2010-11) Hope. Care 6 611-613\n"},
      {"Source\n  Care of Examples 12, Winter 2007: 7-14.\n",
       " (2007) Hope. Care of Examples 12 7-14\n"},
      {"Source\n  Care 18(1), Jan. 2007: 5-13.\n", " (2007-1) Hope. Care 18(1) 5-13\n"},
      {"Source\n  Care, 2013(1): 3-28.\n", " (2013) Hope. Care 2013(1) 3-28\n"},
      {"Source\n  Roe, R. [Editor, Reprint Author], Doe, K. [Editor]. Methods in care.:371-397, "
       "2004.\n",
       " (2004) Hope. Methods in care 371-397\n"},
      {"PMID\n  31234568 [https://www.ncbi.example/pubmed/?term=31234568]\n",
       " (0) Hope.  pmid:31234568\n"},
      {"Year of Publication\n  2014\n", " (2014) Hope. \n"},
      {"", " (0) Hope. \n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.fields) { BOOST_TEST(cited_with(row.fields) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(a_title_has_its_kind_behind_it) {
  const struct {
    const char* title;
    const char* read;
    const char* types;
  } kRows[] = {
      {"Hope.[Review]", "Hope", "Review"},
      {"Hope. [Review] [33 refs]", "Hope", "Review"},
      {"Hope. [Review].", "Hope", "Review"},
      {"Hope. [References].", "Hope", ""},
      {"[Hope]. [Review] [German]", "Hope", "Review"},
      {"Hope. [German, English].", "Hope", ""},
      {"Hope [sic]", "Hope [sic]", ""},
      {"[Hope]", "Hope", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.title) {
      const auto records = read("<1>\nTitle\n  " + std::string(row.title) + "\n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].entry.title == row.read);
      BOOST_TEST(joined(records[0].entry.research_types) == row.types);
    }
  }
}

BOOST_AUTO_TEST_CASE(types_of_publication_stand_on_lines_or_behind_full_stops) {
  const struct {
    const char* types;
    const char* read;
  } kRows[] = {
      {"Comparative Study. Randomized Controlled Trial. Meta-Analysis.",
       "Comparative Study; Randomized Controlled Trial; Meta-Analysis"},
      {"Comparative Study. Review", "Comparative Study; Review"},
      {"Review; Clinical Trial", "Review; Clinical Trial"},
      {"Study of U.S. Trials. Review.", "Study of U.S. Trials; Review"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.types) {
      const auto records =
          read("<1>\nTitle\n  Hope\nPublication Type\n  " + std::string(row.types) + "\n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(joined(records[0].entry.research_types) == row.read);
    }
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
      {"Verbeek J. van Vugt AB. Roe K.", "Verbeek, J.; van Vugt, AB.; Roe, K."},
      {"Roe, Jane.", "Roe, Jane"},
      {"Roe, Ann [Ed]; Lee, Bo [Ed]", "Roe, Ann; Lee, Bo"},
      {"Roe, Ann; [Lee, Bo]", "Roe, Ann; Lee, Bo"},
      {"Roe, Ann 1, Lee, Bo 2", "Roe, Ann; Lee, Bo"},
      {"Lucas J.S.", "Lucas, J.S."},
      {"Hill C. Edward", "Edward, Hill C."},
      {"Hill C. E.", "Hill, C. E."},
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

BOOST_AUTO_TEST_CASE(fields_may_have_tags) {
  const auto records = read(
      "<3001. >\r\nVN  - Ovid Technologies\r\nDB  - Embase\r\nUI  - 621381829\r\nTI  - Hope in "
      "care: A review.\r\nSO  - Journal of Examples. Conference: 2nd Meeting. Spain. 12 "
      "(Supplement "
      "3) (no pagination), 2018. Date of Publication: 2018.\r\nAU  - Okafor N.\r\nAU  - Roe "
      "R.S.\r\n"
      "IN  - (Okafor) A university\r\n      (Roe) Another one\r\nMH  - *hope\r\nMH  - human\r\n"
      "AB  - Background: We asked. \r\nMethod(s): We looked. \r\nResult(s): Seen.\r\nIS  - "
      "0033-3204\r\nDO  - http://dx.doi.org/10.5555/a\r\nPT  - Conference Abstract\r\nYR  - "
      "2018\r\n\r\n<3002. >\r\nVN  - Ovid Technologies\r\nDB  - Ovid MEDLINE(R)\r\nUI  - "
      "31245678\r\nAU  - Roe, Kate [Author, Reprint Author; E-mail: x@example.org]\r\nTI  - "
      "Listening\r\nSO  - Care & Cure. 201(2-3):327-334, November 15, 2004.\r\n");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  const Entry& entry = records[0].entry;
  BOOST_TEST(records[0].line == 2U);
  BOOST_TEST(paragraphs(entry.summary) ==
             "Background: We asked. / Method(s): We looked. / Result(s): Seen.");
  BOOST_TEST(joined(entry.topics) == "hope; human");
  BOOST_TEST(joined(entry.research_types) == "Conference Abstract");
  BOOST_TEST(entry.citation->issn == "0033-3204");
  BOOST_TEST(
      cited(records) ==
      "Okafor, N.; Roe, R.S. (2018) Hope in care: A review. Journal of Examples 12(Supplement "
      "3) doi:10.5555/a\n"
      "Roe, Kate (2004-11-15) Listening. Care & Cure 201(2-3) 327-334 pmid:31245678\n");
}

BOOST_AUTO_TEST_CASE(fields_of_their_own_have_number_and_day) {
  BOOST_TEST(
      cited(read("<1>\nTitle\n  Hope\nAuthor\n  Roe, Kate, Jr.\nJournal\n  Care\nVolume\n  12\n"
                 "Article Number\n  e4611\nDate of Publication\n  28 Dec 2019\n"
                 "Year of Publication\n  2019\n")) ==
      "Roe, Kate Jr. (2019-12-28) Hope. Care 12 e4611\n");
}

BOOST_AUTO_TEST_CASE(types_of_publication_tell_what_is_no_article) {
  const KindRow kRows[] = {
      {"PT  - Book Chapter\nSO  - Doe, K. [Editor]. Methods in care.:371-397, 2004.\n", "chapter",
       "Methods in care"},
      {"PT  - Book\nBT  - Hope. A press, Town. 2006: Unpaginated.\n", "book", ""},
      {"PT  - Patent\nSO  - Official Gazette of Examples. MAR 2 2004\n", "patent",
       "Official Gazette of Examples. MAR 2 2004"},
      {"PT  - Book; Edited Book\nSO  - Lee, M [Ed]. (2013). A handbook. (pp. 169-218). 9 pp.\n",
       "chapter", "A handbook"},
      {"PT  - Journal Article\nSO  - Care. 1:2, 2004.\n", "article-journal", "Care"},
      {"PT  - Dissertation Abstract\nSO  - Diss Abstr. 74:2, 2004.\n", "thesis", "Diss Abstr"},
  };
  for (const KindRow& row : kRows) {
    check_kind(read(std::string("VN  - Ovid Technologies\nTI  - Hope\n") + row.lines), row);
  }
}

BOOST_AUTO_TEST_CASE(every_abstract_and_subject_is_read) {
  const auto records = read(
      "VN  - Ovid Technologies\nTI  - Hope\nAB  - Ours.\nAB  - Theirs.\nOA  - Unsere.\n"
      "DE  - Democratization , French returnees , Cambodia\nMC  - Forestry\n"
      "AU  - Roe, Ann\n  ORCID: https://orcid.org/0000-0002-1825-0097\nAU  - Lee, Bo\n"
      "PT  - Journal; Peer Reviewed Journal; Empirical Study\n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  const Entry& entry = records[0].entry;
  BOOST_TEST(paragraphs(entry.summary) == "Ours. / Theirs. / Unsere.");
  BOOST_TEST(joined(entry.topics) == "Democratization; French returnees; Cambodia; Forestry");
  BOOST_TEST(joined(entry.research_types) == "Empirical Study");
  BOOST_TEST(joined(entry.citation->authors) == "Roe, Ann; Lee, Bo");
}

BOOST_AUTO_TEST_CASE(tags_have_what_the_source_lacks) {
  const auto records = read(
      "VN  - Ovid Technologies\nTI  - Hope\nJN  - Care\nVI  - 7\nIP  - 2\nPG  - 5-9\nPM  - 12\n"
      "VN  - Ovid Technologies\nTI  - Part\nBT  - The Book\nPG  - 1-4\nAN  - x9\n");
  BOOST_TEST(cited(records) == " (0) Hope. Care 7(2) 5-9 pmid:12\n (0) Part. The Book 1-4\n");
  BOOST_TEST(records.back().entry.citation->type == "chapter");
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

BOOST_AUTO_TEST_CASE(methods_and_key_concepts_of_psycinfo) {
  const Entry entry = read(
                          "<1. >\nVN  - Ovid Technologies\nDB  - APA PsycInfo\nTI  - Hope.\nPT  - "
                          "Journal\nPT  - Peer Reviewed Journal\nID  - Trees, forests, soil\nMD  - "
                          "Empirical Study; Meta Analysis\n")
                          .at(0)
                          .entry;
  BOOST_TEST(joined(entry.research_types) == "Empirical Study; Meta Analysis");
  BOOST_TEST(joined(entry.topics) == "Trees; forests; soil");
  BOOST_TEST(joined(read("<1. >\nVN  - Ovid Technologies\nDB  - Embase\nTI  - Hope.\nID  - Stress, "
                         "chronic\n")
                        .at(0)
                        .entry.topics) == "Stress, chronic");
}

BOOST_AUTO_TEST_SUITE_END()
