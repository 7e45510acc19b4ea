#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/unit/citation/citation_text.h"

namespace pprsearch {

BOOST_AUTO_TEST_SUITE(reference_ending)

namespace {

const std::string kMla = "Doe, Jane. “A Title.” Lancet, vol. 12, no. 3, 2019, pp. 101-19.";
const std::string kMla7 = "Doe, Jane. “A Title.” Lancet 12.3 (2019): 101-19.";
const std::string kChicago = "Doe, Jane. “A Title.” Lancet 12, no. 3 (2019): 101–19.";
const std::string kHarvard = "Doe, J. (2019) ‘A Title’, Lancet, 12(3), pp. 101-19";
const std::string kApa = "Doe, J. (2019). A Title. Lancet, 12(3), 101–19.";
const std::string kVancouver = "Doe J. A Title. Lancet. 2019;12(3):101-19.";
const std::string kArticle = " (2019) title=A Title journal=Lancet vol=12 issue=3 page=101-119";
const std::string kGiven = "Doe, Jane" + kArticle;
const std::string kInitial = "Doe, J." + kArticle;
const std::string kBare = "Doe, J" + kArticle;
const std::string kUrl = " url=https://x.org/a";

}  // namespace

BOOST_AUTO_TEST_CASE(access_is_not_the_articles_date) {
  check_citations({
      {kMla + " Accessed 3 Mar. 2020.", kGiven},
      {kMla + " JSTOR, www.jstor.org/stable/123. Accessed 3 Mar. 2020.", kGiven},
      {kMla + " JSTOR, https://x.org/a. Accessed 3 Mar. 2020.", kGiven + kUrl},
      {kMla + " PsycINFO, doi:10.1000/x.", kGiven + " doi=10.1000/x"},
      {kMla + " PsycINFO, https://doi.org/10.1000/x.", kGiven + " doi=10.1000/x"},
      {kMla7 + " Web. 3 Mar. 2020.", kGiven},
      {kMla7 + " JSTOR. Web. 3 Mar. 2020.", kGiven},
      {kMla7 + " Web. 3 Mar. 2020. <https://x.org/a>.", kGiven + kUrl},
      {kMla7 + " Print.", kGiven},
      {kChicago + " Accessed March 3, 2020. https://x.org/a", kGiven + kUrl},
      {kChicago + " PubMed PMID: 30123456.", kGiven + " pmid=30123456"},
      {kHarvard + ", viewed 3 March 2020, <https://x.org/a>.", kInitial + kUrl},
      {kHarvard + ". Available at: https://x.org/a (Accessed: 3 March 2020).", kInitial + kUrl},
      {kApa + " Retrieved March 3, 2020, from https://x.org/a", kInitial + kUrl},
      {kVancouver + " https://x.org/a. Accessed March 3, 2020.", kBare + kUrl},
      {kVancouver + " PubMed PMID: 30123456; PMCID: PMC1.", kBare + " pmid=30123456"},
      {"Doe J. A Title. Lancet [Internet]. 2019 [cited 2020 Mar 3];12(3):101-19. Available from: "
       "https://x.org/a",
       kBare + kUrl},
  });
}

BOOST_AUTO_TEST_CASE(notices_are_of_another_place) {
  const std::string doi = " doi=10.1000/x";
  check_citations({
      {kApa + " (Retraction published 2020, Lancet, 13(1), 9, https://doi.org/10.1000/retr)",
       kInitial},
      {kApa + " https://doi.org/10.1000/x (Retraction published 2020, Lancet, 13, 9, "
              "https://doi.org/10.1000/retr)",
       kInitial + doi},
      {kApa + " (Correction published 2020, Lancet, 13, 9) https://doi.org/10.1000/x",
       kInitial + doi},
      {kVancouver + " Erratum in: Lancet. 2020 Jan;13(1):9.", kBare},
      {kVancouver + " doi: 10.1000/x. Erratum in: Lancet. 2020;13(1):9. doi: 10.1000/e. PMID: 12.",
       kBare + doi + " pmid=12"},
      {kVancouver + " Published correction appears in Lancet. 2020;13(1):9.", kBare},
      {"Doe J. A Title [published correction appears in Lancet. 2020;13(1):9]. Lancet. "
       "2019;12(3):101-19.",
       kBare},
      {kChicago + " Retraction in: Lancet 13, no. 1 (2020): 9.", kGiven},
  });
}

BOOST_AUTO_TEST_CASE(words_of_endings_stay_within_titles) {
  check_citations({
      {"Doe, J. (2019). Retrieved memories. Accessed by 2020 people. ERIC, 12(3), 1–9.",
       "Doe, J. (2019) title=Retrieved memories. Accessed by 2020 people journal=ERIC vol=12 "
       "issue=3 page=1-9"},
      {"Doe J. Erratum in: a study of slips. Lancet. 2019;12:1-9.",
       "Doe, J (2019) title=Erratum in: a study of slips journal=Lancet vol=12 page=1-9"},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
