#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(numbers_alone)

BOOST_AUTO_TEST_CASE(numbers_of_pubmed_are_read_in_their_dresses) {
  for (const char* text : {"pmid:10024335", "PMID: 10024335", "PMID 10024335", "pmid 10024335",
                           "10024335[pmid]", "https://pubmed.ncbi.nlm.nih.gov/10024335/",
                           "http://www.ncbi.nlm.nih.gov/pubmed/10024335?dopt=Abstract"}) {
    BOOST_TEST(parse_query(text).query.to_string() == "pmid:10024335", "query: " << text);
  }
  BOOST_TEST(parse_query("10024335").query.to_string() == "10024335 OR pmid:10024335");
}

BOOST_AUTO_TEST_CASE(numbers_of_journals_are_read_without_their_field) {
  BOOST_TEST(parse_query("0033-3204").query.to_string() == "0033-3204 OR issn:0033-3204");
  BOOST_TEST(parse_query("ISSN 0033-3204").query.to_string() == "issn:0033-3204");
  BOOST_TEST(parse_query("alliance AND ISSN 0000-006x.").query.to_string() ==
             "alliance AND issn:0000-006x");
  BOOST_TEST(parse_query("0033-3205").query.to_string() == "0033-3205");  // a wrong check digit
  BOOST_TEST(parse_query("ISSN 0033-3205").query.to_string() == "ISSN 0033-3205");
}

BOOST_AUTO_TEST_CASE(several_numbers_alone_ask_for_each_article) {
  struct Row {
    const char* text;
    const char* read;
  };
  constexpr const char* kBare = "8604958 OR pmid:8604958 OR 10024335 OR pmid:10024335";
  constexpr const char* kBoth = "pmid:8604958 OR pmid:10024335";
  constexpr const char* kDois = "doi:10.1037/a OR doi:10.1037/b";
  constexpr Row kRows[] = {
      {"8604958, 10024335", kBare},
      {"8604958 10024335", kBare},
      {"8604958,10024335", kBare},
      {"8604958; 10024335.", kBare},
      {"8604958\n10024335", kBare},
      {"8604958 and 10024335", kBare},
      {"8604958 OR 10024335", kBare},
      {kBare, kBare},
      {"PMID: 8604958, 10024335", kBoth},
      {"PMID: 8604958,10024335", kBoth},
      {"PMID:8604958 10024335", kBoth},
      {"PMIDs: 8604958, 10024335", kBoth},
      {"PMID 8604958 PMID 10024335", kBoth},
      {"10.1037/a 10.1037/b", kDois},
      {"10.1037/a, 10.1037/b", kDois},
      {"10.1037/a,10.1037/b", kDois},
      {"10.1037/a;10.1037/b;", kDois},
      {"doi:10.1037/a, doi:10.1037/b", kDois},
      {"10.1037/a PMID: 8604958", "doi:10.1037/a OR pmid:8604958"},
      // With anything else they are what they are elsewhere.
      {"8604958 alliance", "8604958 alliance"},
      {"10.1037/a alliance", "doi:10.1037/a alliance"},
      {"8604958 2020", "8604958 2020"},
      {"pmid:8604958 AND pmid:10024335", "pmid:8604958 AND pmid:10024335"},
      {"8604958 -10024335", "8604958 -10024335"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST(parse_query(row.text, Syntax::lenient).query.to_string() == row.read,
               "query: " << row.text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch
