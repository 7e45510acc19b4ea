// Texts that refer to entries: numbers, authors and year, citations, titles.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(reference_reader)

namespace {

Entry article(std::string id, std::vector<Name> authors, int year, std::string title) {
  Entry entry;
  entry.id = std::move(id);
  entry.title = title;
  entry.summary = "alliance outcome therapy depression coffee suicide women";
  entry.citation.emplace();
  entry.citation->authors = std::move(authors);
  entry.citation->issued.year = year;
  entry.citation->title = std::move(title);
  return entry;
}

std::vector<Entry> articles() {
  std::vector<Entry> entries{
      article("coffee",
              {{"Kawachi", "I", "", ""}, {"Willett", "WC", "", ""}, {"Colditz", "GA", "", ""}},
              1996, "A prospective study of coffee drinking and suicide in women"),
      article("plain", {{"", "", "A Coca", ""}, {"", "", "M J Picado", ""}}, 1993,
              "Amlodipine versus nitrendipine in essential hypertension"),
      article("smith18", {{"Smith", "Juan", "", ""}, {"Jones", "K. L.", "", ""}}, 2018,
              "Coffee drinking"),
      article("smith19", {{"Smith", "Juan", "", ""}, {"Lee", "A.", "", ""}}, 2019,
              "Alliance and outcome in the therapy of depression"),
      article("summary", {{"Flückiger", "C.", "", ""}}, 2020,
              "The reciprocal relationship of alliance and symptoms"),
      article("other", {{"Coca", "B.", "", ""}}, 2001, "Prospective study of women and suicide"),
  };
  entries[1].citation->doi = "10.1000/plain.1";
  entries[1].citation->pmid = "7505351";
  entries[1].url = "https://www.Example.org/blog/plain/";
  entries[2].citation->doi = "10.48550/arxiv.2005.14165";
  entries[3].citation->url = "https://journals.example.org/smith19";
  entries[4].title = "Does alliance come before symptom reduction?";
  return entries;
}

class References {
 public:
  SearchResult ask(const std::string& text, Syntax syntax, SearchOptions options = {}) const {
    options.syntax = syntax;
    return searcher_.search(text, options);
  }

 private:
  SmallIndex index_{articles()};
  Searcher searcher_{index_.path()};
};

/// What is said but for words left out and the like.
std::string told(const SearchResult& result) {
  std::string text;
  for (const Diagnostic& told : result.diagnostics) {
    const bool about_words =
        told.code == DiagnosticCode::common_words || told.code == DiagnosticCode::too_few_words;
    if (about_words || told.message.starts_with("in no entry")) continue;
    text += (text.empty() ? "" : " ") + name_of(told.code);
  }
  return text;
}

std::string ids(const SearchResult& result) {
  std::string text;
  for (const Hit& hit : result.hits) text += (text.empty() ? "" : " ") + hit.id;
  return text;
}

struct Row {
  const char* text;
  const char* found;  ///< all of it
  const char* told = "";
};

constexpr Row kNumbers[] = {
    {"10.1000/plain.1", "plain"},
    {"https://doi.org/10.1000/PLAIN.1", "plain"},
    {"http://dx.doi.org/10.1000/plain.1.", "plain"},
    {"doi: 10.1000/plain.1", "plain"},
    {"PMID: 7505351", "plain"},
    {"7505351", "plain"},
    {"https://pubmed.ncbi.nlm.nih.gov/7505351/", "plain"},
    {"arXiv:2005.14165v2", "smith18"},
    {"https://arxiv.org/abs/2005.14165", "smith18"},
    {"https://example.org/blog/plain", "plain"},
    {"http://www.example.org/blog/plain/#top", "plain"},
    {"https://journals.example.org/smith19", "smith19"},
    {"10.1000/none", "", "unknown-words"},
    {"PMID: 99999999", "", "unknown-words"},
    {"arXiv:1234.56789", "", "unknown-words"},
    {"https://example.org/none", "", "unknown-words"},
};

/// Read as authors and year by lenient and plain reading.
constexpr Row kNames[] = {
    {"Smith J 2019", "smith19"},
    {"smith et al 2019", "smith19"},
    {"Smith & Jones (2018)", "smith18"},
    {"Jones K, Smith J 2018", "smith18"},
    {"Coca A, Picado MJ 1993", "plain"},
    {"(Kawachi, Willett & Colditz, 1996)", "coffee"},
    {"Smith J 2020", ""},  // there is one, of other years
};

/// No name of an author, or nothing that makes a reference.
constexpr const char* kWords[] = {"alliance 2019",  "Alliance (2019)",
                                  "Vitamin D 2020", "coffee & suicide 1996",
                                  "Smith 2019",     "Smith & Coca (2018)"};

/// The first hit, and what is told.
constexpr Row kCitations[] = {
    // Vancouver, APA, AMA, MLA
    {"Kawachi I, Willett WC, Colditz GA. A prospective study of coffee drinking and suicide in "
     "women. Arch Intern Med. 1996 Mar 11;156(5):521-5.",
     "coffee", "cited-entry"},
    {"Smith, J., & Lee, A. (2019). Alliance and outcome in the therapy of depression. Journal of "
     "Examples, 1(2), 3-4.",
     "smith19", "cited-entry"},
    {"Coca A, Picado MJ. Amlodipine versus nitrendipine in essential hypertension. Am J Hypertens. "
     "1993;6(1):1-5. doi:10.1000/unknown",
     "plain", "unknown-number cited-entry"},
    {"Kawachi, Ichiro, et al. \"A prospective study of coffee drinking and suicide in women.\" "
     "Archives 156.5 (1997): 521.",
     "coffee", "cited-entry"},
    {"Flückiger C. The reciprocal relationship of alliance and symptoms. 2020", "summary",
     "cited-entry"},
    // a title, also the article's
    {"Alliance and outcome in the therapy of depression", "smith19", "cited-entry"},
    {"the reciprocal relationship of alliance and symptoms.", "summary", "cited-entry"},
    // authors and year beside other words
    {"Coca et al., 1993, coffee and suicide", "plain", "cited-entry"},
    // neither
    {"coffee drinking and suicide in women", "coffee", ""},
    {"study of alliance and outcome in the therapy of depression", "other", ""},
    {"coffee drinking", "smith18", ""},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_number_finds_its_entry_in_every_reading) {
  const References references;
  for (const Row& row : kNumbers) {
    for (const Syntax syntax : all_values<Syntax>()) {
      BOOST_TEST_CONTEXT(name_of(syntax) << " [" << row.text << ']') {
        const SearchResult result = references.ask(row.text, syntax);
        BOOST_TEST(ids(result) == row.found);
        BOOST_TEST(told(result) == row.told);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_number_is_named) {
  const References references;
  const auto message = [&](const char* text) {
    return references.ask(text, Syntax::lenient).diagnostics.at(0).message;
  };
  BOOST_TEST(message("https://doi.org/10.1000/none") ==
             "no entry has the DOI https://doi.org/10.1000/none");
  BOOST_TEST(message("PMID: 99999999") == "no entry has the PMID 99999999");
  BOOST_TEST(message("arXiv:1234.56789") == "no entry has the arXiv number 1234.56789");
  BOOST_TEST(message("https://example.org/none") ==
             "no entry has the address https://example.org/none");
}

BOOST_AUTO_TEST_CASE(authors_and_a_year_are_a_query_of_their_own_unless_it_is_read_strictly) {
  const References references;
  for (const Row& row : kNames) {
    for (const Syntax syntax : {Syntax::lenient, Syntax::plain}) {
      BOOST_TEST_CONTEXT(name_of(syntax) << " [" << row.text << ']') {
        const SearchResult result = references.ask(row.text, syntax);
        BOOST_TEST(ids(result) == row.found);
        BOOST_TEST(told(result) == "name-and-year");
        // What was understood, asked strictly, finds the same.
        BOOST_TEST(ids(references.ask(result.interpretation, Syntax::strict)) == row.found);
      }
    }
    BOOST_TEST_CONTEXT("strict [" << row.text << ']') {
      const SearchResult result = references.ask(row.text, Syntax::strict);
      const bool held = *row.found != 0;
      BOOST_TEST(told(result) == (held ? "name-and-year cited-entry" : "name-and-year"));
      if (held) BOOST_TEST(result.hits.at(0).id == row.found);
      BOOST_TEST(result.suggestions.size() == (held ? 1u : 0u));  // what finds nothing is none
      if (held) BOOST_TEST(result.suggestions.at(0).total == 1u);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_reading_is_told_with_its_place) {
  const References references;
  const std::string text = "  Smith & Jones (2018) ";
  const SearchResult result = references.ask(text, Syntax::lenient);
  BOOST_REQUIRE_EQUAL(result.diagnostics.size(), 1u);
  const Diagnostic& told = result.diagnostics[0];
  BOOST_TEST(text.substr(told.offset, told.length) == "Smith & Jones (2018)");
  BOOST_TEST(told.suggestion == "author:Smith AND author:Jones AND year:2018");
  BOOST_TEST(told.message ==
             "`Smith, Jones 2018` was read as author and year: author:Smith AND author:Jones AND "
             "year:2018");
  BOOST_TEST(result.interpretation == told.suggestion);
}

BOOST_AUTO_TEST_CASE(what_is_no_author_of_an_entry_stays_words) {
  const References references;
  for (const char* text : kWords) {
    for (const Syntax syntax : all_values<Syntax>()) {
      const std::string codes = told(references.ask(text, syntax));
      BOOST_TEST(codes.find("name-and-year") == codes.npos, text);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_entry_that_a_text_cites_comes_first_and_this_is_said) {
  const References references;
  for (const Row& row : kCitations) {
    for (const Syntax syntax : all_values<Syntax>()) {
      BOOST_TEST_CONTEXT(name_of(syntax) << " [" << row.text << ']') {
        const SearchResult result = references.ask(row.text, syntax);
        BOOST_REQUIRE(!result.hits.empty());
        BOOST_TEST(result.hits[0].id == row.found);
        std::string codes = told(result);
        BOOST_TEST(codes == row.told);
        BOOST_TEST(result.hits[0].cited ==
                   (std::string(row.told).find("cited") != std::string::npos));
        for (std::size_t i = 1; i < result.hits.size(); ++i) BOOST_TEST(!result.hits[i].cited);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(pages_neither_repeat_nor_skip_and_another_order_is_kept) {
  const References references;
  const std::string text = "Coca et al., 1993, coffee, suicide, depression and women";
  const SearchResult all = references.ask(text, Syntax::strict);
  BOOST_REQUIRE(all.hits.size() > 2);
  std::string pages;
  for (std::size_t offset = 0; offset < all.total; ++offset) {
    SearchOptions one;
    one.limit = 1;
    one.offset = offset;
    const SearchResult page = references.ask(text, Syntax::strict, one);
    BOOST_TEST(page.hits.at(0).cited == (offset == 0));
    pages += (pages.empty() ? "" : " ") + ids(page);
  }
  BOOST_TEST(pages == ids(all));
  SearchOptions by_title;
  by_title.sort = Sort::title;
  const SearchResult sorted = references.ask(text, Syntax::strict, by_title);
  BOOST_TEST(!sorted.hits.at(0).cited);
  BOOST_TEST(sorted.total == all.total);
}

BOOST_AUTO_TEST_CASE(a_filter_that_leaves_it_out_is_not_passed_by) {
  const References references;
  SearchOptions options;
  options.filters = {{FacetField::year, {"2018.."}}};
  const SearchResult result =
      references.ask("Coca et al., 1993, coffee and suicide", Syntax::lenient, options);
  BOOST_TEST(ids(result).find("plain") == std::string::npos);
  BOOST_TEST(told(result).find("cited-entry") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
