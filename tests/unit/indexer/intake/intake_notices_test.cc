#include <boost/test/unit_test.hpp>

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
