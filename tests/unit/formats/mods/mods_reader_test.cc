#include <boost/test/unit_test.hpp>

#include "formats/mods/mods.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(mods_reader)

namespace {

std::vector<Record> read(const std::string& xml) { return read_text(read_mods, xml, "a.xml"); }

std::vector<Record> read_one(const std::string& mods) {
  return read("<mods><titleInfo><title>Hope</title></titleInfo>" + mods + "</mods>");
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_article_is_an_entry) {
  const std::string mods =
      "<mods ID='okafor2020'><titleInfo type='translated'><title>Schlaf</title></titleInfo>"
      "<titleInfo><nonSort>The</nonSort><title>sleep of therapists</title><subTitle>a "
      "survey</subTitle></titleInfo>"
      "<name type='personal'><namePart type='given'>Ngozi</namePart><namePart "
      "type='given'>A.</namePart>"
      "<namePart type='family'>Okafor</namePart><namePart type='termsOfAddress'>Jr.</namePart>"
      "<role><roleTerm type='text'>author</roleTerm></role></name>"
      "<name type='personal'><namePart>Hill, Clara E., "
      "1948-</namePart><role><roleTerm>aut</roleTerm></role></name>"
      "<name type='corporate'><namePart>Care Group</namePart></name>"
      "<name type='personal'><namePart>Roe, "
      "Ann</namePart><role><roleTerm>edt</roleTerm></role></name>"
      "<genre>article</genre><genre>Randomized Controlled Trial</genre>"
      "<originInfo><dateIssued>2020-03</dateIssued></originInfo>"
      "<relatedItem type='host'><titleInfo><title>Journal of Rest</title></titleInfo>"
      "<titleInfo type='abbreviated'><title>J Rest</title></titleInfo>"
      "<name><namePart>Other, One</namePart></name><identifier type='issn'>0033-3204</identifier>"
      "<part><date>2020</date><detail type='volume'><number>4</number></detail>"
      "<detail type='issue'><number>2</number></detail><extent "
      "unit='page'><start>11</start><end>19</end></extent></part>"
      "</relatedItem><relatedItem type='references'><titleInfo><title>Cited</title></titleInfo>"
      "<identifier type='doi'>10.5555/cited</identifier></relatedItem>"
      "<abstract>AIMS: To see. PRACTICE IMPLICATIONS: Ask.</abstract>"
      "<subject><topic>Sleep</topic><topic>Mood</topic></subject><subject><geographic>Canada</"
      "geographic></subject>"
      "<identifier type='doi'>https://doi.org/10.5555/REST.4</identifier><identifier "
      "type='pmid'>31245678</identifier></mods>";
  for (const std::string& xml : {mods, "<modsCollection>" + mods + "</modsCollection>"}) {
    const auto records = read(xml);
    BOOST_TEST(
        cited(records) ==
        "Okafor, Ngozi A. Jr.; Hill, Clara E.; Care Group (2020-3) The sleep of therapists: a "
        "survey. Journal of Rest 4(2) 11-19 doi:10.5555/rest.4 pmid:31245678\n");
    const Entry& entry = records[0].entry;
    BOOST_TEST(entry.id == "pmid31245678");
    BOOST_TEST(entry.citation->type == "article-journal");
    BOOST_TEST(entry.citation->issn == "0033-3204");
    BOOST_TEST(entry.summary == "AIMS: To see.");
    BOOST_TEST(entry.practice_implications == "Ask.");
    BOOST_TEST(joined(entry.topics) == "Sleep; Mood");
    BOOST_TEST(joined(entry.research_types) == "Randomized Controlled Trial");
  }
}

BOOST_AUTO_TEST_CASE(a_prefix_makes_no_difference) {
  const auto records = read(
      "<mods:modsCollection xmlns:mods='http://www.loc.gov/mods/v3'><mods:mods><mods:titleInfo>"
      "<mods:title>Hope</mods:title></mods:titleInfo><mods:originInfo><mods:dateIssued>2020</"
      "mods:dateIssued>"
      "</mods:originInfo></mods:mods></mods:modsCollection>");
  BOOST_TEST(cited(records) == " (2020) Hope. \n");
}

BOOST_AUTO_TEST_CASE(kinds_of_works) {
  const std::string host = "<relatedItem type='host'><titleInfo><title>Care</title></titleInfo>";
  const struct {
    std::string mods;
    const char* expected;  // type, container
  } kRows[] = {
      {"<originInfo><publisher>P</publisher></originInfo>", "book "},
      {"", "document "},
      {"<genre>Theses</genre>", "thesis "},
      {"<genre>book</genre>", "book "},
      {"<genre>book</genre>" + host + "</relatedItem>", "chapter Care"},
      {host + "<genre>book</genre></relatedItem>", "chapter Care"},
      {host + "<genre>periodical</genre></relatedItem>", "article-journal Care"},
      {host + "<genre>academic journal</genre></relatedItem>", "article-journal Care"},
      {host + "<genre>newspaper</genre></relatedItem>", "article-newspaper Care"},
      {host + "<identifier type='isbn'>1</identifier></relatedItem>", "chapter Care"},
      {host + "</relatedItem>", "article-journal Care"},
      {"<genre>conference publication</genre>" + host + "</relatedItem>", "paper-conference Care"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.mods) {
      const auto records = read_one(row.mods);
      BOOST_TEST_REQUIRE(records.size() == 1U);
      const Citation& citation = *records[0].entry.citation;
      BOOST_TEST(citation.type + " " + citation.container_title == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(dates_parts_and_numbers) {
  const struct {
    const char* mods;
    const char* expected;
  } kRows[] = {
      {"<originInfo><dateIssued>c2004</dateIssued></originInfo>", " (2004) Hope. \n"},
      {"<originInfo><dateIssued point='start'>1998</dateIssued><dateIssued "
       "point='end'>2001</dateIssued></originInfo>",
       " (1998) Hope. \n"},
      {"<originInfo><dateIssued>2004</dateIssued><dateIssued "
       "encoding='w3cdtf'>2004-05-03</dateIssued></originInfo>",
       " (2004-5-3) Hope. \n"},
      {"<originInfo><copyrightDate>2004</copyrightDate></originInfo>", " (2004) Hope. \n"},
      {"<originInfo><dateIssued>-1988</dateIssued><dateIssued point='start'>1985</dateIssued>"
       "</originInfo>",
       " (1985) Hope. \n"},
      {"<part><detail type='volume'><number>9</number></detail><detail "
       "type='number'><number>3</number></detail>"
       "<extent unit='pages'><list>11-19</list></extent></part>",
       " (0) Hope.  9(3) 11-19\n"},
      {"<location><url>https://doi.org/10.5555/a</url></location>", " (0) Hope.  doi:10.5555/a\n"},
      {"<identifier type='doi' invalid='yes'>10.5555/x</identifier>", " (0) Hope. \n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.mods) { BOOST_TEST(cited(read_one(row.mods)) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(faults) {
  BOOST_TEST(described(read("<feed/>")) == "rejected: no MODS: it has no element 'mods'\n");
  BOOST_TEST(described(read("<modsCollection/>")) == "");
  BOOST_TEST(described(read("<mods/>")) == "rejected: has neither a title nor an abstract\n");
}

BOOST_AUTO_TEST_CASE(genres_of_repositories) {
  const struct {
    const char* genre;
    const char* expected;  // type, types of research
  } kRows[] = {
      {"dissertation", "thesis "},
      {"Electronic Thesis or Dissertation", "thesis "},
      {"info:eu-repo/semantics/doctoralThesis", "thesis "},
      {"masterThesis", "thesis "},
      {"preprint", "article "},
      {"Working Paper", "article "},
      {"info:eu-repo/semantics/article", "article-journal "},
      {"info:eu-repo/semantics/conferenceObject", "paper-conference "},
      {"info:eu-repo/semantics/bookPart", "chapter "},
      {"text", "document "},
      {"peer-reviewed", "document "},
      {"Systematic Review", "document Systematic Review"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.genre) {
      const Entry entry = read_one("<genre>" + std::string(row.genre) + "</genre>").at(0).entry;
      BOOST_TEST(entry.citation->type + " " + joined(entry.research_types) == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_collection_is_no_journal) {
  for (const char* host :
       {"<relatedItem type='host'><titleInfo type='uniform' authority='dlfaqcoll'><title>Women: "
        "Americana</title></titleInfo></relatedItem>",
        "<relatedItem type='host' displayLabel='Digital Collection'><titleInfo><title>Americana"
        "</title></titleInfo></relatedItem>",
        "<relatedItem type='host'><typeOfResource collection='yes'/><titleInfo><title>Americana"
        "</title></titleInfo></relatedItem>",
        "<relatedItem type='host'><titleInfo type='uniform'><title>Americana</title></titleInfo>"
        "</relatedItem>"}) {
    BOOST_TEST_CONTEXT(host) {
      const auto records =
          read_one(std::string("<originInfo><publisher>P</publisher></originInfo>") + host);
      BOOST_TEST(records.at(0).entry.citation->type == "book");
      BOOST_TEST(records.at(0).entry.citation->container_title == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(names_and_numbers_as_libraries_write_them) {
  const struct {
    const char* mods;
    const char* expected;
  } kRows[] = {
      {"<name><namePart>Alder, Tillie [1848-1914]</namePart></name>", "Alder, Tillie (0) Hope. \n"},
      {"<name type='personal'><namePart type='family' script='Latn'>Wang</namePart><namePart "
       "type='given' script='Latn'>Hong</namePart><namePart type='family' script='Hant'>王"
       "</namePart><namePart type='given' script='Hant'>宏</namePart></name>",
       "Wang, Hong (0) Hope. \n"},
      {"<identifier type='uri'>https://doi.org/10.5555/a</identifier>",
       " (0) Hope.  doi:10.5555/a\n"},
      {"<identifier type='local' displayLabel='DOI'>10.5555/a</identifier>",
       " (0) Hope.  doi:10.5555/a\n"},
      {"<identifier type='uri' invalid='yes'>https://doi.org/10.5555/a</identifier>",
       " (0) Hope. \n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.mods) { BOOST_TEST(cited(read_one(row.mods)) == row.expected); }
  }
  const auto record =
      read_one("<identifier type='uri'>https://doi.org/10.5555/a</identifier>").at(0);
  BOOST_TEST(record.entry.citation->url == "");
}

BOOST_AUTO_TEST_SUITE_END()
