#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(doi)

BOOST_AUTO_TEST_CASE(bare_dois) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"10.1002/cpp.2521", "10.1002/cpp.2521"},
      {"doi: 10.1002/CPP.2521.", "10.1002/cpp.2521"},
      {"DOI:10.1002/cpp.2521;", "10.1002/cpp.2521"},
      {"https://doi.org/10.1002/cpp.2521", "10.1002/cpp.2521"},
      {"http://dx.doi.org/10.1002/cpp.2521", "10.1002/cpp.2521"},
      {"(10.1002/cpp.2521)", "10.1002/cpp.2521"},
      {"[doi 10.1002/cpp.2521],", "10.1002/cpp.2521"},
      {"10.1016/S0140-6736(19)30001-2", "10.1016/s0140-6736(19)30001-2"},
      {"10.1016/0005-7967(95)00051-U(2)).", "10.1016/0005-7967(95)00051-u(2)"},
      {"10.1037//0022-006X.68.3.438", "10.1037//0022-006x.68.3.438"},
      {"10.1002/(SICI)1097-4679(199912)55:12<1461::AID-JCLP4>3.0.CO;2-H",
       "10.1002/(sici)1097-4679(199912)55:12<1461::aid-jclp4>3.0.co;2-h"},
      {"https://onlinelibrary.wiley.com/doi/10.1002/cpp.2521?af=R", "10.1002/cpp.2521"},
      {"https://doi.org/10.1002/cpp.2521?src=rec", "10.1002/cpp.2521"},
      {"https://onlinelibrary.wiley.com/doi/10.1002/cpp.2521/full", "10.1002/cpp.2521"},
      // What a publisher's address has behind the article's is a page's or a file's.
      {"https://link.springer.com/content/pdf/10.1007/s00127-019-01700-1.pdf",
       "10.1007/s00127-019-01700-1"},
      {"https://example.org/doi/10.1002/cpp.2521.epdf", "10.1002/cpp.2521"},
      {"https://example.org/10.1002/cpp.2521.html", "10.1002/cpp.2521"},
      {"https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full.pdf",
       "10.1101/2020.01.02.123456"},
      {"https://example.org/doi/suppl/10.1021/acs.1c2/suppl_file/x_001.pdf", "10.1021/acs.1c2"},
      {"https://example.org/10.1000//suppl/a", "10.1000//suppl/a"},
      {"https://example.org/10.1000/(.", "10.1000/("},
      {"https://doi.org/10.1000/a.pdf", "10.1000/a.pdf"},
      // In a query it may be that of any work.
      {"https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001",
       "10.1371/journal.pone.0000001"},
      {"https://example.org/article?doi=10.1000/own&x=1", "10.1000/own"},
      {"https://example.org/scholar?q=related:10.1000/rel", ""},
      {"https://example.org/article/1?ref=10.1000/cited", ""},
      {"https://example.org/toc/10.1002/(ISSN)1097-4679", ""},
      // In an address, and where the slash itself is, characters may be written as %XX.
      {"https://doi.org/10.1002/%28SICI%291097-4679", "10.1002/(sici)1097-4679"},
      {"(doi.org/10.1002/%28SICI%291097-4679).", "10.1002/(sici)1097-4679"},
      {"https://doi.org/10.1002/(SICI)1097(1999)55:12%3C1461::AID-JCLP4%3E3.0.CO;2-H",
       "10.1002/(sici)1097(1999)55:12<1461::aid-jclp4>3.0.co;2-h"},
      {"10.1016%2Fj.brat.2020.01.001", "10.1016/j.brat.2020.01.001"},
      {"doi:10.1016%2fS0140-6736%2819%2930001-2.", "10.1016/s0140-6736(19)30001-2"},
      {"https://example.org/login?url=https%3A%2F%2Fdoi.org%2F10.1037%2Fpst0000172&x=1",
       "10.1037/pst0000172"},
      {"https://example.org/doi/abs/10.1080%2F10503307.2020.1%2Ffull?af=R",
       "10.1080/10503307.2020.1"},
      {"https://doi.org/10.1037/pst0000172%20%0A", "10.1037/pst0000172"},
      {"https://doi.org/10.1000/gr%C3%B6%C3%9Fe%2E", "10.1000/größe"},
      {"https://doi.org/10.1000/100%25", "10.1000/100%"},
      {"https://doi.org/10.1000/a%252Fb", "10.1000/a%2fb"},
      // What is written plainly, or would be no text, stays as it is.
      {"10.1000/a%28b%29", "10.1000/a%28b%29"},
      {"see https://example.org/ and 10.1000/a%28b", "10.1000/a%28b"},
      {"https://doi.org/10.1000/a%20b", "10.1000/a%20b"},
      {"https://doi.org/10.1000/a%00b", "10.1000/a%00b"},
      {"https://doi.org/10.1000/a%FFb", "10.1000/a%ffb"},
      {"https://doi.org/10.1000/a%C2%85b", "10.1000/a%c2%85b"},
      {"https://doi.org/10.1000/50%off", "10.1000/50%off"},
      {"https://doi.org/10.1000/50%2", "10.1000/50%2"},
      {"10.1000%2Fa%FFb", ""},
      {"https://example.org/10.1000%2Fa%FFb", ""},
      {"10.1000%2F", ""},
      {"10.1000%2F%20a", ""},
      {"10.1000%252Fa", ""},
      {"https://doi.org/10.1002/%", ""},
      {"", ""},
      {"none", ""},
      {"10.1002", ""},
      {"10.1002/", ""},
      {"a dose of 10.5/week", ""},
      {"110.1002/cpp", ""},
  };
  for (const auto& [text, expected] : rows) {
    BOOST_TEST_CONTEXT("text: " << text) {
      BOOST_TEST(bare_doi(text) == expected);
      BOOST_TEST(bare_doi(expected) == expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
