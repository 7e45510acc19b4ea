#include <boost/test/unit_test.hpp>

#include "formats/ris/ris.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(ris_reader)

namespace {

const std::string kArticle =
    "TY  - JOUR\n"
    "AU  - Okafor, Ngozi\n"
    "AU  - van den Berg, Pieter J.\n"
    "TI  - Repairing ruptures in online therapy\n"
    "JF  - Journal of Invented Psychotherapy\n"
    "PY  - 2021/04/09/\n"
    "VL  - 12\n"
    "IS  - 3\n"
    "SP  - 101\n"
    "EP  - 119\n"
    "DO  - 10.5555/jip.2021.12\n"
    "AB  - Ruptures were repaired in most dyads.\n"
    "KW  - alliance\n"
    "KW  - videoconferencing\n"
    "ER  - \n";

std::vector<Record> read(const std::string& text) { return read_text(read_ris, text, "hits.ris"); }

std::string cited(const std::string& text) { return cited(read(text)); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_is_an_entry) {
  const auto records = read_text(read_ris, kArticle, "hits.ris");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].line == 1U);
  BOOST_TEST(records[0].repairs.empty());
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "2021-04-repairing-ruptures-in-online-therapy");
  BOOST_TEST(entry.published == "2021-04-09");
  BOOST_TEST(entry.citation->type == "article-journal");
  BOOST_TEST(entry.summary == "Ruptures were repaired in most dyads.");
  BOOST_TEST(joined(entry.topics) == "alliance; videoconferencing");
  BOOST_TEST(
      cited(kArticle) ==
      "Okafor, Ngozi; van den Berg, Pieter J. (2021-4-9) Repairing ruptures in online therapy. "
      "Journal of Invented Psychotherapy 12(3) 101-119 doi:10.5555/jip.2021.12\n");
}

BOOST_AUTO_TEST_CASE(places_as_people_write_them) {
  const struct {
    const char* lines;
    const char* place;
  } kRows[] = {
      {"VL  - 12(3)\nSP  - 1\n", " 12(3) 1"},
      {"VL  - 12(3)\nIS  - 4\n", " 12(3)(4)"},
      {"VL  - v. 12\nIS  - no. 3\n", " 12(3)"},
      {"VL  - Vol. 12\nIS  - Suppl 3\n", " 12(Suppl 3)"},
      {"SP  - 101\u20109\n", " 101-109"},
      {"SP  - 110-2; discussion 113\n", " 110-112; discussion 113"},
      {"SP  - S12-9\n", " S12-S19"},
      {"SP  - S12--19\n", " S12-S19"},
      {"SP  - e12\nEP  - 8\n", " e12-e18"},
      {"SP  - A9-5\n", " A9-5"},
      {"SP  - S12-S19\n", " S12-S19"},
      {"SP  - 101\nEP  - +\n", " 101+"},
      {"SP  - e0123456-\n", " e0123456"},
      {"SP  - No pagination specified\nC7  - e4611\n", " e4611"},
      {"M1  - 101282906\n", ""},
      {"M1  - 4\n", "(4)"},
      {"VL  - v. v. 176\n", " 176"},
      {"VL  - v. 7 issue 4\n", " 7(4)"},
      {"VL  - 7, no. 4\n", " 7(4)"},
      {"SP  - n/a\nEP  - n/a\n", ""},
      {"VL  - Vivaldi\n", " Vivaldi"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) {
      BOOST_TEST(cited("TY  - JOUR\nTI  - Hope\nJF  - Care\n" + std::string(row.lines) +
                       "ER  - \n") == " (0) Hope. Care" + std::string(row.place) + "\n");
    }
  }
  BOOST_TEST(cited("TY  - THES\nTI  - Hope\nVL  - Ph.D.\nER  - \n") == " (0) Hope. \n");
}

BOOST_AUTO_TEST_CASE(a_tag_that_stands_for_nothing_leaves_its_place_to_another) {
  const auto records = read(
      "TY  - JOUR\nTI  - Hope\nAU  - [No author name available]\nPY  - 2020\nJF  - NA\nT2  - "
      "Care\nVL  - NA\nIS  - ahead-of-print\nSP  - 1\nEP  - 0\nDO  - NA\nKW  - NA\nER  - \n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(cited(records) == " (2020) Hope. Care 1\n");
  BOOST_TEST(records[0].entry.topics.empty());
  BOOST_TEST(joined(records[0].repairs) ==
             "a page 0 was left out; 6 values that stand for nothing were left out: '[No author "
             "name available]', 'NA', 'ahead-of-print'");
}

// The same article as programs write it that have other ideas of the format.
BOOST_AUTO_TEST_CASE(every_dialect_says_the_same) {
  const std::string kSame = "Okafor, N. (2021) Hope. Care 12(3) 101-119 doi:10.5555/x\n";
  const struct {
    const char* dialect;
    std::string text;
  } kRows[] = {
      {"of 2001",
       "TY  - JOUR\nA1  - Okafor,N.\nT1  - Hope\nJO  - Care\nY1  - 2021///\nVL  - 12\nIS  - 3\n"
       "SP  - 101\nEP  - 119\nM3  - doi: 10.5555/x\nER  - \n"},
      {"of 2011",
       "TY  - JOUR\nAU  - Okafor, N.\nTI  - Hope\nT2  - Care\nPY  - 2021\nVL  - 12\nIS  - 3\n"
       "SP  - 101-119\nDO  - https://doi.org/10.5555/X\nER  - \n"},
      {"single blanks, carriage returns",
       "TY - JOUR\r\nAU - Okafor, N.\r\nTI - Hope\r\nT2 - Care\r\nPY - 2021\r\nVL - 12\r\n"
       "M1 - 3\r\nSP - 101\r\nEP - 119\r\nUR - http://dx.doi.org/10.5555/x\r\nER -\r\n"},
      {"no blank after the hyphen",
       "TY  -JOUR\nAU  -Okafor, N.\nTI  -Hope\nJA  -Care\nPY  -2021\nVL  -12\nCP  -3\nSP  -101\n"
       "EP  -119\nN1  -DOI: 10.5555/x\nER  -\n"},
      {"blank lines, a provider's heading",
       "Provider: A Library\nDatabase: Invented\n\n\nTY  - JOUR\n\nAU  - Okafor, N.\nTI  - Hope\n"
       "T2  - Care\nDA  - 2021\nVL  - 12\nIS  - 3\nSP  - 101\nEP  - 119\nL3  - 10.5555/x\n\nER  - "
       "\n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.dialect) { BOOST_TEST(cited(row.text) == kSame); }
  }
}

// A semicolon that ends an entity parts nothing.
BOOST_AUTO_TEST_CASE(entities_are_resolved_in_every_field) {
  const auto records = read(
      "TY  - JOUR\nTI  - Child&#8217;s 10<sup>-3</sup>\nAU  - Garc&iacute;a, A.\n"
      "AU  - O&#39;Brien, P.\nJF  - Child &amp;amp; Family\nPY  - 2019\n"
      "KW  - Alliance &amp; Rupture; caf&eacute; culture; Hope\n"
      "DO  - 10.1002/(SICI)1097-4679(199901)55:1&lt;1::AID-JCLP1&gt;3.0.CO;2-#\n"
      "UR  - https://x.example/?a=1&amp;copy=2&reg=3\nER  - \n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  const Entry& entry = records[0].entry;
  BOOST_TEST(joined(entry.topics) == "Alliance & Rupture; café culture; Hope");
  BOOST_TEST(entry.citation->url == "https://x.example/?a=1&copy=2&reg=3");
  BOOST_TEST(cited(records) ==
             "García, A.; O'Brien, P. (2019) Child’s 10^-3. Child & Family "
             "doi:10.1002/(sici)1097-4679(199901)55:1<1::aid-jclp1>3.0.co;2-#\n");
}

BOOST_AUTO_TEST_CASE(each_field_is_taken_from_the_best_of_its_tags) {
  const auto entry_of = [](const std::string& lines) {
    const auto records =
        read_text(read_ris, "TY  - JOUR\nTI  - Hope\n" + lines + "ER  - \n", "hits.ris");
    return records.front().entry;
  };
  const auto published = [&](const char* lines) { return entry_of(lines).published; };
  BOOST_TEST(published("PY  - 2019\nDA  - 2019/05/02\n") == "2019-05-02");
  BOOST_TEST(published("PY  - 2019\nDA  - May 2\n") == "2019-05-02");
  BOOST_TEST(published("PY  - 2019\nDA  - 2020/05/02\n") == "2019");
  BOOST_TEST(published("PY  - 2019\nY2  - 2023/01/01\n") == "2019");
  BOOST_TEST(entry_of("JO  - J Inv\nJF  - Journal of Inventions\n").citation->container_title ==
             "Journal of Inventions");
  BOOST_TEST(entry_of("N2  - A longer.\nAB  - A longer abstract.\n").summary ==
             "A longer abstract.");
  BOOST_TEST(joined(entry_of("KW  - hope\ncare\nKW  - hope; trust\n").topics) ==
             "hope; care; trust");
  BOOST_TEST(joined(entry_of("KW  - hope, trust, care\n").topics) == "hope; trust; care");
  BOOST_TEST(joined(entry_of("KW  - Adult, Aged, Sleep/methods, Humans\n").topics) ==
             "Adult; Aged; Sleep; Humans");
  BOOST_TEST(joined(entry_of("KW  - Genome, Viral\nSleep, Light\nBirth, Early\n").topics) ==
             "Genome, Viral; Sleep, Light; Birth, Early");
  BOOST_TEST(joined(entry_of("KW  - Lymphoma, Large B-Cell, Diffuse\n").topics) ==
             "Lymphoma, Large B-Cell, Diffuse");
  BOOST_TEST(joined(entry_of("KW  - hope, trust, care\nKW  - sleep\n").topics) ==
             "hope, trust, care; sleep");
  BOOST_TEST(entry_of("DB  - Medline\nAN  - 31245678\n").id == "pmid31245678");
  BOOST_TEST(entry_of("N1  - PMID: 31245678\n").id == "pmid31245678");
  BOOST_TEST(entry_of("DB  - Invented\nAN  - 31245678\n").id == "hope");
  BOOST_TEST(entry_of("ID  - okafor2021\n").id == "okafor2021");
  BOOST_TEST(entry_of("ID  - 17\n").id == "hope");
  BOOST_TEST(entry_of("SP  - 454\nEP  - 81\n").citation->page == "454-481");
  BOOST_TEST(entry_of("UR  - https://example.org/a;https://example.org/b\n").citation->url ==
             "https://example.org/a");
  BOOST_TEST(entry_of("TI  - An <i>odd</i> title &amp; more.\n").title == "Hope");
}

// Only what a field means to be the article's own; the rest is in article_numbers_test.cc,
// reference_date_test.cc, reference_names_test.cc and keyword_names_test.cc.
BOOST_AUTO_TEST_CASE(fields_of_other_works_databases_and_programs) {
  const struct {
    const char* lines;
    const char* cited;
  } kRows[] = {
      {"DO  - n/a\nUR  - https://doi.org/10.5555/own\n", " (0) Hope.  doi:10.5555/own"},
      {"N1  - Cited References: A, 2005, DOI 10.5555/other\n", " (0) Hope. "},
      {"N1  - Comment on: PMID: 11111111\n", " (0) Hope. "},
      {"N1  - Times Cited: 1\nN1  - doi: 10.5555/own\n", " (0) Hope.  doi:10.5555/own"},
      {"L3  - 10.5555/own\n", " (0) Hope.  doi:10.5555/own"},
      {"L3  - http://dx.doi.org/10.5555/own\n", " (0) Hope.  doi:10.5555/own"},
      {"DB  - Embase\nDB  - Medline\nU2  - L644\nC5  - 31245678\n", " (0) Hope.  pmid:31245678"},
      {"C3  - PUBMED 31245678,EMBASE 361\n", " (0) Hope.  pmid:31245678"},
      {"DB  - Scopus\nC2  - 31245678\nC7  - 2864\n", " (0) Hope.  2864 pmid:31245678"},
      {"AN  - MEDLINE:31245678\n", " (0) Hope.  pmid:31245678"},
      {"UR  - https://pubmed.ncbi.nlm.nih.gov/31245678/\n", " (0) Hope.  pmid:31245678"},
      {"C7  - e0123456\nSP  - 1\nEP  - 12\n", " (0) Hope.  1-12"},
      {"C7  - 10.5555/own\n", " (0) Hope.  doi:10.5555/own"},
      {"PY  - 2020\nDA  - 20201103\n", " (2020-11-3) Hope. "},
      {"PY  - 2019\nDA  - 20191399\n", " (2019) Hope. "},
      {"PY  - 2019\nDA  - 12 Mar\n", " (2019-3-12) Hope. "},
      {"PY  - 2012\nDA  - 12. Mai\n", " (2012-5-12) Hope. "},
      {"PY  - 2012\nDA  - 3. listopadu 2012\n", " (2012) Hope. "},
      {"PY  - 2012/Mär/15\n", " (2012-3-15) Hope. "},
      {"DA  - 15. März 2012\n", " (2012-3-15) Hope. "},
      {"PY  - 2019-2020\n", " (2019) Hope. "},
      {"Y1  - 2012/12//Dec2012/Jan2013\n", " (2012-12) Hope. "},
      {"DA  - 2013/05/02\nY1  - 2013///\n", " (2013-5-2) Hope. "},
      {"AU  - Smith J, Doe K\nAU  - Roe, L.\n", "Smith, J; Doe, K; Roe, L. (0) Hope. "},
      {"UR  - https://www.cochranelibrary.com/central/doi/10.1002/central/CN-00778159/full\n",
       " (0) Hope. "},
      {"L1  - https://dx.doi.org/10.5555/own\n", " (0) Hope.  doi:10.5555/own"},
      {"L1  - https://example.org/10.5555/other.pdf\n", " (0) Hope. "},
      {"DB  - Ovid MEDLINE(R) ALL <1946 to June 24, 2024>\nID  - 31245678\n",
       " (0) Hope.  pmid:31245678"},
      {"ID  - 31245678\nL2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=medp&AN=31245678\n",
       " (0) Hope.  pmid:31245678"},
      {"ID  - 31245678\nL2  - http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=emed&AN=31245678\n",
       " (0) Hope. "},
      {"ID  - 31245678\n", " (0) Hope. "},
      {"A1  - Hern, Matt, Ed\n", "Hern, Matt (0) Hope. "},
      {"A1  - World Health Organization,\n", "World Health Organization (0) Hope. "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) {
      const std::string text = "TY  - JOUR\nTI  - Hope\n" + std::string(row.lines) + "ER  - \n";
      BOOST_TEST(cited(text) == std::string(row.cited) + "\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(all_abstracts_are_read_and_no_notice_of_copyright) {
  const struct {
    const char* lines;
    const char* summary;
    const char* told;
  } kRows[] = {
      {"AB  - One.\nAB  - Deux.\n", "One. / Deux.", ""},
      {"AB  - RESULTS: One.\nAB  - METHODS: Two.\n", "RESULTS: One. / METHODS: Two.", ""},
      {"AB  - One.\nAB  - One.\n", "One.", ""},
      {"AB  - One.\nAB  - Copyright of J is the property of P and its content may not be copied.\n",
       "One.", "a notice of copyright in the place of an abstract was left out"},
      {"AB  - \u00A9 2020 Press Ltd. All rights reserved.\n", "",
       "a notice of copyright in the place of an abstract was left out"},
      {"AB  - Copyright (c) 2019 by the authors.\n", "",
       "a notice of copyright in the place of an abstract was left out"},
      {"AB  - Copyright law changed in 2020.\n", "Copyright law changed in 2020.", ""},
      {"AB  - [Abstract not available].\n", "",
       "an abstract that only says that there is none was left out"},
      {"AB  - One, and more.\nN2  - Deux.\n", "One, and more. / Deux.", ""},
      {"AB  - One, and more.\nN2  - \u4E00\u3002\n", "One, and more. / \u4E00\u3002", ""},
      {"AB  - One, two and three more.\nN2  - One and two more so\n", "One, two and three more.",
       "the shorter of the abstracts in AB and N2 was left out"},
      {"AB  - One and more.\nN2  - One\n", "One and more.", ""},
      {"N2  - One.\nN2  - Two.\n", "One. / Two.", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) {
      const auto records = read("TY  - JOUR\nTI  - Hope\n" + std::string(row.lines) + "ER  - \n");
      BOOST_TEST(paragraphs(records.at(0).entry.summary) == row.summary);
      BOOST_TEST(joined(records.at(0).repairs) == row.told);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_tag_of_medline_is_no_part_of_the_value_before) {
  const auto records = read("TY  - JOUR\nTI  - Hope\nDO  - 10.5555/a\nPMID  - 31245678\nER  - \n");
  BOOST_TEST(cited(records) == " (0) Hope.  doi:10.5555/a pmid:31245678\n");
}

BOOST_AUTO_TEST_CASE(pages_and_numbers_of_articles) {
  const struct {
    const char* lines;
    const char* page;
    const char* url;
  } kRows[] = {
      {"SP  - pp. 145-58\n", "145-158", ""},
      {"SP  - p. 145-p. 158\n", "145-158", ""},
      {"SP  - 145 - 58\n", "145-158", ""},
      {"SP  - 4611 (12pp)\n", "4611", ""},
      {"SP  - 4611, 12 pages\n", "4611", ""},
      {"SE  - 102246\n", "102246", ""},
      {"SE  - Department of Care\n", "", ""},
      {"SP  - ARTN 4611\n", "4611", ""},
      {"N1  - Article Number: 4611\n", "4611", ""},
      {"SP  - 1\nN1  - Article Number: 4611\n", "1", ""},
      {"C7  - 4611\n", "4611", ""},
      {"C7  - PMC7123456\n", "", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7123456/"},
      {"C2  - PMC7123456\nUR  - https://a.example/b\n", "", "https://a.example/b"},
      {"N1  - References: Roe, R., Hope (2001);\nDoe, K. (2002), MIT PressUR  - "
       "https://a.example/b\n",
       "", "https://a.example/b"},
      {"PM  - PMC7123456\n", "", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7123456/"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) {
      const auto records = read("TY  - JOUR\nTI  - Hope\n" + std::string(row.lines) + "ER  - \n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].entry.citation->page == row.page);
      BOOST_TEST(records[0].entry.citation->url == row.url);
      BOOST_TEST(records[0].repairs.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(of_a_whole_work_the_number_of_pages_is_no_page) {
  const struct {
    const char* lines;
    const char* page;
  } kRows[] = {
      {"TY  - BOOK\nSP  - 320\n", ""},    {"TY  - THES\nSP  - xii, 320 p.\n", ""},
      {"TY  - RPRT\nSP  - 48\n", ""},     {"TY  - BOOK\nSP  - 12\nEP  - 30\n", "12-30"},
      {"TY  - CHAP\nSP  - 320\n", "320"}, {"TY  - JOUR\nSP  - 320\n", "320"},
      {"TY  - JOUR\nSP  - 14 pp.\n", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) {
      const auto records = read("TI  - Hope\n" + std::string(row.lines) + "ER  - \n");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      const std::string page = records[0].entry.citation->page;
      BOOST_TEST(page == row.page);
      const bool is_told =
          joined(records[0].repairs).find("the number of pages") != std::string::npos;
      BOOST_TEST(is_told == page.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(an_issn_may_have_a_letter_before_it_and_an_address_a_second_one_behind_it) {
  const auto records = read(
      "TY  - JOUR\nTI  - Hope\nSN  - E0033-3204\nUR  - https://a.example/x https://b.example/y\n"
      "ER  - \n");
  BOOST_TEST(records.at(0).entry.citation->issn == "0033-3204");
  BOOST_TEST(records.at(0).entry.citation->url == "https://a.example/x");
}

BOOST_AUTO_TEST_CASE(the_type_may_stand_anywhere_in_its_record) {
  const struct {
    const char* text;
    const char* titles;
  } kRows[] = {
      {"TI  - One\nTY  - JOUR\nER  - \nTI  - Two\nTY  - JOUR\nER  - \n", "1 One: ; 4 Two: "},
      {"DB  - X\nTI  - One\nTY  - THES\nPY  - 2001\nTY  - JOUR\nTI  - Two\n",
       "1 One: has no line 'ER  -' at its end; 5 Two: has no line 'ER  -' at its end"},
      {"TI  - One\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n", "1 One: has no line 'TY  -'; 3 Two: "},
      {"TI  - One\nTY  - JOUR\n\nTI  - Two\nTY  - JOUR\nER  - \n",
       "1 One: has no line 'ER  -' at its end; 4 Two: "},
      {"TY  - JOUR\nTI  - One\n\nPY  - 2001\nER  - \n", "1 One: "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      std::vector<std::string> told;
      for (const Record& record : read(row.text)) {
        told.push_back(std::to_string(record.line) + " " + record.entry.title + ": " +
                       joined(record.repairs));
      }
      BOOST_TEST(joined(told) == row.titles);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_thesis_keeps_its_journal_and_an_article_its_type) {
  const auto entry_of = [](const std::string& lines) {
    return read(lines + "TI  - Hope\nER  - \n").at(0).entry;
  };
  BOOST_TEST(entry_of("TY  - THES\nJF  - Dissertation Abstracts\nT2  - Series\n")
                 .citation->container_title == "Dissertation Abstracts");
  BOOST_TEST(entry_of("TY  - THES\nT2  - Series\n").citation->container_title == "");
  BOOST_TEST(entry_of("TY  - THES\nT2  - Dissertations of Care\n").citation->container_title ==
             "Dissertations of Care");
  BOOST_TEST(entry_of("TY  - THES\nJ2  - Diss Abstr\n").citation->container_title == "Diss Abstr");
  BOOST_TEST(entry_of("TY  - DISS\n").citation->type == "thesis");
  BOOST_TEST(entry_of("TY  - jour\n").citation->type == "article-journal");
  BOOST_TEST(entry_of("TY  - Journal Article\n").citation->type == "article-journal");
  BOOST_TEST(joined(entry_of("TY  - JOUR\nM3  - Journal Article, Research Support, Non-U.S. "
                             "Gov't, Clinical Trial, Phase I\n")
                        .research_types) == "Clinical Trial, Phase I");
  BOOST_TEST(entry_of("TY  - JOUR\nDO  - 10.5555/\n  own\n").citation->doi == "10.5555/own");
  BOOST_TEST(entry_of("TY  - JOUR\nU2  - 10.5555/own\n").citation->doi == "10.5555/own");
  BOOST_TEST(entry_of("TY  - JOUR\nDB  - PubMed\nID  - 31245678\n").citation->pmid == "31245678");
  BOOST_TEST(entry_of("TY  - THES\nT2  - Dissertation Abstracts\n").citation->container_title ==
             "Dissertation Abstracts");
  BOOST_TEST(entry_of("TY  - RPRT\nM1  - NG222\n").citation->issue == "");
  BOOST_TEST(joined(entry_of("TY  - JOUR\nM3  - Review\n").research_types) == "Review");
  BOOST_TEST(joined(entry_of("TY  - JOUR\nM3  - Journal Article; Randomized Controlled Trial; "
                             "Research Support, Non-U.S. Gov't\n")
                        .research_types) == "Randomized Controlled Trial");
  BOOST_TEST(joined(entry_of("TY  - JOUR\nM3  - Peer Reviewed Journal\n").research_types) == "");
  BOOST_TEST(joined(entry_of("TY  - JOUR\nM3  - Original Article\n").research_types) == "");
  BOOST_TEST(
      joined(entry_of("TY  - JOUR\nPT  - Journal Articles, Reports - Research\n").research_types) ==
      "Reports - Research");
  BOOST_TEST(joined(entry_of("TY  - JOUR\nPT  - Clinical Trial, Phase I\n").research_types) ==
             "Clinical Trial, Phase I");
  BOOST_TEST(joined(entry_of("TY  - JOUR\nM3  - Journal: Article\n").research_types) == "");
  BOOST_TEST(joined(entry_of("TY  - THES\nM3  - Doctoral\n").research_types) == "");
  BOOST_TEST(entry_of("TY  - JOUR\nTI  - [Hope].\n").title == "Hope");
  BOOST_TEST(entry_of("TY  - JOUR\nTI  - [Hope]. [French, English].\n").title == "Hope");
  BOOST_TEST(entry_of("TY  - JOUR\nTI  - Hope. [German]\n").title == "Hope");
  BOOST_TEST(entry_of("TY  - JOUR\nTI  - Hope of [German]\n").title == "Hope of [German]");
  BOOST_TEST(entry_of("TY  - JOUR\nTI  - [Not Available].\nTT  - Ruhe\n").title == "Ruhe");
}

BOOST_AUTO_TEST_CASE(a_line_without_a_tag_goes_on_with_the_value_before_it) {
  const auto records = read_text(read_ris,
                                 "TY  - JOUR\nTI  - Hope and\n   care\nAB  - One "
                                 "line.\nT2-weighted images.\nCD-ROM.\nER  - \n");
  BOOST_TEST(records[0].entry.title == "Hope and care");
  BOOST_TEST(records[0].entry.summary == "One line. T2-weighted images. CD-ROM.");
}

BOOST_AUTO_TEST_CASE(labelled_advice_becomes_practice_implications) {
  const auto records =
      read_text(read_ris,
                "TY  - JOUR\nTI  - Hope\nAB  - OBJECTIVE: To ask. RESULTS: It helps. "
                "CLINICAL IMPLICATIONS: Ask early.\nER  - \n");
  BOOST_TEST(paragraphs(records[0].entry.summary) == "OBJECTIVE: To ask. / RESULTS: It helps.");
  BOOST_TEST(records[0].entry.practice_implications == "Ask early.");
}

BOOST_AUTO_TEST_CASE(a_faulty_record_costs_itself_alone) {
  const auto records = read_text(read_ris,
                                 "TY  - JOUR\nTI  - One\n"                 // no ER
                                 "TY  - JOUR\nAU  - Okafor, N.\nER  - \n"  // no title
                                 "TI  - Three\nER  - \n"                   // no TY
                                 "ER  - \n\n"                              // nothing at all
                                 "TY  - JOUR\nTI  - Fo" +
                                     std::string(1, '\0') +
                                     "ur\nPY  - 0000\nDO  - ten\nER  - \nTY  - JOUR\nTI  - Five",
                                 "hits.ris");
  std::string told;
  for (const Record& record : records) {
    told += std::to_string(record.line) + " " + record.entry.title + record.rejection + ":";
    for (const std::string& repair : record.repairs) told += " " + repair + ";";
    told += "\n";
  }
  BOOST_TEST(told ==
             "1 One: has no line 'ER  -' at its end;\n"
             "3 has neither a title nor an abstract:\n"
             "6 Three: has no line 'TY  -';\n"
             "10 Four: the date has no year that could be read and was left out: '0000'; "
             "the DOI 'ten' is none and was left out; control characters were left out;\n"
             "15 Five: has no line 'ER  -' at its end;\n");
}

BOOST_AUTO_TEST_CASE(a_record_without_key_whose_title_is_not_latin_gets_an_id_all_the_same) {
  const struct {
    const char* fields;
    const char* id;
  } kRows[] = {
      {"TI  - 心理治療中的聯盟", "title-dadd956e6def6787"},
      {"TI  - 心理治療中的聯盟\nPY  - 2020/05", "2020-05-title-dadd956e6def6787"},
      {"TI  - التحالف العلاجي", "title-a7322ef0435b2427"},
      {"TI  - ?!", "title-46a13107af5f5369"},
      {"AB  - 這是摘要。", "title-53d9870bd7d97a62"},
      {"TI  - CBT 療法\nPY  - 2020", "2020-cbt"},
      {"TI  - Größe", "grosse"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.fields) {
      const auto records =
          read_text(read_ris, "TY  - JOUR\n" + std::string(row.fields) + "\nER  - \n", "hits.ris");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].rejection == "");
      BOOST_TEST(records[0].entry.id == row.id);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_very_long_field_is_not_held) {
  LongText text("TY  - JOUR\nTI  - Long\nAB  - ", kLongField,
                "\nER  - \nTY  - JOUR\nTI  - After\nER  - \n");
  const auto records = read_stream(read_ris, text);
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[0].rejection == "line 3 is longer than 16 MiB");
  BOOST_TEST(records[0].line == 1U);
  BOOST_TEST(records[1].entry.title == "After");
}

BOOST_AUTO_TEST_CASE(a_record_of_endless_lines_is_not_held) {
  std::string text = "TY  - JOUR\nTI  - Long\n";
  const std::string line = "AB  - " + std::string(1 << 20, 'a') + "\n";
  for (int times = 0; times < 40; ++times) text += line;
  const auto records = read_text(read_ris, text + "ER  - \n" + kArticle);
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[0].rejection == "the record is longer than 32 MiB");
  BOOST_TEST(records[1].rejection == "");
}

BOOST_AUTO_TEST_CASE(a_post_of_a_blog_is_cited_if_it_has_an_author) {
  const auto records = read(
      "TY  - BLOG\nTI  - Rest\nT2  - The Blog\nPY  - 2021\nUR  - https://blog.example/\n"
      "AB  - Rest led.\nER  - \nTY  - BLOG\nAU  - Berg, A.\nTI  - Rest\nT2  - The Blog\n"
      "PY  - 2021\nAB  - Rest led.\nER  - \n");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  const Entry& post = records[0].entry;
  BOOST_TEST(!post.citation);
  BOOST_TEST(post.title + '|' + post.published + '|' + post.url + '|' + post.summary_source + '|' +
                 post.summary + '|' + post.summary_kind ==
             "Rest|2021|https://blog.example/|The Blog|Rest led.|");
  const Entry& cited_post = records[1].entry;
  BOOST_TEST(cited_post.citation->type == "post-weblog");
  BOOST_TEST(cited_post.citation->container_title == "The Blog");
  BOOST_TEST(cited_post.summary_kind == "abstract");
}

BOOST_AUTO_TEST_CASE(several_notes_in_one_field_are_a_line_each) {
  const auto records = read(
      "TY  - JOUR\nAU  - Berg, A.\nTI  - Rest\nN1  - Title of the summary: Rest Well\nSource of "
      "the "
      "summary: The Blog\nRead this.\nER  - \n");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].entry.title == "Rest Well");
  BOOST_TEST(records[0].entry.summary_source == "The Blog");
}

BOOST_AUTO_TEST_CASE(types_are_those_of_endnote) {
  const struct {
    const char* lines;
    const char* type;
  } kRows[] = {
      {"TY  - WEB\n", "webpage"},
      {"TY  - COMP\n", "software"},
      {"TY  - CLSWK\n", "book"},
      {"TY  - STAND\n", "standard"},
      {"TY  - ENCYC\n", "entry-encyclopedia"},
      {"TY  - DICT\n", "entry-dictionary"},
      {"TY  - UNPD\n", "manuscript"},
      {"TY  - MANSCPT\n", "manuscript"},
      {"TY  - SER\nT2  - Care\nVL  - 3\nSP  - 1\n", "article-journal"},
      {"TY  - SER\nT2  - Care\nM3  - Conference Paper\n", "paper-conference"},
      {"TY  - SER\nT2  - Care\n", "document"},
      {"TY  - GEN\n", "document"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.lines) {
      BOOST_TEST(read(row.lines + std::string("TI  - Hope\nER  - \n")).at(0).entry.citation->type ==
                 row.type);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_journal_is_named_without_its_number) {
  const Citation citation =
      *read("TY  - JOUR\nTI  - Hope\nT2  - Care (1910-622X)\nSP  - 22-22\nER  - \n")
           .at(0)
           .entry.citation;
  BOOST_TEST(citation.container_title == "Care");
  BOOST_TEST(citation.issn == "1910-622X");
  BOOST_TEST(citation.page == "22");
}

BOOST_AUTO_TEST_CASE(pages_that_were_not_specified_are_none) {
  BOOST_TEST(cited(read("TY  - JOUR\nTI  - Hope\nSP  - No\nEP  - Specified\nER  - \n")) ==
             " (0) Hope. \n");
}

BOOST_AUTO_TEST_SUITE_END()
