#include <boost/test/unit_test.hpp>

#include "formats/endnote_xml/endnote_xml.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(endnote_xml_reader)

namespace {

std::vector<Record> read(const std::string& xml) {
  return read_text(read_endnote_xml, xml, "library.xml");
}

/// The one entry of a library whose record has that in it, and a title.
Entry read_record(const std::string& content) {
  const auto records = read("<xml><records><record>" + content +
                            "<titles><title>Sleep</title></titles></record></records></xml>");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].rejection == "");
  return records[0].entry;
}

std::string styled(const std::string& text) {
  return "\n  <style face=\"normal\" font=\"default\" size=\"100%\">" + text + "</style>\n";
}

const std::string kLibrary =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml><records>\n<record>"
    "<rec-number>17</rec-number><ref-type name=\"Journal Article\">17</ref-type>"
    "<contributors><authors><author>" +
    styled("Okafor, Ada") + "</author><author>" + styled("Roe, R. S., Jr.") +
    "</author></authors><secondary-authors><author>Editor, E.</author></secondary-authors>"
    "</contributors><titles><title>" +
    styled("Sleep in") + styled("Homo sapiens") + "</title><secondary-title>" + styled("J Ex") +
    "</secondary-title></titles><periodical><full-title>" + styled("Journal of Examples") +
    "</full-title></periodical><pages>" + styled("101-19") + "</pages><volume>" + styled("12") +
    "</volume><number>" + styled("3") + "</number><keywords><keyword>" + styled("sleep") +
    "</keyword><keyword>" + styled("mood") + "</keyword></keywords><dates><year>" + styled("2021") +
    "</year><pub-dates><date>" + styled("Apr 9") +
    "</date></pub-dates></dates><electronic-resource-num>" +
    styled("https://doi.org/10.5555/Sleep.1") + "</electronic-resource-num><abstract>" +
    styled("RESULTS: Sleep came before mood. CLINICAL SIGNIFICANCE: Ask.") +
    "</abstract></record>\n</records></xml>\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_is_an_entry) {
  const auto records = read(kLibrary);
  BOOST_TEST_REQUIRE(records.size() == 1U);
  const Entry& entry = records[0].entry;
  BOOST_TEST(records[0].rejection == "");
  BOOST_TEST(joined(records[0].repairs) == "");
  BOOST_TEST(records[0].line == 3U);
  BOOST_TEST(cited(*entry.citation) ==
             "Okafor, Ada; Roe, R. S. Jr. (2021-4-9) Sleep in Homo sapiens. "
             "Journal of Examples 12(3) 101-119 doi:10.5555/sleep.1");
  BOOST_TEST(entry.id == "2021-04-sleep-in-homo-sapiens");
  BOOST_TEST(entry.published == "2021-04-09");
  BOOST_TEST(entry.summary == "RESULTS: Sleep came before mood.");
  BOOST_TEST(entry.practice_implications == "Ask.");
  BOOST_TEST(joined(entry.topics) == "sleep; mood");
}

BOOST_AUTO_TEST_CASE(the_name_of_a_type_counts_and_not_its_number) {
  const struct {
    const char* type;
    const char* expected;
  } kRows[] = {
      {"<ref-type name=\"Journal Article\">0</ref-type>", "article-journal"},
      {"<ref-type name=\"Book\">1</ref-type>", "book"},
      {"<ref-type name=\"BOOK SECTION\">5</ref-type>", "chapter"},
      {"<ref-type name=\"Conference Proceedings\">10</ref-type>", "paper-conference"},
      {"<ref-type name=\"Thesis\">32</ref-type>", "thesis"},
      {"<ref-type name=\"Web Page\">12</ref-type>", "webpage"},
      {"<ref-type name=\"Blog\">56</ref-type><contributors><authors><author>Berg, "
       "A.</author></authors></contributors>",
       "post-weblog"},
      {"<ref-type name=\"Figure\">37</ref-type>", "document"},
      {"<ref-type>17</ref-type>", "document"},
      {"", "document"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.type) {
      BOOST_TEST(read_record(row.type).citation->type == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(authors_are_people_or_bodies) {
  const struct {
    const char* authors;
    const char* expected;
  } kRows[] = {
      {"<author>Okafor, A.</author><author>Roe, R.</author>", "Okafor, A.; Roe, R."},
      {"<author>World Health Organization,</author>", "World Health Organization"},
      {"<author>Hill CE</author>", "Hill, CE"},
      {"<author/><author> </author>", ""},
      {"<author>Okafor, A.</author><author>et al.</author>", "Okafor, A. …"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.authors) {
      const Entry entry = read_record("<contributors><authors>" + std::string(row.authors) +
                                      "</authors></contributors>");
      BOOST_TEST(joined(entry.citation->authors) + (entry.citation->authors_cut ? " …" : "") ==
                 row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_date_is_the_year_and_what_is_known_beside_it) {
  const struct {
    const char* year;
    const char* date;
    const char* expected;
  } kRows[] = {
      {"1937", "Jan", "1937-01"},           {"1937", "", "1937"},
      {"2021", "Apr 9", "2021-04-09"},      {"2021", "9 April 2021", "2021-04-09"},
      {"2021", "2021/04/09", "2021-04-09"}, {"2021", "Spring", "2021"},
      {"", "2020 Nov", "2020-11"},          {"in press", "", ""},
      {"1998", "Dec-1999 Jan", "1998-12"},  {"2019", "Dec 28-2020 Jan 3", "2019-12-28"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.year << ", " << row.date) {
      const Entry entry =
          read_record("<dates><year>" + std::string(row.year) + "</year><pub-dates><date>" +
                      row.date + "</date></pub-dates></dates>");
      BOOST_TEST(entry.published == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_container_is_the_journal_or_the_book_that_has_the_chapter) {
  const std::string titles = "<titles><secondary-title>Second</secondary-title></titles>";
  const std::string journal =
      "<periodical><full-title>Full</full-title><abbr-1>Abbr</abbr-1></periodical>";
  const struct {
    const char* type;
    std::string content;
    const char* expected;
  } kRows[] = {
      {"Journal Article", titles + journal, "Full"},
      {"Journal Article", titles, "Second"},
      {"Journal Article", "<periodical><abbr-1>Abbr</abbr-1></periodical>", "Abbr"},
      {"Book Section", titles + journal, "Second"},
      {"Book", titles + journal, ""},
      {"Thesis", titles, ""},
      {"Thesis",
       "<titles><secondary-title>Dissertation Abstracts: Section B</secondary-title></titles>",
       "Dissertation Abstracts: Section B"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.type << " " << row.content) {
      const Entry entry =
          read_record("<ref-type name=\"" + std::string(row.type) + "\"/>" + row.content);
      BOOST_TEST(entry.citation->container_title == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_and_addresses_are_told_apart) {
  const std::string pubmed = "<url>https://www.ncbi.nlm.nih.gov/pubmed/31245678/</url>";
  const struct {
    std::string content;
    const char* pmid;
    const char* doi;
    const char* url;
  } kRows[] = {
      {"<accession-num>31245678</accession-num>", "", "", ""},
      {"<accession-num>PMID: 31245678</accession-num>", "31245678", "", ""},
      {"<accession-num>31245678</accession-num>"
       "<remote-database-provider>NLM</remote-database-provider>",
       "31245678", "", ""},
      {"<accession-num>31245678</accession-num><urls><related-urls>" + pubmed +
           "</related-urls></urls>",
       "31245678", "", "https://www.ncbi.nlm.nih.gov/pubmed/31245678/"},
      {"<accession-num>1</accession-num><urls><related-urls>" + pubmed + "</related-urls></urls>",
       "", "", "https://www.ncbi.nlm.nih.gov/pubmed/31245678/"},
      {"<accession-num>ISI:000200148800007</accession-num><urls><related-urls>"
       "<url>&lt;Go to ISI&gt;://000200148800007</url></related-urls></urls>",
       "", "", ""},
      {"<urls><web-urls><url>https://doi.org/10.5555/x</url><url>https://example.org</url>"
       "</web-urls></urls>",
       "", "10.5555/x", "https://example.org"},
      {"<urls><pdf-urls><url>internal-pdf://x.pdf</url></pdf-urls></urls>", "", "", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.content) {
      const Citation citation = *read_record(row.content).citation;
      BOOST_TEST(citation.pmid == row.pmid);
      BOOST_TEST(citation.doi == row.doi);
      BOOST_TEST(citation.url == row.url);
    }
  }
}

BOOST_AUTO_TEST_CASE(fields_have_the_faults_of_ris_under_other_names) {
  const struct {
    const char* content;
    const char* cited;
  } kRows[] = {
      {"<remote-database-name>Embase</remote-database-name><custom5>31245678</custom5>",
       " (0) Rest.  pmid:31245678"},
      {"<custom3>PUBMED 31245678,EMBASE 361</custom3>", " (0) Rest.  pmid:31245678"},
      {"<notes>Cited References: A, 2005, DOI 10.5555/other</notes>", " (0) Rest. "},
      {"<research-notes>doi: 10.5555/other</research-notes>", " (0) Rest. "},
      {"<notes>PMID: 31245678&#xD;doi: 10.5555/own</notes>",
       " (0) Rest.  doi:10.5555/own pmid:31245678"},
      {"<notes>Erratum in&#xD;PMID: 11111111</notes>", " (0) Rest. "},
      {"<custom7>e0123456</custom7>", " (0) Rest.  e0123456"},
      {"<dates><year>2013</year><pub-dates><date>Dec 2012/Jan 2013</date></pub-dates></dates>",
       " (2013) Rest. "},
      {"<dates><year>2012</year><pub-dates><date>Dec 2012/Jan 2013</date></pub-dates></dates>",
       " (2012-12) Rest. "},
      {"<dates><year>2020</year><pub-dates><date>20201103</date></pub-dates></dates>",
       " (2020-11-3) Rest. "},
      {"<contributors><authors><author>Smith J, Doe K</author></authors></contributors>",
       "Smith, J; Doe, K (0) Rest. "},
      {"<contributors><authors><author>Smith, J.&#xD;Doe, K.</author></authors></contributors>",
       "Smith, J.; Doe, K. (0) Rest. "},
      {"<ref-type name=\"Book\">6</ref-type><pages>320</pages>", " (0) Rest. "},
      {"<ref-type name=\"Thesis\">32</ref-type><pages>234 p.</pages>", " (0) Rest. "},
      {"<urls><related-urls><url>https://ovidsp.ovid.com/ovidweb.cgi?T=JS&amp;D=med27&amp;"
       "AN=31245678</url></related-urls></urls>",
       " (0) Rest.  pmid:31245678"},
      {"<dates><year>2002</year><pub-dates><date>7.-12.06.2002</date></pub-dates></dates>",
       " (2002-6-7) Rest. "},
      {"<ref-type name=\"Thesis\">32</ref-type><periodical><full-title>Abstracts</full-title>"
       "</periodical>",
       " (0) Rest. Abstracts"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.content) {
      BOOST_TEST(
          cited(*read_record("<titles><title>Rest</title></titles>" + std::string(row.content))
                     .citation) == row.cited);
    }
  }
  const Entry entry = read_record(
      "<abstract>One.</abstract><abstract>Deux.</abstract><work-type>Review</work-type>"
      "<keywords><keyword>*Sleep/methods</keyword><keyword>Health &amp;amp; rest</keyword>"
      "</keywords><ref-type name=\"Journal Article\">17</ref-type>");
  BOOST_TEST(paragraphs(entry.summary) == "One. / Deux.");
  BOOST_TEST(joined(entry.topics) == "Sleep; Health & rest");
  BOOST_TEST(joined(entry.research_types) == "Review");
}

BOOST_AUTO_TEST_CASE(keywords_may_stand_in_one_field) {
  const Entry entry = read_record(
      "<keywords><keyword>Sleep&#xD;Low mood;\n homework</keyword><keyword/></keywords>");
  BOOST_TEST(joined(entry.topics) == "Sleep; Low mood; homework");
}

BOOST_AUTO_TEST_CASE(words_that_are_set_in_go_on) {
  BOOST_TEST(
      joined(read_record("<keywords><keyword>" + styled("\n      Aged,\n      80\n      and over") +
                         "</keyword><keyword>sleep&#xD;mood\nhope</keyword></keywords>")
                 .topics) == "Aged, 80 and over; sleep; mood; hope");
}

BOOST_AUTO_TEST_CASE(a_label_with_letters_and_figures_is_an_id) {
  BOOST_TEST(read_record("<label>okafor2021</label>").id == "okafor2021");
  BOOST_TEST(read_record("<label>B4</label>").id == "sleep");
}

BOOST_AUTO_TEST_CASE(a_fault_costs_the_record_it_is_in) {
  const std::string good = "<record><titles><title>Good</title></titles></record>";
  BOOST_TEST(cited(read("<xml><records>" + good + "<record><titles></record>" + good +
                        "<record/></records></xml>")) ==
             " (0) Good. \n"
             "rejected: cannot be read from line 1 on: the end tag of 'record' where that of "
             "'titles' should stand\n"
             " (0) Good. \n"
             "rejected: has neither a title nor an abstract\n");
}

BOOST_AUTO_TEST_CASE(a_library_may_be_empty_and_other_xml_is_refused) {
  BOOST_TEST(read("<xml><records/></xml>").empty());
  BOOST_TEST(cited(read("<library/>")) ==
             "rejected: no XML of EndNote: its first element is not 'xml'\n");
}

// EndNote has one field of notes, with carriage returns between those of an imported record.
BOOST_AUTO_TEST_CASE(notes_of_a_summary_are_read_again) {
  const Entry entry =
      read_record("<notes>" +
                  styled("Title of the summary: Rest Well&#13;Source of the summary: "
                         "The Blog&#13;Summary of the article: Sleep led.&#13;Practice "
                         "Implications: Ask.") +
                  "</notes>");
  BOOST_TEST(entry.title == "Rest Well");
  BOOST_TEST(entry.citation->title == "Sleep");
  BOOST_TEST(entry.summary_source == "The Blog");
  BOOST_TEST(entry.summary == "Sleep led.");
  BOOST_TEST(entry.practice_implications == "Ask.");
  BOOST_TEST(entry.summary_kind == "summary");
}

BOOST_AUTO_TEST_CASE(types_of_publication_stand_on_lines) {
  const struct {
    const char* work_type;
    const char* research_types;
  } kRows[] = {
      {"Research Support, Non-U.S. Gov't&#xD;Review", "Review"},
      {"Comparative Study&#xD;Review", "Comparative Study; Review"},
      {"Review", "Review"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.work_type) {
      BOOST_TEST(joined(read_record("<ref-type name=\"Journal Article\">17</ref-type><work-type>" +
                                    styled(row.work_type) + "</work-type>")
                            .research_types) == row.research_types);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_serial_is_what_its_kind_says) {
  const std::string serial = "<ref-type name=\"Serial\">57</ref-type>";
  const struct {
    std::string content;
    const char* type;
  } kRows[] = {
      {"<work-type>Conference Paper</work-type>", "paper-conference"},
      {"<work-type>Review</work-type><volume>3</volume><pages>1-9</pages>", "article-journal"},
      {"<volume>3</volume>", "document"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.content) {
      BOOST_TEST(read_record(serial + row.content).citation->type == row.type);
    }
  }
  const std::string unused = "<ref-type name=\"Unused 1\">58</ref-type>";
  BOOST_TEST(read_record(unused + "<work-type>Conference Paper</work-type>").citation->type ==
             "paper-conference");
  BOOST_TEST(read_record(unused).citation->type == "document");
}

BOOST_AUTO_TEST_CASE(a_section_of_figures_is_the_number_of_an_article) {
  const struct {
    const char* content;
    const char* page;
  } kRows[] = {
      {"<section>102246</section>", "102246"},
      {"<section>e4611</section>", "e4611"},
      {"<pages/><section>102246</section>", "102246"},
      {"<pages>217-224</pages><section>217</section>", "217-224"},
      {"<section>Roe, R. Department of Care</section>", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.content) {
      BOOST_TEST(
          read_record("<ref-type name=\"Journal Article\">17</ref-type>" + std::string(row.content))
              .citation->page == row.page);
    }
  }
  BOOST_TEST(read_record("<ref-type name=\"Newspaper Article\">23</ref-type><section>3</section>")
                 .citation->page == "");
}

BOOST_AUTO_TEST_SUITE_END()
