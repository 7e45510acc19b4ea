#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/processor_time.h"
#include "tests/support/seed.h"
#include "tests/unit/citation/citation_text.h"

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(citation)

BOOST_AUTO_TEST_CASE(the_lines_of_the_blog_are_read_in_every_part) {
  check_citations({
      {"Curran, J., Parry, G.D., Hardy, G.E., Darling, J., Mason, A-M., Chambers, E. (2019). How "
       "Does therapy harm? A model of adverse process using task analysis in the meta-synthesis of "
       "service users’ experience. Frontiers in Psychology, 10:347. doi: "
       "10.3389/fpsyg.2019.00347",
       "Curran, J.|Parry, G.D.|Hardy, G.E.|Darling, J.|Mason, A-M.|Chambers, E. (2019) title=How "
       "Does therapy harm? A model of adverse process using task analysis in the meta-synthesis of "
       "service users’ experience journal=Frontiers in Psychology vol=10 page=347 "
       "doi=10.3389/fpsyg.2019.00347"},
      {"Simpson, S., Richardson, L., Pietrabissa, G., Castelnuovo, G., Reid, C. (2020). "
       "Videotherapy "
       "and therapeutic alliance in the age of COVID-19. Clinical Psychology and Psychotherapy, "
       "https://doi.org/10.1002/cpp.2521",
       "Simpson, S.|Richardson, L.|Pietrabissa, G.|Castelnuovo, G.|Reid, C. (2020) "
       "title=Videotherapy and therapeutic alliance in the age of COVID-19 journal=Clinical "
       "Psychology and Psychotherapy doi=10.1002/cpp.2521"},
      {"Flückiger, C., Rubel, J., Del Re, A. C., Horvath, A. O., Wampold, B. E., Crits-Christoph, "
       "P., Atzil-Slonim, D., . . . Barber, J. P. (2020). The reciprocal relationship between "
       "alliance and early treatment symptoms: A two-stage individual participant data "
       "meta-analysis. Journal of Consulting and Clinical Psychology, 88(9), 829–843.",
       "Flückiger, C.|Rubel, J.|Del Re, A. C.|Horvath, A. O.|Wampold, B. E.|Crits-Christoph, P.|"
       "Atzil-Slonim, D.|Barber, J. P.|… (2020) title=The reciprocal relationship between alliance "
       "and early treatment symptoms: A two-stage individual participant data meta-analysis "
       "journal=Journal of Consulting and Clinical Psychology vol=88 issue=9 page=829-843"},
  });
}

BOOST_AUTO_TEST_CASE(family_and_given_names_are_told_apart) {
  const Citation citation = parse_citation("Flückiger, C., & Del Re, A. C. (2020). A title.");
  BOOST_TEST_REQUIRE(citation.authors.size() == 2U);
  BOOST_TEST(citation.authors[0].family == "Flückiger");
  BOOST_TEST(citation.authors[0].given == "C.");
  BOOST_TEST(citation.authors[1].family == "Del Re");
  BOOST_TEST(citation.authors[1].given == "A. C.");
}

BOOST_AUTO_TEST_CASE(lists_of_names) {
  const std::vector<CitationRow> rows = {
      {"Safran, J. D.", "Safran, J. D."},
      {"Safran , J. D. & Kraus , J.", "Safran, J. D.|Kraus, J."},
      {"Safran, J. D., & Muran, J. C.", "Safran, J. D.|Muran, J. C."},
      {"Safran, J. D. and Muran, J. C.", "Safran, J. D.|Muran, J. C."},
      {"Safran, J. D., Muran, J. C., and Eubanks-Carter, C.",
       "Safran, J. D.|Muran, J. C.|Eubanks-Carter, C."},
      {"Safran, J. D., &amp; Muran, J. C.", "Safran, J. D.|Muran, J. C."},
      {"Safran, J. D. Kraus, J.", "Safran, J. D.|Kraus, J."},
      {"Safran,J.D.,Kraus,J.", "Safran, J.D.|Kraus, J."},
      {"Safran, J. D.; Kraus, J.", "Safran, J. D.|Kraus, J."},
      {"Safran J. D., Del Re A. C.", "Safran, J. D.|Del Re, A. C."},
      {"Safran JD, Wampold BE, Ng T", "Safran, JD|Wampold, BE|Ng, T"},
      {"LEE, J., & KIM, S.-H.", "LEE, J.|KIM, S.-H."},
      {"Zhang, Yu., & Lutz, W.", "Zhang, Yu.|Lutz, W."},
      {"Andrzej Werbart & Mo Wang", "Werbart, Andrzej|Wang, Mo"},
      {"Bruce E. Wampold, Zac E. Imel", "Wampold, Bruce E.|Imel, Zac E."},
      {"J. Christopher Perry and Michael Bond", "Perry, J. Christopher|Bond, Michael"},
      {"C. Flückiger & A. C. Del Re", "Flückiger, C.|Del Re, A. C."},
      {"Katie Aafjes-van Doorn & Kim de Jong", "Aafjes-van Doorn, Katie|de Jong, Kim"},
      {"Di Wang & van Doorn", "Wang, Di|van Doorn"},
      {"Werbart, Andrzej, & Wang, Mo", "Werbart, Andrzej|Wang, Mo"},
      {"Wampold, Bruce E., & Imel, Zac E.", "Wampold, Bruce E.|Imel, Zac E."},
      {"Flückiger, C., Rubel, Julian, & Horvath, A. O.",
       "Flückiger, C.|Rubel, Julian|Horvath, A. O."},
      {"Werbart, Wang, & Levin", "Werbart|Wang|Levin"},
      {"Aafjes-van Doorn, K., van Doorn, J., De Los Reyes, A., & O'Brien, M.",
       "Aafjes-van Doorn, K.|van Doorn, J.|De Los Reyes, A.|O'Brien, M."},
      {"St. Clair, M., & O’Hara, D.", "St. Clair, M.|O’Hara, D."},
      {"Élie, É., & Øvergaard, Ø. J.", "Élie, É.|Øvergaard, Ø. J."},
      {"King, M. L., Jr., & Davis, R., III", "King, M. L., Jr.|Davis, R., III"},
      {"King Jr., M. L., & Davis III, R.", "King, M. L., Jr.|Davis, R., III"},
      {"Martin Luther King Jr. & Ann Lee", "King, Martin Luther, Jr.|Lee, Ann"},
      {"Flückiger, C., et al.", "Flückiger, C.|…"},
      {"Flückiger et al.", "Flückiger|…"},
      {"Flückiger, C., … Barber, J. P.", "Flückiger, C.|Barber, J. P.|…"},
      {"Flückiger, C.,... & Barber, J. P.", "Flückiger, C.|Barber, J. P.|…"},
      {"Atzil-Slonim, D. . . . Barber, J. P.", "Atzil-Slonim, D.|Barber, J. P.|…"},
      {"Flückiger, C., and colleagues", "Flückiger, C.|…"},
      {"World Health Organization.", "{World Health Organization}"},
      {"American Psychological Association, Presidential Task Force on Evidence-Based Practice.",
       "{American Psychological Association, Presidential Task Force on Evidence-Based Practice}"},
      {"National Institute for Health and Care Excellence",
       "{National Institute for Health and Care Excellence}"},
      {"U.S. Department of Veterans Affairs", "{U.S. Department of Veterans Affairs}"},
      {"UNICEF.", "{UNICEF}"},
      {"Cuijpers, P., & Cochrane Collaboration", "Cuijpers, P.|{Cochrane Collaboration}"},
      {"Norcross, J. C., & Lambert, M. J. (Eds.).", "Norcross, J. C.|Lambert, M. J."},
      {"Norcross, J. C. (Ed.).", "Norcross, J. C."},
  };
  for (const auto& [names, expected] : rows) {
    BOOST_TEST_CONTEXT("names: " << names) {
      BOOST_TEST(shown(parse_citation(names + " (2014). A title.")) ==
                 expected + " (2014) title=A title");
    }
  }
}

BOOST_AUTO_TEST_CASE(the_stop_behind_a_numeral_is_the_line_s) {
  check_citations({
      {"Doe, J., & Reynolds, C. F., III. (2014). A title. World Psychiatry, 13(1), 56-67.",
       "Doe, J.|Reynolds, C. F., III (2014) title=A title journal=World Psychiatry vol=13 issue=1 "
       "page=56-67"},
      {"Roe, R., Jr. (2014). A title.", "Roe, R., Jr. (2014) title=A title"},
  });
}

BOOST_AUTO_TEST_CASE(names_joined_in_other_languages) {
  check_citations({
      {"Smith, J. und Doe, K. (2019). A title.", "Smith, J.|Doe, K. (2019) title=A title"},
      {"Smith, J., Roe, L. und Doe, K. (2019). A title.",
       "Smith, J.|Roe, L.|Doe, K. (2019) title=A title"},
      {"Smith J. et Doe K. (2019). A title.", "Smith, J.|Doe, K. (2019) title=A title"},
      {"Smith J et Doe K (2019). A title.", "Smith, J|Doe, K (2019) title=A title"},
      {"Smith, J. y Doe, K. (2019). A title.", "Smith, J.|Doe, K. (2019) title=A title"},
      {"Smith, J. e Doe, K. (2019). A title.", "Smith, J.|Doe, K. (2019) title=A title"},
      {"Smith, J. et al. (2019). A title.", "Smith, J.|… (2019) title=A title"},
      {"Ramón y Cajal, S. (1899). A title.", "Ramón y Cajal, S. (1899) title=A title"},
      {"Costa e Silva, J. (2019). A title.", "Costa e Silva, J. (2019) title=A title"},
  });
}

BOOST_AUTO_TEST_CASE(dates) {
  const std::vector<CitationRow> rows = {
      {"(2019).", "(2019)"},
      {"( 2019 ).", "(2019)"},
      {"(2019)", "(2019)"},
      {"(2019):", "(2019)"},
      {"(2019b).", "(2019)"},
      {"(2022, November 10).", "(2022-11-10)"},
      {"(2022, Nov.).", "(2022-11)"},
      {"(November 2022).", "(2022-11)"},
      {"(2020, Online First).", "(2020)"},
      {"(2021, February 30).", "(2021-2)"},
      {"(1923/1961).", "(1961)"},
      {"(1998–1999).", "(1998)"},
      {"(1998-1999).", "(1998)"},
      {"(2019/2020).", "(2019)"},
      {"(2019 – 2020, March).", "(2019)"},
      {"(in press).", "()"},
      {"(n.d.).", "()"},
      {"2019.", "(2019)"},
      {"2019b.", "(2019)"},
  };
  for (const auto& [date, expected] : rows) {
    BOOST_TEST_CONTEXT("date: " << date) {
      BOOST_TEST(shown(parse_citation("Safran, J. D. " + date + " A title.")) ==
                 "Safran, J. D. " + expected + " title=A title");
    }
  }
}

BOOST_AUTO_TEST_CASE(titles) {
  const std::vector<CitationRow> rows = {
      {"Will we use video therapy again?", "Will we use video therapy again?"},
      {"Stop rupturing!", "Stop rupturing!"},
      {"Does therapy harm? A model. And more.", "Does therapy harm? A model. And more"},
      {"CBT vs. waiting list in the U.S. army.", "CBT vs. waiting list in the U.S. army"},
      {"Attention (ADHD): What, and for whom (in 2014).",
       "Attention (ADHD): What, and for whom (in 2014)"},
      {"Alliance – outcome relations.", "Alliance – outcome relations"},
      {"“How therapy works.”", "How therapy works"},
      {"Therapy “as usual”.", "Therapy “as usual”"},
      {"Online therapy works [Advance online publication].", "Online therapy works"},
      {"Two-year outcomes in 2, 5, and 10 sites.", "Two-year outcomes in 2, 5, and 10 sites"},
  };
  for (const auto& [title, expected] : rows) {
    BOOST_TEST_CONTEXT("title: " << title) {
      BOOST_TEST(shown(parse_citation("Lee, A. (2014). " + title + " Psychotherapy, 51, 1–2.")) ==
                 "Lee, A. (2014) title=" + expected + " journal=Psychotherapy vol=51 page=1-2");
    }
  }
}

BOOST_AUTO_TEST_CASE(journals_volumes_and_pages) {
  const std::vector<CitationRow> rows = {
      {"Psychotherapy, 55, 316-340.", "journal=Psychotherapy vol=55 page=316-340"},
      {"Psychotherapy, 55(4), 316–340.", "journal=Psychotherapy vol=55 issue=4 page=316-340"},
      {"Psychotherapy, 55 (4), 316 – 340", "journal=Psychotherapy vol=55 issue=4 page=316-340"},
      {"Psychotherapy 55(4), 316--340.", "journal=Psychotherapy vol=55 issue=4 page=316-340"},
      {"Psychotherapy, 55(4):316-40.", "journal=Psychotherapy vol=55 issue=4 page=316-340"},
      {"Psychotherapy, 55, 4, 316-340.", "journal=Psychotherapy vol=55 issue=4 page=316-340"},
      {"Psychotherapy, Vol. 55, No. 4, pp. 316-340.",
       "journal=Psychotherapy vol=55 issue=4 page=316-340"},
      {"Psychotherapy, 55(3–4), 316.", "journal=Psychotherapy vol=55 issue=3-4 page=316"},
      {"Psychotherapy, 55(Suppl. 1), S12–S15.",
       "journal=Psychotherapy vol=55 issue=Suppl. 1 page=S12-S15"},
      {"Psychotherapy, 55.", "journal=Psychotherapy vol=55"},
      {"Psychotherapy.", "journal=Psychotherapy"},
      {"Frontiers in Psychology, 10:347.", "journal=Frontiers in Psychology vol=10 page=347"},
      {"BMC Psychiatry, 22, Article 123.", "journal=BMC Psychiatry vol=22 page=123"},
      {"PLoS ONE, 9(4), e94234.", "journal=PLoS ONE vol=9 issue=4 page=e94234"},
      {"Clinical Psychology & Psychotherapy, 27(1), 1–12.",
       "journal=Clinical Psychology & Psychotherapy vol=27 issue=1 page=1-12"},
      {"Psychotherapy: Theory, Research, Practice, Training, 40(1-2), 3-10.",
       "journal=Psychotherapy: Theory, Research, Practice, Training vol=40 issue=1-2 page=3-10"},
      {"Psychotherapy (Chicago, Ill.), 55(4), 316–340.",
       "journal=Psychotherapy (Chicago, Ill.) vol=55 issue=4 page=316-340"},
      {"J. Consult. Clin. Psychol., 88, 1-10.",
       "journal=J. Consult. Clin. Psychol. vol=88 page=1-10"},
      {"Counselling Psychology Quarterly. Advance online publication.",
       "journal=Counselling Psychology Quarterly"},
      {"Psychotherapy Research [Epub ahead of print].", "journal=Psychotherapy Research"},
      {"Psychotherapy, in press.", "journal=Psychotherapy"},
  };
  for (const auto& [source, expected] : rows) {
    BOOST_TEST_CONTEXT("source: " << source) {
      BOOST_TEST(shown(parse_citation("Lee, A. (2018). How it works: A trial. " + source)) ==
                 "Lee, A. (2018) title=How it works: A trial " + expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(links) {
  const std::vector<CitationRow> rows = {
      {"doi: 10.1037/pst0000172", "doi=10.1037/pst0000172"},
      {"doi:10.1037/pst0000172.", "doi=10.1037/pst0000172"},
      {"DOI 10.1037/PST0000172", "doi=10.1037/pst0000172"},
      {"(doi: 10.1037/pst0000172).", "doi=10.1037/pst0000172"},
      {"http://dx.doi.org/10.1037/pst0000172", "doi=10.1037/pst0000172"},
      {"https://doi.org/10.1037%2Fpst0000172.", "doi=10.1037/pst0000172"},
      {"https://doi.org/10.1002/%28SICI%291097-4679", "doi=10.1002/(sici)1097-4679"},
      {"Advance online publication. https://doi.org/10.1037/pst0000172", "doi=10.1037/pst0000172"},
      {"https://www.frontiersin.org/articles/10.3389/fpsyg.2019.00347/full",
       "doi=10.3389/fpsyg.2019.00347 "
       "url=https://www.frontiersin.org/articles/10.3389/fpsyg.2019.00347/full"},
      {"Retrieved from https://www.example.org/alliance.pdf.",
       "url=https://www.example.org/alliance.pdf"},
      {"Retrieved November 10, 2020, from http://example.org/a", "url=http://example.org/a"},
      {"PMID: 30335448", "pmid=30335448"},
  };
  for (const auto& [link, expected] : rows) {
    BOOST_TEST_CONTEXT("link: " << link) {
      BOOST_TEST(shown(parse_citation("Lee, A. (2018). A trial. Psychotherapy, 55(4), 316–340. " +
                                      link)) ==
                 "Lee, A. (2018) title=A trial journal=Psychotherapy vol=55 issue=4 page=316-340 " +
                     expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(books_chapters_and_theses) {
  check_citations({
      {"Hollon, S.D. (2013). Cognitive therapies. In M.E. Lambert (Ed.), Handbook of "
       "Psychotherapy, "
       "6th Edition (pp. 393-442). New York: Wiley.",
       "Hollon, S.D. (2013) type=chapter title=Cognitive therapies journal=Handbook of "
       "Psychotherapy "
       "page=393-442"},
      {"Norcross, J. C., & Lambert, M. J. (Eds.). (2019). Psychotherapy relationships that work "
       "(3rd ed., Vol. 1). New York, NY: Oxford University Press.",
       "Norcross, J. C.|Lambert, M. J. (2019) type=book title=Psychotherapy relationships that "
       "work"},
      {"World Health Organization. (2016). Group interpersonal therapy for depression. Geneva: "
       "Author.",
       "{World Health Organization} (2016) type=book title=Group interpersonal therapy for "
       "depression"},
      {"Wampold, B. E., & Imel, Z. E. (2015). The great psychotherapy debate. Routledge.",
       "Wampold, B. E.|Imel, Z. E. (2015) type=book title=The great psychotherapy debate"},
      {"Gelso, C. J. (2014). The real relationship. In J. C. Norcross & M. J. Lambert (Eds.), "
       "Psychotherapy relationships that work (pp. 12–34). Oxford University Press.",
       "Gelso, C. J. (2014) type=chapter title=The real relationship journal=Psychotherapy "
       "relationships that work page=12-34"},
      {"Lambert, M. J. (2013). What works? In M. J. Lambert (Ed.), Bergin and Garfield’s handbook "
       "of psychotherapy and behavior change (6th ed., pp. 169–218). Hoboken, NJ: Wiley.",
       "Lambert, M. J. (2013) type=chapter title=What works? journal=Bergin and Garfield’s "
       "handbook "
       "of psychotherapy and behavior change page=169-218"},
      {"Lee, A. (2011). Ruptures in groups (Doctoral dissertation). University of Ottawa.",
       "Lee, A. (2011) type=thesis title=Ruptures in groups"},
  });
}

BOOST_AUTO_TEST_CASE(lines_as_careless_sources_print_them) {
  check_citations({
      {"Owen, J. Drinane, J. M., & Tao, K. W. (2017). Ending early: The role of comfort. "
       "Psychotherapy Research, 27(1), 102-111.",
       "Owen, J.|Drinane, J. M.|Tao, K. W. (2017) title=Ending early: The role of comfort "
       "journal=Psychotherapy Research vol=27 issue=1 page=102-111"},
      {"McAleavey, Andrew A.; Youn, Soo Jeong; Castonguay, Louis G.; (2019). Method matters. "
       "Psychotherapy Research, 29(2), 139-156.",
       "McAleavey, Andrew A.|Youn, Soo Jeong|Castonguay, Louis G. (2019) title=Method matters "
       "journal=Psychotherapy Research vol=29 issue=2 page=139-156"},
      {"Rabung, S. and Ioannidis, J.P.A. (2022), The efficacy of therapies: an umbrella review. "
       "World "
       "Psychiatry, 21: 133-145.",
       "Rabung, S.|Ioannidis, J.P.A. (2022) title=The efficacy of therapies: an umbrella review "
       "journal=World Psychiatry vol=21 page=133-145"},
      {"Elliott, R., & Murphy, D. (2018). Therapist empathy. Psychotherapy, 55, 399-410. Advance "
       "Online Publication: doi.org/10.1037/pst0000175",
       "Elliott, R.|Murphy, D. (2018) title=Therapist empathy journal=Psychotherapy vol=55 "
       "page=399-410 doi=10.1037/pst0000175"},
      {"van der Kolk, B.A. (2014) The Body Keeps the Score: Brain, Mind, and Body. New York: "
       "Viking.",
       "van der Kolk, B.A. (2014) type=book title=The Body Keeps the Score: Brain, Mind, and Body"},
      {"Barkham, M. & Lambert, M.J. (2021). Efficacy. In M. Barkham, and L.G. Castonguay (Eds.) "
       "Handbook of Psychotherapy (7th Edition). Wiley. Chapter 5.",
       "Barkham, M.|Lambert, M.J. (2021) type=chapter title=Efficacy journal=Handbook of "
       "Psychotherapy"},
  });
}

BOOST_AUTO_TEST_CASE(articles_without_a_volume) {
  check_citations({
      {"Doe, J. (2018). Is it so? A second look at it. Epidemiology and Psychiatric Sciences, 1-7.",
       "Doe, J. (2018) title=Is it so? A second look at it journal=Epidemiology and Psychiatric "
       "Sciences page=1-7"},
      {"Doe, J. (2020). Dropout from apps: A meta-analysis. Journal of Affective Disorders, "
       "413–419. https://doi.org/10.1016/j.jad.2019.11.167",
       "Doe, J. (2020) title=Dropout from apps: A meta-analysis journal=Journal of Affective "
       "Disorders page=413-419 doi=10.1016/j.jad.2019.11.167"},
      {"Doe, J. (2014). Abuse in Canada. Canadian Medical Association Journal, cmaj-131792.",
       "Doe, J. (2014) title=Abuse in Canada journal=Canadian Medical Association Journal "
       "page=cmaj-131792"},
      {"Doe, J. (2019). Relapse. European Archives of Psychiatry, (5), 577-586.",
       "Doe, J. (2019) title=Relapse journal=European Archives of Psychiatry issue=5 "
       "page=577-586"},
      {"Doe, J. (2015). Change over the years, 1990-2010.",
       "Doe, J. (2015) title=Change over the years, 1990-2010"},
      {"Doe, J. (2016). A new agenda. Psychological Bulletin. Online First Publication, April 28, "
       "2016.",
       "Doe, J. (2016) title=A new agenda journal=Psychological Bulletin"},
      {"Doe, J. (2019). Whose anxiety, anyway? Journal of Clinical Psychology. Online first "
       "publication.",
       "Doe, J. (2019) title=Whose anxiety, anyway? journal=Journal of Clinical Psychology"},
  });
}

BOOST_AUTO_TEST_CASE(a_comma_before_the_journal) {
  check_citations({
      {"Doe, J. (2012). Pragmatic guidelines for imperfect assessments, Psychotherapy, 49, 81-89.",
       "Doe, J. (2012) title=Pragmatic guidelines for imperfect assessments "
       "journal=Psychotherapy vol=49 page=81-89"},
      {"Doe, J. (2012). Dropping out in Swedish settings, Nordic Psychology, 64, 128-146.",
       "Doe, J. (2012) title=Dropping out in Swedish settings journal=Nordic Psychology vol=64 "
       "page=128-146"},
      {"Doe, J. (2012). What patients say, Psychology, Health & Medicine, 17, 1-9.",
       "Doe, J. (2012) title=What patients say journal=Psychology, Health & Medicine vol=17 "
       "page=1-9"},
      {"Doe, J. (2021). Empathy: A meta-analysis, Psychotherapy Research, DOI: 10.1080/1050",
       "Doe, J. (2021) title=Empathy: A meta-analysis journal=Psychotherapy Research "
       "doi=10.1080/1050"},
      {"Doe, J. (2021). A guide to therapy, Second Edition.",
       "Doe, J. (2021) title=A guide to therapy, Second Edition"},
  });
}

BOOST_AUTO_TEST_CASE(lines_that_lack_something) {
  check_citations({
      {"", "()"},
      {"Citation to follow", "()"},
      {"See the article for details, 12 pages.", "()"},
      {"The alliance in brief therapy. (2019). Psychotherapy, 56(2), 1–10.",
       "(2019) title=The alliance in brief therapy journal=Psychotherapy vol=56 issue=2 page=1-10"},
      {"https://doi.org/10.1037/pst0000172", "() doi=10.1037/pst0000172"},
      {"(2019)", "(2019)"},
      {"Lee, A. (2019)", "Lee, A. (2019)"},
      {"Lee, A. (2019). Only a title: With a subtitle",
       "Lee, A. (2019) title=Only a title: With a subtitle"},
      {"Lee, A. (2019). A title. https://example.org/x",
       "Lee, A. (2019) title=A title url=https://example.org/x"},
      {"Lee,\u00A0A.\n(2019).\tA  title.\r\nPsychotherapy,\u200956, 1\u20112.",
       "Lee, A. (2019) title=A title journal=Psychotherapy vol=56 page=1-2"},
  });
}

BOOST_AUTO_TEST_CASE(an_unreadable_line_keeps_nothing_but_itself) {
  Citation expected;
  expected.raw = "Citation to follow; see below.";
  BOOST_TEST((parse_citation(expected.raw) == expected));
}

BOOST_AUTO_TEST_CASE(names_as_they_are_shown) {
  const std::vector<std::pair<Name, std::string>> rows = {
      {{"Flückiger", "Christoph", "", ""}, "Flückiger, C."},
      {{"Barber", "J. P.", "", ""}, "Barber, J. P."},
      {{"Parry", "G.D.", "", ""}, "Parry, G. D."},
      {{"Wampold", "BE", "", ""}, "Wampold, B. E."},
      {{"Mason", "A-M.", "", ""}, "Mason, A.-M."},
      {{"Sartre", "Jean-Paul", "", ""}, "Sartre, J.-P."},
      {{"Sartre", "J.-P.", "", ""}, "Sartre, J.-P."},
      {{"Perry", "J. Christopher", "", ""}, "Perry, J. C."},
      {{"Øvergaard", "Østen", "", ""}, "Øvergaard, Ø."},
      {{"Beethoven", "Ludwig van", "", ""}, "Beethoven, L. van"},
      {{"王", "伟", "", ""}, "王, 伟"},
      {{"King", "Martin Luther", "", "Jr."}, "King, M. L., Jr."},
      {{"Flückiger", "", "", ""}, "Flückiger"},
      {{"", "Christoph", "", ""}, "Christoph"},
      {{"", "", "World Health Organization", ""}, "World Health Organization"},
      {{"", "", "", ""}, ""},
  };
  for (const auto& [name, expected] : rows) {
    BOOST_TEST_CONTEXT("name: " << shown(name)) { BOOST_TEST(display_name(name) == expected); }
  }
}

BOOST_AUTO_TEST_CASE(hostile_lines_take_time_in_proportion) {
  for (const std::string piece : {",",
                                  "(",
                                  ")",
                                  "[",
                                  ".",
                                  ". ",
                                  "A, ",
                                  "A. ",
                                  "&",
                                  " and ",
                                  " In ",
                                  ". In ",
                                  "10.",
                                  "10.1234/",
                                  " 2019 ",
                                  "(2019",
                                  "1(",
                                  "et al. ",
                                  "doi ",
                                  ")10.1234/a)",
                                  "10.1234%2Fa%FF",
                                  "10.1234%2Fa",
                                  "doi.org/10.1/%28",
                                  "%20",
                                  "\xFF",
                                  "“",
                                  "http://"}) {
    std::string line;
    while (line.size() < test::kHostileBytes) line += piece;
    for (const std::string& text : {line, "Lee, A. (2019). " + line, line + " (2019). A title."}) {
      const double start = test::processor_seconds();
      const Citation citation = parse_citation(text);
      const double taken = test::processor_seconds() - start;
      BOOST_TEST_CONTEXT(line.size() << " bytes of '" << piece << "'") {
        BOOST_TEST(citation.raw.size() == text.size());
        BOOST_TEST(taken < test::kMostSecondsOfHostileText);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
