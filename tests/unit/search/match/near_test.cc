// Texts near one another: how often they stand so, and what is to be marked. A query is written
// over words of one letter, a text as words.
#include "search/match/near.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "query/tree.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(nearness)

namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
  std::istringstream in(text);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

Stretches stretches_of(const Words& row, const Words& words) {
  Stretches stretches;
  for (std::uint32_t i = 0; i + row.size() <= words.size(); ++i) {
    if (!std::equal(row.begin(), row.end(), words.begin() + i)) continue;
    stretches.push_back({i, i + static_cast<std::uint32_t>(row.size()) - 1});
  }
  return stretches;
}

/// The nearness of a query, and where its texts stand.
Nearness::Node node_of(const QueryNode& query, const Words& words, std::vector<Stretches>& texts) {
  Nearness::Node node;
  if (const auto* text = as<tree::Text>(query)) {
    node.text = texts.size();
    texts.push_back(stretches_of(words_of(text->text), words));
    return node;
  }
  const auto* near = as<tree::Near>(query);
  node.kind = near == nullptr ? Nearness::Node::Kind::any_of : Nearness::Node::Kind::near;
  if (near != nullptr) {
    node.distance = static_cast<std::uint32_t>(near->distance);
    node.ordered = near->ordered;
  }
  for (const QueryNode& operand : operands_of(query)) {
    node.operands.push_back(node_of(operand, words, texts));
  }
  return node;
}

struct Row {
  const char* query;
  const char* text;
  std::uint32_t count;
  const char* marked;
};

constexpr Row kRows[] = {
    {"a NEAR/1 b", "a b", 1, "0 1"},
    {"a NEAR/1 b", "b a", 1, "0 1"},
    {"a NEAR/1 b", "a x b", 0, ""},
    {"a NEAR/2 b", "a x b", 1, "0 2"},
    {"a NEAR/5 b", "a x x x x b", 1, "0 5"},
    {"a NEAR/4 b", "a x x x x b", 0, ""},
    {"a PRE/2 b", "a x b", 1, "0 2"},
    {"a PRE/2 b", "b a", 0, ""},
    {"a PRE/2 b", "b a b b", 1, "1 2 3"},
    // It counts as often as "a b"~n does: where one begins.
    {"a NEAR/5 b", "a b b b", 1, "0 1 2 3"},
    {"a NEAR/5 b", "b a b", 2, "0 1 2"},
    {"a NEAR/2 b", "a b x x x a b", 2, "0 1 5 6"},
    // One occurrence does not stand on both sides.
    {"a NEAR/3 a", "a", 0, ""},
    {"a NEAR/3 a", "a x a", 1, "0 2"},
    {"a NEAR/3 \"a b\"", "a b", 0, ""},
    {"a NEAR/3 \"a b\"", "a a b", 1, "0 1 2"},
    // From the end of one to the beginning of the other.
    {"\"a b\" NEAR/1 \"c d\"", "a b c d", 1, "0 1 2 3"},
    {"\"a b\" NEAR/1 \"c d\"", "c d a b", 1, "0 1 2 3"},
    {"\"a b\" PRE/2 \"c d\"", "a b x c d a b", 1, "0 1 3 4"},
    {"(a OR \"a b\") PRE/1 c", "a b c", 1, "0 1 2"},
    {"(a OR \"a b\") PRE/2 c", "a b c", 1, "0 1 2"},
    {"(a OR (b OR c)) NEAR/1 d", "c x b d a", 2, "2 3 4"},
    // What is joined is one stretch, in which nothing else stands.
    {"a NEAR/2 b NEAR/1 c", "a b c", 1, "0 1 2"},
    {"a NEAR/2 b NEAR/1 c", "c b a", 1, "0 1 2"},
    {"a NEAR/2 b NEAR/1 c", "b a c", 1, "0 1 2"},
    {"a NEAR/2 b NEAR/1 c", "a c b", 0, ""},
    {"a NEAR/2 b NEAR/1 c", "a b x c", 0, ""},
    {"a NEAR/2 (b PRE/1 c)", "b c x a", 1, "0 1 3"},
    {"a NEAR/3 b NEAR/1 c", "a b x b c", 1, "0 3 4"},
    {"a NEAR/3 b NEAR/1 c NEAR/1 d", "d a b x b c", 1, "0 1 4 5"},
    {"((a NEAR/1 b) OR c) PRE/1 d", "a b d x c d", 2, "0 1 2 4 5"},
};

std::string text_of(const std::vector<std::uint32_t>& positions) {
  std::string text;
  for (const std::uint32_t position : positions) {
    text += (text.empty() ? "" : " ") + std::to_string(position);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_counts_where_it_begins_and_marks_what_takes_part) {
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT("query [" << row.query << "], text [" << row.text << ']') {
      const Query query = parse_query(row.query).query;
      std::vector<Stretches> texts;
      Nearness near;
      near.root = node_of(root_of(query), words_of(row.text), texts);
      BOOST_TEST(count_near(near, texts) == row.count);
      BOOST_TEST(text_of(positions_in_near(near, texts)) == row.marked);
    }
  }
}

// A text with as many pairs as it has positions, times a thousand.
BOOST_AUTO_TEST_CASE(a_long_text_takes_a_step_for_each_word) {
  const Query query = parse_query("a NEAR/1000 b").query;
  std::string text;
  for (int i = 0; i < 200000; ++i) text += i % 2 == 0 ? "a " : "b ";
  std::vector<Stretches> texts;
  Nearness near;
  near.root = node_of(root_of(query), words_of(text), texts);
  BOOST_TEST(count_near(near, texts) == 199999u);
  BOOST_TEST(positions_in_near(near, texts).size() == 200000u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
