// Numbers of articles in a text: what is one, and what only looks like one.
#include "query/numbers.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(numbers)

namespace {

/// "doi 10.1037/x", or "none".
std::string number_of(std::string_view text) {
  const auto number = number_at(text, 0);
  if (!number) return "none";
  return std::string(number->field) + ' ' +
         std::string(text.substr(number->before, number->length));
}

struct Row {
  const char* text;
  const char* number;
};

constexpr Row kNumbers[] = {
    {"10.1037/pst0000172", "doi 10.1037/pst0000172"},
    {"10.1037/pst0000172 and more", "doi 10.1037/pst0000172"},
    {"10.1016/S0005-7967(00)00012-3", "doi 10.1016/S0005-7967(00)00012-3"},
    {"10.1000.10/123456", "doi 10.1000.10/123456"},
    {"10.1037%2Fpst0000172", "doi 10.1037%2Fpst0000172"},
    {"doi:10.1037/pst0000172", "doi 10.1037/pst0000172"},
    {"DOI: 10.1037/pst0000172", "doi 10.1037/pst0000172"},
    {"doi 10.1037/pst0000172", "doi 10.1037/pst0000172"},
    {"doi: https://doi.org/10.1037/x", "doi https://doi.org/10.1037/x"},
    {"https://doi.org/10.1037/pst0000172", "doi https://doi.org/10.1037/pst0000172"},
    {"http://dx.doi.org/10.1037/x", "doi http://dx.doi.org/10.1037/x"},
    {"doi.org/10.1037/x", "doi 10.1037/x"},
    {"dx.doi.org/10.1037/x", "doi 10.1037/x"},
    {"https://www.tandfonline.com/doi/full/10.1080/10503307.2020.1",
     "doi https://www.tandfonline.com/doi/full/10.1080/10503307.2020.1"},
    {"PMID 10024335", "pmid 10024335"},
    {"PMID: 10024335.", "pmid 10024335"},
    {"pmid:10024335", "pmid 10024335"},
    {"PMIDs 10024335", "pmid 10024335"},
    {"PMID: 8604958,10024335", "pmid 8604958"},
    {"https://pubmed.ncbi.nlm.nih.gov/?term=8604958", "pmid 8604958"},
    {"https://pubmed.ncbi.nlm.nih.gov/?term=8604958%5Buid%5D&sort=date", "pmid 8604958"},
    {"https://www.ncbi.nlm.nih.gov/pubmed/?term=8604958", "pmid 8604958"},
    {"https://www.ncbi.nlm.nih.gov/pubmed?term=8604958", "pmid 8604958"},
    {"https://doi.org/10.1037/ccp0000833?utm_source=newsletter",
     "doi https://doi.org/10.1037/ccp0000833"},
    {"https://doi.org/10.1037/pst0000172#abstract", "doi https://doi.org/10.1037/pst0000172"},
    {"http://dx.doi.org/10.1037/pst0000172?nosfx=y", "doi http://dx.doi.org/10.1037/pst0000172"},
    {"doi.org/10.1037/pst0000172?x", "doi 10.1037/pst0000172"},
    {"10.1002/x#y", "doi 10.1002/x#y"},
    {"10.1037/a,10.1037/b", "doi 10.1037/a"},
    {"https://doi.org/10.1037/a;https://doi.org/10.1037/b", "doi https://doi.org/10.1037/a"},
    {"10024335[pmid]", "pmid 10024335"},
    {"10024335[uid]", "pmid 10024335"},
    {"https://pubmed.ncbi.nlm.nih.gov/10024335/", "pmid 10024335"},
    {"pubmed.ncbi.nlm.nih.gov/10024335", "pmid 10024335"},
    {"www.ncbi.nlm.nih.gov/pubmed/10024335?dopt=Abstract", "pmid 10024335"},
    {"arXiv:2005.14165", "arxiv 2005.14165"},
    {"arxiv: 0704.0001v2", "arxiv 0704.0001v2"},
    {"arXiv:hep-th/9901001", "arxiv hep-th/9901001"},
    {"https://arxiv.org/abs/2005.14165v3", "arxiv 2005.14165v3"},
    {"arxiv.org/pdf/2005.14165.pdf", "arxiv 2005.14165"},
};

/// Numbers of other things, and words.
constexpr Row kNone[] = {
    {"2020", ""},
    {"10024335", ""},
    {"1998-2001", ""},
    {"0022-006X", ""},
    {"2005.14165", ""},
    {"10.5", ""},
    {"10.1037", ""},
    {"10.50/12.50", ""},
    {"10.1037/", ""},
    {"10.103/x", ""},
    {"10:347", ""},
    {"88(9)", ""},
    {"0.92/-0.38", ""},
    {"PMID", ""},
    {"PMID and more", ""},
    {"PMID 12", ""},
    {"PMID 123456789", ""},
    {"pmid:x", ""},
    {"https://pubmed.ncbi.nlm.nih.gov/?term=asthma", ""},
    {"https://pubmed.ncbi.nlm.nih.gov/?term=2020+asthma", ""},
    {"doi", ""},
    {"doi: a review", ""},
    {"doing 10.1037/x", ""},
    {"arXiv", ""},
    {"arxiv:x", ""},
    {"arxiv:20.14165", ""},
    {"a/1234567", ""},
    {"110.1037/x", ""},
    {"https://example.org/a", ""},
    {"https://example.org/v10.1037/x", ""},
    {"NCT00000620", ""},
    {"ISBN 978-0-19-084396-8", ""},
    {"12/13/2020", ""},
    {"p10.1037/x", ""},
    {"hep-th/9901001", ""},
    {"1,234", ""},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_number_of_an_article_is_known_by_its_form_or_by_what_stands_before_it) {
  for (const Row& row : kNumbers) {
    BOOST_TEST(number_of(row.text) == row.number, "text: " << row.text);
  }
}

BOOST_AUTO_TEST_CASE(any_other_number_is_itself) {
  for (const Row& row : kNone) {
    BOOST_TEST(number_of(row.text) == "none", "text: " << row.text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
