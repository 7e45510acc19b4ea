#include "indexer/intake/article.h"

#include <boost/test/unit_test.hpp>

#include "indexer/intake/duplicates.h"

// Whether two records are of one article, as reviewers judge it.

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(articles)

namespace {

struct Record {
  /// The family name, and after a comma the given one; after "-" a name that is not taken apart.
  const char* author;
  int year;
  const char* title;
  const char* journal;
  const char* volume;
  const char* issue;
  const char* page;
  const char* doi = "";
  const char* type = "article-journal";
  const char* issn = "";
};

Entry entry_of(const Record& record, const std::string& id) {
  Entry entry;
  entry.id = id;
  entry.title = record.title;
  Citation citation;
  if (*record.author != '\0') {
    Name name;
    const bool is_whole = *record.author == '-';
    const std::string author = record.author + (is_whole ? 1 : 0);
    const std::size_t comma = is_whole ? author.npos : author.find(", ");
    (is_whole ? name.literal : name.family) = author.substr(0, comma);
    if (comma != author.npos) name.given = author.substr(comma + 2);
    citation.authors.push_back(name);
  }
  citation.issued.year = record.year;
  citation.container_title = record.journal;
  citation.volume = record.volume;
  citation.issue = record.issue;
  citation.page = record.page;
  citation.doi = record.doi;
  citation.type = record.type;
  citation.issn = record.issn;
  entry.citation = citation;
  return entry;
}

/// By what the second is the same as the first, with the fields that agree; "other" if it is
/// another.
std::string judged(const Record& first, const Record& second) {
  ArticleIndex articles;
  const Article one = article_of(entry_of(first, "a"));
  articles.add("a", one, {});
  const auto matches = articles.find("b", article_of(entry_of(second, "b")));
  if (matches.empty()) return "other";
  std::string text(name_of(matches[0].by));
  for (const std::string& name : names_of(matches[0].agreement)) text += ", " + name;
  return text;
}

const char* kTitle = "The efficacy of the therapy";

struct Row {
  const char* what;
  Record first;
  Record second;
  const char* expected;
};

template <std::size_t kCount>
void check(const Row (&rows)[kCount]) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.what) {
      BOOST_TEST(judged(row.first, row.second) == row.expected);
      BOOST_TEST(judged(row.second, row.first) == row.expected);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_article_from_several_databases) {
  check({
      {"abbreviated journal, shortened pages",
       {"Roe", 2016, kTitle, "J Consult Clin Psychol", "12", "3", "101-9"},
       {"ROE", 2016, "The Efficacy of the Therapy.",
        "Journal of Consulting and Clinical Psychology", "12", "3", "101-109"},
       "title, year, first author, journal, volume, issue, first page"},
      {"one says little",
       {"Roe", 2016, kTitle, "", "", "", ""},
       {"Roe", 2016, kTitle, "Journal One", "12", "", "12"},
       "title, year, first author"},
      {"online a year before",
       {"Roe", 2015, kTitle, "Journal One", "", "", ""},
       {"Roe", 2016, kTitle, "Journal One", "12", "", "12"},
       "title, first author, journal"},
      {"umlauts, apostrophes and prefixes",
       {"O'Müller", 2016, kTitle, "", "12", "", ""},
       {"OMueller", 2016, kTitle, "", "12", "", ""},
       "title, year, first author, volume"},
      {"a prefix of the name",
       {"van den Berg", 2016, kTitle, "", "12", "", ""},
       {"Berg", 2016, kTitle, "", "12", "", ""},
       "title, year, first author, volume"},
      {"a journal by its acronym, a subtitle and a place",
       {"Roe", 2016, kTitle, "JAMA", "12", "", ""},
       {"Roe", 2016, kTitle, "Journal of the American Medical Association : the journal", "12", "",
        ""},
       "title, year, first author, journal, volume"},
      {"a journal by its ISSN",
       {"Roe", 2016, kTitle, "Lancet (London, England)", "12", "", "", "", "", "0140-6736"},
       {"Roe", 2016, kTitle, "Revue inconnue", "12", "", "", "", "", "1474-547X, 0140-6736"},
       "title, year, first author, journal, volume"},
      {"another given name beside the same place",
       {"Roe, M. Ann", 2016, kTitle, "", "12", "", "7"},
       {"Roe, Ann M.", 2016, kTitle, "", "12", "", "7"},
       "title, year, first author, volume, first page"},
      {"one review of a library of reviews",
       {"Roe", 2012, kTitle, "Cochrane Database Syst Rev", "", "4", "CD007407"},
       {"Roe", 2012, kTitle, "Cochrane Database of Systematic Reviews", "", "4", "CD007407"},
       "title, year, first author, journal, issue, first page"},
      {"pages of its own, and its number",
       {"Roe", 2016, kTitle, "Journal One", "12", "3", "1-14"},
       {"Roe", 2016, kTitle, "Journal One", "12", "3", "4611"},
       "title, year, first author, journal, volume, issue"},
      {"a supplement's page",
       {"Roe", 2016, kTitle, "", "12 Suppl 1", "", "S12-S15"},
       {"Roe", 2016, kTitle, "", "12", "", "12"},
       "title, year, first author, volume, first page"},
      {"an article number and pages",
       {"Roe", 2016, kTitle, "", "12", "", "e0123456"},
       {"Roe", 2016, kTitle, "", "12", "", "1-14"},
       "title, year, first author, volume"},
      {"the year as volume",
       {"Tan", 2004, kTitle, "Cochrane Database Syst Rev", "2004", "3", "CD002273"},
       {"Tan", 2004, kTitle, "The Cochrane database of systematic reviews", "3", "", "CD002273"},
       "title, year, first author, journal, first page"},
      {"a title with a slip",
       {"Roe", 2016, "Ruptures of the alliace in group therapy for adults", "", "12", "", "7"},
       {"Roe", 2016, "Ruptures of the alliance in group therapy for adults", "", "12", "", "7"},
       "place, year, first author, volume, first page"},
      {"a title without its subtitle",
       {"Roe", 2016, "Ruptures of the alliance in groups", "", "12", "", "7"},
       {"Roe", 2016, "Ruptures of the alliance in groups: a randomized trial", "", "12", "", "7"},
       "place, year, first author, volume, first page"},
      {"an editorial",
       {"Roe", 2016, "Editorial", "J Examples", "12", "1", "1"},
       {"Roe", 2016, "Editorial.", "Journal of Examples", "12", "1", "1-2"},
       "title, year, first author, journal, volume, issue, first page"},
      {"an editorial without volume",
       {"Roe", 2016, "Editorial", "J Examples", "", "1", "1"},
       {"", 2016, "Editorial.", "Journal of Examples", "12", "", "1-2"},
       "title, year, journal, first page"},
      {"a report of an issue",
       {"Roe", 2016, "Canton Kallikaks", "J Examples", "", "5-9", ""},
       {"Roe", 2016, "Canton Kallikaks", "Journal of Examples", "12", "5", "1-2"},
       "title, year, first author, journal, issue"},
      {"a title without its subtitle, and without author",
       {"", 2016, "Ruptures", "Journal One", "12", "", "7"},
       {"Roe", 2016, "Ruptures: a randomized trial", "Journal One", "12", "", "7"},
       "place, year, journal, volume, first page"},
      {"no year, but volume and issue",
       {"Roe", 2016, kTitle, "Journal One", "12", "3", "7"},
       {"", 0, kTitle, "", "12", "3", ""},
       "title, volume, issue"},
      {"a name that is not taken apart",
       {"-Pieter J. van den Berg", 2016, kTitle, "", "12", "", ""},
       {"van den Berg", 2016, kTitle, "", "12", "", ""},
       "title, year, first author, volume"},
      {"a name with its initials behind",
       {"-van den Berg PJ", 2016, kTitle, "", "12", "", ""},
       {"Berg", 2016, kTitle, "", "12", "", ""},
       "title, year, first author, volume"},
      {"a body",
       {"-World Health Organization", 2016, kTitle, "", "12", "", ""},
       {"Berg", 2016, kTitle, "", "12", "", ""},
       "title, year, volume"},
      {"the first author is a body in one of them",
       {"Roe", 2016, kTitle, "Journal One", "12", "", "7"},
       {"Group", 2016, kTitle, "Journal One", "12", "", "7"},
       "title, year, journal, volume, first page"},
      {"another first author, and all pages",
       {"Wei", 2016, kTitle, "Journal One", "12", "", "7-9"},
       {"Zhang", 2016, kTitle, "Journal One", "12", "", "7-9"},
       "title, year, journal, volume, first page"},
      {"a title that was translated twice",
       {"Roe", 2001, "A new needle for ascites", "Med Klin", "96", "", "321-4"},
       {"Roe", 2001, "[A device for the paracentesis]", "Medizinische Klinik", "96", "4",
        "321-324"},
       "place, year, first author, journal, volume, first page"},
      {"&, which may be a word",
       {"Roe", 2016, "Views of therapy & of therapists", "Journal One", "", "", ""},
       {"Roe", 2016, "Views of therapy and of therapists", "Journal One", "", "", ""},
       "title, year, first author, journal"},
      {"British and American spelling",
       {"Roe", 2016, "A randomised programme of behaviour counselling", "Journal One", "", "", ""},
       {"Roe", 2016, "A randomized program of behavior counseling", "Journal One", "", "", ""},
       "title, year, first author, journal"},
      {"umlauts and hyphens",
       {"Roe", 2016, "Psycho-dynamische Therapie f\u00fcr \u00e4ltere Menschen", "J One", "", "",
        ""},
       {"Roe", 2016, "Psychodynamische Therapie fuer aeltere Menschen", "J One", "", "", ""},
       "title, year, first author, journal"},
      {"a Greek letter by its name",
       {"Roe", 2016, "\u03b2-blockers for the fear of stages", "Journal One", "", "", ""},
       {"Roe", 2016, "Beta-blockers for the fear of stages", "Journal One", "", "", ""},
       "title, year, first author, journal"},
      {"nothing but title and year",
       {"", 2016, kTitle, "", "", "", ""},
       {"", 2016, kTitle, "", "", "", ""},
       "title, year"},
  });
}

BOOST_AUTO_TEST_CASE(a_kind_that_is_not_known_or_general_tells_nothing) {
  for (const char* type : {"", "document", "webpage", "manuscript", "paper-conference"}) {
    BOOST_TEST_CONTEXT(type) {
      const Record article = {"Roe", 2016, kTitle, "", "12", "", ""};
      const Record other = {"Roe", 2016, kTitle, "", "", "", "", "", type};
      BOOST_TEST(judged(article, other) == "title, year, first author");
    }
  }
  const Record thesis = {"Roe", 2016, kTitle, "", "", "", "", "", "thesis"};
  BOOST_TEST(judged(thesis, thesis) == "title, year, first author");
  const Record report = {"Roe", 2016, kTitle, "", "", "", "", "", "report"};
  BOOST_TEST(judged(report, report) == "title, year, first author");
}

// Whatever page they share, and though the correction may bear the DOI of its article.
BOOST_AUTO_TEST_CASE(a_text_about_an_article_is_another_one) {
  const std::string title = "Ruptures of the alliance in group therapy";
  for (const std::string& about :
       {"Erratum: " + title, "Erratum to: " + title, title + ": Erratum", title + " (Erratum)",
        "Correction: " + title, "Retraction: " + title, title + " (Retraction)",
        title + " (vol 12, pg 7, 2016)", title + " (Retraction of Vol 12, Pg 7, 2016)",
        "Expression of Concern: " + title, "Commentary on \"" + title + "\"", title + ": reply",
        title + ": Authors' reply", "Summary for patients. " + title}) {
    BOOST_TEST_CONTEXT(about) {
      const Record article = {"Roe", 2016, title.c_str(), "Journal One", "12", "3", "7"};
      const Record other = {"Roe", 2016, about.c_str(), "Journal One", "12", "3", "7"};
      BOOST_TEST(judged(article, other) == "other");
      BOOST_TEST(judged(other, article) == "other");
      BOOST_TEST(judged(other, other) != "other");
      const Record with_doi = {"Roe", 2016, title.c_str(), "J", "12", "3", "7", "10.1000/x"};
      const Record same_doi = {"Roe", 2016, about.c_str(), "J", "12", "3", "300", "10.1000/x"};
      BOOST_TEST(judged(with_doi, same_doi) == "other");
      BOOST_TEST(judged(same_doi, with_doi) == "other");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_type_or_notice_says_of_a_text_tells_it_from_its_article) {
  const Record article = {"Roe", 2016, kTitle, "Journal One", "12", "", ""};
  const auto judged_with = [&](Record first, const char* notice, const char* type) {
    Entry one = entry_of(first, "a");
    if (*notice != '\0') one.notices = {notice};
    if (*type != '\0') one.research_types = {type};
    ArticleIndex articles;
    articles.add("b", article_of(entry_of(article, "b")), {});
    return !articles.find("a", article_of(one)).empty();
  };
  Record placed = article;
  placed.page = "S169";
  BOOST_TEST(judged_with(article, "", ""));
  BOOST_TEST(judged_with(article, "retracted", "Review"));
  BOOST_TEST(judged_with(article, "comment-on", ""));
  BOOST_TEST(!judged_with(article, "correction-of", ""));
  BOOST_TEST(!judged_with(article, "retraction-of: pmid:300", ""));
  BOOST_TEST(!judged_with(article, "", "Conference Abstract"));
  BOOST_TEST(!judged_with(article, "", "Meeting Abstract"));
  // The same page of the same issue is the same abstract.
  ArticleIndex articles;
  articles.add("b", article_of(entry_of(placed, "b")), {});
  Entry abstract = entry_of(placed, "a");
  abstract.research_types = {"Conference Abstract"};
  BOOST_TEST(!articles.find("a", article_of(abstract)).empty());
  abstract.citation->issue = "Suppl 1";
  placed.issue = "2";
  ArticleIndex others;
  others.add("b", article_of(entry_of(placed, "b")), {});
  BOOST_TEST(others.find("a", article_of(abstract)).empty());
}

// A slip makes another word, too.
BOOST_AUTO_TEST_CASE(titles_that_differ_in_a_number_or_a_telling_word_are_of_two_articles) {
  const struct {
    const char* first;
    const char* second;
    bool are_one;
  } kRows[] = {
      {"Outcome of therapy at 12 months", "Outcome of therapy at 24 months", false},
      {"Alliance in groups: study 1", "Alliance in groups: study 2", false},
      {"Alliance in groups: study one", "Alliance in groups: study II", false},
      {"Alliance in groups: part I", "Alliance in groups: part 1", true},
      {"A trial of CBT for depressed adults", "A trial of IPT for depressed adults", false},
      {"Alliance in schizophrenia in-patients", "Alliance in schizophrenia out-patients", false},
      {"Therapists in training in Canada", "Therapists in training in Norway", false},
      {"Alliance in adult groups: part A", "Alliance in adult groups: part B", false},
      {"Outcome of therapy in male patients", "Outcome of therapy in female patients", false},
      {"Outcome of therapy in men", "Outcome of therapy in women", false},
      {"Online therapy for depression in care", "Online therapy for anxiety in care", false},
      {"Ketamine for pain of adults", "Lithium for pain of adults", false},
      {"Therapy with rest of adults", "Therapy without rest of adults", false},
      {"The care of hypothyroidism in adults", "The care of hyperthyroidism in adults", false},
      {"Online therapy for depression in care", "Online therapy for depresion in care", true},
      {"Online therapy for depression in care", "Online therapy for de pression in care", true},
      {"Online behaviour therapy for adults", "Online behavior therapy for adults", true},
      {"A randomised trial of online therapy", "A randomized trial of online therapy", true},
      {"Online therapy for adults in care", "The online therapy for adults in care", true},
      {"Online therapy for adults: a trial in 12 clinics", "Online therapy for adults", true},
      {"Outcome of therapy at 12 months", "Outcome of therapy at twelve months", true},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.first << " / " << row.second) {
      for (const char* pages : {"7", "7-19"}) {
        const Record one{"Roe, Ann", 2016, row.first, "Journal One", "12", "3", pages};
        const Record other{"Roe, Ann", 2016, row.second, "Journal One", "12", "3", pages};
        BOOST_TEST((judged(one, other) != "other") == row.are_one);
        BOOST_TEST((judged(other, one) != "other") == row.are_one);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(different_articles_of_one_title) {
  check({
      {"an edited book and its chapter, with the book's DOI",
       {"", 2016, "Handbook of alliance", "", "", "", "", "10.1000/b", "book"},
       {"Roe", 2016, "Rupture and repair", "Handbook of alliance", "", "", "3-9", "10.1000/b",
        "chapter"},
       "other"},
      {"another given name, and nothing else",
       {"Roe, Adam", 2016, kTitle, "", "", "", ""},
       {"Roe, Zoe", 2016, kTitle, "", "", "", ""},
       "other"},
      {"an update under the number of the review",
       {"Roe", 2012, kTitle, "Cochrane Database Syst Rev", "", "4", "CD007407"},
       {"Roe", 2012, kTitle, "Cochrane Database Syst Rev", "", "11", "CD007407"},
       "other"},
      {"an update of the next year",
       {"Roe", 2012, kTitle, "Cochrane Database Syst Rev", "", "", "CD007407"},
       {"Roe", 2013, kTitle, "Cochrane Database Syst Rev", "", "", "CD007407.pub2"},
       "other"},
      {"two articles that each count their pages",
       {"Roe", 2016, "Therapy of adults in groups", "J One", "12", "", "1-8"},
       {"Roe", 2016, "Sleep after trauma and war", "J One", "12", "", "1-8"},
       "other"},
      {"another first author",
       {"Roe", 2016, kTitle, "", "", "", ""},
       {"Smith", 2016, kTitle, "", "", "", ""},
       "other"},
      {"another first author, not taken apart",
       {"-Lindon M H Wing", 2016, kTitle, "", "", "", ""},
       {"-Norman M Kaplan", 2016, kTitle, "", "", "", ""},
       "other"},
      {"another journal",
       {"Roe", 2016, kTitle, "Journal One", "", "", ""},
       {"Roe", 2016, kTitle, "Archives of Two", "", "", ""},
       "other"},
      {"another first page",
       {"Roe", 2016, kTitle, "Journal One", "12", "", "12"},
       {"Roe", 2016, kTitle, "Journal One", "12", "", "301"},
       "other"},
      {"another volume",
       {"Roe", 2016, kTitle, "Journal One", "12", "", ""},
       {"Roe", 2016, kTitle, "Journal One", "13", "", ""},
       "other"},
      {"parts in issues",
       {"Doll", 1917, "A Brief Binet Scale", "Psychol Clin", "11", "7", ""},
       {"Doll", 1917, "A Brief Binet Scale", "Psychol Clin", "11", "8", ""},
       "other"},
      {"an update after years",
       {"Roe", 2010, kTitle, "Cochrane Database Syst Rev", "", "", "CD002273"},
       {"Roe", 2016, kTitle, "Cochrane Database Syst Rev", "", "", "CD002273"},
       "other"},
      {"editorials of two journals",
       {"", 2016, "Editorial", "Journal One", "12", "1", "1"},
       {"", 2016, "Editorial", "Archives of Two", "12", "1", "1"},
       "other"},
      {"editorials of two journals by one editor",
       {"Roe", 2016, "Editorial", "Journal One", "12", "1", "1-2"},
       {"Roe", 2016, "Editorial", "Archives of Two", "12", "1", "1-2"},
       "other"},
      {"a corrigendum that names its place",
       {"Roe", 2016, kTitle, "Journal One", "12", "1", "389-395"},
       {"Roe", 2016, "Corrigendum to “The efficacy of the therapy” [J. One 12 (2016) 389–395]",
        "Journal One", "12", "1", "389-395"},
       "other"},
      {"editorials of one volume",
       {"Roe", 2016, "Editorial", "Journal One", "12", "1", "1"},
       {"Roe", 2016, "Editorial", "Journal One", "12", "2", "99"},
       "other"},
      {"an editorial of which little is known",
       {"Roe", 2016, "Editorial", "Journal One", "12", "", ""},
       {"Roe", 2016, "Editorial", "Journal One", "12", "", ""},
       "other"},
      {"a column of two issues, each paged anew",
       {"", 1972, "News Review", "J One", "", "Spring", "26"},
       {"", 1972, "News Review", "J One", "", "Summer", "26"},
       "other"},
      {"letters under one title",
       {"Roe", 2016, kTitle, "Journal One", "12", "3", "7"},
       {"Smith", 2016, kTitle, "Journal One", "12", "3", "7-8"},
       "other"},
      {"a letter and its reply",
       {"Roe", 2016, "Screening of adults in clinics", "Journal One", "12", "3", "632-3"},
       {"Smith", 2016, "Screening of adults in clinics-Reply", "Journal One", "12", "3", "632-3"},
       "other"},
      {"corrections of one word on one page",
       {"", 2016, "Correction", "Journal One", "12", "3", "789"},
       {"", 2016, "Correction.", "Journal One", "12", "3", "789"},
       "other"},
      {"corrections on one page",
       {"", 2016, "Correction to J One 2021; 22: 872-82", "Journal One", "12", "3", "e55"},
       {"", 2016, "Correction to J One 2021; 22: 309-20", "Journal One", "12", "3", "e55"},
       "other"},
      {"parts of a series in issues that are paged anew",
       {"Roe", 1979, "Part one: a history of the clinic", "J One", "38", "12", "12-14"},
       {"Roe", 1979, "Part two: a history of the clinic", "J One", "38", "10", "12-13"},
       "other"},
      {"pages of a supplement",
       {"Roe", 1979, "The surgeon: an opinion", "J One", "50", "2", "Suppl 2:18-20"},
       {"Roe", 1979, "The surgeon: an introduction", "J One", "50", "2", "Suppl 2:17-8"},
       "other"},
      {"two reviews on one page",
       {"", 2016, "Review of Freud's letters", "J One", "12", "", "7"},
       {"", 2016, "Review of a book on sleep", "J One", "12", "", "7"},
       "other"},
      {"two abstracts on one page",
       {"Roe", 2016, "Alliance in groups of adults: first results", "J One", "12", "", "S7"},
       {"Roe", 2016, "Sleep after trauma in veterans of wars", "J One", "12", "", "S7"},
       "other"},
      {"a thesis and an article",
       {"Roe", 2016, kTitle, "", "", "", "", "", "thesis"},
       {"Roe", 2016, kTitle, "Journal One", "12", "3", "7-20"},
       "other"},
      {"a data set and an article",
       {"Roe", 2016, kTitle, "", "", "", "", "", "dataset"},
       {"Roe", 2016, kTitle, "Journal One", "12", "3", "7-20"},
       "other"},
      {"a book and an article",
       {"Roe", 2016, kTitle, "", "", "", "", "", "book"},
       {"Roe", 2016, kTitle, "Journal One", "", "", ""},
       "other"},
      {"a chapter without pages and an article",
       {"Roe", 2016, kTitle, "", "", "", "", "", "chapter"},
       {"Roe", 2016, kTitle, "Journal One", "12", "3", "7-20"},
       "other"},
      {"a program and a report",
       {"Roe", 2016, kTitle, "", "", "", "", "", "software"},
       {"Roe", 2016, kTitle, "", "", "", "", "", "report"},
       "other"},
      {"two yearly reports",
       {"Roe", 2015, kTitle, "Reports", "", "", "", "", "report"},
       {"Roe", 2016, kTitle, "Reports", "", "", "", "", "report"},
       "other"},
      {"next year's report, its kind not known",
       {"Roe", 2015, kTitle, "Reports", "", "", "", "", "report"},
       {"Roe", 2016, kTitle, "Reports", "", "", "", "", "document"},
       "other"},
      {"another DOI",
       {"Roe", 2016, kTitle, "Journal One", "12", "", "7", "10.5555/one"},
       {"Roe", 2016, kTitle, "Journal One", "12", "", "7", "10.5555/two"},
       "other"},
  });
}

BOOST_AUTO_TEST_CASE(a_doi_may_be_that_of_the_whole) {
  check({
      {"a thesis that some database takes for an article",
       {"Roe", 2016, kTitle, "", "", "", "", "10.5555/a", "thesis"},
       {"Roe", 2016, kTitle, "Journal One", "", "", "", "10.5555/a"},
       "doi, year, first author"},
      {"the article",
       {"Roe", 2016, kTitle, "", "", "", "7", "10.5555/a"},
       {"Roe", 2016, "Wirksamkeit der Therapie", "", "", "", "7", "10.5555/a"},
       "doi, year, first author, first page"},
      {"chapters of a book",
       {"Roe", 2016, "Introduction", "Handbook", "", "", "1", "10.5555/a", "chapter"},
       {"Smith", 2016, "Alliance", "Handbook", "", "", "20", "10.5555/a", "chapter"},
       "other"},
      {"chapters of one title",
       {"Roe", 2016, "Introduction", "Handbook", "", "", "1", "10.5555/a", "chapter"},
       {"Roe", 2016, "Introduction", "Handbook", "", "", "120", "10.5555/a", "chapter"},
       "other"},
      {"chapters without pages",
       {"Roe", 2016, "Alliance and its ruptures in groups", "Handbook", "", "", "", "10.5555/a",
        "chapter"},
       {"Roe", 2016, "Sleep", "Handbook", "", "", "", "10.5555/a", "chapter"},
       "other"},
      {"one chapter from two databases",
       {"Roe", 2016, "Introduction", "Handbook", "", "", "1-19", "10.5555/a", "chapter"},
       {"Roe", 2016, "Introduction", "Handbook", "", "", "1", "10.5555/a", "chapter"},
       "doi, year, first author, journal, first page"},
      {"abstracts of a supplement",
       {"Roe", 2016, "Alliance in groups", "J One", "12", "", "S7", "10.5555/a"},
       {"Smith", 2016, "Sleep after trauma", "J One", "12", "", "S9", "10.5555/a"},
       "other"},
  });
}

BOOST_AUTO_TEST_CASE(what_is_kept_apart_is_never_one) {
  const Record kRecord = {"Roe", 2016, kTitle, "Journal One", "12", "", "7"};
  const struct {
    const char* what;
    std::vector<IdPair> apart;
    const char* firsts;
  } kRows[] = {
      {"nothing", {}, "aaa"},
      {"two of three", {{"a", "b"}}, "aba"},
      {"the other way round", {{"b", "a"}}, "aba"},
      {"the last", {{"a", "c"}}, "aac"},
      {"the last from the second, with whom the first is joined", {{"c", "b"}}, "aac"},
      {"each", {{"a", "b"}, {"b", "c"}, {"a", "c"}}, "abc"},
      {"ids that nobody has", {{"x", "y"}, {"a", "x"}}, "aaa"},
  };
  for (const auto& row : kRows) {
    ArticleIndex articles(row.apart);
    for (const std::string id : {"a", "b", "c"}) {
      const Article article = article_of(entry_of(kRecord, id));
      articles.add(id, article, articles.find(id, article));
    }
    std::string firsts;
    for (std::size_t number = 0; number < 3; ++number) {
      firsts += articles.id(articles.first_of(number));
    }
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(firsts == row.firsts); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
