#include "formats/article_numbers.h"

#include <boost/test/unit_test.hpp>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(article_numbers)

BOOST_AUTO_TEST_CASE(a_note_has_the_articles_own_numbers_at_its_beginning) {
  const struct {
    const char* note;
    const char* doi;
    const char* pmid;
  } kRows[] = {
      {"10.1000/own", "10.1000/own", ""},
      {"doi: 10.1000/own", "10.1000/own", ""},
      {"DOI 10.1000/OWN.", "10.1000/own", ""},
      {"https://doi.org/10.1000/own", "10.1000/own", ""},
      {"doi: https://dx.doi.org/10.1000/own", "10.1000/own", ""},
      {"PMID: 31245678", "", "31245678"},
      {"PMID 31245678.", "", "31245678"},
      {"PMID: 31245678; doi: 10.1000/own", "10.1000/own", "31245678"},
      {"doi: 10.1000/own; PMID: 31245678", "10.1000/own", "31245678"},
      {"PMCID: PMC712345 PMID: 31245678", "", "31245678"},
      {"PMCID: PMC712345", "", ""},
      {"Accession Number: 107872497; PMID: NLM24771421.", "", "24771421"},
      {"Accession Number: 107. Language: English. Publication Type: commentary. DOI: 10.1000/own. "
       "PMID: NLM24771421.",
       "10.1000/own", "24771421"},
      {"A note of the reader.\nPMID: 31245678", "", "31245678"},
      // Numbers of other works.
      {"Comment on: J Ex. 2020;1(1):2. PMID: 11111111", "", ""},
      {"Comment in: doi: 10.1000/other", "", ""},
      {"Erratum in: J Ex. 2020;1(1):2. doi: 10.1000/other", "", ""},
      {"Erratum for\nPMID: 11111111\n10.1000/other", "", ""},
      {"Retraction of: PMID: 11111111", "", ""},
      {"Accession Number: 1. Comment on: PMID: 11111111, doi: 10.1000/other", "", ""},
      {"PMID: 31245678. Comment on: PMID: 11111111, doi: 10.1000/other", "", "31245678"},
      {"doi: 10.1000/own. Erratum in: doi: 10.1000/other PMID: 11111111", "10.1000/own", ""},
      {"Cited References: Adhik H, 2005, DOI 10.1000/other", "", ""},
      {"Times Cited: 0\nCited Reference Count: 2\nCited References:\n10.1000/other\nPMID: 11111111",
       "", ""},
      {"References\n10.1000/other", "", ""},
      {"Cited by: 12\nhttps://doi.org/10.1000/other", "", ""},
      {"Related article:\n10.1000/other", "", ""},
      {"Supplement to: Foo\n10.1000/other\nDOI: 10.1000/own", "10.1000/own", ""},
      {"PMID: 31245678\n10.1000/own", "10.1000/own", "31245678"},
      {"10.1000/own\nDataset\n10.1000/other", "10.1000/own", ""},
      {"A reply to Smith, doi: 10.1000/other", "", ""},
      {"See PMID: 11111111", "", ""},
      {"Address of the summary: https://doi.org/10.1000/other", "", ""},
      {"Data: https://doi.org/10.1000/other", "", ""},
      {"Review of https://doi.org/10.1000/other", "", ""},
      {"Protocol: doi.org/10.1000/other", "", ""},
      {"Trial registration: https://dx.doi.org/10.1000/other", "", ""},
      {"Original article: https://doi.org/10.1000/other", "", ""},
      {"Translation of: https://doi.org/10.1000/other", "", ""},
      {"Originally published in: J Ex, https://doi.org/10.1000/other", "", ""},
      {"Notes: see https://doi.org/10.1000/other", "", ""},
      {"Data: https://doi.org/10.1000/other\n10.1000/third", "", ""},
      {"URL: https://doi.org/10.1000/own", "10.1000/own", ""},
      {"Version of Record: https://doi.org/10.1000/own", "10.1000/own", ""},
      {"Related work\nURL: https://doi.org/10.1000/other", "", ""},
      {"pictorial. Journal Subset: Peer Reviewed. NLM UID: 101208192. PMID: NLM31245678.", "",
       "31245678"},
      {"Comment on: Roe. NLM UID: 101208192. PMID: NLM31245678.", "", ""},
      {"pictorial. PMID: NLM31245678.", "", ""},
      // What is no number.
      {"PMID: 0123", "", ""},
      {"PMID: 123456789", "", ""},
      {"PMID: 123a", "", ""},
      {"doi: none", "", ""},
      {"10. The tenth", "", ""},
      {"", "", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.note) {
      BOOST_TEST(doi_of_note(row.note) == row.doi);
      BOOST_TEST(pmid_of_note(row.note) == row.pmid);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_address_is_that_of_one_article) {
  const struct {
    const char* address;
    const char* doi;
    const char* pmid;
  } kRows[] = {
      {"https://doi.org/10.1000/own", "10.1000/own", ""},
      {"https://onlinelibrary.example/doi/10.1000/own/full", "10.1000/own", ""},
      {"https://www.cochranelibrary.com/central/doi/10.1002/central/CN-00778159/full", "", ""},
      {"https://pubmed.ncbi.nlm.nih.gov/31245678/", "", "31245678"},
      {"https://europepmc.org/abstract/MED/31245678", "", "31245678"},
      {"http://www.ncbi.nlm.nih.gov/pubmed/31245678", "", "31245678"},
      {"http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=31245678",
       "", "31245678"},
      {"https://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=reference&D=med27&NEWS=N&AN=31245678", "",
       "31245678"},
      {"https://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=psyc16&AN=31245678", "", ""},
      {"https://search.ebscohost.com/login.aspx?direct=true&db=cmedm&AN=31245678&site=ehost", "",
       "31245678"},
      {"https://search.ebscohost.com/login.aspx?direct=true&db=psyh&AN=31245678", "", ""},
      {"https://europepmc.org/article/MED/31245678", "", "31245678"},
      {"https://europepmc.org/article/PPR/31245678", "", ""},
      {"https://resolver.example.org/?sid=OVID:medline&id=pmid:31245678&id=doi:", "", "31245678"},
      {"https://pubmed.ncbi.nlm.nih.gov/?term=31245678", "", ""},
      {"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7123456/", "", ""},
      {"https://example.org/31245678", "", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.address) {
      BOOST_TEST(doi_of_addresses({row.address}) == row.doi);
      BOOST_TEST(pmid_of_address(row.address) == row.pmid);
    }
  }
  BOOST_TEST(doi_of_addresses({"https://a.example/doi/10.1000/b", "https://doi.org/10.1000/a"}) ==
             "10.1000/a");
}

BOOST_AUTO_TEST_CASE(each_database_has_pubmeds_number_in_a_field_of_its_own) {
  const struct {
    const char* what;
    DatabaseFields fields;
    const char* pmid;
  } kRows[] = {
      {"MEDLINE", {{"Ovid MEDLINE(R)"}, "31245678", "", "", {}, {}, {}}, "31245678"},
      {"another", {{"PsycINFO"}, "31245678", "", "", {}, {}, {}}, ""},
      {"Embase",
       {{"Embase", "Medline"}, "644585435", "", "31245678", {"L644"}, {}, {}},
       "31245678"},
      {"Embase, whose own number is short",
       {{"Embase", "Medline"}, "29148383", "", "", {}, {}, {}},
       ""},
      {"embase.com, of MEDLINE alone",
       {{"Medline"}, "", "", "31245678", {"L644"}, {}, {}},
       "31245678"},
      {"embase.com in the accession", {{}, "L644585435", "", "31245678", {}, {}, {}}, "31245678"},
      {"Scopus", {{"Scopus"}, "", "31245678", "", {"31245678"}, {}, {}}, "31245678"},
      {"Scopus by its address",
       {{}, "", "31245678", "", {}, {"https://www.scopus.com/inward/record.uri?eid=2"}, {}},
       "31245678"},
      {"Scopus, by the number that Pure has of it",
       {{}, "SCOPUS:85012345678", "31245678", "", {"31245678"}, {}, {}},
       "31245678"},
      {"a mark behind it", {{}, "", "", "", {"31245678[pmid]"}, {}, {}}, "31245678"},
      {"another's second field", {{"Invented"}, "", "31245678", "", {"31245678"}, {}, {}}, ""},
      {"Cochrane", {{}, "CN-1", "", "", {"PUBMED 31245678,EMBASE 361300000"}, {}, {}}, "31245678"},
      {"Cochrane, the other way round",
       {{}, "CN-1", "", "", {"EMBASE 361300000,PUBMED 31245678"}, {}, {}},
       "31245678"},
      {"Web of Science", {{}, "MEDLINE:31245678", "", "", {}, {}, {}}, "31245678"},
      {"Web of Science's own", {{}, "WOS:000383371100024", "", "", {}, {}, {}}, ""},
      {"CINAHL", {{"CINAHL"}, "107872497", "", "", {"PMID: NLM31245678"}, {}, {}}, "31245678"},
      {"a note", {{}, "", "", "", {}, {}, {"PMID: 31245678"}}, "31245678"},
      {"EBSCO", {{"mdc", "EBSCOhost"}, "31245678", "", "", {}, {}, {}}, "31245678"},
      {"EBSCO, by an older code", {{"cmedm"}, "31245678", "", "", {}, {}, {}}, "31245678"},
      {"EBSCO, another database", {{"psyh", "EBSCOhost"}, "31245678", "", "", {}, {}, {}}, ""},
      {"an address that searches",
       {{}, "", "", "", {}, {"https://www.ncbi.nlm.nih.gov/pubmed/?term=31245678"}, {}},
       "31245678"},
      {"an address",
       {{}, "", "", "", {}, {"https://pubmed.ncbi.nlm.nih.gov/31245678"}, {}},
       "31245678"},
      {"nothing", {}, ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(pmid_of(row.fields) == row.pmid); }
  }
}

BOOST_AUTO_TEST_CASE(a_number_of_pubmed_central_is_an_address) {
  const std::string kAddress = "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7123456/";
  BOOST_TEST(address_in({"", "PMC7123456"}) == kAddress);
  BOOST_TEST(address_in({"PMCID: PMC7123456 [Available on 2021-01-01]"}) == kAddress);
  BOOST_TEST(address_in({"PMC7123456.2"}) == kAddress);
  BOOST_TEST(address_in({"7123456", "PMCX", "a PMC"}) == "");
}

BOOST_AUTO_TEST_CASE(an_article_may_have_a_number_instead_of_pages) {
  const struct {
    const char* text;
    const char* number;
  } kRows[] = {
      {"2346573", "2346573"},
      {"e0123456", "e0123456"},
      {"Article 4611", "4611"},
      {"ARTN 4611", "4611"},
      {"Article number: e12", "e12"},
      {"10.1000/x", ""},
      {"Article", ""},
      {"see page 3", ""},
      {"", ""},
      {"118.e5", "118.e5"},
      {"PMC7123456", ""},
      {"ArtID e12", "e12"},
      {"Articulation 4", ""},
      {"2-s2.0-85012345678", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(article_number_of(row.text) == row.number); }
  }
  BOOST_TEST(labelled_article_number("ARTN 4611.") == "4611");
  BOOST_TEST(labelled_article_number(", Unsp 12") == "12");
  BOOST_TEST(labelled_article_number("4611") == "");
  BOOST_TEST(labelled_article_number("Article in press, 2019") == "");
  BOOST_TEST(article_number_of_publisher("e0123456") == "e0123456");
  BOOST_TEST(article_number_of_publisher("E4611") == "E4611");
  BOOST_TEST(article_number_of_publisher("") == "");
  BOOST_TEST(article_number_of_publisher("4611") == "4611");
  BOOST_TEST(article_number_of_publisher("S0033-3182(20)30123-4") == "");
  BOOST_TEST(article_number_of_publisher("s41586-020-1") == "");
}

BOOST_AUTO_TEST_SUITE_END()
