#include "indexer/intake/duplicates.h"

#include <boost/test/unit_test.hpp>
#include <ctime>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(duplicates)

namespace {

struct Row {
  const char* id;
  const char* title;
  int year;
  const char* doi;
  const char* pmid;
};

Entry entry_of(const Row& article) {
  Entry entry;
  entry.id = article.id;
  entry.title = article.title;
  entry.citation = Citation();
  entry.citation->issued.year = article.year;
  entry.citation->doi = article.doi;
  entry.citation->pmid = article.pmid;
  return entry;
}

auto find(const ArticleIndex& articles, const Row& article) {
  return articles.find(article.id, article_of(entry_of(article)));
}

bool is_other(const ArticleIndex& articles, const Row& article) {
  return articles.is_other_article(article.id, article_of(entry_of(article)));
}

void add(ArticleIndex& articles, const Row& article) {
  articles.add(article.id, article_of(entry_of(article)), find(articles, article));
}

// "doi of a", or "new": what the second article is, after the first.
std::string found(const Row& first, const Row& second) {
  ArticleIndex articles;
  add(articles, first);
  std::string text;
  for (const auto& match : find(articles, second)) {
    text += (text.empty() ? "" : ", ") + std::string(name_of(match.by)) + " of " +
            articles.id(match.first);
  }
  return text.empty() ? "new" : text;
}

// For each entry in turn the id of the first one of its article, when all have been seen.
std::string articles_of(const std::vector<Row>& entries) {
  ArticleIndex articles;
  for (const Row& article : entries) add(articles, article);
  std::string firsts;
  for (std::size_t number = 0; number < entries.size(); ++number) {
    if (!firsts.empty()) firsts += ' ';
    firsts += articles.id(articles.first_of(number));
  }
  return firsts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(case_accents_punctuation_and_blanks_of_a_title_do_not_count) {
  const struct {
    const char* title;
    const char* folded;
  } kRows[] = {
      {"Größe & Wirkung.", "grosse wirkung"},
      {"  The  client’s\nvoice: a \"meta‐analysis\" ", "the client s voice a meta analysis"},
      {"THE CLIENT'S VOICE - A META-ANALYSIS", "the client s voice a meta analysis"},
      {"Flu\u0308ckiger", "fluckiger"},
      {"Терапия 治療", "Терапия 治療"},
      {"IL-1\u03b2, \u03b1-waves and \u00b5-opioids", "il 1beta alpha waves and mu opioids"},
      {"Θεραπεία και β", "Θεραπεία και beta"},
      {"…!", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.title) { BOOST_TEST(folded_title(row.title) == row.folded); }
  }
}

// A title is as long as its file lets it be: the work of one must not grow with its square.
BOOST_AUTO_TEST_CASE(a_title_of_many_apostrophes_takes_no_time) {
  std::string title = "Trust";
  while (title.size() < 4000000) title += "\u2019";
  const std::clock_t begin = std::clock();
  BOOST_TEST(folded_title(title) == "trust");
  BOOST_TEST((std::clock() - begin) / CLOCKS_PER_SEC < 4);
}

BOOST_AUTO_TEST_CASE(an_article_is_known_again_by_id_doi_pmid_or_title_and_year) {
  const char* kTitle = "Alliance and outcome in teletherapy";
  const Row kFirst = {"a", kTitle, 2020, "10.5555/a", "11"};
  const struct {
    const char* what;
    Row second;
    const char* expected;
  } kRows[] = {
      {"the same id", {"a", "Hope", 2001, "", ""}, "id of a"},
      {"the same DOI", {"b", "Hope", 2001, "10.5555/a", "22"}, "doi of a"},
      {"the same PMID", {"b", "Hope", 2001, "", "11"}, "pmid of a"},
      {"title and year", {"b", "Alliance and Outcome in Teletherapy.", 2020, "", ""}, "title of a"},
      {"another year", {"b", kTitle, 2021, "", ""}, "new"},
      {"no year", {"b", kTitle, 0, "", ""}, "new"},
      {"another DOI", {"b", kTitle, 2020, "10.5555/b", ""}, "new"},
      {"another PMID", {"b", kTitle, 2020, "", "22"}, "new"},
      {"nothing in common", {"b", "Hope", 2001, "10.5555/b", "22"}, "new"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(found(kFirst, row.second) == row.expected); }
  }
  BOOST_TEST(found({"a", "Response to commentaries", 2020, "", ""},
                   {"b", "Response to commentaries", 2020, "", ""}) == "new");
}

BOOST_AUTO_TEST_CASE(a_third_entry_is_a_duplicate_of_the_first) {
  ArticleIndex articles;
  const Row a = {"a", "Hope", 2020, "10.5555/a", ""};
  const Row b = {"b", "Hope", 2020, "10.5555/a", "11"};
  const Row c = {"c", "Hope", 2020, "", "11"};
  for (const Row& article : {a, b}) add(articles, article);
  const auto matches = find(articles, c);
  BOOST_TEST_REQUIRE(matches.size() == 1U);
  BOOST_TEST(articles.id(matches[0].first) == "a");
  BOOST_TEST((matches[0].by == SameBy::pmid));
}

BOOST_AUTO_TEST_CASE(an_entry_that_says_less_joins_no_two_articles) {
  const char* kTitle = "Alliance and outcome in teletherapy";
  const struct {
    const char* what;
    std::vector<Row> entries;
    const char* expected;
  } kRows[] = {
      {"the one without DOI came first",
       {{"a", kTitle, 2020, "", ""},
        {"b", kTitle, 2020, "10.5555/one", ""},
        {"c", kTitle, 2020, "10.5555/two", ""}},
       "a a c"},
      {"the one without DOI came second",
       {{"a", kTitle, 2020, "10.5555/one", ""},
        {"b", kTitle, 2020, "", ""},
        {"c", kTitle, 2020, "10.5555/two", ""}},
       "a a c"},
      {"PMIDs differ",
       {{"a", kTitle, 2020, "", ""}, {"b", kTitle, 2020, "", "11"}, {"c", kTitle, 2020, "", "22"}},
       "a a c"},
      {"a DOI came with the PMID, another one with the title",
       {{"a", kTitle, 2020, "", "11"},
        {"b", "Hope", 2001, "10.5555/one", "11"},
        {"c", kTitle, 2020, "10.5555/two", ""}},
       "a a c"},
      {"DOIs differ under one PMID",
       {{"a", kTitle, 2020, "", "11"},
        {"b", kTitle, 2020, "10.5555/one", "11"},
        {"c", kTitle, 2020, "10.5555/two", "11"}},
       "a a c"},
      {"the second PMID of an article leads to it, too",
       {{"a", kTitle, 2020, "10.5555/one", "11"},
        {"b", kTitle, 2020, "10.5555/one", "22"},
        {"c", "Hope", 2001, "", "22"}},
       "a a a"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(articles_of(row.entries) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(an_entry_that_says_more_makes_one_of_two_articles) {
  const char* kTitle = "Alliance and outcome in teletherapy";
  const struct {
    const char* what;
    std::vector<Row> entries;
    const char* expected;
  } kRows[] = {
      {"the DOI of one and the PMID of the other",
       {{"a", "Hope", 2020, "10.5555/one", ""},
        {"b", "Trust", 2020, "", "11"},
        {"c", "Care", 2020, "10.5555/one", "11"}},
       "a a a"},
      {"the first of the two has the PMID",
       {{"a", "Hope", 2020, "", "11"},
        {"b", "Trust", 2020, "10.5555/one", ""},
        {"c", "Care", 2020, "10.5555/one", "11"}},
       "a a a"},
      {"PMID and title",
       {{"a", kTitle, 2020, "", ""}, {"b", "Hope", 2020, "", "11"}, {"c", kTitle, 2020, "", "11"}},
       "a a a"},
      {"all that was joined to either",
       {{"a", "Hope", 2020, "10.5555/one", ""},
        {"b", "Trust", 2020, "", "11"},
        {"c", "Hope", 2020, "10.5555/one", ""},
        {"d", "Trust", 2020, "", "11"},
        {"e", "Care", 2020, "10.5555/one", "11"}},
       "a a a a a"},
      {"not two that have DOIs of their own",
       {{"a", "Hope", 2020, "10.5555/one", ""},
        {"b", "Trust", 2020, "10.5555/two", "11"},
        {"c", "Care", 2020, "10.5555/one", "11"}},
       "a b a"},
      {"not by a title where PMIDs differ",
       {{"a", "Hope", 2020, "", "11"},
        {"b", kTitle, 2020, "", "22"},
        {"c", kTitle, 2020, "", "11"}},
       "a b a"},
      {"a DOI that came by way of another entry keeps them apart",
       {{"a", kTitle, 2020, "", "11"},
        {"b", kTitle, 2020, "10.5555/one", ""},
        {"c", "Hope", 2020, "10.5555/two", ""},
        {"d", "Trust", 2020, "10.5555/two", "11"}},
       "a a c c"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(articles_of(row.entries) == row.expected); }
  }
  BOOST_TEST(found({"a", kTitle, 2020, "10.5555/one", "11"},
                   {"b", kTitle, 2020, "10.5555/one", "11"}) == "doi of a");
}

BOOST_AUTO_TEST_CASE(an_entry_whose_id_is_taken_makes_known_what_it_has) {
  ArticleIndex articles;
  const Row a = {"a", "Hope", 2020, "10.5555/one", ""};
  const Row b = {"pmid11", "Trust", 2020, "", "11"};
  const Row again = {"pmid11", "Trust", 2020, "10.5555/one", "11"};
  const Row other = {"a", "Care", 2020, "10.5555/two", "22"};
  for (const Row& article : {a, b, other}) add(articles, article);
  BOOST_TEST(articles.first_of(1) == 1U);
  add(articles, again);
  BOOST_TEST(articles.size() == 2U);
  BOOST_TEST(articles.first_of(1) == 0U);
  BOOST_TEST(find(articles, {"c", "Care", 2020, "10.5555/two", "22"}).empty());
}

// Two posts about an article are two entries; the abstract of it is of either.
BOOST_AUTO_TEST_CASE(texts_that_somebody_wrote_about_an_article_are_kept_apart) {
  const std::string kOne =
      "Clients who trust their therapists early in treatment stay longer and report fewer symptoms "
      "at the end, in forty studies of adults with depression.";
  const std::string kOther =
      "What makes people leave therapy before it is over? This study looked at what clients expect "
      "of the first session, and asked them again after eight weeks.";
  const auto article = [](const std::string& text, const std::string& kind) {
    Entry entry = entry_of({"x", "Title", 2020, "10.5555/one", ""});
    entry.summary = text;
    entry.summary_kind = kind;
    return article_of(entry);
  };
  const struct {
    const char* what;
    std::string text;
    const char* kind;
    const char* found;
  } kRows[] = {
      {"another text", kOther, "summary", "apart"},
      {"the same text", kOne, "summary", "same"},
      {"a word more", kOne + " Really.", "summary", "same"},
      {"other blanks and marks", "  " + kOne.substr(0, 60) + "\n\n" + kOne.substr(60), "summary",
       "same"},
      {"the abstract", kOther, "abstract", "same"},
      {"no text", "", "", "same"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      ArticleIndex articles;
      articles.add("a", article(kOne, "summary"), {});
      std::optional<ArticleIndex::Match> about;
      const auto matches = articles.find("b", article(row.text, row.kind), &about);
      const std::string found = !matches.empty() ? "same" : about ? "apart" : "new";
      BOOST_TEST(found == row.found);
    }
  }
  // A title of its own above a citation is such a text.
  const auto titled = [&](const char* title) {
    Entry entry = entry_of({"x", title, 2020, "10.5555/one", ""});
    entry.citation->title = "Title";
    entry.published = "2021-05";
    return article_of(entry);
  };
  ArticleIndex posts;
  posts.add("a", titled("Do therapists get better with training?"), {});
  BOOST_TEST(posts.find("b", titled("What trust does")).empty());
  BOOST_TEST(posts.find("c", titled("Do therapists get better with training?")).size() == 1U);
  BOOST_TEST(posts.find("d", titled("Title")).size() == 1U);
  // Nor does the abstract make one of them.
  ArticleIndex articles;
  articles.add("a", article(kOne, "summary"), {});
  articles.add("b", article(kOther, "summary"), articles.find("b", article(kOther, "summary")));
  const Article abstract = article("It was found.", "abstract");
  articles.add("c", abstract, articles.find("c", abstract));
  BOOST_TEST(articles.first_of(1) == 1U);
  BOOST_TEST(articles.first_of(2) == 0U);
}

BOOST_AUTO_TEST_CASE(one_id_may_be_of_two_articles) {
  const Row kFirst = {"smith20", "Hope", 2020, "10.5555/a", "11"};
  const struct {
    Row second;
    bool other;
  } kRows[] = {
      {{"smith20", "Hope", 2020, "10.5555/a", "11"}, false},
      {{"smith20", "Trust", 2020, "10.5555/a", ""}, false},
      {{"smith20", "Hope", 2020, "10.5555/b", ""}, true},
      {{"smith20", "Hope", 2020, "", "22"}, true},
      {{"smith20", "Trust", 2020, "", ""}, true},
      {{"smith20", "Hope", 2020, "", ""}, true},
      {{"smith20", "Trust", 0, "", ""}, true},
      {{"smith20", "", 0, "", ""}, true},
      {{"smith20", "", 0, "", "11"}, false},
      {{"jones20", "Trust", 2020, "", ""}, false},
  };
  ArticleIndex articles;
  add(articles, kFirst);
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.second.id << " " << row.second.title << " " << row.second.doi) {
      BOOST_TEST(is_other(articles, row.second) == row.other);
    }
  }
}

// Works without a year, and notes without a title, are not lost for their key.
BOOST_AUTO_TEST_CASE(a_title_says_that_two_records_are_one_where_no_year_contradicts) {
  const char* kTitle = "Alliance and outcome in teletherapy";
  for (const int year : {0, 2020}) {
    ArticleIndex articles;
    add(articles, {"smith", kTitle, year, "", ""});
    BOOST_TEST(!is_other(articles, {"smith", kTitle, year, "", ""}));
    BOOST_TEST(!is_other(articles, {"smith", kTitle, 2020 - year, "", ""}));
    BOOST_TEST(is_other(articles, {"smith", "Another title of five words", 0, "", ""}));
    BOOST_TEST(is_other(articles, {"smith", kTitle, 1999, "", ""}) == (year != 0));
  }
}

BOOST_AUTO_TEST_CASE(an_id_is_of_the_article_that_its_entry_was_joined_to) {
  const char* kTitle = "Alliance and outcome in teletherapy";
  ArticleIndex articles;
  const Row first = {"smith20", kTitle, 2020, "10.5555/one", ""};
  const Row joined = {"jones20", kTitle, 2020, "", ""};
  for (const Row& article : {first, joined}) add(articles, article);
  BOOST_TEST(!is_other(articles, {"jones20", kTitle, 2020, "10.5555/one", ""}));
  BOOST_TEST(is_other(articles, {"jones20", kTitle, 2020, "10.5555/two", ""}));
}

BOOST_AUTO_TEST_SUITE_END()
