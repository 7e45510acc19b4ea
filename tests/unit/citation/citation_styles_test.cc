#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/processor_time.h"
#include "tests/support/seed.h"
#include "tests/unit/citation/citation_text.h"

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(citation_styles)

BOOST_AUTO_TEST_CASE(one_article_in_every_style) {
  const std::string initials = "Doe, J. D.|Del Re, A. C.|van der Roe, K.";
  const std::string runs = "Doe, JD|Del Re, AC|van der Roe, K";
  const std::string closed = "Doe, J.D.|Del Re, A.C.|van der Roe, K.";
  const std::string given = "Doe, Jane D.|Del Re, A. C.|van der Roe, Kim";
  const std::string article =
      " (2019) title=Why it works: A trial journal=World Psychiatry vol=12 "
      "issue=3 ";
  const std::string whole = article + "page=101-109";
  const std::string cut = article + "page=101-109";
  check_citations({
      {"Doe, J. D., Del Re, A. C., & van der Roe, K. (2019). Why it works: A trial. World "
       "Psychiatry, 12(3), 101–109.",
       initials + whole},
      {"Doe JD, Del Re AC, van der Roe K. Why it works: A trial. World Psychiatry. "
       "2019;12(3):101–9.",
       runs + cut},
      {"Doe JD, Del Re AC, van der Roe K. Why it works: A trial. World Psychiatry "
       "2019;12(3):101-109.",
       runs + whole},
      {"Doe JD, Del Re AC, van der Roe K: Why it works: A trial. World Psychiatry 2019, "
       "12(3):101-109.",
       runs + whole},
      {"Doe, J. D., Del Re, A. C. & van der Roe, K. Why it works: A trial. World Psychiatry 12(3), "
       "101–109 (2019).",
       initials + whole},
      {"Doe, J.D., Del Re, A.C., van der Roe, K., 2019. Why it works: A trial. World Psychiatry "
       "12(3), 101–109.",
       closed + whole},
      {"Doe, J.D., Del Re, A.C. and van der Roe, K. (2019) ‘Why it works: A trial’, World "
       "Psychiatry, 12(3), pp. 101–109.",
       closed + whole},
      {"Doe, JD, Del Re, AC & van der Roe, K 2019, 'Why it works: A trial', World Psychiatry, "
       "vol. 12, no. 3, pp. 101-109.",
       runs + whole},
      {"Doe, Jane D., A. C. Del Re, and Kim van der Roe. 2019. “Why it works: A trial.” World "
       "Psychiatry 12 (3): 101–9.",
       given + cut},
      {"Doe, Jane D., A. C. Del Re, and Kim van der Roe. “Why it works: A trial.” World "
       "Psychiatry 12, no. 3 (2019): 101–9.",
       given + cut},
      {"Jane D. Doe, A. C. Del Re, and Kim van der Roe, “Why it works: A trial,” World "
       "Psychiatry 12, no. 3 (2019): 101–9.",
       given + cut},
      {"Doe, Jane D., A. C. Del Re, and Kim van der Roe. “Why it works: A trial.” World "
       "Psychiatry, vol. 12, no. 3, 2019, pp. 101–09.",
       given + article + "page=101-109"},
  });
}

BOOST_AUTO_TEST_CASE(lists_that_are_cut_short_say_so) {
  check_citations({
      {"Doe J, Roe K, et al. A title. Lancet. 2019;12:1-9.",
       "Doe, J|Roe, K|… (2019) title=A title journal=Lancet vol=12 page=1-9"},
      {"Doe J, Roe K, . . . Poe M. A title. Lancet. 2019;12:1-9.",
       "Doe, J|Roe, K|Poe, M|… (2019) title=A title journal=Lancet vol=12 page=1-9"},
      {"Doe J, Roe K, … Poe M. A title. Lancet. 2019;12:1-9.",
       "Doe, J|Roe, K|Poe, M|… (2019) title=A title journal=Lancet vol=12 page=1-9"},
      {"Doe, J. et al. A title. Lancet 12, 1–9 (2019).",
       "Doe, J.|… (2019) title=A title journal=Lancet vol=12 page=1-9"},
      {"Doe, J. et al. (2019) ‘A title’, Lancet, 12, pp. 1–9.",
       "Doe, J.|… (2019) title=A title journal=Lancet vol=12 page=1-9"},
      {"Doe, Jane, et al. “A Title.” Lancet, vol. 12, Mar. 2019, pp. 1–9.",
       "Doe, Jane|… (2019-3) title=A Title journal=Lancet vol=12 page=1-9"},
      {"Jane Doe et al., “A Title,” Lancet 12 (March 2019): 1–9.",
       "Doe, Jane|… (2019-3) title=A Title journal=Lancet vol=12 page=1-9"},
      {"Doe, Jane, Kim Roe, Ann Poe, et al. 2019. “A Title.” Lancet 12 (March): 1–9.",
       "Doe, Jane|Roe, Kim|Poe, Ann|… (2019-3) title=A Title journal=Lancet vol=12 page=1-9"},
  });
}

BOOST_AUTO_TEST_CASE(a_year_between_volume_and_pages_is_no_date_before_a_title) {
  check_citations({
      {"Doe, J., et al. A title here. Journal of X 12.3 (2019): 4-5.",
       "Doe, J.|… (2019) title=A title here journal=Journal of X vol=12 issue=3 page=4-5"},
      {"Doe, J., and K. Roe. A title here. Journal of X 12, no. 3 (2019): 4-5.",
       "(2019) vol=12 issue=3 page=4-5"},
      {"Doe, J., & Roe, K. A title here. Journal of X 12, no. 3 (2019): 4-5.",
       "Doe, J.|Roe, K. (2019) title=A title here journal=Journal of X vol=12 issue=3 page=4-5"},
      {"Doe J, Roe K. A title here. Journal of X 12(3) (2019): 4-5.",
       "Doe, J|Roe, K (2019) title=A title here journal=Journal of X vol=12 issue=3 page=4-5"},
      {"Doe, J. A title here. Journal of X 12 (2019): 4-5.",
       "Doe, J. (2019) title=A title here journal=Journal of X vol=12 page=4-5"},
      // Where the names end cannot be told.
      {"Jane Doe and others. A title here. Journal of X 12.3 (2019): 4-5.",
       "(2019) vol=12 issue=3 page=4-5"},
      {"A title here. Journal of X (2019): 4-5.", "(2019) page=4-5"},
  });
}

BOOST_AUTO_TEST_CASE(names_of_vancouver) {
  const std::vector<CitationRow> rows = {
      {"Roe CF 3rd", "Roe, CF, 3rd"},
      {"King ML Jr, Lee A", "King, ML, Jr|Lee, A"},
      {"Dorfman JR, Artemenko II", "Dorfman, JR|Artemenko, II"},
      {"Ivanov PCh, Li X-Y", "Ivanov, PCh|Li, X-Y"},
      {"ben-Avraham D, d'Arc J, O’Malley S", "ben-Avraham, D|d'Arc, J|O’Malley, S"},
      {"GU W, KONING AP", "GU, W|KONING, AP"},
      {"Doe J; GBD Collaborators", "Doe, J|{GBD Collaborators}"},
      {"Doe J; for the Delta Study Group", "Doe, J|{Delta Study Group}"},
      {"World Health Organization", "{World Health Organization}"},
      {"Doe J, Beijeren H v., Poe M, Roe K", "Doe, J|{Beijeren H v}|Poe, M|Roe, K"},
  };
  for (const auto& [names, expected] : rows) {
    BOOST_TEST_CONTEXT("names: " << names) {
      BOOST_TEST(shown(parse_citation(names + ". A title of it. BMJ. 2019;12:1-9.")) ==
                 expected + " (2019) title=A title of it journal=BMJ vol=12 page=1-9");
    }
  }
}

BOOST_AUTO_TEST_CASE(names_before_a_title_in_quotes) {
  const std::vector<CitationRow> rows = {
      {"Doe, Jane.", "Doe, Jane"},
      {"Fu, Qiong, and Ann Fu.", "Fu, Qiong|Fu, Ann"},
      {"El Shafie, Ahmed, and Kim Roe.", "El Shafie, Ahmed|Roe, Kim"},
      {"King, Martin Luther, Jr., and Ann Lee.", "King, Martin Luther, Jr.|Lee, Ann"},
      {"Kolk, Bessel A. van der, and Ann Lee.", "van der Kolk, Bessel A.|Lee, Ann"},
      {"Smith, J., K. Roe, and M. de Poe.", "Smith, J.|Roe, K.|de Poe, M."},
      {"Smith, J., Roe, K., and Poe, M.", "Smith, J.|Roe, K.|Poe, M."},
      {"d’Arc, Jeanne, and Dan ben-Avraham.", "d’Arc, Jeanne|ben-Avraham, Dan"},
      {"World Health Organization.", "{World Health Organization}"},
      {"GBD 2019 Mental Disorders Collaborators.", "{GBD 2019 Mental Disorders Collaborators}"},
      {"Jane Doe,", "Doe, Jane"},
      {"Jane Doe and Kim van Roe,", "Doe, Jane|van Roe, Kim"},
      {"———.", ""},
      {"", ""},
  };
  for (const auto& [names, expected] : rows) {
    BOOST_TEST_CONTEXT("names: " << names) {
      BOOST_TEST(shown(parse_citation(names + (names.empty() ? "" : " ") +
                                      "“A Title.” BMJ 12, no. 3 (2019): 1–9.")) ==
                 expected + (expected.empty() ? "" : " ") +
                     "(2019) title=A Title journal=BMJ vol=12 issue=3 page=1-9");
    }
  }
}

BOOST_AUTO_TEST_CASE(years_volumes_and_pages_of_vancouver) {
  const std::vector<CitationRow> rows = {
      {"2019 Mar 4;12(3):101-9.",
       "(2019-3-4) title=A title journal=BMJ vol=12 issue=3 page=101-109"},
      {"2019 Nov-Dec;12:101.", "(2019-11) title=A title journal=BMJ vol=12 page=101"},
      {"2019; 12 (3): 101–109.", "(2019) title=A title journal=BMJ vol=12 issue=3 page=101-109"},
      {"2019;12(Suppl 1):S3–5.",
       "(2019) title=A title journal=BMJ vol=12 issue=Suppl 1 page=S3-S5"},
      {"2019;12 Suppl 1:S3-5.", "(2019) title=A title journal=BMJ vol=12 issue=Suppl 1 page=S3-S5"},
      {"2019;340:c5664.", "(2019) title=A title journal=BMJ vol=340 page=c5664"},
      {"2019:l123.", "(2019) title=A title journal=BMJ page=l123"},
      {"2019 [cited 2020 Jan 1];12:1-9.", "(2019) title=A title journal=BMJ vol=12 page=1-9"},
      {"2019;12:1-9. doi: 10.1136/a. Epub 2018 May 24. PMID: 123; PMCID: PMC45.",
       "(2019) title=A title journal=BMJ vol=12 page=1-9 doi=10.1136/a pmid=123"},
      {"Published online March 4, 2019. doi:10.1136/a",
       "(2019-3-4) title=A title journal=BMJ doi=10.1136/a"},
      {"2019 Mar 4. doi:10.1136/a", "(2019-3-4) title=A title journal=BMJ doi=10.1136/a"},
  };
  for (const auto& [source, expected] : rows) {
    BOOST_TEST_CONTEXT("source: " << source) {
      BOOST_TEST(shown(parse_citation("Doe J, Roe K. A title. BMJ. " + source)) ==
                 "Doe, J|Roe, K " + expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(titles_and_journals_without_quotes) {
  check_citations({
      {"Doe J. Does it work? A trial (1990-2010). Part II. J Clin Psychol. 2019;1:2-3.",
       "Doe, J (2019) title=Does it work? A trial (1990-2010). Part II journal=J Clin Psychol "
       "vol=1 page=2-3"},
      {"Doe J. A title. J. Clin. Psychol. 2019;1:2-3.",
       "Doe, J (2019) title=A title journal=J. Clin. Psychol. vol=1 page=2-3"},
      {"Doe J. A title [Internet]. Lancet [Internet]. 2019;1:2-3. Available from: "
       "http://example.org/a",
       "Doe, J (2019) title=A title journal=Lancet vol=1 page=2-3 url=http://example.org/a"},
      {"Letters from the asylum. J Psychol Med. 1849;2:3-4.",
       "(1849) title=Letters from the asylum journal=J Psychol Med vol=2 page=3-4"},
      {"Doe J, Roe K. The chapter. In: Lee A, Ng T, editors. The Book. 2nd ed. Hove: Wiley; 2015. "
       "p. 12-34.",
       "Doe, J|Roe, K (2015) type=chapter title=The chapter journal=The Book page=12-34"},
      {"Doe, Jane. “The Chapter.” In The Book, edited by Ann Lee, 12–34. Hove: Wiley, 2015.",
       "Doe, Jane (2015) type=chapter title=The Chapter journal=The Book page=12-34"},
      {"Private Asylums. (1852). J Psychol Med, 5(17), 159–160.",
       "(1852) title=Private Asylums journal=J Psychol Med vol=5 issue=17 page=159-160"},
      {"Psychol Clin (1913) “News and Comment,” 7(5), pp. 141–144.",
       "(1913) title=News and Comment journal=Psychol Clin vol=7 issue=5 page=141-144"},
      {"World Health Organization, 1971. A title. Lancet 206, 71–86.",
       "{World Health Organization} (1971) title=A title journal=Lancet vol=206 page=71-86"},
  });
}

BOOST_AUTO_TEST_CASE(a_number_of_a_list_is_no_part_of_the_line) {
  for (const std::string number : {"12. ", "[12] ", "(12) ", "12) ", "12."}) {
    BOOST_TEST_CONTEXT("number: " << number) {
      BOOST_TEST(shown(parse_citation(number + "Doe J. A title. BMJ. 2019;1:2-3.")) ==
                 "Doe, J (2019) title=A title journal=BMJ vol=1 page=2-3");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_stays_empty) {
  check_citations({
      // Nobody's initial, or a title that ends with a letter.
      {"Vitamin D. BMJ. 2010;340:c5664.", "(2010) journal=BMJ vol=340 page=c5664"},
      {"Hepatitis A, hepatitis B and hepatitis C. Lancet. 2010;340:1-2.",
       "(2010) title=Hepatitis A, hepatitis B and hepatitis C journal=Lancet vol=340 page=1-2"},
      // A title of two sentences, or a name and a title.
      {"Dymphna. Scan. Mind Mag. 1972;3:13-14.",
       "(1972) title=Dymphna. Scan journal=Mind Mag vol=3 page=13-14"},
      {"Kim Lee said: “therapy works.” It was 2019.", "()"},
      {"Doe J. Trends in suicide in 2015.", "()"},
      {"Doe, Jane, and Kim Roe. A Book: An Approach. 2001.", "()"},
  });
}

BOOST_AUTO_TEST_CASE(hostile_lines_of_all_styles_take_time_in_proportion) {
  const std::vector<CitationRow> frames = {{"", ". BMJ. 2019;12(3):1-9"},
                                           {"Lee A, Wu B. A title. ", ". BMJ. 2019;12(3):1-9"},
                                           {"", " 12, 1-9 (2019)"},
                                           {"Lee, Ann. “A", ".” BMJ 12, no. 3 (2019): 1-2"},
                                           {"Lee, Ann. “A.” ", ""},
                                           {"Lee A. ", ". Published online March 4, 2019."},
                                           {"", ", 2019. A title. BMJ 12, 1-9"}};
  for (const std::string piece : {"; ",         "2019;",    " 2019;1:",  "Lee AB. ", "Lee A. B., ",
                                  "X. Y.; ",    ", 2019. ", " (2019): ", "“",        "”",
                                  "’ ",         " '",       ": ",        ". In: ",   "Group, ",
                                  "Mar 2019, ", "A B C ",   ". . .",     "vol. ",    "1-"}) {
    std::string middle;
    while (middle.size() < test::kHostileBytes) middle += piece;
    for (const auto& [before, after] : frames) {
      const double start = test::processor_seconds();
      const Citation citation = parse_citation(before + middle + after);
      const double taken = test::processor_seconds() - start;
      BOOST_TEST_CONTEXT(middle.size()
                         << " bytes of '" << piece << "' in '" << before << "…" << after) {
        BOOST_TEST(taken < test::kMostSecondsOfHostileText);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
