// Queries built in code: what they print, and that their text is read as the same tree.
#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/support/print_names.h"
#include "tests/support/seed.h"
#include "tests/unit/query/query_invariants.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(build)

namespace {

using Queries = std::vector<Query>;

Query parsed(const char* text) { return parse_query(text).query; }

struct Row {
  Query query;
  const char* text;
};

struct Refused {
  std::function<Query()> build;
  const char* fault;
};

std::string fault_of(const Refused& row) {
  try {
    return "none: " + row.build().to_string();
  } catch (const QuerySyntaxError& error) {
    return name_of(error.code());
  } catch (const LimitError& error) {
    return error.limit();
  } catch (const Error& error) {
    return error.what();
  }
}

/// Random queries, of texts that look like something else.
class RandomQueries {
 public:
  explicit RandomQueries(unsigned seed) : random_(seed) {}

  Query leaf() {
    while (true) {
      try {
        return any_leaf();
      } catch (const Error&) {
        // Not every text can be asked for.
      }
    }
  }

  Query query(int depth) {
    if (depth == 0) return leaf();
    Queries queries;
    for (int left = 1 + upto(2); left > 0; --left) queries.push_back(query(upto(depth - 1)));
    switch (upto(4)) {
      case 0:
        return Query::all_of(queries);
      case 1:
        return Query::any_of(queries);
      case 2:
        return Query::none_of(queries);
      case 3:
        return queries.front().weighted(weight());
      default:
        return parse_query(text(), Syntax::lenient).query;
    }
  }

 private:
  int upto(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
  double weight() { return upto(2) == 0 ? 1 : (1 + upto(99)) / 10.0; }

  template <typename Texts>
  const char* of(const Texts& texts) {
    return texts[static_cast<std::size_t>(upto(static_cast<int>(std::size(texts)) - 1))];
  }

  std::string text() {
    static constexpr const char* kPieces[] = {"a",        "psycho", "AND",  "OR",     "NOT",
                                              "(",        ")",      "\"",   "~",      "^2",
                                              "*",        "?",      "=",    "+",      "-",
                                              ":",        "title:", "doi:", " ",      "10.1/x",
                                              "http://x", "2020",   "..",   "\u2013", "\u00e9"};
    std::string text;
    for (int left = upto(4); left >= 0; --left) text += of(kPieces);
    return text;
  }

  Query any_leaf() {
    static constexpr const char* kFields[] = {"", "", "title", "topic", "doi", "author"};
    switch (upto(4)) {
      case 0:
        return Query::word(text(),
                           {of(kFields), upto(3) == 0, upto(3) == 0 ? upto(2) : 0, weight()});
      case 1:
        return Query::phrase(text(), {of(kFields), upto(1) == 0, upto(2), weight()});
      case 2:
        return Query::wildcard("psycho" + text(), {of(kFields), weight()});
      case 3:
        return Query::range(upto(1) == 0 ? "year" : "published", "2015", text());
      default:
        return Query::word(text());
    }
  }

  std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_leaf_prints_as_it_would_be_typed) {
  for (const Row& row :
       {Row{Query(), "*"},
        {Query::word("alliance"), "alliance"},
        {Query::word("  alliance ", {.field = "Title"}), "title:alliance"},
        {Query::word("alliance", {.exact = true, .weight = 2.5}), "=alliance^2.5"},
        {Query::word("fluckiger", {.field = "author", .max_edits = 2}), "author:fluckiger~2"},
        {Query::word("AND"), "~\"AND\""},
        {Query::word("-a"), "~\"-a\""},
        {Query::word("title:a"), "~\"title:a\""},
        {Query::word("a^2"), "~\"a^2\""},
        {Query::word("psycho*"), "~\"psycho*\""},
        {Query::word("psycho*", {.exact = true}), "\"psycho*\""},
        {Query::word("10.1/a(b)", {.field = "doi", .weight = 2}), "(doi:10.1/a(b))^2"},
        {Query::word("alliance", {.field = "topic"}), "topic:alliance"},
        {Query::phrase("working alliance"), "\"working alliance\""},
        {Query::phrase(" a b\n", {.field = "title", .expanded = true, .window = 5, .weight = 3}),
         "title:~\"a b\"~5^3"},
        {Query::phrase("alliance", {.expanded = true}), "alliance"},
        {Query::phrase("Client Factors", {.field = "topic"}), "topic:\"Client Factors\""},
        {Query::wildcard("psycho*"), "psycho*"},
        {Query::wildcard("wh?", {.field = "title", .weight = 2}), "title:wh?^2"},
        {Query::range("year", "2015", "2020"), "year:2015..2020"},
        {Query::range("year", "2015", "2015"), "year:2015"},
        {Query::range("published", "2020-07", ""), "published:2020-07.."},
        {Query::has("doi"), "has:doi"},
        {Query::has("retracted"), "is:retracted"},
        {Query::has("correction"), "has:correction"}}) {
    BOOST_TEST(row.query.to_string() == row.text);
    BOOST_TEST(test::broken_canonical_text(row.query) == "");
  }
}

BOOST_AUTO_TEST_CASE(queries_are_combined_whatever_they_are) {
  const Query a = Query::word("a");
  const Query b = Query::word("b");
  for (const Row& row :
       {Row{Query::all_of({a, b}), "a AND b"},
        {Query::any_of({a, b}), "a OR b"},
        {Query::none_of({a}), "NOT a"},
        {Query::none_of({a, b}), "NOT (a OR b)"},
        {Query::none_of({Query::has("doi")}), "missing:doi"},
        {Query::none_of({Query::none_of({a})}), "NOT NOT a"},
        {Query::all_of({a}), "a"},
        {Query::all_of({a, Query::all_of({b, a})}), "a AND b AND a"},
        {Query::all_of({a, Query::any_of({b, a})}), "a AND (b OR a)"},
        {Query::any_of({a, Query::all_of({b, a})}), "a OR b AND a"},
        {Query::all_of({a, b}).weighted(2), "(a AND b)^2"},
        {Query::near({a, b}), "a NEAR/5 b"},
        {Query::near({a, b, a}, {.distance = 3, .ordered = true, .weight = 2}),
         "(a PRE/3 b PRE/3 a)^2"},
        {Query::near({Query::any_of({a, Query::wildcard("*ab")}), Query::near({a, b})}),
         "(a OR *ab) NEAR/5 (a NEAR/5 b)"},
        {Query::none_of({Query::near({parsed("+a"), Query::phrase("a b", {.expanded = true})})}),
         "NOT a NEAR/5 ~\"a b\""},
        {a.weighted(2).weighted(3), "a^6"},
        {a.weighted(100).weighted(2), "a^100"},
        {Query().weighted(2), "(*)^2"},
        {Query::word("10.1/x", {.field = "doi"}).weighted(2), "(doi:10.1/x)^2"},
        // A list of words becomes an expression: all of them.
        {Query::all_of({parsed("working alliance"), Query::has("doi")}),
         "(working alliance) AND has:doi"},
        {Query::any_of({parsed("+a b -c d"), b}), "(a b) AND NOT c AND d OR b"},
        {Query::all_of({parsed("working alliance")}), "+(working alliance)"},
        {Query::none_of({parsed("-a")}), "NOT NOT a"},
        {Query::none_of({parsed("b -missing:doi")}), "NOT (b AND NOT missing:doi)"},
        {parsed("a b").weighted(2), "(a b)^2"},
        {Query::all_of({Query::word("alliance", {.field = "title"}),
                        Query::none_of({Query::phrase("working alliance")}),
                        Query::range("year", "2015", "")}),
         "title:alliance AND NOT \"working alliance\" AND year:2015.."}}) {
    BOOST_TEST(row.query.to_string() == row.text);
    BOOST_TEST(test::broken_canonical_text(row.query) == "");
  }
}

BOOST_AUTO_TEST_CASE(what_the_language_refuses_cannot_be_built) {
  for (const Refused& row : std::vector<Refused>{
           {[] { return Query::word(""); }, "no-words"},
           {[] { return Query::word("!!!"); }, "no-words"},
           {[] { return Query::word("a", {.field = "titel"}); }, "unknown-field"},
           {[] { return Query::word("a", {.weight = 0}); }, "bad-weight"},
           {[] { return Query::word("a", {.weight = 101}); }, "bad-weight"},
           {[] { return Query::word("a", {.max_edits = 3}); }, "bad-fuzzy"},
           {[] { return Query::word("a", {.max_edits = -1}); }, "bad-fuzzy"},
           {[] { return Query::phrase("a b", {.window = 1001}); }, "bad-window"},
           {[] { return Query::wildcard("a*"); }, "wildcard-prefix"},
           {[] { return Query::near({Query::word("a")}); }, "missing-operand"},
           {[] {
              return Query::near({Query::word("a"), Query::word("b")}, {.distance = 0});
            },
            "bad-window"},
           {[] {
              return Query::near({Query::word("a"), Query::has("doi")});
            },
            "near-operand"},
           {[] {
              return Query::near({Query::word("a"), parsed("b c")});
            },
            "near-operand"},
           {[] {
              return Query::near({Query::word("a"), Query::word("b", {.field = "title"})});
            },
            "near-operand"},
           {[] { return Query::range("year", "2020", "2015"); }, "reversed-range"},
           {[] { return Query::range("year", "", ""); }, "bad-range"},
           {[] { return Query::range("year", ">2015", ""); }, "bad-range"},
           {[] { return Query::range("published", "2020-13", ""); }, "bad-range"},
           {[] { return Query::range("years", "2015", ""); }, "unknown-field"},
           {[] { return Query::has("dog"); }, "unknown-presence"},
           {[] { return Query::all_of({}); }, "missing-operand"},
           {[] { return Query::none_of({}); }, "missing-operand"},
           {[] { return Query().weighted(0); }, "bad-weight"},
           // What no query can say.
           {[] { return Query::word("working alliance"); },
            "'working alliance' is more than one word: ask for a phrase, or for each of them"},
           {[] { return Query::word("a\"b"); }, "no query can ask for this: a\"b"},
           {[] { return Query::phrase("a \u201Cb\u201D"); }, "no query can ask for this: a \"b\""},
           {[] { return Query::word("a:b", {.max_edits = 1}); },
            "no query can ask for this: ~\"a:b\""},
           {[] { return Query::word("2015", {.field = "year"}); },
            "year: takes no words: ask for a range, or what an entry has"},
           {[] { return Query::range("title", "a", "b"); },
            "no query can ask for this: title:a..b"},
           {[] { return Query::wildcard("psycho"); }, "no query can ask for this: psycho"},
           {[] { return Query::has("doi^2"); }, "no query can ask for this: has:doi^2"}}) {
    BOOST_TEST(fault_of(row) == row.fault);
  }
}

BOOST_AUTO_TEST_CASE(whatever_is_built_is_read_from_its_text_as_the_same_tree) {
  const unsigned first = test::test_seed(1);
  for (unsigned seed = first; seed < first + test::rounds(5000); ++seed) {
    const Query query = RandomQueries(seed).query(3);
    BOOST_TEST(
        test::broken_canonical_text(query) == "",
        "seed " << seed << ": " << query.to_string() << ": " << test::broken_canonical_text(query));
  }
}

BOOST_AUTO_TEST_CASE(queries_cannot_be_nested_so_deep_that_the_stack_ends) {
  Query query = Query::word("a");
  for (int i = 0; i < 200; ++i) query = Query::none_of({query});
  BOOST_TEST(query.to_string().size() == 801u);
  BOOST_CHECK_THROW(Query::none_of({query}), LimitError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
