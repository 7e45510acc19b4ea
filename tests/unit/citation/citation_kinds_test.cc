#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/strings.h"
#include "tests/unit/citation/citation_text.h"

// Lines as other countries, journals and careless hands write them.

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(citation_kinds)

BOOST_AUTO_TEST_CASE(a_title_may_begin_with_a_quotation) {
  const std::vector<CitationRow> rows = {
      {"“I felt heard”: Clients’ experiences of therapy. Psychotherapy",
       "“I felt heard”: Clients’ experiences of therapy journal=Psychotherapy"},
      {"\"It's like a dance\": A grounded theory study. Lancet",
       "\"It's like a dance\": A grounded theory study journal=Lancet"},
      {"‘I felt heard’: Clients’ experiences of therapy. Lancet",
       "‘I felt heard’: Clients’ experiences of therapy journal=Lancet"},
      {"“Quoted” title of a work. Journal of Things",
       "“Quoted” title of a work journal=Journal of Things"},
      {"“Being seen” in therapy. Lancet", "“Being seen” in therapy journal=Lancet"},
      {"“Being Seen” Matters to All. Lancet", "“Being Seen” Matters to All journal=Lancet"},
      {"“Is it so?” A study of things. Lancet", "“Is it so?” A study of things journal=Lancet"},
      {"“Is it so?” – A study of things. Lancet", "“Is it so?” – A study of things journal=Lancet"},
      // A title all in quotes.
      {"“Is it so?” Journal of Things", "Is it so? journal=Journal of Things"},
      {"“A title” J. Abnorm. Psychol.", "A title journal=J. Abnorm. Psychol."},
      {"“A title.” Journal of Things", "A title journal=Journal of Things"},
  };
  for (const auto& [source, expected] : rows) {
    BOOST_TEST_CONTEXT("source: " << source) {
      BOOST_TEST(shown(parse_citation("Doe, J. (2001). " + source + ", 12(3), 101–109.")) ==
                 "Doe, J. (2001) title=" + expected + " vol=12 issue=3 page=101-109");
    }
  }
  check_citations({
      {"Smith, J., 2001. “I felt heard”: Clients’ experiences. Psychother. Res. 12, 101–109.",
       "Smith, J. (2001) title=“I felt heard”: Clients’ experiences journal=Psychother. Res. "
       "vol=12 page=101-109"},
      {"Smith, John. 2001. “Is It So?” Journal of Things 12 (3): 101–9.",
       "Smith, John (2001) title=Is It So? journal=Journal of Things vol=12 issue=3 page=101-109"},
  });
}

BOOST_AUTO_TEST_CASE(journals_in_short_may_end_with_a_whole_word) {
  for (const std::string journal :
       {"Am. J. Psychiatry", "Br. J. Psychiatry", "Arch. Gen. Psychiatry", "Front. Psychiatry",
        "J. Trauma. Stress", "J. Affect. Disord.", "Int. J. Environ. Res. Public Health"}) {
    BOOST_TEST_CONTEXT("journal: " << journal) {
      const std::string article = "Doe, J. (2001) title=A title of it journal=" + journal;
      BOOST_TEST(shown(parse_citation("Doe, J., 2001. A title of it. " + journal +
                                      " 168, 101–109.")) == article + " vol=168 page=101-109");
      BOOST_TEST(shown(parse_citation("Doe, J. (2001). A title of it. " + journal +
                                      ", 12, 1-9.")) == article + " vol=12 page=1-9");
      BOOST_TEST(shown(parse_citation("Doe, J. (2001). Is it so? " + journal + " 12:123.")) ==
                 "Doe, J. (2001) title=Is it so? journal=" + journal + " vol=12 page=123");
    }
  }
  check_citations({
      {"Doe, J. (2001). A title of it. Am. J. Psychiatry. Advance online publication.",
       "Doe, J. (2001) title=A title of it journal=Am. J. Psychiatry"},
      {"Doe, J. (2001). Am. J. Psychiatry, 12, 1-9.",
       "Doe, J. (2001) journal=Am. J. Psychiatry vol=12 page=1-9"},
      {"Doe, J.; Roe, K. A title of it. Int. J. Public Health 2001;12:4611.",
       "Doe, J.|Roe, K. (2001) title=A title of it journal=Int. J. Public Health vol=12 "
       "page=4611"},
      // Titles that end with one word or letter.
      {"Doe, J. (2001). A title of it. Reply. Psychiatry, 12, 1-9.",
       "Doe, J. (2001) title=A title of it. Reply journal=Psychiatry vol=12 page=1-9"},
      {"Doe, J. (2001). Much on vitamin D. Psychiatry, 12, 1-9.",
       "Doe, J. (2001) title=Much on vitamin D journal=Psychiatry vol=12 page=1-9"},
  });
}

BOOST_AUTO_TEST_CASE(words_before_and_behind_a_line_are_no_part_of_it) {
  const std::string line = "Doe, J. (2001). A title. Journal of Things, 12(3), 101–109";
  const std::string article =
      "Doe, J. (2001) title=A title journal=Journal of Things vol=12 issue=3 page=101-109";
  const std::string url = " url=https://x.org/a";
  const std::vector<CitationRow> rows = {
      {". Recuperado de https://x.org/a", url},
      {". Recuperado el 3 de mayo de 2020, de https://x.org/a", url},
      {". Disponible en: https://x.org/a", url},
      {". Disponível em: <https://x.org/a>", url},
      {". Abgerufen von https://x.org/a", url},
      {". Available at SSRN: https://x.org/a", url},
      {". Free full text: https://x.org/a", url},
      {". Link", ""},
      {". Link: https://x.org/a", url},
      {". [PDF]", ""},
      {". [CrossRef] [PubMed]", ""},
      {" [Special issue].", ""},
      {". Open access.", ""},
      {". Read the abstract here.", ""},
      {". (Full text)", ""},
      {". Read the article. Open access. https://x.org/a", url},
  };
  for (const auto& [words, expected] : rows) {
    BOOST_TEST_CONTEXT("words: " << words) {
      BOOST_TEST(shown(parse_citation(line + words)) == article + expected);
    }
  }
  for (const std::string label : {"Reference: ", "Citation: ", "Referencia: ", "Référence : "}) {
    BOOST_TEST_CONTEXT("label: " << label) {
      BOOST_TEST(shown(parse_citation(label + line + ".")) == article);
    }
  }
  check_citations({
      {"Doe, J. (2019). Open access.", "Doe, J. (2019) title=Open access"},
      {"Source: a review. (2019). Lancet, 12(3), 1–9.",
       "(2019) title=Source: a review journal=Lancet vol=12 issue=3 page=1-9"},
  });
}

BOOST_AUTO_TEST_CASE(chapters_of_many_styles) {
  const std::string chapter = " (2001) type=chapter title=The chapter journal=The Book of It";
  check_citations({
      {"Doe J, Roe K. The chapter. In: Lee A, Wu B, eds. The Book of It. 2nd ed. Wiley; "
       "2001:12-34.",
       "Doe, J|Roe, K" + chapter + " page=12-34"},
      {"Doe J. The chapter. In: Lee A, ed. The Book of It. 2nd ed. Hove: Wiley; 2001. p. 12-34.",
       "Doe, J" + chapter + " page=12-34"},
      {"Doe, J., Roe, K., 2001. The chapter, in: Lee, A., Wu, B. (Eds.), The Book of It. Wiley, "
       "Hove, pp. 1–20.",
       "Doe, J.|Roe, K." + chapter + " page=1-20"},
      {"Doe, J. (2001). The chapter. In P. Lee (Hrsg.), The Book of It (S. 12–34). Göttingen: "
       "Hogrefe.",
       "Doe, J." + chapter + " page=12-34"},
      {"Doe, J. (2001). The chapter. Dans P. Lee (dir.), The Book of It (p. 12-34). Dunod.",
       "Doe, J." + chapter + " page=12-34"},
      {"Doe, J. (2001). The chapter. En P. Lee (Ed.), The Book of It (pp. 12-34). Paidós.",
       "Doe, J." + chapter + " page=12-34"},
      {"Doe, J. (2001). The chapter. En P. Lee (Coord.), The Book of It (pp. 12-34). Paidós.",
       "Doe, J." + chapter + " page=12-34"},
      {"Doe, J. (2001). Titre. Dans la vie. Revue, 12, 1-9.",
       "Doe, J. (2001) title=Titre. Dans la vie journal=Revue vol=12 page=1-9"},
      {"Doe, J. (Hrsg.) (2001). The book of it. Göttingen: Hogrefe.",
       "Doe, J. (2001) type=book title=The book of it"},
      {"Doe, J. & Roe, K. (Hrsg.). (2001). The book of it. Hogrefe.",
       "Doe, J.|Roe, K. (2001) type=book title=The book of it"},
      {"Doe, J. (dir.). (2001). The book of it. Presses: Wiley.",
       "Doe, J. (2001) type=book title=The book of it"},
  });
}

BOOST_AUTO_TEST_CASE(names_as_many_hands_write_them) {
  const std::vector<CitationRow> rows = {
      {"Dupont, Jean, et Durand, Pierre", "Dupont, Jean|Durand, Pierre"},
      {"Jansen, P. en de Vries, H.", "Jansen, P.|de Vries, H."},
      {"Kowalski, J. i Nowak, A.", "Kowalski, J.|Nowak, A."},
      {"Hansen, P. og Olsen, H.", "Hansen, P.|Olsen, H."},
      {"Svensson, P. och Berg, H.", "Svensson, P.|Berg, H."},
      {"Smith, J., with Doe, K.", "Smith, J.|Doe, K."},
      {"Smith, J., Doe, K., 2 more", "Smith, J.|Doe, K.|…"},
      {"Smith, J., Doe, K., and 3 others", "Smith, J.|Doe, K.|…"},
      {"Smith J, Doe K, +5 more", "Smith, J|Doe, K|…"},
      {"Smith, J., Doe, K., & 4 other authors", "Smith, J.|Doe, K.|…"},
      {"More, T., & Roe, T.", "More, T.|Roe, T."},
      {"Dr. Roe, Richard", "Roe, Richard"},
      {"Prof. Dr. Roe, Richard, & Dr Doe, Kate", "Roe, Richard|Doe, Kate"},
      {"Smith, J. on behalf of the PROSPER Group", "Smith, J.|{PROSPER Group}"},
      {"Smith, J., & on behalf of the PROSPER trial", "Smith, J.|{PROSPER trial}"},
      {"Jane Smith on behalf of the PROSPER Group", "Smith, Jane|{PROSPER Group}"},
      {"Smith, John1,2; Doe, Jane2", "Smith, John|Doe, Jane"},
      {"Smith, J.*, & Doe, K.1", "Smith, J.|Doe, K."},
      {"Smith, J.¹, & Doe, K.²", "Smith, J.|Doe, K."},
      {"Smith, J., & GBD 2019 Collaborators", "Smith, J.|{GBD 2019 Collaborators}"},
  };
  for (const auto& [names, expected] : rows) {
    BOOST_TEST_CONTEXT("names: " << names) {
      BOOST_TEST(shown(parse_citation(names + " (2014). A title.")) ==
                 expected + " (2014) title=A title");
    }
  }
  check_citations({
      {"Dupont, Jean, et Pierre Durand. 2001. « Titre ». Revue des choses 12 (3) : 101‑109.",
       "Dupont, Jean|Durand, Pierre (2001) title=Titre journal=Revue des choses vol=12 issue=3 "
       "page=101-109"},
      {"Smith J1, Doe K2,3*, Lee A1. A title of it. Lancet. 2001;12:1-9.",
       "Smith, J|Doe, K|Lee, A (2001) title=A title of it journal=Lancet vol=12 page=1-9"},
      {"Smith J, Doe K on behalf of the PROSPER trial. A title of it. Lancet. 2001;12:1-9.",
       "Smith, J|Doe, K|{PROSPER trial} (2001) title=A title of it journal=Lancet vol=12 "
       "page=1-9"},
  });
}

BOOST_AUTO_TEST_CASE(lists_of_publishers_and_countries) {
  const std::string article = " (2001) title=A title of it journal=J. Things vol=12";
  check_citations({
      {"J. Smith, K. Doe, A title of it, J. Things 12 (2001) 101–109.",
       "Smith, J.|Doe, K." + article + " page=101-109"},
      {"[1] J. Smith, A.C. Del Re, A title of it, J. Things 12 (3) (2001) 101–109, "
       "https://doi.org/10.1000/x.",
       "Smith, J.|Del Re, A.C." + article + " issue=3 page=101-109 doi=10.1000/x"},
      {"J. Smith, et al., On this, that, and more, World Psychiatry 12 (2001) 123456.",
       "Smith, J.|… (2001) title=On this, that, and more journal=World Psychiatry vol=12 "
       "page=123456"},
      {"J. Smith, and K. Doe, A title of it, J. Things 12 (2001) 101–109.",
       "Smith, J.|Doe, K." + article + " page=101-109"},
      {"J. Smith, K. Doe, J. Things 12 (2001) 101–109.",
       "Smith, J.|Doe, K. (2001) journal=J. Things vol=12 page=101-109"},
      {"Smith J, Doe K. A title of it. Front Psychol. (2001) 12:123. doi: 10.1000/x",
       "Smith, J|Doe, K (2001) title=A title of it journal=Front Psychol vol=12 page=123 "
       "doi=10.1000/x"},
      {"Smith J, Doe K (2001) 12 months of it. Lancet 12:101–109",
       "Smith, J|Doe, K (2001) title=12 months of it journal=Lancet vol=12 page=101-109"},
      {"Schmidt, Peter: A title of it. In: Zeitschrift für Dinge 12 (2001), H. 3, S. 101–109.",
       "Schmidt, Peter (2001) title=A title of it journal=Zeitschrift für Dinge vol=12 issue=3 "
       "page=101-109"},
      {"Schmidt, Peter / Roe, Hans: A title of it, in: Zeitschrift für Dinge 12/3 (2001), S. "
       "101–109.",
       "Schmidt, Peter|Roe, Hans (2001) title=A title of it journal=Zeitschrift für Dinge vol=12 "
       "issue=3 page=101-109"},
      {"SILVA, J.; SOUZA, M. Um título. Revista Brasileira de Psiquiatria, São Paulo, v. 23, n. 2, "
       "p. 101-109, abr. 2001.",
       "SILVA, J.|SOUZA, M. (2001-4) title=Um título journal=Revista Brasileira de Psiquiatria "
       "vol=23 issue=2 page=101-109"},
      {"SILVA, J. A.; SOUZA, Maria. Um título. Psicologia: Teoria e Pesquisa, v. 30, n. 1, p. "
       "12-20, 2014.",
       "SILVA, J. A.|SOUZA, Maria (2014) title=Um título journal=Psicologia: Teoria e Pesquisa "
       "vol=30 issue=1 page=12-20"},
      {"王小明, 李雷. 文章标题[J]. 心理学报, 2001, 12(3): 1-9.",
       "{王小明}|{李雷} (2001) title=文章标题 journal=心理学报 vol=12 issue=3 page=1-9"},
      {"Smith J, Doe K. A title of it[J]. J. Things, 2001, 12: 1-9.",
       "Smith, J|Doe, K" + article + " page=1-9"},
  });
}

BOOST_AUTO_TEST_CASE(articles_of_pubmed_without_an_issue) {
  check_citations({
      {"PeerJ. 2024 Jan 5:12:e16505. doi: 10.7717/peerj.16505. eCollection 2024.",
       "(2024-1-5) journal=PeerJ vol=12 page=e16505 doi=10.7717/peerj.16505"},
      {"Doe J. A title (and more). PeerJ. 2024 Jan 5:12:e16505. doi: 10.7717/peerj.16505. "
       "eCollection 2024.",
       "Doe, J (2024-1-5) title=A title (and more) journal=PeerJ vol=12 page=e16505 "
       "doi=10.7717/peerj.16505"},
      {"Doe J. A title. Neuropsychiatr Dis Treat. 2014:10:151-75.",
       "Doe, J (2014) title=A title journal=Neuropsychiatr Dis Treat vol=10 page=151-175"},
      {"Doe J. A title. J Ex. 2021 Feb 3:12:e1. eCollection 2021.",
       "Doe, J (2021-2-3) title=A title journal=J Ex vol=12 page=e1"},
      {"Doe J. A title. J Ex. 2021 Feb 3. doi: 10.1000/p7. Online ahead of print.",
       "Doe, J (2021-2-3) title=A title journal=J Ex doi=10.1000/p7"},
      {"Doe J. A title. J Ex. 2021 Feb 3. Online ahead of print.",
       "Doe, J (2021-2-3) title=A title journal=J Ex"},
      // A journal, or a title: nothing tells.
      {"J Ex. 2021 Feb 3. doi: 10.1000/p7. Online ahead of print.", "() doi=10.1000/p7"},
  });
}

BOOST_AUTO_TEST_CASE(volumes_issues_and_pages_with_a_date_between) {
  check_citations({
      {"Doe, Jane. 2020. “Why It Works.” Monitor of Things 51, no. 1 (January/February): 3.",
       "Doe, Jane (2020) title=Why It Works journal=Monitor of Things vol=51 issue=1 page=3"},
      {"Doe, J. (2020). Why it works. Monitor of Things, 51, no. 1 (2020): 1–9.",
       "Doe, J. (2020) title=Why it works journal=Monitor of Things vol=51 issue=1 page=1-9"},
      {"Doe J, Roe K. Why it works. Journal of Things, Volume 25, Issue 2, March 2015, pp. 20-29.",
       "Doe, J|Roe, K (2015) title=Why it works journal=Journal of Things vol=25 issue=2 "
       "page=20-29"},
      {"Doe J. Why it works. J. Am. Acad. Child Adolesc. Psychiatry. 2010;49(2 Pt 1):12-20.",
       "Doe, J (2010) title=Why it works journal=J. Am. Acad. Child Adolesc. Psychiatry. vol=49 "
       "issue=2 Pt 1 page=12-20"},
      {"Doe J. Why it works*. J Things. 2010;49:e559-65.",
       "Doe, J (2010) title=Why it works journal=J Things vol=49 page=e559-e565"},
      {"Doe J. Why it works. J Things. 2010;49 Suppl 1:S12-9.",
       "Doe, J (2010) title=Why it works journal=J Things vol=49 issue=Suppl 1 page=S12-S19"},
      {"Doe, J.; et al. Why it works. J. Things 2021, 23, No. e100361.",
       "Doe, J.|… (2021) title=Why it works journal=J. Things vol=23 page=e100361"},
      {"Doe, J., Roe, K.: Why it works. J. Mol. Med. (2000). https://doi.org/10.1000/abc",
       "Doe, J.|Roe, K. (2000) title=Why it works journal=J. Mol. Med. doi=10.1000/abc"},
  });
}

BOOST_AUTO_TEST_CASE(nobody_and_marks_of_emphasis_are_no_names_and_titles) {
  check_citations({
      {"Doe, J., & the State Study Group. (2019). Why it works. Journal of Things, 12(3), 101–109.",
       "Doe, J.|{State Study Group} (2019) title=Why it works journal=Journal of Things vol=12 "
       "issue=3 page=101-109"},
      {"No authors listed. Why it works. Journal of Things. 2019;12(3):101-109.",
       "(2019) title=Why it works journal=Journal of Things vol=12 issue=3 page=101-109"},
      {"Anonymous. (2019). Why it works. Journal of Things, 12(3), 101–109.",
       "(2019) title=Why it works journal=Journal of Things vol=12 issue=3 page=101-109"},
      {"Doe, J. (2019). *Why it works*: A trial. *Journal of Things*, *12*(3), 101–109.",
       "Doe, J. (2019) title=Why it works: A trial journal=Journal of Things vol=12 issue=3 "
       "page=101-109"},
      {"Doe, J. (2019). The **why** of STAR*D and TADS*. _Journal of Things_, _12_(3), 101–109.",
       "Doe, J. (2019) title=The why of STAR*D and TADS* journal=Journal of Things vol=12 issue=3 "
       "page=101-109"},
      {"Doe, J. (2019). <i>Why it works</i>. <em>Journal of Things, 12</em>(3), 101–109.",
       "Doe, J. (2019) title=Why it works journal=Journal of Things vol=12 issue=3 page=101-109"},
      {"Doe, J. <b> (2019). Why <i> it </i> works. <em> Journal of Things </em> , 12(3), 101–109.",
       "Doe, J. (2019) title=Why it works journal=Journal of Things vol=12 issue=3 page=101-109"},
  });
  for (const Name& author : parse_citation("e 1. <b>  R. v. 222b>. v.. . 1121").authors) {
    BOOST_TEST(trim(author.family) == author.family);
    BOOST_TEST(trim(author.given) == author.given);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
