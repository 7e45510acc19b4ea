// The columns of tables: what each has of a hit, and how they are chosen.
#include "command-line/columns.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(columns_)

namespace {

Hit full_hit() {
  Hit hit;
  hit.rank = 2;
  hit.score = 1.25;
  hit.id = "homework";
  hit.entry.id = hit.id;
  hit.entry.title = "Does Homework Help?";
  hit.entry.published = "2021-03";
  hit.entry.url = "https://example.org/homework";
  hit.entry.summary = "Clients did it.";
  hit.entry.practice_implications = "Agree on it.";
  hit.entry.summary_kind = "summary";
  hit.entry.summary_source = "The Blog";
  hit.entry.topics = {"alliance", "cbt"};
  hit.entry.research_types = {"survey"};
  hit.entry.keywords = {"Homework", "Adult"};
  hit.entry.notices = {"retracted: pmid:7", "corrected"};
  Citation citation;
  citation.authors = {{"Doe", "J.", "", ""}, {"", "", "WHO", ""}};
  citation.issued.year = 2020;
  citation.title = "Homework in therapy";
  citation.container_title = "Journal of Examples";
  citation.volume = "1";
  citation.issue = "2";
  citation.page = "3-4";
  citation.doi = "10.1000/ex.1";
  citation.pmid = "7";
  citation.url = "https://example.org/article";
  hit.entry.citation = citation;
  hit.snippets = {{SnippetField::summary, "Clients", {}}, {SnippetField::summary, "did it.", {}}};
  return hit;
}

std::string error_of(const std::string& list) {
  try {
    read_fields(list);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_says_this_of_a_hit) {
  struct Row {
    const char* name;
    const char* full;
    const char* empty;
  };
  const std::vector<Row> rows = {
      {"rank", "2", "0"},
      {"score", "1.25", "0"},
      {"id", "homework", ""},
      {"published", "2021-03", ""},
      {"title", "Does Homework Help?", ""},
      {"year", "2020", ""},
      {"authors", "Doe, J.; WHO", ""},
      {"journal", "Journal of Examples", ""},
      {"doi", "10.1000/ex.1", ""},
      {"topics", "alliance; cbt", ""},
      {"research_types", "survey", ""},
      {"keywords", "Homework; Adult", ""},
      {"notices", "retracted: pmid:7; corrected", ""},
      {"url", "https://example.org/homework", ""},
      {"summary", "Clients did it.", ""},
      {"practice_implications", "Agree on it.", ""},
      {"summary_kind", "summary", ""},
      {"summary_source", "The Blog", ""},
      {"snippet", "Clients … did it.", ""},
      {"citation", "Doe, J., WHO (2020). Homework in therapy. Journal of Examples, 1(2), 3-4", ""},
      {"article_title", "Homework in therapy", ""},
      {"volume", "1", ""},
      {"issue", "2", ""},
      {"pages", "3-4", ""},
      {"pmid", "7", ""},
      {"article_url", "https://example.org/article", ""},
      {"issn", "", ""},
  };
  const std::vector<std::string> names = column_names();
  BOOST_TEST_REQUIRE(names.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    BOOST_TEST(names[i] == rows[i].name);
    const Column& column = *columns_of({names[i]}).at(0);
    BOOST_TEST(text_of(column.cell(full_hit())) == rows[i].full, names[i]);
    BOOST_TEST(text_of(column.cell(Hit())) == rows[i].empty, names[i]);
  }
  Hit printed = full_hit();
  printed.entry.citation->raw = "As printed.";
  BOOST_TEST(text_of(columns_of({"citation"}).at(0)->cell(printed)) == "As printed.");
}

BOOST_AUTO_TEST_CASE(the_usual_ones_are_those_of_old) {
  std::string names;
  for (const Column* column : columns_of({})) names += std::string(column->name) + ' ';
  BOOST_TEST(names ==
             "rank score id published title year authors journal doi topics research_types "
             "notices ");
}

BOOST_AUTO_TEST_CASE(a_list_names_some_of_them_in_any_order) {
  BOOST_TEST((read_fields("pmid,id") == std::vector<std::string>{"pmid", "id"}));
  BOOST_TEST(
      error_of("id,autors")
          .starts_with(
              "--fields 'autors': did you mean authors? Known are rank, score, id, published, "));
  BOOST_TEST(error_of("colour").starts_with("--fields 'colour': known are rank, "));
  BOOST_TEST(error_of("").starts_with("--fields '': known are rank, "));
  BOOST_TEST(error_of("id,").starts_with("--fields '': known are rank, "));
  BOOST_TEST(error_of("id,title,id") == "--fields 'id': comes twice");
}

BOOST_AUTO_TEST_CASE(the_documents_have_a_row_for_each) {
  std::ifstream in(PPRSEARCH_DOCS "/export-formats.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  for (const std::string& name : column_names()) {
    BOOST_TEST((text.find("| `" + name + "`") != std::string::npos ||
                text.find(", `" + name + "`") != std::string::npos),
               "docs/export-formats.md does not have the column " << name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
