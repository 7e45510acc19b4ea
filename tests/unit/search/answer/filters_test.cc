// What a filter's value is understood as: a value of the facet, words, a range of dates, nothing.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(filters)

namespace {

Entry article(std::string id, std::vector<Name> authors, std::string journal,
              std::string published = "") {
  Entry entry = summary_entry(std::move(id), "text");
  entry.published = std::move(published);
  entry.citation.emplace();
  entry.citation->authors = std::move(authors);
  entry.citation->container_title = std::move(journal);
  entry.citation->issued.year = 2020;
  return entry;
}

Name person(std::string family, std::string given) {
  return {std::move(family), std::move(given), {}, {}};
}
Name literal(std::string name) { return {{}, {}, std::move(name), {}}; }

/// Articles of people with names in all the forms that sources have.
class Articles {
 public:
  SearchResult ask(FacetField field, const std::string& value, Syntax syntax = Syntax::strict,
                   std::vector<FacetRequest> facets = {}) const {
    SearchOptions options;
    options.filters = {{field, {value}}};
    options.facets = std::move(facets);
    options.syntax = syntax;
    options.sort = Sort::title;
    options.today = std::chrono::sys_days(std::chrono::year(2026) / 11 / 29);
    return searcher_.search("", options);
  }
  SearchResult query(const std::string& text) const { return searcher_.search(text); }

 private:
  SmallIndex index_{
      {article("a", {person("Smith", "Juan C.")}, "Journal of Consulting and Clinical Psychology",
               "2025-10"),
       article("b", {literal("J C Smith")}, "Journal of Consulting & Clinical Psychology",
               "2025-12"),
       article("c", {person("Smith", "Anna")}, "Psychotherapy Research", "2026-11-28"),
       article("d", {person("van der Kolk", "Bessel A.")}, "Trauma"),
       article("e", {person("van der Kolk", "B")}, "Trauma and Loss"),
       article("f", {literal("M J Picado")}, "Trauma"), article("g", {literal("Picado MJ")}, ""),
       article("h", {person("Juan", "Maria"), person("Smith", "Karl")}, "Trauma")}};
  Searcher searcher_{index_.path()};
};

std::string ids(const SearchResult& result) {
  std::vector<std::string> found;
  for (const Hit& hit : result.hits) found.push_back(hit.id);
  std::ranges::sort(found);
  std::string text;
  for (const std::string& id : found) text += id;
  return text;
}

struct Row {
  const char* value;
  const char* found;
  const char* understood;
};

constexpr Row kAuthors[] = {
    {"smith", "abch", "smith"},
    {"Smith, J. C.", "a", "Smith, J. C."},  // a value of the facet, as a click gives it
    {"J C Smith", "b", "J C Smith"},
    {"Juan Smith", "a", "Juan Smith"},
    {"smith juan", "a", "smith juan"},
    {"Juan C. Smith", "a", "Juan C. Smith"},
    {"J. Smith", "ab", "J. Smith"},
    {"Smith JC", "ab", "Smith JC"},
    {"C Smith", "ab", "C Smith"},
    {"A. Smith", "c", "A. Smith"},
    {"van der Kolk", "de", "van der Kolk"},
    {"Kolk, van der", "de", "Kolk, van der"},
    {"van der Kolk BA", "d", "van der Kolk BA"},
    {"picado", "fg", "picado"},
    {"MJ Picado", "fg", "MJ Picado"},
    {"Picado MJ", "g", "Picado MJ"},
    {"maria", "h", "maria"},
    {"anna smi", "", ""},
    {"pica", "g", "Picado MJ"},  // the beginning of one value
    {"Juan", "ah", "Juan"},      // which is more than the value "Juan, M." has
    {"Juan, M", "h", "Juan, M."},
};

constexpr Row kJournals[] = {
    {"Journal of Consulting and Clinical Psychology", "ab",
     "Journal of Consulting and Clinical Psychology"},
    {"journal of consulting & clinical psychology", "ab",
     "Journal of Consulting and Clinical Psychology"},
    {"consulting & clinical", "ab", "consulting & clinical"},
    {"clinical psychology", "ab", "clinical psychology"},
    {"Trauma", "dfh", "Trauma"},
    {"and loss", "e", "and loss"},
    {"psychotherapy res", "c", "Psychotherapy Research"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_name_is_a_value_of_the_facet_or_what_the_field_finds) {
  const Articles articles;
  for (const auto& [field, rows] :
       {std::pair(FacetField::author, std::span<const Row>(kAuthors)),
        std::pair(FacetField::journal, std::span<const Row>(kJournals))}) {
    for (const Row& row : rows) {
      BOOST_TEST_CONTEXT(name_of(field) << " [" << row.value << ']') {
        const SearchResult result = articles.ask(field, row.value, Syntax::lenient);
        BOOST_TEST(ids(result) == row.found);
        if (*row.found == 0) continue;
        BOOST_TEST(result.filters.at(0).values.at(0).value.value_or("") == row.understood);
        // Whoever asks with what was understood gets the same.
        BOOST_TEST(ids(articles.ask(field, row.understood)) == row.found);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_field_takes_names_in_any_order_too) {
  const Articles articles;
  for (const Row& row : {Row{"author:smith", "abch", ""},
                         {"author:\"Smith, J. C.\"", "ab", ""},
                         {"author:\"Juan Smith\"", "a", ""},
                         {"author:\"smith J\"", "ab", ""},
                         {"author:\"S. Smith\"", "", ""},
                         {"author:\"Picado MJ\"", "fg", ""},
                         {"author:\"MP Picado\"", "", ""},
                         {"author:\"Maria Smith\"", "", ""},  // of two authors
                         {"author:\"M. Smith\"", "", ""},
                         {"-author:\"J. Smith\" author:smith", "ch", ""},
                         {"journal:\"Consulting & Clinical\"", "ab", ""},
                         {"journal:\"consulting and clinical\"", "ab", ""},
                         {"journal:\"Consulting Clinical\"", "b", ""}}) {
    BOOST_TEST(ids(articles.query(row.value)) == row.found, row.value);
  }
}

BOOST_AUTO_TEST_CASE(words_are_listed_beside_the_values_with_the_number_that_they_give) {
  const Articles articles;
  const auto shown = [&](const char* value) {
    std::string text;
    const SearchResult result =
        articles.ask(FacetField::author, value, Syntax::strict, {{FacetField::author, 2}});
    for (const FacetCount& count : result.facets.at(0).values) {
      text += (text.empty() ? "" : ", ") + count.label + ' ' + std::to_string(count.count) +
              (count.selected ? "*" : "");
    }
    return text + " of " + std::to_string(result.facets.at(0).distinct);
  };
  BOOST_TEST(shown("smith") == "smith 4*, J C Smith 1 of 9");
  BOOST_TEST(shown("Smith, J. C.") == "J C Smith 1, Juan, M. 1, Smith, J. C. 1* of 9");
}

BOOST_AUTO_TEST_CASE(strict_reading_refuses_what_does_not_exist_and_the_others_find_nothing) {
  struct Unknown {
    FacetField field;
    const char* value;
    const char* error;
    const char* diagnostic;
  };
  const Articles articles;
  for (const Unknown& row :
       {Unknown{FacetField::author, "Picadu",
                "there is no author 'Picadu': did you mean 'M J Picado' or 'Picado MJ'?",
                "unknown-author: there is no author 'Picadu'; the nearest: 'M J Picado' or "
                "'Picado MJ'"},
        {FacetField::journal, "Nature", "there is no journal 'Nature'",
         "unknown-journal: there is no journal 'Nature'"},
        {FacetField::topic, "alliance", "there is no topic 'alliance'",
         "unknown-topic: there is no topic 'alliance'"}}) {
    BOOST_TEST_CONTEXT(row.value) {
      BOOST_CHECK_EXCEPTION(articles.ask(row.field, row.value), Error, [&](const Error& error) {
        BOOST_TEST(error.what() == std::string(row.error));
        return error.kind() == ErrorKind::bad_value;
      });
      for (const Syntax syntax : {Syntax::lenient, Syntax::plain}) {
        const SearchResult result = articles.ask(row.field, row.value, syntax, {{row.field}});
        BOOST_TEST(result.total == 0u);
        BOOST_REQUIRE_EQUAL(result.diagnostics.size(), 1u);
        BOOST_TEST(name_of(result.diagnostics[0].code) + ": " + result.diagnostics[0].message ==
                   row.diagnostic);
        BOOST_TEST(result.filters.at(0).values.at(0).value.value_or("") == row.value);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(dates_may_be_relative) {
  const Articles articles;
  for (const Row& row : {Row{"1y..", "bc", "2025-11-29.."},
                         {"..1y", "a", "..2025-11-29"},
                         {"7d..", "c", "2026-11-22.."},
                         {"2025..1y", "a", "2025..2025-11-29"}}) {
    const SearchResult result = articles.ask(FacetField::published, row.value);
    BOOST_TEST(ids(result) == row.found, row.value);
    BOOST_TEST(result.filters.at(0).values.at(0).value.value_or("") == row.understood);
  }
  BOOST_TEST(ids(articles.ask(FacetField::year, "6y..")) == "abcdefgh");
  BOOST_TEST(ids(articles.ask(FacetField::year, "5y..")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
