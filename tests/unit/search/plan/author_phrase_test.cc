// Names of authors as people type them, and which names they are.
#include "search/plan/author_phrase.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/strings.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(author_phrases)

namespace {

/// "smith juan + c", "picado + mj"
std::string shown(const char* text) {
  Analyzer analyzer;
  const TypedName name = typed_name(analyzer, text);
  return join(name.words, " ") + (name.initials.empty() ? "" : " + " + join(name.initials, " "));
}

bool names(const char* typed, const char* name, bool abbreviated = false) {
  Analyzer analyzer;
  std::vector<std::string> words;
  for (Token& token : analyzer.analyze(name)) words.push_back(std::move(token.text));
  return is_name(typed_name(analyzer, typed), words, abbreviated);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_name_is_words_and_initials) {
  struct Row {
    const char* text;
    const char* name;
  };
  constexpr Row kRows[] = {
      {"Smith, Juan C.", "smith juan + c"},
      {"J. Smith", "smith + j"},
      {"Picado MJ", "picado + mj"},
      {"PICADO MJ", "picado mj"},
      {"picado mj", "picado mj"},
      {"Flückiger, Ch.", "fluckiger ch"},
      {"van der Kolk", "van der kolk"},
      {"É. Durand", "durand + e"},
      {"J.-P. Sartre", "sartre + j p"},
      {"Smith", "smith"},
      {"J. C.", " + j c"},
  };
  for (const Row& row : kRows) BOOST_TEST(shown(row.text) == row.name, row.text);
}

BOOST_AUTO_TEST_CASE(parts_may_come_in_any_order_and_each_stands_for_another_word) {
  struct Row {
    const char* typed;
    const char* name;
    bool same;
  };
  constexpr Row kRows[] = {
      {"Juan Smith", "Smith Juan C.", true},     {"J. Smith", "Smith Juan C.", true},
      {"C. Smith", "Smith Juan C.", true},       {"J. C. Smith", "Smith Juan C.", true},
      {"J. J. Smith", "Smith Juan C.", false},   {"S. Smith", "Smith Juan C.", false},
      {"JC Smith", "J C Smith", true},           {"Smith JC", "Smith JC", true},
      {"CJ Smith", "J C Smith", true},           {"Smith, John", "Smith J", false},
      {"Smith Jones", "Smith Juan", false},      {"Smith Smith", "Smith Juan", false},
      {"Kolk, van der", "van der Kolk B", true},
  };
  for (const Row& row : kRows) {
    BOOST_TEST(names(row.typed, row.name) == row.same, row.typed << " and " << row.name);
  }
  BOOST_TEST(names("Juan Smith", "Smith, J.", true));
  BOOST_TEST(!names("Juan Smith", "Smith, K.", true));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
