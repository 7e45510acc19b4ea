#include "entry/entry_json.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/files.h"
#include "entry/entry_as_written.h"
#include "tests/support/processor_time.h"

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(entry_json)

/// The entry read and written again, then what was repaired; or the error.
std::string reading(const std::string& json) {
  std::vector<std::string> repairs;
  try {
    std::string text = to_json(entry_from_json(json, repairs));
    for (const std::string& repair : repairs) text += "\n" + repair;
    return text;
  } catch (const EntryError& error) {
    return std::string("refused: ") + error.what();
  }
}

/// The same for a citation alone, without what stands around it.
std::string reading_of_citation(const std::string& json) {
  const std::string before = R"({"id":"1","title":"T","citation":)";
  std::string text = reading(before + json + "}");
  if (!text.starts_with(before)) return text;
  text.erase(0, before.size());
  const std::string after = R"(,"summary":""})";
  return text.erase(text.rfind(after), after.size());
}

struct Row {
  std::string json;
  std::string expected;
};

BOOST_AUTO_TEST_CASE(an_entry_is_written_with_its_fields_in_order) {
  Entry entry;
  entry.id = "2020-09-alliance";
  entry.title = "Alliance";
  entry.published = "2020-09";
  entry.url = "https://example.org/a";
  entry.citation = parse_citation(
      "Flückiger, C., . . . King, M. L., Jr. (2020, May 3). A title. Journal of Things, 88(9), "
      "829–843. doi:10.1037/ccp0000594");
  entry.summary = "First.\n\nSecond.";
  entry.practice_implications = "Do.";
  entry.topics = {"alliance", "outcomes"};
  entry.research_types = {"meta-analysis"};
  entry.keywords = {"Psychotherapy, Group", "Humans"};
  BOOST_TEST(
      to_json(entry) ==
      R"({"id":"2020-09-alliance","title":"Alliance","published":"2020-09",)"
      R"("url":"https://example.org/a","citation":{"type":"article-journal",)"
      R"("author":[{"family":"Flückiger","given":"C."},)"
      R"({"family":"King","given":"M. L.","suffix":"Jr."}],"authors-cut":true,)"
      R"("issued":{"date-parts":[[2020,5,3]]},"title":"A title",)"
      R"("container-title":"Journal of Things","volume":"88","issue":"9","page":"829-843",)"
      R"("DOI":"10.1037/ccp0000594","raw":"Flückiger, C., . . . King, M. L., Jr. (2020, May 3). )"
      R"(A title. Journal of Things, 88(9), 829–843. doi:10.1037/ccp0000594"},)"
      R"("summary":"First.\n\nSecond.","practice_implications":"Do.",)"
      R"("topics":["alliance","outcomes"],"research_types":["meta-analysis"],)"
      R"("keywords":["Psychotherapy, Group","Humans"]})");
}

BOOST_AUTO_TEST_CASE(empty_fields_are_left_out_but_for_three) {
  BOOST_TEST(to_json(Entry()) == R"({"id":"","title":"","summary":""})");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_are_replaced) {
  Entry entry;
  entry.title = "a\xFF";
  BOOST_TEST(to_json(entry) == "{\"id\":\"\",\"title\":\"a\uFFFD\",\"summary\":\"\"}");
}

BOOST_AUTO_TEST_CASE(entries) {
  const std::vector<Row> rows = {
      {R"({"summary":"S","id":"1"})", R"({"id":"1","title":"","summary":"S"})"},
      {R"({"id":"1","url":null,"topics":null,"citation":null})",
       R"({"id":"1","title":"","summary":""})"},
      {R"({"title":"Therapy & Harm","published":"2020-12"})",
       R"({"id":"2020-12-therapy-harm","title":"Therapy & Harm","published":"2020-12","summary":""})"
       "\nfield 'id' was made from month and title: '2020-12-therapy-harm'"},
      {R"({"id":"1","b":1,"a":[{}]})",
       "{\"id\":\"1\",\"title\":\"\",\"summary\":\"\"}\n"
       "unknown members of the entry were left out: \"a\", \"b\""},
      {R"({"id":"1","1":0,"2":0,"3":0,"4":0,"5":0,"6":0,"7":0,"8":0,"9":0,"10":0})",
       "{\"id\":\"1\",\"title\":\"\",\"summary\":\"\"}\nunknown members of the entry were left "
       "out: \"1\", \"10\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\" and 2 more"},
      {R"({"id":"1","title":"a","title":"b"})",
       "{\"id\":\"1\",\"title\":\"b\",\"summary\":\"\"}\n"
       "given more than once, the last one was taken: \"title\""},
      {R"({"id":"1","summary":"a\r\nb\rc\u0000d"})",
       R"({"id":"1","title":"","summary":"a\nb\nc d"})"
       "\nfield 'summary': carriage returns or other control characters were replaced"},
      {R"({"id":"1","title":"\ud83d\ude00"})", R"({"id":"1","title":"😀","summary":""})"},
      {"\xEF\xBB\xBF{\"id\":\"1\"}", R"({"id":"1","title":"","summary":""})"},
  };
  for (const auto& [json, expected] : rows) {
    BOOST_TEST_CONTEXT("json: " << json) { BOOST_TEST(reading(json) == expected); }
  }
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  const std::vector<Row> rows = {
      {"", "entry: is no JSON: fault at byte 1"},
      {"{", "entry: is no JSON: fault at byte 2"},
      {R"({"id":"1"} x)", "entry: is no JSON: fault at byte 12"},
      {"[]", "entry: is no JSON object"},
      {"7", "entry: is no JSON object"},
      {R"({"id":1})", "entry, field 'id': is of type number, not string"},
      {R"({"id":"1","title":[]})", "entry '1', field 'title': is of type array, not string"},
      {R"({"id":"1","published":2020})",
       "entry '1', field 'published': is of type number, not string"},
      {R"({"id":"1","topics":"alliance"})",
       "entry '1', field 'topics': is of type string, not array"},
      {R"({"id":"1","topics":[1]})", "entry '1', field 'topics': is of type number, not string"},
      {R"({"id":"1","citation":7})",
       "entry '1', field 'citation': is of type number, not object or string"},
      {R"({"id":"1","citation":{"volume":true}})",
       "entry '1', field 'citation.volume': is of type boolean, not string"},
      {R"({"id":"1","citation":{"author":{}}})",
       "entry '1', field 'citation.author': is of type object, not array"},
      {R"({"id":"1","citation":{"author":[7]}})",
       "entry '1', field 'citation.author': is of type number, not string"},
      {R"({"id":"1","citation":{"author":[{"family":7}]}})",
       "entry '1', field 'citation.author.family': is of type number, not string"},
      {R"({"id":"1","citation":{"authors-cut":"yes"}})",
       "entry '1', field 'citation.authors-cut': is neither true nor false"},
      {R"({"id":"1","citation":{"issued":{"date-parts":"2019"}}})",
       "entry '1', field 'citation.issued': has date-parts that are no array"},
      {R"({"summary":"no id, month or title"})",
       "entry, field 'id': is missing, and cannot be made without a date or title"},
      {R"({"id":"1","title":"\ud83d"})", "entry: is no JSON: fault at byte 26"},
      {"{\"id\":\"1\",\"title\":\"\xFF\"}", "entry: is no JSON: fault at byte 20"},
      {R"({"id":"1","citation":{"volume":1e999}})", "entry: has a number that is too large"},
      {"{\"id\":\"1\",\"x\":" + std::string(100000, '['), "entry: is nested deeper than 32 levels"},
  };
  for (const auto& [json, expected] : rows) {
    BOOST_TEST_CONTEXT("json: " << json.substr(0, 200)) {
      BOOST_TEST(reading(json) == "refused: " + expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(many_objects_take_time_in_proportion_to_their_number) {
  std::string json = R"({"id":"1","topics":[{})";
  for (int i = 0; i < 500000; ++i) json += ",{}";
  const double begin = test::processor_seconds();
  BOOST_TEST(reading(json + "]}") ==
             "refused: entry '1', field 'topics': is of type object, not string");
  BOOST_TEST(test::processor_seconds() - begin < 15.0);
}

BOOST_AUTO_TEST_CASE(citations_are_read_as_other_programs_write_them) {
  const std::vector<Row> rows = {
      {"{}", "{}"},
      {R"({"volume":88,"issue":9,"PMID":30335448,"page":"829–843"})",
       R"({"volume":"88","issue":"9","page":"829-843","PMID":"30335448"})"},
      {R"({"container-title":["Psychotherapy"],"title":["T"]})",
       R"({"title":"T","container-title":"Psychotherapy"})"},
      {R"({"container-title":["Psychotherapy","PST"]})",
       R"({"container-title":"Psychotherapy"})"
       "\nfield 'citation.container-title': the first of several values was taken"},
      {R"({"DOI":"https://doi.org/10.1037/PST0000172"})", R"({"DOI":"10.1037/pst0000172"})"},
      {R"({"DOI":"pst0000172"})",
       "{}\nfield 'citation.DOI' is no DOI and was left out: 'pst0000172'"},
      {R"({"URL":"javascript:x"})",
       "{}\nfield 'citation.URL' is no http or https address and was left out: 'javascript:x'"},
      {R"({"issued":{"date-parts":[[2019,5,3]]}})", R"({"issued":{"date-parts":[[2019,5,3]]}})"},
      {R"({"issued":{"date-parts":[["2019","5"]]}})", R"({"issued":{"date-parts":[[2019,5]]}})"},
      {R"({"issued":{"date-parts":[2019]}})", R"({"issued":{"date-parts":[[2019]]}})"},
      {R"({"issued":{"raw":"2019"}})", R"({"issued":{"date-parts":[[2019]]}})"},
      {R"({"issued":{"literal":"May 2019"}})", R"({"issued":{"date-parts":[[2019,5]]}})"},
      {R"({"issued":"2019-05-03"})", R"({"issued":{"date-parts":[[2019,5,3]]}})"},
      {R"({"issued":"1998 Dec-1999 Jan"})", R"({"issued":{"date-parts":[[1998,12]]}})"},
      {R"({"issued":"2019 Dec 28-2020 Jan 3"})", R"({"issued":{"date-parts":[[2019,12,28]]}})"},
      {R"({"issued":"28 Dec 2019-3 Jan 2020"})", R"({"issued":{"date-parts":[[2019,12,28]]}})"},
      {R"({"issued":"Dec 1998-Jan 1999"})", R"({"issued":{"date-parts":[[1998,12]]}})"},
      {R"({"issued":"Mar-Apr 2019"})", R"({"issued":{"date-parts":[[2019,3]]}})"},
      {R"({"issued":"2019 Mar-Apr"})", R"({"issued":{"date-parts":[[2019,3]]}})"},
      {R"({"issued":"20190503"})", R"({"issued":{"date-parts":[[2019,5,3]]}})"},
      {R"({"issued":"201905"})", R"({"issued":{"date-parts":[[2019,5]]}})"},
      {R"({"issued":"12 Mar 2019"})", R"({"issued":{"date-parts":[[2019,3,12]]}})"},
      {R"({"issued":"2019 12 Mar"})", R"({"issued":{"date-parts":[[2019,3,12]]}})"},
      {R"({"issued":"12Mar2019"})", R"({"issued":{"date-parts":[[2019,3,12]]}})"},
      {R"({"issued":"March 3rd, 2019"})", R"({"issued":{"date-parts":[[2019,3,3]]}})"},
      {R"({"issued":"2019-00-00"})", R"({"issued":{"date-parts":[[2019]]}})"},
      {R"({"issued":"2019-00-12"})", R"({"issued":{"date-parts":[[2019]]}})"},
      {R"({"issued":"2019 Winter"})", R"({"issued":{"date-parts":[[2019]]}})"},
      {R"({"issued":"2000 1st Quarter"})", R"({"issued":{"date-parts":[[2000]]}})"},
      {R"({"issued":"2nd Quarter 2000"})", R"({"issued":{"date-parts":[[2000]]}})"},
      {R"({"issued":"2020 Q1"})", R"({"issued":{"date-parts":[[2020]]}})"},
      {R"({"issued":"2020-11-03T10:20:30Z"})", R"({"issued":{"date-parts":[[2020,11,3]]}})"},
      {R"({"issued":"03/2019"})", R"({"issued":{"date-parts":[[2019,3]]}})"},
      {R"({"issued":"25/12/2019"})", R"({"issued":{"date-parts":[[2019,12,25]]}})"},
      {R"({"issued":"12/25/2019"})", R"({"issued":{"date-parts":[[2019,12,25]]}})"},
      {R"({"issued":"3/4/2019"})", R"({"issued":{"date-parts":[[2019]]}})"},
      {R"({"issued":"3.4.2019"})", R"({"issued":{"date-parts":[[2019,4,3]]}})"},
      {R"({"issued":"2012/12//Dec2012/Jan2013"})", R"({"issued":{"date-parts":[[2012,12]]}})"},
      {R"({"issued":"1923/1961"})", R"({"issued":{"date-parts":[[1961]]}})"},
      {R"({"issued":"12. Mai 2012"})", R"({"issued":{"date-parts":[[2012,5,12]]}})"},
      {R"({"issued":"5. Juni 2012"})", R"({"issued":{"date-parts":[[2012,6,5]]}})"},
      {R"({"issued":"1. Dezember 2012"})", R"({"issued":{"date-parts":[[2012,12,1]]}})"},
      {R"({"issued":"15. März 2012"})", R"({"issued":{"date-parts":[[2012,3,15]]}})"},
      {R"({"issued":"15. MÄRZ 2012"})", R"({"issued":{"date-parts":[[2012,3,15]]}})"},
      {R"({"issued":"15. Ma\u0308rz 2012"})", R"({"issued":{"date-parts":[[2012,3,15]]}})"},
      {R"({"issued":"12. mars 2012"})", R"({"issued":{"date-parts":[[2012,3,12]]}})"},
      {R"({"issued":"2012 févr. 3"})", R"({"issued":{"date-parts":[[2012,2,3]]}})"},
      {R"({"issued":"2 août 2012"})", R"({"issued":{"date-parts":[[2012,8,2]]}})"},
      {R"({"issued":"1er août 2012"})", R"({"issued":{"date-parts":[[2012,8,1]]}})"},
      {R"({"issued":"Dezember 2012"})", R"({"issued":{"date-parts":[[2012,12]]}})"},
      {R"({"issued":"mayo 2019"})", R"({"issued":{"date-parts":[[2019,5]]}})"},
      {R"({"issued":"12 de maio de 2012"})", R"({"issued":{"date-parts":[[2012,5,12]]}})"},
      {R"({"issued":"gennaio 2012"})", R"({"issued":{"date-parts":[[2012,1]]}})"},
      {R"({"issued":"3 mrt 2012"})", R"({"issued":{"date-parts":[[2012,3,3]]}})"},
      {R"({"issued":"2012 1º de março"})", R"({"issued":{"date-parts":[[2012,3,1]]}})"},
      {R"({"issued":"12th of May 2012"})", R"({"issued":{"date-parts":[[2012,5,12]]}})"},
      {R"({"issued":"Tuesday 5 May 2012"})", R"({"issued":{"date-parts":[[2012,5,5]]}})"},
      {R"({"issued":"5-7 May 2012"})", R"({"issued":{"date-parts":[[2012,5,5]]}})"},
      {R"({"issued":"2012 5-7 mei"})", R"({"issued":{"date-parts":[[2012,5,5]]}})"},
      {R"({"issued":"déc. 2012-janv. 2013"})", R"({"issued":{"date-parts":[[2012,12]]}})"},
      {R"({"issued":"2012-05-03 Suppl 2"})", R"({"issued":{"date-parts":[[2012,5,3]]}})"},
      {R"({"issued":"2012 May Suppl 2"})", R"({"issued":{"date-parts":[[2012,5]]}})"},
      {R"({"issued":"3. 4. 2019"})", R"({"issued":{"date-parts":[[2019,4,3]]}})"},
      {R"({"issued":"2012年5月3日"})", R"({"issued":{"date-parts":[[2012,5,3]]}})"},
      {R"({"issued":"Q3/2012"})", R"({"issued":{"date-parts":[[2012]]}})"},
      {R"({"issued":"3. Quartal 2012"})", R"({"issued":{"date-parts":[[2012]]}})"},
      {R"({"issued":"juil. 2012"})", R"({"issued":{"date-parts":[[2012,7]]}})"},
      {R"({"issued":"jui 2012"})", R"({"issued":{"date-parts":[[2012]]}})"},
      {R"({"issued":"3. listopadu 2012"})",
       R"({"issued":{"date-parts":[[2012]]}})"
       "\nfield 'citation.issued': a number beside a word that names no month was left out: '3. "
       "listopadu 2012'"},
      {R"({"issued":"12. мая 2012"})", R"({"issued":{"date-parts":[[2012]]}})"
                                       "\nfield 'citation.issued': a number beside a word that "
                                       "names no month was left out: '12. мая 2012'"},
      {R"({"issued":"2012 Suppl 2"})", R"({"issued":{"date-parts":[[2012]]}})"
                                       "\nfield 'citation.issued': a number beside a word that "
                                       "names no month was left out: '2012 Suppl 2'"},
      {R"({"issued":"2012, no. 5"})", R"({"issued":{"date-parts":[[2012]]}})"
                                      "\nfield 'citation.issued': a number beside a word that "
                                      "names no month was left out: '2012, no. 5'"},
      {R"x({"issued":"2012 (Issue 2)"})x", R"({"issued":{"date-parts":[[2012]]}})"
                                           "\nfield 'citation.issued': a number beside a word that "
                                           "names no month was left out: '2012 (Issue 2)'"},
      {R"({"issued":"2012 Vol 7"})", R"({"issued":{"date-parts":[[2012]]}})"
                                     "\nfield 'citation.issued': a number beside a word that names "
                                     "no month was left out: '2012 Vol 7'"},
      {R"x({"issued":"2012, 5 (Suppl)"})x", R"({"issued":{"date-parts":[[2012]]}})"
                                            "\nfield 'citation.issued': a number beside a word "
                                            "that names no month was left out: '2012, 5 (Suppl)'"},
      {R"({"issued":"Heft 3/2012"})", R"({"issued":{"date-parts":[[2012]]}})"
                                      "\nfield 'citation.issued': a number beside a word that "
                                      "names no month was left out: 'Heft 3/2012'"},
      {R"({"issued":"Ausgabe 3/2012"})", R"({"issued":{"date-parts":[[2012]]}})"
                                         "\nfield 'citation.issued': a number beside a word that "
                                         "names no month was left out: 'Ausgabe 3/2012'"},
      {R"({"issued":2019})", R"({"issued":{"date-parts":[[2019]]}})"},
      {R"({"issued":{"date-parts":[[2019,13,1]]}})",
       R"({"issued":{"date-parts":[[2019]]}})"
       "\nfield 'citation.issued': a month or day that no calendar has was left out: "
       "'[[2019,13,1]]'"},
      {R"({"issued":"2019-02-30"})",
       R"({"issued":{"date-parts":[[2019,2]]}})"
       "\nfield 'citation.issued': a month or day that no calendar has was left out: '2019-02-30'"},
      {R"({"issued":{"raw":"2019/13"}})",
       R"({"issued":{"date-parts":[[2019]]}})"
       "\nfield 'citation.issued': a month or day that no calendar has was left out: '2019/13'"},
      {R"({"issued":"No. 40, spring 2019"})", R"({"issued":{"date-parts":[[2019]]}})"},
      {R"({"issued":{"date-parts":[[99999999999999999999]]}})",
       "{}\nfield 'citation.issued' has no year that could be read and was left out: "
       "'{\"date-parts\":[[1e+20]]}'"},
      {R"({"issued":{"season":1}})",
       "{}\nfield 'citation.issued' has no year that could be read and was left out: "
       "'{\"season\":1}'"},
      {R"({"author":[{"family":"Doorn","non-dropping-particle":"van","given":"K."}]})",
       R"({"author":[{"family":"van Doorn","given":"K."}]})"},
      {R"({"author":[{"literal":"World Health Organization"},{"name":"UNICEF"}]})",
       R"({"author":[{"literal":"World Health Organization"},{"literal":"UNICEF"}]})"},
      {R"({"author":["Flückiger, C.","World Health Organization"]})",
       R"({"author":[{"family":"Flückiger","given":"C."},{"literal":"World Health Organization"}]})"},
      {R"({"author":"Flückiger, C., & Rubel, J., et al."})",
       R"({"author":[{"family":"Flückiger","given":"C."},{"family":"Rubel","given":"J."}],)"
       R"("authors-cut":true})"},
      {R"({"author":[{"suffix":"Jr."}]})",
       "{}\nfield 'citation.author': an author without a name was left out: "
       "'{\"suffix\":\"Jr.\"}'"},
      {R"({"author":[{"dropping-particle":" "}]})",
       "{}\nfield 'citation.author': an author without a name was left out: "
       "'{\"dropping-particle\":\" \"}'"},
      {R"({"author":[{"family":"  "},{"literal":"\t"}]})",
       "{}\nfield 'citation.author': an author without a name was left out: '{\"family\":\"  \"}'"
       "\nfield 'citation.author': an author without a name was left out: '{\"literal\":\"\\t\"}'"},
      {R"({"author":[{}]})",
       "{}\nfield 'citation.author': an author without a name was left out: '{}'"},
      {R"({"ISSN":["00333204","1939-1536"]})", R"({"ISSN":"0033-3204, 1939-1536"})"},
      {R"({"ISSN":"0033-3205; 0000-006x"})",
       R"({"ISSN":"0000-006X"})"
       "\nfield 'citation.ISSN': a value is not an ISSN and was left out: '0033-3205'"},
      {R"({"publisher":"APA","ISBN":["1"],"author":[{"family":"Lee","ORCID":"0"}]})",
       R"({"author":[{"family":"Lee"}]})"
       "\nunknown members of the citation were left out: \"ISBN\", \"author.ORCID\", "
       "\"publisher\""},
      {R"("Lee, A. (2019). A title. Psychotherapy, 56, 1–2.")",
       R"({"type":"article-journal","author":[{"family":"Lee","given":"A."}],)"
       R"("issued":{"date-parts":[[2019]]},"title":"A title","container-title":"Psychotherapy",)"
       R"("volume":"56","page":"1-2","raw":"Lee, A. (2019). A title. Psychotherapy, 56, 1–2."})"},
  };
  for (const auto& [json, expected] : rows) {
    BOOST_TEST_CONTEXT("citation: " << json) { BOOST_TEST(reading_of_citation(json) == expected); }
  }
}

/// Valid entries of all shapes, made of pieces that JSON has to take care of.
class RandomEntries {
 public:
  explicit RandomEntries(unsigned seed) : random_(seed) {}

  Entry next() {
    Entry entry;
    entry.id = "id" + word();
    entry.title = "T" + text();
    if (coin()) entry.published = pick({"2020", "2020-11", "2020-02-29"});
    if (coin()) entry.url = "https://example.org/" + std::to_string(number(1000));
    if (coin()) entry.citation = citation();
    if (coin()) entry.summary = text();
    if (coin()) entry.practice_implications = text();
    entry.summary_kind = pick({"", "abstract", "summary"});
    if (coin()) entry.summary_source = "s" + word();
    while (coin()) entry.topics.push_back("t" + word());
    while (coin()) entry.research_types.push_back("r" + word());
    while (coin()) entry.keywords.push_back("k" + word());
    return entry;
  }

 private:
  int number(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }
  bool coin() { return number(2) == 0; }

  std::string pick(const std::vector<std::string>& choices) {
    return choices[static_cast<std::size_t>(number(static_cast<int>(choices.size())))];
  }

  std::string word() { return pick({"", "a", "ü", "\"", "\\", "\u2028", "😀", "</b>", "\uFFFF"}); }

  std::string text() {
    std::string text = word();
    while (number(5) != 0) text += pick({"\n\n", "\t", " "}) + word();
    return text;
  }

  Name name() {
    if (coin()) return {"", "", "L" + word(), ""};
    return {"F" + word(), word(), "", pick({"", "Jr.", "III"})};
  }

  Citation citation() {
    Citation citation;
    citation.type = pick({"", "article-journal", "book"});
    while (coin()) citation.authors.push_back(name());
    citation.authors_cut = coin();
    if (coin()) citation.issued = {1900 + number(200), coin() ? 2 : 0, 0};
    if (citation.issued.month != 0 && coin()) citation.issued.day = 1 + number(28);
    citation.title = text();
    citation.container_title = word();
    citation.volume = pick({"", "88", "007", "88A"});
    citation.issue = pick({"", "9", "Suppl. 1"});
    citation.page = pick({"", "829-843", "e1"});
    citation.doi = pick({"", "10.1037/pst0000172", "10.1016/s0140-6736(19)30001-2"});
    citation.pmid = pick({"", "30335448"});
    if (coin()) citation.url = "https://example.org/" + std::to_string(number(1000));
    citation.raw = text();
    return citation;
  }

  std::mt19937 random_;
};

BOOST_AUTO_TEST_CASE(what_was_written_is_read_again_without_loss) {
  constexpr unsigned kSeed = 20201124;
  RandomEntries entries(kSeed);
  for (int i = 0; i < 2000; ++i) {
    const Entry entry = entries.next();
    validate(entry);
    std::vector<std::string> repairs;
    const Entry again = entry_from_json(to_json(entry), repairs);
    BOOST_TEST_CONTEXT("seed " << kSeed << ", entry " << i << ": " << to_json(entry)) {
      BOOST_TEST((again == entry), "read as " << to_json(again));
      BOOST_TEST(repairs == std::vector<std::string>(), boost::test_tools::per_element());
      const std::optional<Entry> as_written = entry_as_written(to_json(entry));
      BOOST_TEST((as_written && *as_written == entry), "the quick reader reads it otherwise");
    }
  }
}

BOOST_AUTO_TEST_CASE(the_quick_reader_gives_up_at_what_we_do_not_write) {
  for (const char* json : {"",
                           "[]",
                           "7",
                           R"({"id":"1")",
                           R"({"id":1})",
                           R"({"id":null})",
                           R"({"id":["1"]})",
                           R"({"identity":"1"})",
                           R"({"id":"1","id":"2"})",
                           R"({"id":"a\u0007"})",
                           R"({"topics":"a"})",
                           R"({"topics":[1]})",
                           R"({"topics":[["a"]]})",
                           R"({"topics":["a"],"topics":["b"]})",
                           R"({"citation":"a line"})",
                           R"({"citation":{"volume":7}})",
                           R"({"citation":{"volume":{}}})",
                           R"({"citation":{"author":"Roe, A."}})",
                           R"({"citation":{"author":["Roe, A."]}})",
                           R"({"citation":{"author":[{"family":" "}]}})",
                           R"({"citation":{"author":[{"name":"Roe"}]}})",
                           R"({"citation":{"authors-cut":"yes"}})",
                           R"({"citation":{"issued":2020}})",
                           R"({"citation":{"issued":{"date-parts":[2020]}}})",
                           R"({"citation":{"issued":{"date-parts":[["2020"]]}}})",
                           R"({"citation":{"issued":{"date-parts":[[2020],[2021]]}}})",
                           R"({"citation":{"issued":{"date-parts":[[2020,13]]}}})",
                           R"({"citation":{"issued":{"date-parts":[[2020,1,2,3]]}}})",
                           R"({"citation":{"issued":{"date-parts":[[-5]]}}})",
                           R"({"citation":{"issued":{"date-parts":[]}}})",
                           R"({"citation":{"issued":{}}})"}) {
    BOOST_TEST(!entry_as_written(json).has_value(), json);
  }
}

BOOST_AUTO_TEST_CASE(a_stored_entry_is_what_the_general_reader_makes_of_it) {
  for (const char* json :
       {R"({"id":"1","citation":{"DOI":"https://doi.org/10.1000/X","URL":"javascript:1"}})",
        R"({"id":"1","citation":{"page":"829–43","ISSN":"0033-3204, 1"}})",
        R"({"id":"","title":"A title","published":"2020-01"})",
        R"({"title":"A title","citation":{}})",
        R"({"id":"1","summary_kind":"essay","notices":["retracted: here","gone"]})",
        R"({"id":"1","citation":{"volume":7,"issued":"2020"},"topics":null})"}) {
    std::vector<std::string> repairs;
    BOOST_TEST((entry_from_stored_json(json) == entry_from_json(json, repairs)), json);
  }
}

BOOST_AUTO_TEST_CASE(the_schema_of_an_entry_has_each_member) {
  const auto schema =
      nlohmann::json::parse(read_file(PPRSEARCH_DOCS "/schema/entry.json", std::uint64_t{1} << 20));
  for_each_member([&](const char* name, auto) {
    BOOST_TEST(schema.at("properties").contains(name), "docs/schema/entry.json has no " << name);
  });
  for (const auto& [name, text] : kCitationMembers) {
    BOOST_TEST(schema.at("$defs").at("citation").at("properties").contains(name),
               "the citation of docs/schema/entry.json has no " << name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
