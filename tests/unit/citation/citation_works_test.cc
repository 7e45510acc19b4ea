#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>

#include "tests/unit/citation/citation_text.h"

// Works that are in no journal, and those that are not out yet.

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(citation_works)

BOOST_AUTO_TEST_CASE(books_of_every_style) {
  check_citations({
      {"Doe, Jane D., and Kim Roe. Why It Works: A Guide. 2nd ed. New York: Guilford Press, 2019.",
       "Doe, Jane D.|Roe, Kim (2019) type=book title=Why It Works: A Guide"},
      {"Doe, Jane D., and Kim Roe. 2019. Why It Works: A Guide. 2nd ed. New York: Guilford Press.",
       "Doe, Jane D.|Roe, Kim (2019) type=book title=Why It Works: A Guide"},
      {"Doe, Jane D., and Kim Roe. n.d. Why It Works: A Guide. New York: Guilford Press.",
       "Doe, Jane D.|Roe, Kim () type=book title=Why It Works: A Guide"},
      {"Doe, Jane D., and Kim Roe. Why It Works: A Guide. 2nd ed., Guilford Press, 2019.",
       "Doe, Jane D.|Roe, Kim (2019) type=book title=Why It Works: A Guide"},
      {"Doe, J. Christopher, and Kim Roe, eds. Why It Works. Viking, 2019. https://example.org/1",
       "Doe, J. Christopher|Roe, Kim (2019) type=book title=Why It Works "
       "url=https://example.org/1"},
      {"Doe, Jane. Why It Works. Translated by Kim Roe. London: Karnac, 2019.",
       "Doe, Jane (2019) type=book title=Why It Works"},
      {"World Health Organization. Why It Works. Geneva: World Health Organization, 2019.",
       "{World Health Organization} (2019) type=book title=Why It Works"},
      {"Jane D. Doe and Kim van der Roe, Why It Works: A Guide, 2nd ed. (New York: Norton, 2019), "
       "12–15.",
       "Doe, Jane D.|van der Roe, Kim (2019) type=book title=Why It Works: A Guide"},
      {"1. Jane D. Doe, Grief Counseling (New York: Norton, 2019).",
       "Doe, Jane D. (2019) type=book title=Grief Counseling"},
      {"J. D. Doe and K. Roe, Why It Works, 2nd ed. Washington, DC, USA: APA, 2019.",
       "Doe, J. D.|Roe, K. (2019) type=book title=Why It Works"},
      {"J.D. Doe (Ed.), Handbook of Why It Works, sixth ed., Wiley, Hoboken, NJ, 2019.",
       "Doe, J.D. (2019) type=book title=Handbook of Why It Works"},
      {"Doe JD, Roe K, editors. Why it works. 3rd ed. Vol. 1. Oxford: Oxford University Press; "
       "2019. 664 p.",
       "Doe, JD|Roe, K (2019) type=book title=Why it works"},
      {"National Centre for Things (UK). Why it works: a guide. Leicester (UK): Gaskell; 2019.",
       "{National Centre for Things (UK)} (2019) type=book title=Why it works: a guide"},
      {"NICE. Why it works [Internet]. London: NICE; 2019 [cited 2020 Jan 5]. (NICE guideline "
       "[NG222]). Available from: https://example.org/1",
       "{NICE} (2019) type=book title=Why it works url=https://example.org/1"},
      {"Doe JD. Why it works. Ottawa: Health Canada; 2019 May. Report No.: 12.",
       "Doe, JD (2019) type=book title=Why it works"},
      {"Doe, J., Ed. (2019). Why it works (Fifth Edition). New York: Wiley.",
       "Doe, J. (2019) type=book title=Why it works"},
      {"Doe, J., & Roe, K., Eds. (2019). Why it works. New York: Wiley.",
       "Doe, J.|Roe, K. (2019) type=book title=Why it works"},
      {"Doe, J. 2019, Why it works, American Psychological Association, Washington DC.",
       "Doe, J. (2019) type=book title=Why it works"},
      {"Doe, J & Roe, K 2019, Why it works, 2nd edn, Sage, London.",
       "Doe, J|Roe, K (2019) type=book title=Why it works"},
      {"Doe, Jane, and Kim Wu. The Book: What Is It? Vol. 2, Guilford Press, 2015.",
       "Doe, Jane|Wu, Kim (2015) type=book title=The Book: What Is It?"},
      {"Doe, J., Roe, K. The Book. London: Karnac, 2015.",
       "Doe, J.|Roe, K. (2015) type=book title=The Book"},
  });
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_book_gives_nobody) {
  check_citations({
      {"Anxiety, Depression, and Anger. New York: Norton, 2015.", "()"},
      {"Doe, Jane. Why It Works. Journal of Things, 2019.", "()"},
      {"Doe, Jane. The talk went on. It was about the press, 2019.", "()"},
  });
}

BOOST_AUTO_TEST_CASE(publishers_and_archives_are_no_journals) {
  check_citations({
      {"Doe, J. (2019). Why it works [Doctoral dissertation, State University]. uO Research.",
       "Doe, J. (2019) type=thesis title=Why it works"},
      {"Doe, J. (2019). Why it works (HHS Publication No. SMA 14-4884). U.S. Department of Things.",
       "Doe, J. (2019) type=report title=Why it works"},
      {"Doe, J. (2019). Why it works (Report No. 12). Centre for Things.",
       "Doe, J. (2019) type=report title=Why it works"},
      {"Doe, J. (2019). Why it works (Version 5.1) [Computer software]. Centre for Things.",
       "Doe, J. (2019) type=software title=Why it works (Version 5.1)"},
      {"Doe, J. (2019). Why it works [Data set]. OSF. https://doi.org/10.1000/abc",
       "Doe, J. (2019) type=dataset title=Why it works doi=10.1000/abc"},
      {"Doe, J. (Host). (2019, May 3). Why it works [Audio podcast episode]. In Talks. Network.",
       "Doe, J. (2019-5-3) type=broadcast title=Why it works"},
      {"Doe, J. (Writer), & Roe, K. [@roe]. (2019). Why it works [Film]. Studio.",
       "Doe, J.|Roe, K. (2019) type=motion_picture title=Why it works"},
      {"Doe, J. (2019). Why it works (Study No. 2). Journal of Things, 12(3), 101–109.",
       "Doe, J. (2019) title=Why it works (Study No. 2) journal=Journal of Things vol=12 issue=3 "
       "page=101-109"},
      {"Doe, J. (2019) Why it works. PhD thesis. University of Leeds.",
       "Doe, J. (2019) type=thesis title=Why it works"},
      {"Doe JD. Why it works. Dissertation. State University; 2019.",
       "Doe, JD (2019) type=thesis title=Why it works"},
      {"Doe, Jane. “Why It Works.” PhD diss., State University, 2019. ProQuest (13420000).",
       "Doe, Jane (2019) type=thesis title=Why It Works"},
      {"Doe, Jane. “Why It Works.” 2019. State University, PhD dissertation. ProQuest, "
       "www.example.org/1.",
       "Doe, Jane (2019) type=thesis title=Why It Works"},
      {"Doe, J. (2019). What makes a thesis? Thesis Eleven, 12(3), 101–109.",
       "Doe, J. (2019) title=What makes a thesis? journal=Thesis Eleven vol=12 issue=3 "
       "page=101-109"},
      {"Doe, Jane. 2019. “Why It Works.” Paper presented at the annual meeting of the Society, "
       "Amherst, MA.",
       "Doe, Jane (2019) title=Why It Works"},
      {"Doe, J. (2019). Stress of students (dissertation stage). College Student Journal.",
       "Doe, J. (2019) title=Stress of students (dissertation stage) journal=College Student "
       "Journal"},
  });
}

BOOST_AUTO_TEST_CASE(editors_before_the_book) {
  check_citations({
      {"Doe J. Why it works. In: Roe K (ed). Handbook: a guide. New York: Norton, 2015: 12–34.",
       "Doe, J (2015) type=chapter title=Why it works journal=Handbook: a guide page=12-34"},
      {"Doe, J., 2015. Why it works. In: K. Roe and L. Poe, eds. Handbook: a guide. New York: "
       "Norton, pp.12-34.",
       "Doe, J. (2015) type=chapter title=Why it works journal=Handbook: a guide page=12-34"},
      {"DOE, J. Why it works. In: ROE, K. (ed.). Handbook: a guide. New York: Norton, 2015. p. "
       "12-34.",
       "DOE, J. (2015) type=chapter title=Why it works journal=Handbook: a guide page=12-34"},
      {"Doe J. Why it works. In: Proceedings of the 3rd Meeting; 2020 Jun 3-5; Ottawa, ON. New "
       "York: ACM; 2020. p. 1-9.",
       "Doe, J (2020) type=chapter title=Why it works journal=Proceedings of the 3rd Meeting "
       "page=1-9"},
  });
}

BOOST_AUTO_TEST_CASE(works_without_a_year) {
  check_citations({
      {"Doe, Jane, and Kim Roe. n.d. “Why It Works.” Center. Accessed May 3, 2020. "
       "https://example.org/1.",
       "Doe, Jane|Roe, Kim () title=Why It Works journal=Center url=https://example.org/1"},
      {"Doe, Jane. “Why It Works.” Accessed May 3, 2020. https://example.org/1.",
       "Doe, Jane () title=Why It Works url=https://example.org/1"},
      {"Doe, J. and Roe, K. (no date) ‘Why it works’, Therapy Today. Available at: "
       "https://example.org/1 (Accessed: 1 June 2020).",
       "Doe, J.|Roe, K. () title=Why it works journal=Therapy Today url=https://example.org/1"},
      {"Doe, J. (no date) Why it works. Available at: https://example.org/1 (Accessed: 1 June "
       "2020).",
       "Doe, J. () title=Why it works url=https://example.org/1"},
      {"Doe, Jane. “Why It Works.” Therapy Today, forthcoming.",
       "Doe, Jane () title=Why It Works journal=Therapy Today"},
      {"Doe J, Roe K. Why it works. Lancet Psychiatry. In press.",
       "Doe, J|Roe, K () title=Why it works journal=Lancet Psychiatry"},
      {"A study of why it works. In press.", "()"},
  });
}

BOOST_AUTO_TEST_CASE(pages_of_the_web_with_a_date) {
  check_citations({
      {"Doe, Jane. “Why It Works.” Psychology Today, 3 May 2020, www.example.org/blog.",
       "Doe, Jane (2020-5-3) title=Why It Works journal=Psychology Today"},
      {"Doe JD. Why it works. Network. May 3, 2020. Accessed May 4, 2020. https://example.org/1",
       "Doe, JD (2020-5-3) title=Why it works journal=Network url=https://example.org/1"},
      {"Doe JD. Why it works. PsyArXiv. Preprint posted online May 3, 2020. doi:10.1000/abc",
       "Doe, JD (2020-5-3) title=Why it works journal=PsyArXiv doi=10.1000/abc"},
      {"Doe J. Why it works. Psychology Today. Updated March 3, 2020. Accessed May 4, 2020. "
       "https://example.org/1",
       "Doe, J (2020-3-3) title=Why it works journal=Psychology Today url=https://example.org/1"},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
