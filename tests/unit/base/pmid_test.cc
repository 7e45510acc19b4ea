// What a number of PubMed is, and names of months.
#include "base/pmid.h"

#include <boost/test/unit_test.hpp>

#include "base/calendar.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(pmid)

BOOST_AUTO_TEST_CASE(a_number_of_pubmed_has_one_to_eight_figures_and_no_zero_in_front) {
  const struct {
    const char* text;
    bool is_number;
    const char* leading;
  } kRows[] = {
      {"31245678", true, "31245678"}, {"1", true, "1"},         {"0", false, ""},
      {"031245678", false, ""},       {"312456789", false, ""}, {"31245678.", false, "31245678"},
      {"31245678a", false, ""},       {"", false, ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(is_pmid(row.text) == row.is_number);
      BOOST_TEST(leading_pmid(row.text) == row.leading);
    }
  }
}

BOOST_AUTO_TEST_CASE(labels_and_addresses_of_numbers) {
  BOOST_TEST(behind_label_of_pmid("PMID: 12") == "12");
  BOOST_TEST(behind_label_of_pmid("PubMed ID=12") == "12");
  BOOST_TEST(behind_label_of_pmid("MEDLINE:12") == "12");
  BOOST_TEST(behind_label_of_pmid("DOI: 12") == "DOI: 12");
  BOOST_TEST(pmid_of_pubmed_address("https://www.ncbi.nlm.nih.gov/m/pubmed/12/") == "12");
  BOOST_TEST(pmid_of_pubmed_address("https://pubmed.ncbi.nlm.nih.gov/?term=12") == "");
  BOOST_TEST(pmid_of_pubmed_search("https://pubmed.ncbi.nlm.nih.gov/?term=12") == "12");
  BOOST_TEST(pmid_of_pubmed_address("https://example.org/12") == "");
}

BOOST_AUTO_TEST_CASE(months_seasons_and_dates_in_figures) {
  BOOST_TEST(month_in_full("march") == 3);
  BOOST_TEST(month_in_full("Mar") == 0);
  BOOST_TEST(short_month(9) == "Sep");
  BOOST_TEST(names_season("Winter"));
  BOOST_TEST(!names_season("Quarter"));
  BOOST_TEST(iso_date(2020, 11, 3) == "2020-11-03");
  BOOST_TEST(iso_date(2020, 11, 0) == "2020-11");
  BOOST_TEST(iso_date(2020, 0, 0) == "2020");
  BOOST_TEST(iso_date(0, 11, 3) == "");
}

BOOST_AUTO_TEST_SUITE_END()
