#include <boost/test/unit_test.hpp>

#include "formats/csl_json/csl_json.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(csl_json_reader)

namespace {

const std::string kArticle = R"({
    "id": "okafor2021",
    "type": "article-journal",
    "title": "Repairing ruptures",
    "author": [
      {"family": "Berg", "given": "Pieter", "non-dropping-particle": "van den"},
      {"literal": "Online Therapy Group"},
      {"family": "King", "given": "Martin", "suffix": "Jr."}
    ],
    "issued": {"date-parts": [[2021, "4", 9]]},
    "container-title": "Care",
    "volume": 12, "issue": "3", "page": "454–81",
    "DOI": "https://doi.org/10.5555/X", "PMID": "31245678",
    "URL": "https://example.org/x",
    "abstract": "<jats:title>Results</jats:title><jats:p>They heal.</jats:p>",
    "keyword": "alliance, hope",
    "language": "en", "note": "read again"
  })";

std::vector<Record> read(const std::string& text) {
  return read_text(read_csl_json, text, "items.json");
}

std::string lines_of(const std::vector<Record>& records) {
  std::string told;
  for (const Record& record : records) {
    told += std::to_string(record.line) + " " +
            (record.rejection.empty() ? record.entry.title : record.rejection) + "\n";
  }
  return told;
}

Entry entry_of(const std::string& members) {
  return read("[{\"title\": \"Hope\", " + members + "}]").front().entry;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_item_is_an_entry) {
  const auto records = read("[" + kArticle + "]");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].repairs.empty());
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "pmid31245678");
  BOOST_TEST(entry.published == "2021-04-09");
  BOOST_TEST(paragraphs(entry.summary) == "Results: They heal.");
  BOOST_TEST(joined(entry.topics) == "alliance; hope");
  BOOST_TEST(entry.citation->url == "https://example.org/x");
  BOOST_TEST(cited(records) ==
             "van den Berg, Pieter; Online Therapy Group; King, Martin Jr. (2021-4-9) Repairing "
             "ruptures. Care 12(3) 454-481 doi:10.5555/x pmid:31245678\n");
}

BOOST_AUTO_TEST_CASE(items_may_stand_in_any_frame) {
  const std::string item = R"({"title": "Hope"})";
  for (const std::string& text : {
           item,
           "[" + item + "]",
           " \n[\n " + item + "\n]\n",
           R"({"items": [)" + item + "]}",
           R"({ "items" :[ )" + item + R"(], "total": 1, "next": [{"title": "no item"}]})",
           R"({"total": 1, "items": [)" + item + "]}",
           R"({"status":"ok","message":{"items":[)"
           "\n" +
               item + "\n]}}",
           "{\n\"status\": \"ok\",\n\"message\": {\n\"items\": [\n" + item + "\n]\n}\n}\n",
           R"({"status": "ok", "message": {"total": 1, "items": [)" + item + "]}}",
           R"({"status": "ok", "message": [)" + item + "]}",
           R"({"status": "ok", "message-type": "work", "message": )" + item + "}",
           R"([{"status": "ok", "message": )" + item + "}]",
       }) {
    BOOST_TEST_CONTEXT(text) {
      const auto records = read(text);
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].entry.title == "Hope");
    }
  }
  BOOST_TEST(read("").empty());
  BOOST_TEST(read("[]").empty());
  BOOST_TEST(lines_of(read("[" + item + ",\n" + item + "]" + item)) == "1 Hope\n2 Hope\n2 Hope\n");
}

BOOST_AUTO_TEST_CASE(members_of_other_types_are_read_for_what_they_show) {
  BOOST_TEST(entry_of(R"("issued": {"raw": "May 2019"})").published == "2019-05");
  BOOST_TEST(entry_of(R"("issued": {"literal": "2019"})").published == "2019");
  BOOST_TEST(entry_of(R"("issued": "2019-05-02")").published == "2019-05-02");
  BOOST_TEST(entry_of(R"("issued": {"date-parts": [["2019"]]})").published == "2019");
  BOOST_TEST(entry_of(R"("issued": {"date-parts": [[2019, 1], [2020, 2]]})").published ==
             "2019-01");
  BOOST_TEST(entry_of(R"("issued": {"date-parts": [[null]]})").published == "");
  BOOST_TEST(entry_of(R"("container-title": ["Care", "C"])").citation->container_title == "Care");
  BOOST_TEST(
      joined(entry_of(R"("author": ["Okafor, N.", {"name": "A Group"}])").citation->authors) ==
      "Okafor, N.; A Group");
  BOOST_TEST(entry_of(R"("note": "PMID: 123\nPMCID: 7")").id == "pmid123");
  BOOST_TEST(joined(entry_of(R"("keyword": ["one", "two, three"])").topics) == "one; two, three");
}

BOOST_AUTO_TEST_CASE(works_of_crossref) {
  const auto cited_by = [](const std::string& members) {
    return cited(
        read("{\"status\": \"ok\", \"message-type\": \"work\", \"message\": {" + members + "}}"));
  };
  BOOST_TEST(cited_by(R"("title": ["Hope"], "subtitle": ["A trial"], "article-number": "e12")") ==
             " (0) Hope: A trial.  e12\n");
  BOOST_TEST(cited_by(R"("title": ["Hope: A trial"], "subtitle": ["A trial"])") ==
             " (0) Hope: A trial. \n");
  BOOST_TEST(cited_by(R"("title": ["Hope?"], "subtitle": ["A trial"])") ==
             " (0) Hope? A trial. \n");
  BOOST_TEST(cited_by(R"("title": ["Hope"], "subtitle": [], "container-title": [],
                         "short-container-title": ["J Ex"])") == " (0) Hope. J Ex\n");
  BOOST_TEST(cited_by(R"("title": ["Hope"], "issued": {"date-parts": [[2021]]},
                         "published-online": {"date-parts": [[2021, 3, 4]]},
                         "published-print": {"date-parts": [[2022]]})") == " (2021-3-4) Hope. \n");
  const struct {
    const char* crossref;
    const char* csl;
  } kTypes[] = {{"journal-article", "article-journal"},
                {"book-chapter", "chapter"},
                {"proceedings-article", "paper-conference"},
                {"dissertation", "thesis"},
                {"posted-content", "article"},
                {"monograph", "book"},
                {"report", "report"}};
  for (const auto& row : kTypes) {
    const Entry entry = entry_of("\"type\": \"" + std::string(row.crossref) + "\"");
    BOOST_TEST(entry.citation->type == row.csl);
  }
}

BOOST_AUTO_TEST_CASE(books_subtitles_issues_and_dates_as_crossref_and_others_have_them) {
  const struct {
    const char* members;
    const char* cited;
  } kRows[] = {
      {R"("type":"book-chapter","title":["A"],"container-title":["Series","A Handbook"])",
       " (0) A. A Handbook"},
      {R"("type":"journal-article","title":["A"],"container-title":["Care","Cure"])",
       " (0) A. Care"},
      {R"("type":"journal-article","title":["A"],"subtitle":["B","C"])", " (0) A: B: C. "},
      {R"("type":"journal-article","title":["A"],"volume":"1","journal-issue":{"issue":"4"})",
       " (0) A.  1(4)"},
      {R"("type":"article","title":"A","issued":{"year":2020,"month":5})", " (2020-5) A. "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.members) {
      BOOST_TEST(cited(read("[{" + std::string(row.members) + "}]")) ==
                 row.cited + std::string("\n"));
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_names_and_keywords_of_other_programs) {
  const auto line_of = [](const std::string& members) {
    return cited(read(R"([{"title": "Hope", )" + members + "}]"));
  };
  BOOST_TEST(line_of(R"("type": "report", "number": "NG222")") == " (0) Hope. \n");
  BOOST_TEST(line_of(R"("type": "article-journal", "number": "e12")") == " (0) Hope.  e12\n");
  BOOST_TEST(line_of(R"("type": "article", "number": "arXiv:2001.01234")") == " (0) Hope. \n");
  BOOST_TEST(line_of(R"("type": "article-journal", "elocation-id": "e12")") == " (0) Hope.  e12\n");
  BOOST_TEST(line_of(R"("author": [{"family": "Roe, MD", "given": "Ann, PhD"}])") ==
             "Roe, Ann (0) Hope. \n");
  const auto cut = entry_of(R"("author": [{"family": "Roe"}, {"family": "et al."}])");
  BOOST_TEST(joined(cut.citation->authors) == "Roe, ");
  BOOST_TEST(cut.citation->authors_cut);
  BOOST_TEST(cited(read(R"([{"title": [], "original-title": ["Ruhe"]}])")) == " (0) Ruhe. \n");
  BOOST_TEST(line_of(R"("note": "Comment on: PMID: 11111111")") == " (0) Hope. \n");
  BOOST_TEST(line_of(R"("note": "tex.x: y\nDOI: 10.5555/own\nPMID: 123")") ==
             " (0) Hope.  doi:10.5555/own pmid:123\n");
  BOOST_TEST(line_of(R"("doi": "10.5555/own", "pmid": 123)") ==
             " (0) Hope.  doi:10.5555/own pmid:123\n");
  BOOST_TEST(line_of(R"("URL": "https://doi.org/10.5555/own")") == " (0) Hope.  doi:10.5555/own\n");
  BOOST_TEST(line_of(R"("author": [{"family": "Sanchez", "given": "P.; Montero, M."}])") ==
             "Sanchez, P.; Montero, M. (0) Hope. \n");
  BOOST_TEST(line_of(R"("author": "Smith J, Doe K")") == "Smith, J; Doe, K (0) Hope. \n");
  BOOST_TEST(line_of(R"("author": [{"family": "King", "given": "Martin, Jr."}])") ==
             "King, Martin Jr. (0) Hope. \n");
  BOOST_TEST(joined(entry_of(R"("keyword": "Child, Preschool; *Sleep/methods")").topics) ==
             "Child, Preschool; Sleep");
  BOOST_TEST(joined(entry_of(R"("keyword": "Child, Preschool;")").topics) == "Child, Preschool");
  BOOST_TEST(joined(entry_of(R"("keyword": "one, two")").topics) == "one; two");
  BOOST_TEST(paragraphs(entry_of(R"("abstract": ["One.", "Deux."])").summary) == "One. / Deux.");
}

BOOST_AUTO_TEST_CASE(a_key_that_counts_through_one_file_is_no_id) {
  for (const char* key : {"1", "ITEM-1", "http://zotero.org/users/1/items/ABC2", "a b2", "smith"}) {
    BOOST_TEST_CONTEXT(key) {
      BOOST_TEST(entry_of("\"id\": \"" + std::string(key) + "\"").id == "hope");
    }
  }
  BOOST_TEST(entry_of(R"("id": "okafor2021")").id == "okafor2021");
  BOOST_TEST(entry_of(R"("id": 2021)").id == "hope");
}

BOOST_AUTO_TEST_CASE(a_faulty_item_costs_itself_alone) {
  const struct {
    const char* what;
    const char* item;
    const char* said;
  } kRows[] = {
      {"no value", "{\"title\": }", "is no JSON: syntax error"},
      {"no closing quotation mark", "{\"title\": \"Two}\n  }", "is no JSON: syntax error"},
      {"a bracket left open", "{\"title\": \"Two\", \"author\": [ }",
       "the item is not closed before the next one begins, in line 4"},
      {"a control character", "{\"title\": \"T\x01wo\"}", "is no JSON: syntax error"},
      {"a number", "17", "is no JSON object: '17'"},
      {"a text with brackets", "\"[two]\"", "is no JSON object: '\"[two]\"'"},
      {"a text", "\"two\"", "is no JSON object: '\"two\"'"},
      {"a member that is no author", "{\"author\": 7}", "has neither a title nor an abstract"},
      {"nothing", "{}", "has neither a title nor an abstract"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      const auto records = read("[\n  {\"title\": \"One\"},\n  " + std::string(row.item) +
                                ",\n  {\"title\": \"Three\"}\n]\n");
      BOOST_TEST_REQUIRE(records.size() == 3U);
      BOOST_TEST(records[0].entry.title == "One");
      BOOST_TEST(records[1].line == 3U);
      BOOST_TEST(records[1].rejection.starts_with(row.said), records[1].rejection);
      BOOST_TEST(records[2].entry.title == "Three");
    }
  }
}

BOOST_AUTO_TEST_CASE(items_of_a_frame_and_authors_may_stand_at_the_beginning_of_lines) {
  const struct {
    const char* what;
    const char* text;
    const char* titles;
  } kRows[] = {
      {"items of a frame",
       "{\"status\":\"ok\",\"message\":{\"items\":[\n{\"title\":\"One\"},\n{\"title\":\"Two\"}\n]}}"
       "\n",
       "One; Two"},
      {"nothing set in",
       "[\n{\n\"title\":\"One\",\n\"author\":[\n{\n\"family\":\"Roe\"\n},\n{\n\"family\":\"Lee\"\n}"
       "\n]"
       "\n},\n{\n\"title\":\"Two\"\n}\n]\n",
       "One; Two"},
      {"a broken item in a frame",
       "{\"message\":{\"items\":[\n{\"title\":\"One\",\n{\"title\":\"Two\"}\n]}}\n",
       "the item is not closed before the next one begins, in line 3; Two; is no JSON object: "
       "'}}'"},
      {"a list left open",
       "[\n{\"title\":\"One\",\"author\":[{\"family\":\"Roe\"},\n{\"title\":\"Two\"}\n]\n",
       "the item is not closed before the next one begins, in line 3; Two"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      std::vector<std::string> titles;
      for (const Record& record : read(row.text)) {
        titles.push_back(record.rejection.empty() ? record.entry.title : record.rejection);
      }
      BOOST_TEST(joined(titles) == row.titles);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_too_deep_or_cut_short_is_said_so) {
  BOOST_TEST(lines_of(read("[{\"title\": \"One\"},\n{\"title\": \"Tw")) ==
             "1 One\n2 the file ends before the item is closed\n");
  BOOST_TEST(lines_of(read("[{\"a\": " + std::string(100000, '[') + std::string(100000, ']') +
                           "},\n{\"title\": \"Two\"}]")) ==
             "1 is nested deeper than 32 levels\n2 Two\n");
}

BOOST_AUTO_TEST_CASE(a_list_that_is_cut_off_is_told_after_its_whole_items) {
  const std::string kCut = "the file ends before its list is closed\n";
  const struct {
    const char* what;
    const char* text;
    std::string records;
  } kRows[] = {
      {"after an item", "[{\"title\": \"One\"},\n{\"title\": \"Two\"}", "1 One\n2 Two\n2 " + kCut},
      {"after a comma", "[{\"title\": \"One\"},\n\n", "1 One\n1 " + kCut},
      {"in a frame", "{\"items\": [\n{\"title\": \"One\"},", "2 One\n2 " + kCut},
      {"before the first item", "[\n", "1 " + kCut},
      {"after an item that is none", "[17,\n{\"title\": \"Two\"}",
       "1 is no JSON object: '17'\n2 Two\n2 " + kCut},
      {"within an item, which tells of it",
       "[{\"title\": \"One\"}, {\"title\":", "1 One\n1 the file ends before the item is closed\n"},
      {"nowhere: the bracket closes the list", "[17]", "1 is no JSON object: '17'\n"},
      {"nowhere: an item took the list's bracket for its own", "[{\"title\": \"One\" ]",
       "1 is no JSON: syntax error while parsing object - unexpected ']'; expected '}'\n"},
      {"nowhere: the rest of the frame holds no items", "{\"items\": [{\"title\": \"One\"}]",
       "1 One\n"},
      {"nowhere: there is no list", "{\"title\": \"One\"}\n{\"title\": \"Two\"},\n",
       "1 One\n2 Two\n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(lines_of(read(row.text)) == row.records); }
  }
}

BOOST_AUTO_TEST_CASE(numbers_that_name_no_article_are_left_out_and_told) {
  const struct {
    const char* members;
    const char* numbers;  ///< DOI | PMID | repairs
  } kRows[] = {
      {R"("DOI": "10.5555/x", "PMID": 31245678)", "10.5555/x | 31245678 | "},
      {R"("DOI": "", "PMID": null)", " |  | "},
      {R"("DOI": ["10.5555/x"], "PMID": "PMID: 31245678.")", "10.5555/x | 31245678 | "},
      {R"("DOI": 5)", " |  | the DOI '5' is none and was left out"},
      {R"("DOI": {"a": [1]})", " |  | the DOI '{\"a\":[1]}' is none and was left out"},
      {R"("DOI": "n/a\n")", " |  | a value that stands for nothing was left out: 'n/a'"},
      {R"("PMID": "PMC31245678")", " |  | the PMID 'PMC31245678' is none and was left out"},
      {R"("PMID": false)", " |  | the PMID 'false' is none and was left out"},
      {R"("PMID": 312456789, "DOI": -1)",
       " |  | the DOI '-1' is none and was left out; the PMID '312456789' is none and was left "
       "out"},
      {R"("DOI": "see the publisher's page – größer als jedes Feld")",
       " |  | the DOI 'see the publisher's page – größer al…' is none and was left out"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.members) {
      const Record record =
          read(R"([{"title": "Hope", )" + std::string(row.members) + "}]").front();
      BOOST_TEST_REQUIRE(record.rejection == "");
      BOOST_TEST(record.entry.citation->doi + " | " + record.entry.citation->pmid + " | " +
                     joined(record.repairs) ==
                 row.numbers);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_very_long_field_is_not_held) {
  LongText text("[{\"title\": \"Long\", \"abstract\": \"", kLongField,
                "\"},\n{\"title\": \"After\"}]");
  const auto records = read_stream(read_csl_json, text);
  BOOST_TEST(lines_of(records) == "1 the item is longer than 20 MiB\n2 After\n");
}

BOOST_AUTO_TEST_SUITE_END()
