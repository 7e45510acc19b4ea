#include "query/lexer.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/print_names.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(lexer)

namespace {

std::string token_text(const QueryToken& token) {
  switch (token.kind) {
    case QueryToken::Kind::word:
      return (token.literal ? "literal:" : "word:") + token.text;
    case QueryToken::Kind::phrase:
      return (token.exact ? "phrase:" : "phrase~:") + token.text + token.suffix;
    case QueryToken::Kind::everything:
      return "everything";
    case QueryToken::Kind::field:
      return (token.field == nullptr ? "unknown:" : "field:") + token.text;
    case QueryToken::Kind::empty_field:
      return "empty:" + token.text;
    case QueryToken::Kind::open:
      return "(";
    case QueryToken::Kind::close:
      return ")" + token.suffix;
    case QueryToken::Kind::operation:
      return "operator:" + token.text;
    case QueryToken::Kind::require:
      return "+";
    case QueryToken::Kind::exclude:
      return "-";
  }
  return "?";
}

std::string tokens_text(const LexedQuery& lexed) {
  std::string text;
  for (const QueryToken& token : lexed.tokens) {
    if (!text.empty()) text += " | ";
    text += token_text(token);
  }
  return text;
}

// The pieces of the original that the tokens came from.
std::string places_text(const std::string& query) {
  std::string text;
  for (const QueryToken& token : lex_query(query).tokens) {
    text += '<' + query.substr(token.offset, token.length) + '>';
  }
  return text;
}

struct Row {
  const char* query;
  const char* tokens;
};

constexpr Row kOrdinaryText[] = {
    {"", ""},
    {"working alliance", "word:working | word:alliance"},
    {"and or not", "word:and | word:or | word:not"},
    {"ANDROID NOTE", "word:ANDROID | word:NOTE"},
    {"NEAR 3 near/3 NEAR/ PRE/x NEAR/3,",
     "word:NEAR | word:3 | word:near/3 | word:NEAR/ | word:PRE/x | word:NEAR/3,"},
    {"PHQ-9 face-to-face", "word:PHQ-9 | word:face-to-face"},
    {"C++ AT&T don't a/b U.S. e.g., 95%",
     "word:C++ | word:AT&T | word:don't | word:a/b | word:U.S. | word:e.g., | word:95%"},
    {"p < .05, d = -0.30", "word:p | word:.05, | word:d | word:-0.30"},
    {"- / & \u2013 ... < > @ # \u2264", ""},
    {"[sic] {x} 'quoted'", "word:sic] | word:x} | word:quoted'"},
    {"Therapy: a review", "word:Therapy: | word:a | word:review"},
    {"Psychother Res 10:347", "word:Psychother | word:Res | word:10:347"},
    {"see https://x.org/a?b=(c):d", "word:see | literal:https://x.org/a?b=(c):d"},
    {"\u5FC3\u7406 \u0639\u0644\u0627\u062C \U0001F600",
     "word:\u5FC3\u7406 | word:\u0639\u0644\u0627\u062C"},
    {"a\xFF"
     "b\xC3",
     "word:a | word:b"},
};

constexpr Row kLanguage[] = {
    {"a AND b", "word:a | operator:AND | word:b"},
    {"(a OR b)^2", "( | word:a | operator:OR | word:b | )^2"},
    {"+a -b", "+ | word:a | - | word:b"},
    {"-(a) -\"b\" -=c -title:d",
     "- | ( | word:a | ) | - | phrase:b | - | word:=c | - | field:title | word:d"},
    {"-AND +NOT", "- | word:AND | + | word:NOT"},
    {"a NEAR/3 (b PRE/12 c)",
     "word:a | operator:NEAR/3 | ( | word:b | operator:PRE/12 | word:c | )"},
    {"-*ab -\u0301c", "- | word:*ab | word:\u0301c"},
    {"ISSN: 0033-3204", "field:ISSN | literal:0033-3204"},
    {"a -0.30 -5", "word:a | word:-0.30 | - | word:5"},
    {"- a", "word:a"},
    {"\"a b\"~5^2", "phrase:a b~5^2"},
    {"~\"a\" =\"b\"", "phrase~:a | phrase:b"},
    {"x\"a\"y", "word:x | phrase:a | word:y"},
    {"\"\" \"...\"", ""},
    {"* a * b", "everything | word:a | everything | word:b"},
    {"=psycho*~2^0.5", "word:=psycho*~2^0.5"},
    {"title:a", "field:title | word:a"},
    {"TITLE:\"a b\"", "field:TITLE | phrase:a b"},
    {"title:(a b)", "field:title | ( | word:a | word:b | )"},
    {"title:-a", "field:title | word:-a"},
    {"title: a", "empty:title | word:a"},
    {"title:", "empty:title"},
    {"title:\"\"", "empty:title"},
    {"foo:bar", "unknown:foo | literal:bar"},
    {"title:author:a", "field:title | field:author | word:a"},
    {"year:>=2015 year:..2020", "field:year | word:>=2015 | field:year | word:..2020"},
    {"doi:10.1016/S0005-7967(00)00012-3", "field:doi | literal:10.1016/S0005-7967(00)00012-3"},
    {"(doi:10.1/a(b))", "( | field:doi | literal:10.1/a(b) | )"},
    {"doi:(10.1/a:b OR 10.2/c(d)) e:f",
     "field:doi | ( | literal:10.1/a:b | operator:OR | literal:10.2/c(d) | ) | unknown:e | "
     "literal:f"},
};

constexpr Row kPlainForms[] = {
    {"\u201Ca b\u201D \u00ABc\u00BB \u201Ed\u201C", "phrase:a b | phrase:c | phrase:d"},
    {"don\u2019t", "word:don't"},
    {"\u2013a \u2212"
     "0.30 PHQ\u20119",
     "- | word:a | word:-0.30 | word:PHQ-9"},
    {"a\u00A0b\u3000c\td\n", "word:a | word:b | word:c | word:d"},
    {"\uFF08a \uFF2F\uFF32 b\uFF09", "( | word:a | operator:OR | word:b | )"},
    {"\uFF54itle\uFF1Aa \uFF1D"
     "b \uFF0A",
     "field:title | word:a | word:=b | everything"},
};

template <std::size_t N>
void check(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT("query: " << row.query) {
      BOOST_TEST(tokens_text(lex_query(row.query)) == row.tokens);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(ordinary_text_is_words) { check(kOrdinaryText); }

BOOST_AUTO_TEST_CASE(operators_and_fields_are_seen_where_they_are_meant) { check(kLanguage); }

BOOST_AUTO_TEST_CASE(typographic_forms_are_read_as_plain_ones) { check(kPlainForms); }

BOOST_AUTO_TEST_CASE(places_are_those_of_the_original_bytes) {
  BOOST_TEST(places_text("a AND \u201Cb\u201D~5 c") == "<a><AND><\u201Cb\u201D~5><c>");
  BOOST_TEST(places_text("\u2013title\uFF1A(b)^2") == "<\u2013><title\uFF1A><(><b><)^2>");
}

BOOST_AUTO_TEST_CASE(what_is_not_closed_is_closed_at_the_end) {
  const LexedQuery quote = lex_query("a \"b OR c");
  BOOST_TEST(tokens_text(quote) == "word:a | phrase:b OR c");
  BOOST_REQUIRE_EQUAL(quote.diagnostics.size(), 1u);
  BOOST_TEST(quote.diagnostics[0].code == DiagnosticCode::unbalanced_quote);
  BOOST_TEST(quote.diagnostics[0].offset == 2u);

  const LexedQuery bracket = lex_query("a (b");
  BOOST_TEST(tokens_text(bracket) == "word:a | ( | word:b | )");
  BOOST_REQUIRE_EQUAL(bracket.diagnostics.size(), 1u);
  BOOST_TEST(bracket.diagnostics[0].code == DiagnosticCode::unbalanced_bracket);
}

BOOST_AUTO_TEST_CASE(plain_words_are_parted_by_blanks_and_quotes_alone) {
  BOOST_TEST(tokens_text(lex_plain_words("a AND (-b) title:\u201Cc\u201D & *")) ==
             "literal:a | literal:AND | literal:(-b) | literal:title: | literal:c");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
