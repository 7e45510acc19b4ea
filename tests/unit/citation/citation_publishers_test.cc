#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>

#include "tests/unit/citation/citation_text.h"

// Lines as publishers and programs for references print them.

namespace pprsearch {

BOOST_AUTO_TEST_SUITE(citation_publishers)

BOOST_AUTO_TEST_CASE(what_marks_volume_issue_and_pages) {
  check_citations({
      {"Doe, J. (2003). A title of it. Lancet, Vol. 10 No. 6, pp. 361-373.",
       "Doe, J. (2003) title=A title of it journal=Lancet vol=10 issue=6 page=361-373"},
      {"Doe, J. (2003), “A title of it”, Lancet, Vol. 10 No. 6, pp. 361-73.",
       "Doe, J. (2003) title=A title of it journal=Lancet vol=10 issue=6 page=361-373"},
      {"Doe, J. (2010). A title of it. Clinical psychology review, 30 6, 768-78.",
       "Doe, J. (2010) title=A title of it journal=Clinical psychology review vol=30 issue=6 "
       "page=768-778"},
      {"Doe, J. (1957) 'A title of it', Lancet, vol. 21(2), April, pp. 95-103.",
       "Doe, J. (1957) title=A title of it journal=Lancet vol=21 issue=2 page=95-103"},
      {"J. Doe and W.-H. Li, “A title of it,” IEEE Trans. Affect. Comput., vol. 12, 2021, Art. no. "
       "102345.",
       "Doe, J.|Li, W.-H. (2021) title=A title of it journal=IEEE Trans. Affect. Comput. vol=12 "
       "page=102345"},
      {"Doe J. A title of it. Lancet. 2003;Vol 10:361-373.",
       "Doe, J (2003) title=A title of it journal=Lancet vol=10 page=361-373"},
      {"Doe J. A title of it. Lancet. 1998 Dec-1999 Jan;12(3):101-9.",
       "Doe, J (1998-12) title=A title of it journal=Lancet vol=12 issue=3 page=101-109"},
      {"Doe, Jane, and Ann Lee. “What Is It?” Psychotherapy 12, suppl. 1 (Spring 1999): S12–S19.",
       "Doe, Jane|Lee, Ann (1999) title=What Is It? journal=Psychotherapy vol=12 issue=suppl. 1 "
       "page=S12-S19"},
      {"Doe, Jane. “What Is It?” Psychotherapy, vol. 33, suppl. 2, 1996, pp. S1-S9.",
       "Doe, Jane (1996) title=What Is It? journal=Psychotherapy vol=33 issue=suppl. 2 page=S1-S9"},
      {"Doe, Jane, and Ann Lee. “A Title.” Lancet, vol. 19, no. 1, 2009, pp. 13-29. Taylor and "
       "Francis Online, doi:10.1000/x.",
       "Doe, Jane|Lee, Ann (2009) title=A Title journal=Lancet vol=19 issue=1 page=13-29 "
       "doi=10.1000/x"},
      {"Doe JA, Lee P. CBT for all. Cochrane Database of Systematic Reviews 2013, Issue 10. Art. "
       "No.: CD008696. DOI: 10.1000/x.pub2.",
       "Doe, JA|Lee, P (2013) title=CBT for all journal=Cochrane Database of Systematic Reviews "
       "issue=10 page=CD008696 doi=10.1000/x.pub2"},
      {"J. Doe, “A title of it,” Behav. Res. Methods, early access, Aug. 3, 2021, doi: 10.1000/x.",
       "Doe, J. (2021-8-3) title=A title of it journal=Behav. Res. Methods doi=10.1000/x"},
  });
}

BOOST_AUTO_TEST_CASE(a_year_before_commas_and_behind_pages) {
  check_citations({
      {"Doe, J. A.; Lee, K. L. Digital Things for All. J. Med. Chem. 2019, 62 (5), 2121–2130.",
       "Doe, J. A.|Lee, K. L. (2019) title=Digital Things for All journal=J. Med. Chem. vol=62 "
       "issue=5 page=2121-2130"},
      {"Doe, J.A.; Lee, K.L. Digital things for all: a review. Int. J. Environ. Res. Public Health "
       "2019, 16, 2121. https://doi.org/10.1000/x",
       "Doe, J.A.|Lee, K.L. (2019) title=Digital things for all: a review journal=Int. J. Environ. "
       "Res. Public Health vol=16 page=2121 doi=10.1000/x"},
      {"Doe J, Lee K: Things of all kinds. Psychother Res 22:123-138, 2012",
       "Doe, J|Lee, K (2012) title=Things of all kinds journal=Psychother Res vol=22 page=123-138"},
  });
}

BOOST_AUTO_TEST_CASE(books_and_theses_of_vancouver_and_ama) {
  check_citations({
      {"Doe SC, Lee KG. Care and its end: the way of change. 2nd ed. New York: Guilford Press; "
       "2012.",
       "Doe, SC|Lee, KG (2012) type=book title=Care and its end: the way of change"},
      {"Doe SC. Care and its end. Guilford Press; 2015.",
       "Doe, SC (2015) type=book title=Care and its end"},
      {"Doe MM. Sleep of infants: a survey [dissertation]. Mount Pleasant (MI): Central Michigan "
       "University; 2002.",
       "Doe, MM (2002) type=thesis title=Sleep of infants: a survey"},
      {"Doe, T. (2019). Effects of it (Doctoral dissertation). Retrieved from ProQuest "
       "Dissertations and Theses database. (UMI No. 3545555)",
       "Doe, T. (2019) type=thesis title=Effects of it"},
      {"Doe, T. (2019). Effects of it (Publication No. 13420000) [Doctoral dissertation, State "
       "University]. ProQuest Dissertations and Theses Global.",
       "Doe, T. (2019) type=thesis title=Effects of it"},
      {"Doe, T. (2019) Effects of it, PhD thesis, University of Utah, Salt Lake City.",
       "Doe, T. (2019) type=thesis title=Effects of it"},
      {"Roth, A. and Doe, P. (2005) What works for whom? 2nd edn. New York: Guilford Press.",
       "Roth, A.|Doe, P. (2005) type=book title=What works for whom?"},
  });
}

BOOST_AUTO_TEST_CASE(chapters_keep_their_pages_and_their_book_no_edition) {
  const std::string chapter = " type=chapter title=Training of all journal=Handbook of Therapy";
  check_citations({
      {"Doe, S., Lee, C.E.: Training of all. In: Roe, M.J., Poe, J.C. (eds.) Handbook of Therapy, "
       "pp. 12–19. Springer, New York (2021)",
       "Doe, S.|Lee, C.E. (2021)" + chapter + " page=12-19"},
      {"Doe S, Lee CE (2021) Training of all. In: Roe MJ, Poe JC (eds) Handbook of Therapy, 3rd "
       "edn. Springer, New York, pp 12–19.",
       "Doe, S|Lee, CE (2021)" + chapter + " page=12-19"},
      {"S. Doe, C.E. Lee, Training of all, in: M.J. Roe (Ed.), Handbook of Therapy, sixth ed., "
       "Wiley, New York, 2021, pp. 12–19.",
       "Doe, S.|Lee, C.E. (2021)" + chapter + " page=12-19"},
      {"S. Doe and C. E. Lee, “Training of all,” in Handbook of Therapy, M. J. Roe, Ed., 6th ed. "
       "New York, NY, USA: Wiley, 2021, pp. 12–19.",
       "Doe, S.|Lee, C. E. (2021)" + chapter + " page=12-19"},
      {"Doe, S & Lee, CE 2021, 'Training of all', in MJ Roe (ed.), Handbook of Therapy, 3rd edn, "
       "Wiley, New York, pp. 12-19.",
       "Doe, S|Lee, CE (2021)" + chapter + " page=12-19"},
      {"Doe, Jane, and Ann Lee. “Training of All.” In Handbook of Therapy, 6th ed., edited by M. "
       "J. "
       "Roe, 443–94. Hoboken, NJ: Wiley, 2013.",
       "Doe, Jane|Lee, Ann (2013) type=chapter title=Training of All journal=Handbook of Therapy "
       "page=443-494"},
      {"Doe, S., & Lee, C. E. (2021). Training of all. In M. J. Roe (Ed.), Handbook of therapy: "
       "Vol. 2. Research (3rd ed., pp. 12–19). Wiley.",
       "Doe, S.|Lee, C. E. (2021) type=chapter title=Training of all journal=Handbook of therapy: "
       "Vol. 2. Research page=12-19"},
      {"Doe, S. (2021). Training of all. In M. J. Roe (Ed.), Handbook of Therapy (5th edition, p. "
       "84-135). Wiley.",
       "Doe, S. (2021)" + chapter + " page=84-135"},
      {"J. Doe et al., “A deep approach,” in Proc. Interspeech, San Francisco, CA, USA, 2016, pp. "
       "1447–1451.",
       "Doe, J.|… (2016) type=chapter title=A deep approach journal=Proc. Interspeech "
       "page=1447-1451"},
  });
}

// Whoever stands in front of a colon is believed only as a list of names.
BOOST_AUTO_TEST_CASE(a_title_and_editors_are_no_authors) {
  check_citations({
      {"Doe, S., Lee, C.E.: Training of all. Springer, New York (2021)",
       "Doe, S.|Lee, C.E. (2021) type=book title=Training of all"},
      {"The long way of a theory: notes from the field and its people, Springer, New York (2021)",
       "(2021)"},
  });
}

BOOST_AUTO_TEST_CASE(german_lines_of_programs) {
  check_citations({
      {"Strauß, B.; Roe, M. (2018): Ausbildung. In: Psychotherapeut 63 (2), S. 12–19. DOI: "
       "10.1000/x.",
       "Strauß, B.|Roe, M. (2018) title=Ausbildung journal=Psychotherapeut vol=63 issue=2 "
       "page=12-19 doi=10.1000/x"},
      {"Strauß, B. u. Roe, M. (2018). Ausbildung der Leute. Psychotherapeut, 63, 12–19.",
       "Strauß, B.|Roe, M. (2018) title=Ausbildung der Leute journal=Psychotherapeut vol=63 "
       "page=12-19"},
      {"Doe, J. (2013). A title of it. In: Psychotherapy Networker, 37 (3), 12-19.",
       "Doe, J. (2013) title=A title of it journal=Psychotherapy Networker vol=37 issue=3 "
       "page=12-19"},
  });
}

BOOST_AUTO_TEST_CASE(names_without_degrees_and_with_their_group) {
  const std::string work = " (2012) title=A title of it journal=Lancet vol=13 issue=2 page=1-9";
  check_citations({
      {"Lee, E., PhD, & Wu, K., MD. (2012). A title of it. Lancet, 13(2), 1–9.",
       "Lee, E.|Wu, K." + work},
      {"Lee, MD, & Wu, K. (2012). A title of it. Lancet, 13(2), 1–9.", "Lee, MD|Wu, K." + work},
      {"Doe J, Lee K for the STAR*D Study Team. A title of it. Lancet. 2012;13(2):1-9.",
       "Doe, J|Lee, K|{STAR*D Study Team}" + work},
      {"Treatment for Adolescents Study (TAS) Team. A title of it. Lancet. 2012;13(2):1-9.",
       "{Treatment for Adolescents Study (TAS) Team}" + work},
      {"[No authors listed]. A title of it. Lancet. 2012;13(2):1-9.", "" + work.substr(1)},
      {"RETRACTED: Lee, E., & Wu, K. (2012). A title of it. Lancet, 13(2), 1–9.",
       "Lee, E.|Wu, K." + work},
      {"Lee E. [A title of it]. Lancet. 2012;13(2):1-9. German.", "Lee, E" + work},
  });
}

BOOST_AUTO_TEST_CASE(what_stands_behind_the_pages_is_not_of_the_journal) {
  const std::string work =
      "Lee, E. (2020) title=A title of it journal=Care vol=57 issue=1 page=1-9";
  for (const std::string behind :
       {" Erratum in Care, 58, 3.", " Epub 2019 May 3.", " Funded by SSHRC.", " ISSN 0033-3204.",
        " See also Wu (2019), Care, 56, 3.", " Wu, K. (2019). Loss. Care, 56, 3-7.",
        " Special issue: Loss."}) {
    BOOST_TEST_CONTEXT(behind) {
      BOOST_TEST(shown(parse_citation("Lee, E. (2020). A title of it. Care, 57(1), 1–9." +
                                      behind)) == work);
    }
  }
  check_citations({
      {"Lee, E. (2020). A title of it. Care, 57(1), 1–9 (Impact factor 2.5)", work},
      {"Lee, E. (2020). A title of it. Care. 2020;57(1):1-9.", work},
      {"Lee, E. (2020) ‘A title of it’, Care, 57(1), pp. 1–9. Epub 2019 May 3.", work},
      {"Lee, Emma. “A Title.” Care 57, no. 1 (2020): 1–9. Epub May 3, 2019.",
       "Lee, Emma (2020) title=A Title journal=Care vol=57 issue=1 page=1-9"},
      {"Lee, Emma. 2020. “A Title.” Care 57 (1): 1–9. Reprinted in Loss, edited by K. Wu, 3–9. New "
       "York: Wiley, 2021.",
       "Lee, Emma (2020) title=A Title journal=Care vol=57 issue=1 page=1-9"},
      {"Doe, B. (2019). A title of it. JAMA Network Open, 2(8), e199910.",
       "Doe, B. (2019) title=A title of it journal=JAMA Network Open vol=2 issue=8 page=e199910"},
  });
}

BOOST_AUTO_TEST_CASE(lines_of_sites_and_of_databases) {
  const std::string work =
      " title=A new therapy for all journal=Journal of Care vol=74 issue=11 page=1889-1906";
  check_citations({
      {"John C. Doe, Bruce E. Roe, A new therapy for all, Journal of Care, Volume 74, Issue 11, "
       "2018, Pages 1889-1906, ISSN 0021-9762, https://doi.org/10.1000/x.",
       "Doe, John C.|Roe, Bruce E. (2018)" + work + " doi=10.1000/x"},
      {"John C Doe, Bruce E van der Roe, A new therapy for all, Journal of Care, Volume 74, Issue "
       "11, November 2018, Pages 1889–1906, https://doi.org/10.1000/x",
       "Doe, John C|van der Roe, Bruce E (2018-11)" + work + " doi=10.1000/x"},
      {"Jo Lee, Grief, and loss, Journal of Care, Volume 120, 2019, 103432, ISSN 0005-7967.",
       "Lee, Jo (2019) title=Grief, and loss journal=Journal of Care vol=120 page=103432"},
      {"Doe, John C. PhD; Roe, Bruce E. PhD. A new therapy for all. Journal of Care 74(11):p "
       "1889-1906, November 2018. | DOI: 10.1000/x",
       "Doe, John C.|Roe, Bruce E. (2018-11)" + work + " doi=10.1000/x"},
      {"Doe, John C.; Roe, Bruce E. (2018) A new therapy for all. Journal of Care, Vol 74(11), "
       "Nov, "
       "2018. pp. 1889-1906.",
       "Doe, John C.|Roe, Bruce E. (2018)" + work},
      {"DOE, J. C.; ROE, B. E. A new therapy for all. Journal of Care, v. 74, n. 11, p. 1889–1906, "
       "nov. 2018.",
       "DOE, J. C.|ROE, B. E. (2018-11)" + work},
      {"Doe, J. C. (2018). A new therapy for all. Journal of Care, 74, (11), 1889-1906.",
       "Doe, J. C. (2018)" + work},
      {"Doe E. A new therapy for all. Journal of Care. 74(11):1889-906, 2018 Nov.",
       "Doe, E (2018-11)" + work},
      {"Doe E. A new therapy for all. Care. 2018;74(11):Article 12.",
       "Doe, E (2018) title=A new therapy for all journal=Care vol=74 issue=11 page=12"},
      {"Lee, E., & Wu, K. Grief and its end. (2020). Care, 57(1), 1-9.",
       "Lee, E.|Wu, K. (2020) title=Grief and its end journal=Care vol=57 issue=1 page=1-9"},
      {"Lee, E., & Wu, K. (2020, September 14). Grief and its end. The New York Times, p. A12.",
       "Lee, E.|Wu, K. (2020-9-14) title=Grief and its end journal=The New York Times page=A12"},
      {"E. Lee et al., Care 57, 1 (2020).", "(2020)"},
      {"Doe, M.; Lee, X. What Is It? A Review. ACS Chem. Neurosci. 2020, 11, 100-110.",
       "Doe, M.|Lee, X. (2020) title=What Is It? A Review journal=ACS Chem. Neurosci. vol=11 "
       "page=100-110"},
  });
}

BOOST_AUTO_TEST_CASE(remarks_are_not_of_the_source) {
  const std::string work = "Lee, E. (2012) title=A title of it journal=Lancet vol=13 page=1-9";
  check_citations({
      {"Lee, E. (2012). A title of it. Lancet, 13, 1–9. (Reprinted in 2015, Care, S(1), 3–14)",
       work},
      {"Lee, E. (2012). A title of it. Lancet, 13, 1–9. Comment on https://doi.org/10.1000/other",
       work},
      {"Lee, E. (2012). A title of it. Lancet, 13, 1–9. Data: https://doi.org/10.5061/dryad.x",
       work},
      {"Lee, E. (2012). A title of it. Lancet, 13, 1–9. Supplemental materials: "
       "https://doi.org/10.1000/x.supp",
       work},
      {"Lee, E. (2012). A title of it [Comment on \"Gardens,\" by P. Roe, "
       "https://doi.org/10.1000/other.1]. Lancet, 13, 1–9.",
       work},
      {"Lee E. A title of it. Int J Geriatr Psychiatry. [Epub ahead of print] 2021 May 5.",
       "Lee, E (2021-5-5) title=A title of it journal=Int J Geriatr Psychiatry"},
      {"Lee, E., Wu, M., in press. A title of it. J. Consult. Clin. Psychol.",
       "Lee, E.|Wu, M. () title=A title of it journal=J. Consult. Clin. Psychol"},
      {"Lee, Ann, and Jo Wu. Forthcoming. “A Title.” Canadian Journal of Psychiatry.",
       "Lee, Ann|Wu, Jo () title=A Title journal=Canadian Journal of Psychiatry"},
      {"Lee, E. & Wu, K. (2020, June). Grief and loss in care. Paper presented at the Annual "
       "Meeting of the Society, Amherst, MA.",
       "Lee, E.|Wu, K. (2020-6) title=Grief and loss in care"},
      {"Lee, E. (2020). Grief and loss in care. Manuscript submitted for publication.",
       "Lee, E. (2020) title=Grief and loss in care"},
  });
}

BOOST_AUTO_TEST_CASE(wolters_kluwer_with_dashes_and_annual_reviews) {
  check_citations({
      {"Doe, Jane D. MD, PhD; Roe, Kim MD. Why it works: A trial. Journal of Things: May 2019 - "
       "Volume 12 - Issue 3 - p 101-109",
       "Doe, Jane D.|Roe, Kim (2019-5) title=Why it works: A trial journal=Journal of Things "
       "vol=12 issue=3 page=101-109"},
      {"Jane D. Doe and Kim Roe. Why it works: A trial. Journal of Things 2019 12:3, 101-109",
       "Doe, Jane D.|Roe, Kim (2019) title=Why it works: A trial journal=Journal of Things vol=12 "
       "issue=3 page=101-109"},
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
