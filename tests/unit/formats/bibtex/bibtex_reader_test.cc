
#include <pprsearch/json.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "formats/bibtex/bibtex.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(bibtex_reader)

namespace {

std::string shown(const Name& name) {
  std::string text =
      name.literal.empty() ? name.family + ", " + name.given : "{" + name.literal + "}";
  return name.suffix.empty() ? text : text + ", " + name.suffix;
}

std::string authors(const Citation& citation) {
  std::string text;
  for (const Name& name : citation.authors) text += (text.empty() ? "" : "; ") + shown(name);
  return citation.authors_cut ? text + "; …" : text;
}

Record read_one(const std::string& text) {
  std::vector<Record> records = read_text(read_bibtex, text);
  BOOST_REQUIRE_EQUAL(records.size(), 1U);
  return std::move(records.front());
}

Record entry_with(const std::string& fields, const std::string& type = "article") {
  return read_one("@" + type + "{key, " + fields + "}");
}

// "id title" or "line N: why", one a line.
std::string outline(const std::string& text) {
  std::string lines;
  for (const Record& record : read_text(read_bibtex, text)) {
    lines += record.rejection.empty()
                 ? record.entry.id + ": " + record.entry.title + "\n"
                 : "line " + std::to_string(record.line) + ": " + record.rejection + "\n";
  }
  return lines;
}

const std::string kWhole =
    "@article{okafor2020sleep,\n"
    "  author = {Okafor, Ngozi and van der Berg, Jan},\n"
    "  title = {Sleep and {CBT}: A Way into Mood},\n"
    "  journal = \"Journal of Rest\",\n"
    "  year = 2020, month = nov,\n"
    "  volume = {4}, number = {2}, pages = {11--19},\n"
    "  doi = {https://doi.org/10.1000/REST.4},\n"
    "  pmid = {123456},\n"
    "  url = {https://example.org/sleep},\n"
    "  keywords = {sleep, mood, sleep},\n"
    "  abstract = {Sleep comes first. Practice Implications: Ask about it.},\n"
    "}\n";

}  // namespace

BOOST_AUTO_TEST_CASE(an_entry_becomes_a_citation_with_its_abstract) {
  const Record record = read_one(kWhole);
  BOOST_TEST(record.rejection == "");
  BOOST_TEST(record.repairs.empty());
  BOOST_TEST(to_json(record.entry) ==
             R"({"id":"okafor2020sleep","title":"Sleep and CBT: A Way into Mood",)"
             R"("published":"2020-11","citation":{"type":"article-journal","author":[)"
             R"({"family":"Okafor","given":"Ngozi"},{"family":"van der Berg","given":"Jan"}],)"
             R"("issued":{"date-parts":[[2020,11]]},"title":"Sleep and CBT: A Way into Mood",)"
             R"("container-title":"Journal of Rest","volume":"4","issue":"2","page":"11-19",)"
             R"("DOI":"10.1000/rest.4","PMID":"123456","URL":"https://example.org/sleep"},)"
             R"("summary":"Sleep comes first.","practice_implications":"Ask about it.",)"
             R"("summary_kind":"abstract","topics":["sleep","mood"]})");
}

BOOST_AUTO_TEST_CASE(names_in_every_form_that_bibtex_has) {
  const struct {
    const char* tex;
    const char* names;  // "family, given", bodies in braces
  } kRows[] = {
      {"Ngozi Okafor", "Okafor, Ngozi"},
      {"Okafor, Ngozi and Jan Berg", "Okafor, Ngozi; Berg, Jan"},
      {"Ludwig van Beethoven", "van Beethoven, Ludwig"},
      {"van der Berg, Jan", "van der Berg, Jan"},
      {"Charles Louis Xavier de la Vall{\\'e}e Poussin",
       "de la Vallée Poussin, Charles Louis Xavier"},
      {"von Hicks, III, Michael", "von Hicks, Michael, III"},
      {"Sammy Davis Jr.", "Davis, Sammy, Jr."},
      {"Souza, Ana, Filho", "Souza, Ana, Filho"},
      {"Dr. Ann Roe", "Roe, Ann"},
      {"Roe, A.; Lee, B.; and Doe, C.", "Roe, A.; Lee, B.; Doe, C."},
      {"Roe A, Lee B; ABC Study Group", "Roe, A; Lee, B; {ABC Study Group}"},
      {"{Roe A; Lee B}", "Roe, A; Lee, B"},
      {"Roe, Ph.D., Jane and King ML, Jr.", "Roe, Jane; King, ML, Jr."},
      {"Roe, Jr., Ann, MD and Roe, (Jr), Ann", "Roe, Ann, Jr.; Roe, Ann, Jr"},
      {"Ministry of Health, Labour and Welfare", "{Ministry of Health, Labour and Welfare}"},
      {"Association of Care Givers, Task Force on Rest",
       "{Association of Care Givers, Task Force on Rest}"},
      {"M{\\\"u}ller, J{\\\"o}rg; S{\\'a}nchez, Ana; and Roe, A.",
       "Müller, Jörg; Sánchez, Ana; Roe, A."},
      {"Roe, A. and on behalf of the Care Group", "Roe, A.; {Care Group}"},
      {"Martin Luther King, Jr.", "King, Martin Luther, Jr."},
      {"Иванов И. И. and Петров П. П.", "Иванов, И. И.; Петров, П. П."},
      {"[No author name available]", ""},
      {"NA", ""},
      {"{World Health Organization}", "{World Health Organization}"},
      {"International Organization for Standardization",
       "{International Organization for Standardization}"},
      {"{Barnes and Noble} and Berg, J.", "{Barnes and Noble}; Berg, J."},
      {"{van Dyke}, Ann", "van Dyke, Ann"},
      {"{\\\"U}nal, E.", "Ünal, E."},
      {"J.~K. Rowling", "Rowling, J. K."},
      {"Aristotle", "Aristotle, "},
      {"Berg, Jan\nAND\n  Okafor, N.", "Berg, Jan; Okafor, N."},
      {"Berg, Jan and others", "Berg, Jan; …"},
      {"Berg, Jan and et al.", "Berg, Jan; …"},
      {"Berg, J.; Okafor, N.", "Berg, J.; Okafor, N."},
      {"family=Berg, given=Jan, prefix=van der", "van der Berg, Jan"},
      {"Berg, A., Ito, B., Cox, C.", "Berg, A.; Ito, B.; Cox, C."},
      {"Berg A, Ito BC", "Berg, A; Ito, BC"},
      {"Berg, A., Ito, B., Cox", "{Berg, A., Ito, B., Cox}"},
      {"{Berg, Ann and Ito, Bo}", "Berg, Ann; Ito, Bo"},
      {"{{Berg, Ann and Ito, Bo}}", "{Berg, Ann and Ito, Bo}"},
      {"King, Martin, Jr.", "King, Martin, Jr."},
      {"Smith, John, MD", "Smith, John"},
      {"Smith, John, Ph.D. and Roe, Al, 3rd", "Smith, John; Roe, Al, 3rd"},
      {"Smith, Jr., MD", "Smith, MD, Jr."},
      {"Roe, Ann (1950- ) and Lee, Bo [author]", "Roe, Ann; Lee, Bo"},
      {"Roe, Ann* and Lee, Bo", "Roe, Ann; Lee, Bo"},
      {"Pedro J. Sanchez, Maria Montero and Ana Luisa Reyes",
       "Sanchez, Pedro J.; Montero, Maria; Reyes, Ana Luisa"},
      {"Sanchez Montero, Maria Luisa and Ana Luisa Reyes",
       "Sanchez Montero, Maria Luisa; Reyes, Ana Luisa"},
      {"National Institute for Health and Care Excellence",
       "{National Institute for Health and Care Excellence}"},
      {"Department of Health, Education, and Welfare",
       "{Department of Health, Education, and Welfare}"},
      {"Pedro J. Sanchez, PhD", "Sanchez, Pedro J."},
      {"World Health Organization and Roe, Ann", "{World Health Organization}; Roe, Ann"},
      {"World Health Organization and John Smith", "{World Health Organization}; Smith, John"},
      {"Hill CE Jr", "Hill, CE, Jr"},
      {"Smith, John, et al.", "Smith, John; …"},
      {"Smith, J., Doe, K., \\& Roe, L.", "Smith, J.; Doe, K.; Roe, L."},
      {"King Jr., Martin", "King, Martin, Jr."},
      {"Anderson, Andy", "Anderson, Andy"},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.tex) {
      const Record record = entry_with("title = {T}, author = {" + std::string(row.tex) + "}");
      BOOST_TEST_REQUIRE(record.rejection == "");
      BOOST_TEST(authors(*record.entry.citation) == row.names);
    }
  }
}

BOOST_AUTO_TEST_CASE(fields_as_databases_write_them) {
  const struct {
    const char* fields;
    const char* cited;
  } kRows[] = {
      {"art_number = {4611}", " (0) T.  4611"},
      {"article-number = {{4611}}", " (0) T.  4611"},
      {"pages = {{}}, eid = {e12}", " (0) T.  e12"},
      {"doi = {{10.5555/OWN}}", " (0) T.  doi:10.5555/own"},
      {"note = {doi: 10.5555/own}", " (0) T.  doi:10.5555/own"},
      {"note = {cited By 5}, url = {https://doi.org/10.5555/own}", " (0) T.  doi:10.5555/own"},
      {"howpublished = {\\url{https://doi.org/10.5555/own}}", " (0) T.  doi:10.5555/own"},
      {"howpublished = {Data: \\url{https://doi.org/10.5555/other}}", " (0) T. "},
      {"note = {Data: https://doi.org/10.5555/other}", " (0) T. "},
      {"doi = {10.1002/(SICI)1097(1997)53:5$<$503::AID-X$>$3.0.CO;2-U}",
       " (0) T.  doi:10.1002/(sici)1097(1997)53:5<503::aid-x>3.0.co;2-u"},
      {"year = {\\noopsort{2019}2020}", " (2020) T. "},
      {"volume = {NA}, pages = {{None}}, eid = {e12}", " (0) T.  e12"},
      {"pages = {{No Pagination Specified}}, article-number = {e12}", " (0) T.  e12"},
      {"pages = {Art.~no.~4611}", " (0) T.  4611"},
      {"eid = {2-s2.0-85012345678}, art_number = {4611}", " (0) T.  4611"},
      {"article-no = {4611}", " (0) T.  4611"},
      {"unique-id = {{MEDLINE:31245678}}", " (0) T.  pmid:31245678"},
      {"accession-number = {31245678}, database = {PubMed}", " (0) T.  pmid:31245678"},
      {"accession-number = {31245678}, database = {Invented}", " (0) T. "},
      {"pages = {NA}, eid = {e12}", " (0) T.  e12"},
      {"cited-references = {{A, 2005, DOI 10.5555/other.}}", " (0) T. "},
      {"note = {Comment on: doi: 10.5555/other, PMID: 11111111}", " (0) T. "},
      {"note = {Accession Number: 1; PMID: NLM31245678.}", " (0) T.  pmid:31245678"},
      {"pubmed_id = {31245678}", " (0) T.  pmid:31245678"},
      {"url = {https://www.ncbi.nlm.nih.gov/pubmed/31245678}", " (0) T.  pmid:31245678"},
      {"subtitle = {A trial}", " (0) T: A trial. "},
      {"author = {Berg, Ann}, author = {Ito, Bo}", "Berg, Ann; Ito, Bo (0) T. "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.fields) {
      BOOST_TEST(cited(*entry_with("title = {T}, " + std::string(row.fields)).entry.citation) ==
                 row.cited);
    }
  }
}

BOOST_AUTO_TEST_CASE(keywords_types_and_abstracts_as_databases_write_them) {
  const struct {
    const char* fields;
    const char* topics;
  } kRows[] = {
      {"keywords = {{alliance; outcome; self-harm}}", "alliance; outcome; self-harm"},
      {"keywords = {{alliance; outcome}}, keywords = {hope}", "alliance; outcome; hope"},
      {"keywords = {{Child, Preschool}}", "Child, Preschool"},
      {"keywords = {alliance · outcome}", "alliance; outcome"},
      {"keywords = {Q\\&amp;A; outcome}", "Q&A; outcome"},
      {"keywords = \"Alliance\", keywords = \"Telemedicine\"", "Alliance; Telemedicine"},
      {"keywords = {Child, Preschool; Sleep/*methods}", "Child, Preschool; Sleep"},
      {"author_keywords = {rest; sleep}, keywords = {Sleep Deprivation; rest}",
       "rest; sleep; Sleep Deprivation"},
      {"author_keywords = {{rest; sleep}}", "rest; sleep"},
      {"keywords = {rest, sleep}, keyword = {hope}", "rest; sleep; hope"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.fields) {
      const Record record = entry_with("title = {T}, " + std::string(row.fields));
      BOOST_TEST(joined(record.entry.topics) == row.topics);
      BOOST_TEST(joined(record.repairs) == "");
    }
  }
  const Entry entry =
      entry_with("title = {T}, document_type = {Review}, abstract = {One.}, abstract = {Deux.}")
          .entry;
  BOOST_TEST(joined(entry.research_types) == "Review");
  BOOST_TEST(
      joined(entry_with("title = {T}, type = {Journal Article; Review}").entry.research_types) ==
      "Review");
  BOOST_TEST(paragraphs(entry.summary) == "One. / Deux.");
  BOOST_TEST(joined(entry_with("title = {T}, type = {{Article}}").entry.research_types) == "");
}

BOOST_AUTO_TEST_CASE(dates_of_every_form) {
  const struct {
    const char* fields;
    const char* published;
  } kRows[] = {
      {"year = 2020", "2020"},
      {"year = {2020}, month = nov", "2020-11"},
      {"year = {20201103}", "2020-11-03"},
      {"date = {2020/11/03}", "2020-11-03"},
      {"date = {2019/2020}", "2019"},
      {"year = \"2020\", month = {November}", "2020-11"},
      {"year = 2020, month = 11", "2020-11"},
      {"year = 2020, month = {Sept.}", "2020-09"},
      {"year = 2020, month = \"1~\" # jan", "2020-01-01"},
      {"year = 2020, month = jan # \"~31\"", "2020-01-31"},
      {"year = 2020, month = feb, day = 30", "2020-02"},
      {"year = 2020, month = {13}", "2020"},
      {"date = {2020-11-05}", "2020-11-05"},
      {"date = {2019-03/2020-04}", "2019-03"},
      {"date = {2020-21}", "2020"},
      {"date = {2020-11-05}, year = 1999", "2020-11-05"},
      {"date = {5 November 2020}", "2020-11-05"},
      {"date = {Nov 2020}", "2020-11"},
      {"date = {2020, Jul 5}", "2020-07-05"},
      {"date = {1998 Dec-1999 Jan}", "1998-12"},
      {"date = {2019 Jan-Feb 2}", "2019-01"},
      {"date = {20201105}", "2020-11-05"},
      {"date = {20201399}", "2020"},
      {"date = {2019 Winter}", "2019"},
      {"date = {2020-00-00}", "2020"},
      {"year = {{2020}}, month = {{DEC 28}}", "2020-12-28"},
      {"year = {2019/2020}", "2019"},
      {"year = {2019-12-28}", "2019-12-28"},
      {"year = {December 2019}", "2019-12"},
      {"year = {2019/12}", "2019-12"},
      {"year = 2019, month = {2019-12}", "2019-12"},
      {"year = 2019, month = {2019-12-28}", "2019-12-28"},
      {"year = {1998--1999}, month = {Dec-Jan}", "1998-12"},
      {"year = {1998}, month = {Dec 1998/Jan 1999}", "1998-12"},
      {"year = 2012, month = {12. M{\\\"a}rz}", "2012-03-12"},
      {"year = 2012, month = {dezembro}", "2012-12"},
      {"date = {12. M{\\\"a}rz 2012}", "2012-03-12"},
      {"date = {2012 f{\\'e}vr. 3}", "2012-02-03"},
      {"date = {25/12/2012}", "2012-12-25"},
      {"date = {2020-11-05T10:20:30Z}", "2020-11-05"},
      {"year = {in press}", ""},
      {"year = {c2003}", "2003"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.fields) {
      BOOST_TEST(entry_with("title = {T}, " + std::string(row.fields)).entry.published ==
                 row.published);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_told_by_its_field) {
  const struct {
    const char* fields;
    const char* told;  // published, and what was put right
  } kRows[] = {
      {"year = {in press}", ": field 'year' holds no year and was left out: 'in press'"},
      {"year = {0000}", ": field 'year' holds no year and was left out: '0000'"},
      {"year = {12}", ": field 'year' holds no year and was left out: '12'"},
      {"date = {forthcoming}", ": field 'date' holds no year and was left out: 'forthcoming'"},
      {"date = {soon}, year = 2020", "2020: field 'date' holds no year and was left out: 'soon'"},
      {"date = {soon}, year = {late}",
       ": field 'date' holds no year and was left out: 'soon'; "
       "field 'year' holds no year and was left out: 'late'"},
      {"year = 2020, month = {2019 Dec-2020 Jan}",
       "2020: field 'month' is of another year and was left out: '2019 Dec-2020 Jan'"},
      {"date = {2020-13-01}",
       "2020: field 'date' has a month or day that no calendar has; it was left out: '2020-13-01'"},
      {"date = {2020-02-30}",
       "2020-02: field 'date' has a month or day that no calendar has; it was left out: "
       "'2020-02-30'"},
      {"year = 2020, month = {13}", "2020: field 'month' holds no month and was left out: '13'"},
      {"year = 2020, month = {Frimaire}",
       "2020: field 'month' holds no month and was left out: 'Frimaire'"},
      {"year = 2020, month = feb # {~30}",
       "2020-02: field 'month' has a day that no calendar has; it was left out: "
       "'February\u00A030'"},
      {"year = 2020, month = feb, day = {30}",
       "2020-02: field 'day' has a day that no calendar has; it was left out: '30'"},
      {"year = 2020, month = feb, day = {first}",
       "2020-02: field 'day' holds no day and was left out: 'first'"},
      {"month = nov", ": field 'month' was left out, because no field tells its year: 'November'"},
      // Seasons and ranges are dates: of the year, and of their beginning.
      {"year = 2020, month = {Spring}", "2020: "},
      {"year = 2020, month = dec # \"-\" # jan",
       "2020: field 'month' goes over the end of a year and was left out: 'December-January'"},
      {"date = {2020-22}", "2020: "},
      {"date = {2020/..}", "2020: "},
      {"year = 2020, month = {nov/dec}", "2020-11: "},
      {"year = 2020, month = {1st quarter}", "2020: "},
      {"year = 2020, month = {Q3}", "2020: "},
      {"year = 2020, month = {Suppl 2}",
       "2020: field 'month' holds no month and was left out: 'Suppl 2'"},
      {"year = 2020, month = {3. listopadu}",
       "2020: field 'month' holds no month and was left out: '3. listopadu'"},
      {"year = 2020, month = {3. мая}",
       "2020: field 'month' holds no month and was left out: '3. мая'"},
      {"year = 2020, month = {5--6}", "2020-05: "},
      {"date = {2020 Q3}", "2020: "},
      {"date = {2020 Suppl 2}",
       "2020: field 'date' has a number beside a word that names no month; it was left out: '2020 "
       "Suppl 2'"},
      {"year = 2020, month = {}, day = {}", "2020: "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.fields) {
      const Record record = entry_with("title = {T}, " + std::string(row.fields));
      BOOST_TEST(record.entry.published + ": " + joined(record.repairs) == row.told);
    }
  }
}

BOOST_AUTO_TEST_CASE(values_are_joined_and_macros_replaced) {
  const struct {
    const char* text;
    const char* title;
  } kRows[] = {
      {"@string{j = \"Journal\"}@article{k, title = j}", "Journal"},
      {"@string(J = {A }) @string{k = j # \"B\"} @misc{k, title = K # { and } # 7}", "A B and 7"},
      {"@article{k, title = {a \"quoted\" word}}", "a \"quoted\" word"},
      {"@article{k, title = \"a {\"}quoted{\"} word\"}", "a \"quoted\" word"},
      {"@article{k, title = \"The \"good enough\" one\", year = 2000}", "The \"good enough\" one"},
      {"@article(k, title = {brackets (outside)})", "brackets (outside)"},
      {"@article{k, title = {100% of {them}}}", "100% of them"},
      {"@article{k,\n % title = {old},\n title = {new}}", "new"},
      {"@ARTICLE { k , TITLE={case} }", "case"},
      {"@\n%remark\narticle\n%remark\n{k, title={gaps}}", "gaps"},
      {"@article{k, title = {a \\{ b}}", "a { b"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      const Record record = read_one(row.text);
      BOOST_TEST(record.rejection == "");
      BOOST_TEST(record.entry.title == std::string(row.title));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_put_right_is_told) {
  const struct {
    const char* text;
    const char* outline;
    const char* repair;
  } kRows[] = {
      {"@article{k, title = {A} year = 2000}", "k: A\n", "a comma is missing after field 'title'"},
      {"@article{k title = {A}}", "k: A\n", "a comma is missing after the key"},
      {"@article{title = {A}, year = 2000}", "2000-a: A\n", "the entry has no key"},
      {"@article{two words, title = {A}, year = 2000}", "2000-a: A\n", nullptr},
      {"@article{k, title = {A}, title = {B}}", "k: A\n",
       "field 'title' is given twice; the first was taken"},
      {"@article{k, title = {A}, journal = nosuch}", "k: A\n",
       "the macro 'nosuch' of field 'journal' is not defined; its name was taken"},
      {"@article{k, title = {A}, oops, year = 2000}", "k: A\n",
       "'oops' without a value was left out"},
      {"@article{k, title = \"A}", "k: A\n", "the quotes of field 'title' do not close"},
      {"@article{k, title = {A \\{ B}, year = 2000}", "k: A { B\n",
       "escaped braces that do not close were taken as text"},
      {"@article{k, title = {A}, doi = {10}}", "k: A\n",
       "field 'doi' holds no DOI and was left out: '10'"},
      {"@article{k, title = {A}, crossref = {gone}}", "k: A\n",
       "the crossref 'gone' was not found"},
      {"@article{k, title = {A}, author = {A, B, C, D, E}}", "k: A\n",
       "the author 'A, B, C, D, E' has too many commas and was taken as one name"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(outline(row.text) == row.outline);
      const Record record = read_one(row.text);
      if (row.repair == nullptr) continue;
      BOOST_TEST_REQUIRE(record.repairs.size() == 1U);
      BOOST_TEST(record.repairs.front() == row.repair);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_broken_record_costs_no_other) {
  const struct {
    const char* text;
    const char* outline;
  } kRows[] = {
      {"@article{a, title = {A}}\n@article{b, title = {B\n}\n@article{c, title = {C}}\n",
       "a: A\nline 2: @article: the record has no end: its braces do not close\nc: C\n"},
      {"@article{a, title = {A\n  @article{c, title = {C}}\n",
       "line 1: @article: the record has no end: its braces do not close\nc: C\n"},
      {"@article{a, title = {A",
       "line 1: @article: the record has no end: its braces do not close\n"},
      {"@article{,}\n@article{b, title = {B}}\n",
       "line 1: has neither a title nor an abstract\nb: B\n"},
      {"mail me@example.org {not} an @ entry\n@article{a, title = {A}}", "a: A\n"},
      {"@comment{x {y} z}@preamble{\"a\" # {b}}@article{a, title = {A}}", "a: A\n"},
      {"@article{a, title = {A}}}}} junk @article{b, title = {B}}", "a: A\nb: B\n"},
      {"@string{x = {\n@article{a, title = {A}}",
       "line 1: @string: the record has no end: its braces do not close\na: A\n"},
      {"@article{a, title = {write to\nme@x.org}}", "a: write to me@x.org\n"},
      {"", ""},
      {"@", ""},
      {"@article", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(outline(row.text) == row.outline); }
  }
}

BOOST_AUTO_TEST_CASE(a_key_is_the_id_where_a_person_could_type_it) {
  BOOST_TEST(outline("@article{a, title = {One}, year = 2000}\n"
                     "@article{a, title = {Two}, year = 2001}\n"
                     "@article{{}, title = {Three}}\n"
                     "@article{smith:2001/x, title = {Four}}\n"
                     "@article{, title = {Three}}\n") ==
             "a: One\na: Two\nthree: Three\nsmith:2001/x: Four\nthree-2: Three\n");
}

BOOST_AUTO_TEST_CASE(a_part_takes_from_its_parent_what_it_does_not_say_itself) {
  const std::string child = "@inproceedings{c, title = {Part}, pages = {1--2}, crossref = {p}}\n";
  const std::string parent = "@proceedings{p, title = {Whole}, year = 2006, month = oct}\n";
  for (const std::string& text : {child + parent, parent + child}) {
    auto records = read_text(read_bibtex, text);
    BOOST_TEST_REQUIRE(records.size() == 2U);
    std::ranges::sort(records, {}, [](const Record& record) { return record.entry.id; });
    BOOST_TEST(records[0].entry.citation->container_title == "Whole");
    BOOST_TEST(records[0].entry.published == "2006-10");
    BOOST_TEST(records[0].repairs.empty());
  }
  BOOST_TEST(outline(child + "@article{x, title = {X}}\n" + parent) == "c: Part\nx: X\np: Whole\n");
}

BOOST_AUTO_TEST_CASE(a_volume_has_the_authors_of_its_set) {
  const auto records = read_text(read_bibtex,
                                 "@book{b, title = {Sorting}, volume = 2, crossref = "
                                 "{s}}\n@book{s, title = {The Art}, author = "
                                 "{Knott, Ann}, year = 1973}\n");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST_REQUIRE(records[0].entry.citation->authors.size() == 1U);
  BOOST_TEST(records[0].entry.citation->authors[0].family == "Knott");
}

BOOST_AUTO_TEST_CASE(fields_map_by_type) {
  const struct {
    const char* type;
    const char* fields;
    const char* expected;  // CSL type | container | issue | page | address | PMID | DOI
  } kRows[] = {
      {"article", "journaltitle = {J}, journalsubtitle = {S}, issue = {Spring}",
       "article-journal | J: S | Spring |  |  |  | "},
      {"article", "journal = {Adv.}, fjournal = {Advances}, number = 3, eid = {e12}",
       "article-journal | Advances | 3 | e12 |  |  | "},
      {"incollection", "booktitle = {Book}, number = 3", "chapter | Book |  |  |  |  | "},
      {"inproceedings", "booktitle = {Proc.}, pages = {330—331}",
       "paper-conference | Proc. |  | 330-331 |  |  | "},
      {"article", "pages = {829-−843}", "article-journal |  |  | 829-843 |  |  | "},
      {"misc", "howpublished = {\\url{https://a.org/x_y}}",
       "document |  |  |  | https://a.org/x_y |  | "},
      {"misc", "eprint = {2001.00001}, archiveprefix = {arXiv}",
       "article |  |  |  | https://arxiv.org/abs/2001.00001 |  | "},
      {"article", "eprint = {123}, eprinttype = {pubmed}", "article-journal |  |  |  |  | 123 | "},
      {"article", "note = {PMID: 1234}", "article-journal |  |  |  |  | 1234 | "},
      {"article", "url = {https://doi.org/10.1000/X.1}",
       "article-journal |  |  |  | https://doi.org/10.1000/X.1 |  | 10.1000/x.1"},
      {"phdthesis", "school = {S}", "thesis |  |  |  |  |  | "},
      {"nonesuch", "", "article-journal |  |  |  |  |  | "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.type << " " << row.fields) {
      const Citation c =
          *entry_with("title = {T}, " + std::string(row.fields), row.type).entry.citation;
      BOOST_TEST(c.type + " | " + c.container_title + " | " + c.issue + " | " + c.page + " | " +
                     c.url + " | " + c.pmid + " | " + c.doi ==
                 row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(keywords_are_parted_by_semicolons_or_else_commas) {
  const struct {
    const char* keywords;
    std::vector<std::string> topics;
  } kRows[] = {
      {"sleep, mood", {"sleep", "mood"}},
      {"Depression, Postpartum; Mood", {"Depression, Postpartum", "Mood"}},
      {"{Depression, Postpartum}, Mood", {"Depression, Postpartum", "Mood"}},
      {"a,,b,", {"a", "b"}},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.keywords) {
      const Record record =
          entry_with("title = {T}, keywords = {" + std::string(row.keywords) + "}");
      BOOST_TEST(record.entry.topics == row.topics, boost::test_tools::per_element());
    }
  }
}

// Neither hostile macros nor endless records are held in memory.
BOOST_AUTO_TEST_CASE(too_large_records_are_refused) {
  std::string macros = "@string{a = {0123456789abcdef}}\n";
  for (int i = 0; i < 40; ++i) macros += "@string{a = a # a}\n";
  const auto records = read_text(read_bibtex, macros + "@article{k, title = {T}}");
  BOOST_TEST(records.front().rejection == "@string: the @string macros take more than 16 MiB");
  BOOST_TEST(records.back().entry.id == "k");
  const std::string large(65 << 20, 'x');
  BOOST_TEST(outline("@article{a, title = {" + large + "}}\n@article{b, title = {B}}") ==
             "line 1: a line is longer than 64 MiB\nb: B\n");
  BOOST_TEST(outline("@article{a, title = {\n" + large + "}}\n@article{b, title = {B}}") ==
             "line 1: @article: the record is longer than 64 MiB\nb: B\n");
  std::string lines = "@article{a, title = {\n";
  for (int i = 0; i < 66; ++i) lines.append(1 << 20, 'x') += '\n';
  BOOST_TEST(outline(lines + "}}\n@article{b, title = {B}}") ==
             "line 1: @article: the record is longer than 64 MiB\nb: B\n");
}

BOOST_AUTO_TEST_SUITE_END()
