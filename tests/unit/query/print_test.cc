#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "query/tree.h"
#include "tests/unit/query/query_invariants.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(print)

namespace {

struct Row {
  const char* query;
  const char* canonical;
};

// What is written one way or another is printed one way.
constexpr Row kStrict[] = {
    {"", "*"},
    {"  a   b ", "a b"},
    {"(a AND (b)) OR (c AND d)", "a AND b OR c AND d"},
    {"(a OR b) AND c", "(a OR b) AND c"},
    {"((a OR b) OR c) (d e)", "(a OR b OR c) AND (d e)"},
    {"NOT (a OR b) NOT c", "NOT (a OR b) AND NOT c"},
    {"NOT NOT (a)", "NOT NOT a"},
    {"-(a b)", "NOT (a b)"},
    {"a (b c) -d", "a b c -d"},
    {"title:(a OR \"b c\")", "title:a OR title:\"b c\""},
    {"word~1 word~2", "word~ word~2"},
    {"a^1 b^2.50 c^.5 d^100", "a b^2.5 c^0.5 d^100"},
    {"(a^2)^3", "a^6"},
    {"(a b)^2 c", "(a b)^2 AND c"},
    // Words side by side may mean something together, and stay so.
    {"a b OR c", "(a b) OR c"},
    {"a  , b \"c\" d e", "a b \"c\" d e"},
    {"a b \"c\" NOT d", "(a b) AND \"c\" AND NOT d"},
    {"a AND b OR c", "a AND b OR c"},
    // What would be a sentence in capitals stays the expression that it was.
    {"+(OF CBT) OR DBT", "+((OF CBT) OR DBT)"},
    {"OF CBT AND IPT", "OF CBT ~\"AND\" IPT"},
    {"title:(a b)", "+(title:a title:b)"},
    {"(NOT a)^2", "(NOT a)^2"},
    {"(*)^2", "(*)^2"},
    {"((a)  NEAR/03 b) NEAR/2 (c OR (d OR e))", "a NEAR/3 b NEAR/2 (c OR d OR e)"},
    {"a NEAR/3 (b PRE/2 c)", "a NEAR/3 (b PRE/2 c)"},
    {"NOT a NEAR/3 b c", "NOT a NEAR/3 b AND c"},
    {"((a NEAR/3 b)^2)^3", "(a NEAR/3 b)^6"},
    {"title:(a NEAR/3 \"b c\")", "title:a NEAR/3 title:\"b c\""},
    {"\"NEAR/3\" OR b", "\"NEAR/3\" OR b"},
    {"+NEAR/3 b", "+NEAR/3 b"},
    {"*therapy \"group *therap*\"", "*therapy \"group *therap*\""},
    {"year:2015..2015 year:>2015 year:<2015", "year:2015 year:2016.. year:..2014"},
    {"NOT has:doi", "missing:doi"},
    {"NOT missing:doi", "NOT missing:doi"},
    {"-missing:doi +has:doi -has:doi^2", "-missing:doi +has:doi -has:doi^2"},
    {"(missing:doi^2)^3", "(missing:doi^2)^3"},
    {"(doi:10.1/x)^2", "(doi:10.1/x)^2"},
    {"(http://x.org)^2", "~\"http://x.org\"^2"},
    {"(foo:*)^2", "(foo:*)^2"},
    {"(foo:~)^2", "(foo:~)^2"},
    {"doi:10.1/a(b OR c", "doi:~\"10.1/a(b\" OR c"},
};

// A plain reading has words that look like something else: they go between quotes.
constexpr Row kPlain[] = {
    {"working alliance", "working alliance"},
    {"a AND b", "a ~\"AND\" b"},
    {"a NEAR/3 b", "a ~\"NEAR/3\" b"},
    {"not AND or", "not ~\"AND\" or"},
    {"title:a foo:b 10:347", "~\"title:a\" ~\"foo:b\" 10:347"},
    {"-a +b -0.30", "~\"-a\" ~\"+b\" -0.30"},
    {"\"a b\"~5", "a b ~\"~5\""},
    {"(a) b)", "~\"(a)\" ~\"b)\""},
    {"psycho* why? wh?t", "~\"psycho*\" why? ~\"wh?t\""},
    {"a^2 b~ =c", "~\"a^2\" ~\"b~\" ~\"=c\""},
    {"author: Therapy:", "~\"author:\" Therapy:"},
    {"*", "NOT *"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_query_has_one_canonical_text) {
  for (const Row& row : kStrict) {
    BOOST_TEST_CONTEXT("query: " << row.query) {
      BOOST_TEST(parse_query(row.query).query.to_string() == row.canonical);
      BOOST_TEST(test::broken_invariant(row.query) == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_plain_reading_prints_so_that_a_strict_one_means_the_same) {
  for (const Row& row : kPlain) {
    BOOST_TEST_CONTEXT("plain text: " << row.query) {
      BOOST_TEST(parse_query(row.query, Syntax::plain).query.to_string() == row.canonical);
      BOOST_TEST(test::broken_invariant(row.query) == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(the_deepest_tree_can_be_printed_and_copied) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "NOT (a OR ";
  text += "b" + std::string(100, ')');
  QueryLimits limits;
  limits.nesting = 200;
  limits.query_bytes = text.size();
  const Query query = parse_query(text, Syntax::strict, limits).query;
  const Query copy = query_of(QueryNode(root_of(query)));
  BOOST_TEST(copy.to_string() == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
