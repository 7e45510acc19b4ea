#include <boost/test/unit_test.hpp>

#include "base/strings.h"
#include "tests/unit/indexer/intake/taken.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(intake_notices)

BOOST_AUTO_TEST_CASE(a_notice_marks_the_article_that_it_names) {
  Record article = record_of("a", "Hope", "10.5555/x");
  article.line = 1;
  Record notice = record_of("n", "Retraction: Hope", "10.5555/n");
  notice.line = 2;
  notice.entry.notices = {"retraction-of: doi:10.5555/x", "comment-on: doi:10.5555/x",
                          "correction-of: doi:10.5555/n"};
  for (const bool merge : {false, true}) {
    for (const auto& records : {std::vector{article, notice}, std::vector{notice, article}}) {
      const Outcome outcome = taken({.merge_duplicates = merge}, records);
      const Entry& marked = outcome.entries[outcome.entries[0].id == "a" ? 0 : 1];
      BOOST_TEST((marked.notices == std::vector<std::string>{"retracted: doi:10.5555/n"}));
      BOOST_TEST(outcome.told ==
                 "source:1: note: the article is marked 'retracted: doi:10.5555/n', as 'n' in "
                 "source:2 says\n");
    }
  }
  article.entry.notices = {"retracted: J Ex. 2020"};
  BOOST_TEST(taken({}, {article, notice}).told == "", "it says so already");
}

BOOST_AUTO_TEST_CASE(a_retracted_article_marks_all_entries_about_it) {
  Record post = record_of("post", "What trust does", "10.5555/x");
  post.entry.summary = "Trust early in treatment keeps clients in it.";
  post.entry.summary_kind = "summary";
  Record other = record_of("other", "Why people leave", "10.5555/x");
  other.entry.summary = "Many leave before the end, and nobody had asked them why.";
  other.entry.summary_kind = "summary";
  Record article = record_of("pmid100", "Trust in groups", "10.5555/x");
  article.entry.citation->pmid = "100";
  article.entry.notices = {"retracted: pmid:222", "corrected: pmid:223"};
  for (const bool merge : {false, true}) {
    for (const auto& records :
         {std::vector{post, other, article}, std::vector{article, post, other}}) {
      for (const Entry& entry : taken({.merge_duplicates = merge}, records).entries) {
        BOOST_TEST_CONTEXT(entry.id) { BOOST_TEST(is_retracted(entry)); }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_citation_in_words_says_that_its_article_was_retracted) {
  const struct {
    const char* line;
    const char* notice;
  } kRows[] = {
      {"Roe, D. A. (2011). RETRACTED: Coping well. Lancet, 33(6), 251-253.", "retracted"},
      {"RETRACTED: Roe, D. A. (2011). Coping well. Lancet, 33(6), 251-253.", "retracted"},
      {"Roe, D. A. (2011). Coping well [Retracted]. Lancet, 33(6), 251-253.", "retracted"},
      {"Roe, D. A. (2011). Coping well (Retraction published December 2, 2011, Lancet, 34[60], "
       "1202). Lancet, 33(6), 251-253.",
       "retracted: December 2, 2011, Lancet, 34[60], 1202"},
      {"Roe J. Coping well. Sleep Med. 2017;33:1-9. Retraction in: Sleep Med. 2019;55:100.",
       "retracted: Sleep Med. 2019;55:100"},
      {"Roe J. Coping well. Sleep Med. 2017;33:1-9. Erratum in: Sleep Med. 2019;55:100. PMID: 12.",
       "corrected: Sleep Med. 2019;55:100"},
      {"Roe, D. A. (2011). Erratum: Coping well. Lancet, 33(6), 251.", "correction-of"},
      {"Roe, D. A. (2011). Coping well. Comment on: Lee (2010). Lancet, 33(6), 251-253.", ""},
      {"Roe, D. A. (2011). Retraction of eyelids (children). Lancet, 33(6), 251-253.", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.line) {
      Record record = record_of("a", "A summary");
      record.entry.citation = parse_citation(row.line);
      const Outcome outcome = taken({}, {record});
      BOOST_TEST_REQUIRE(outcome.entries.size() == 1U);
      const std::vector<std::string>& notices = outcome.entries[0].notices;
      BOOST_TEST(join(notices, "|") == row.notice);
    }
  }
}

// An index takes entries in the order of their records, and what it has nobody can mark.
BOOST_AUTO_TEST_CASE(a_notice_that_comes_far_behind_its_article_is_told) {
  Record article = record_of("a", "Hope", "10.5555/x");
  Record large = record_of("b", "Large");
  large.entry.summary = large.entry.practice_implications = std::string(9 << 20, 'x');
  Record notice = record_of("n", "Retraction: Hope", "10.5555/n");
  notice.line = 3;
  notice.entry.notices = {"retraction-of: doi:10.5555/x"};
  const Outcome outcome = taken({}, {article, large, notice});
  BOOST_TEST(outcome.ids == "a b n ");
  BOOST_TEST(outcome.told ==
             "source:3: note: this notice is about 'a', which was read too long before it and is "
             "not marked; name this source first\n");
  BOOST_TEST(
      taken({.merge_duplicates = true}, {article, large, notice}).entries[0].notices.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
