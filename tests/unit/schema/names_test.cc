// Each public enum has a name for every value, and each name leads back to its value.
#include <pprsearch/entry.h>
#include <pprsearch/names.h>

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "base/strings.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(names)

namespace {

template <typename Enum>
std::string names_of() {
  std::string names;
  std::set<std::string_view> different;
  for (const Enum value : all_values<Enum>()) {
    const std::string_view name = to_string(value);
    names += (names.empty() ? "" : ", ") + std::string(name);
    different.insert(name);
    BOOST_TEST((from_string<Enum>(name) == value), name << " does not lead back");
  }
  BOOST_TEST(different.size() == all_values<Enum>().size(), names << ": a name comes twice");
  BOOST_TEST(!from_string<Enum>("").has_value());
  BOOST_TEST(!from_string<Enum>("Title").has_value());
  return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_are_those_of_the_documentation) {
  BOOST_TEST(names_of<Syntax>() == "strict, lenient, plain");
  BOOST_TEST(names_of<Platform>() ==
             "ppr, pubmed, ovid, ebsco, cochrane, embase, wos, scopus, proquest, auto");
  BOOST_TEST(names_of<Match>() == "auto, all, any");
  BOOST_TEST(names_of<Sort>() == "relevance, newest, oldest, title, year, author, journal");
  BOOST_TEST(names_of<FacetField>() == "topic, type, keyword, year, published, journal, author");
  BOOST_TEST(
      names_of<TermReason>() ==
      "exact, inflection, derivation, variant, thesaurus, narrower, wildcard, fuzzy, feedback");
  BOOST_TEST(names_of<ScoreKind>() ==
             "words, exact form, title, pair, coverage, feedback, recency, topic, author");
  BOOST_TEST(names_of<SharedKind>() == "topic, author, word");
  BOOST_TEST(names_of<SuggestionKind>() == "spelling, topic, related, reading");
  BOOST_TEST(names_of<PartKind>() == "wanted, excluded, filter");
  BOOST_TEST(names_of<PartFate>() == "kept, loosened, left_out");
  BOOST_TEST(names_of<CompletionKind>() == "topic, type, keyword, journal, title, author, word");
  BOOST_TEST(names_of<SnippetField>() == "summary, practice_implications");
  BOOST_TEST(
      names_of<DiagnosticCode>() ==
      "unknown-field, missing-value, field-in-field, unbalanced-quote, unbalanced-bracket, "
      "empty-brackets, missing-operand, bad-range, reversed-range, bad-weight, bad-fuzzy, "
      "bad-window, wildcard-prefix, near-operand, long-word, unknown-presence, no-words, "
      "foreign-field, "
      "foreign-heading, foreign-distance, foreign-wildcard, line-number, dropped-sign, "
      "small-operator, operator-word, doubtful-word, query-cut, plain-sign, unknown-topic, "
      "unknown-type, unknown-keyword, unknown-author, unknown-journal, bad-issn, expansion-cut, "
      "common-words, "
      "joined-words, "
      "unknown-words, too-few-words, name-and-year, cited-entry, relative-date, "
      "unknown-number, read-as-platform, platform-reading, not-in-index, no-counterpart, "
      "unknown-heading");
  BOOST_TEST(names_of<CitationFormat>() == "ris, bibtex, csl-json");
  BOOST_TEST(names_of<FacetValues>() == "taxonomy, headings, names, times");
  BOOST_TEST(names_of<PublicationKind>() ==
             "build, publish, rollback, forget, found, carried-over");
  BOOST_TEST(names_of<NoticeKind>() == join(kNoticeKinds, ", "));
  BOOST_TEST(names_of<ErrorKind>() ==
             "bad-query, bad-value, limit, not-found, bad-entry, busy, no-index, unusable-index, "
             "misuse, system");
}

BOOST_AUTO_TEST_CASE(notes_are_what_strict_reading_does_not_refuse) {
  std::string notes;
  for (const DiagnosticCode code : all_values<DiagnosticCode>()) {
    if (is_note(code)) notes += (notes.empty() ? "" : ", ") + std::string(to_string(code));
  }
  BOOST_TEST(notes ==
             "operator-word, doubtful-word, query-cut, plain-sign, read-as-platform, "
             "platform-reading, not-in-index, unknown-heading");
}

BOOST_AUTO_TEST_CASE(each_facet_has_a_title_and_a_kind_of_values) {
  std::string facets;
  for (const FacetField field : all_values<FacetField>()) {
    facets +=
        std::string(facet_title(field)) + ": " + std::string(to_string(facet_values(field))) + '\n';
  }
  BOOST_TEST(facets ==
             "Topic: taxonomy\nType of research: taxonomy\nKeyword: headings\n"
             "Year of the article: times\nMonth of the summary: times\nJournal: names\n"
             "Author: names\n");
}

BOOST_AUTO_TEST_SUITE_END()
