#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/print_names.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(diagnostics)

namespace {

// A faulty query; below it the places of its faults, each as in a terminal; the
// faults in order of place; and the best reading.
struct Row {
  const char* query;
  const char* carets;
  const char* faults;
  const char* reading;
};

constexpr Row kRows[] = {
    {"titel:alliance cbt",  //
     "^^^^^^",              //
     "unknown-field: there is no field \"titel\" [title:]", "titel alliance cbt"},
    {"a OR foo:bar",  //
     "     ^^^^",     //
     "unknown-field: there is no field \"foo\"", "a OR foo AND bar"},
    {"-foo:bar",  //
     " ^^^^",     //
     "unknown-field: there is no field \"foo\"", "-foo -bar"},
    {"foo:\"a b\"",  //
     "^^^^",         //
     "unknown-field: there is no field \"foo\"", "foo \"a b\""},
    {"practice_implications:x",  //
     "^^^^^^^^^^^^^^^^^^^^^^",   //
     "unknown-field: there is no field \"practice_implications\" [implications:]",
     "practice_implications x"},
    {"author: beck",  //
     "^^^^^^^",       //
     "missing-value: author: needs a value directly after the colon", "beck"},
    {"beck AND title:",  //
     "         ^^^^^^",  //
     "missing-value: title: needs a value directly after the colon", "beck"},
    {"title:\"\" a",  //
     "^^^^^^",        //
     "missing-value: title: needs a value directly after the colon", "a"},
    {"\"working alliance",  //
     "^",                   //
     "unbalanced-quote: this quotation mark is never closed", "\"working alliance\""},
    {"a \"b OR c",  //
     "  ^",         //
     "unbalanced-quote: this quotation mark is never closed", "a \"b OR c\""},
    {"a AND (b OR c",  //
     "      ^",        //
     "unbalanced-bracket: this bracket is never closed", "a AND (b OR c)"},
    {"works for me :)",  //
     "              ^",  //
     "unbalanced-bracket: this bracket was never opened", "works for me"},
    {"a) OR b",  //
     " ^",       //
     "unbalanced-bracket: this bracket was never opened", "a OR b"},
    {"a ()",  //
     "  ^^",  //
     "empty-brackets: there is nothing between these brackets", "a"},
    {"title:( - )",  //
     "      ^^^^^",  //
     "empty-brackets: there is nothing between these brackets", "*"},
    {"!!! - ?",  //
     "^^^^^^^",  //
     "no-words: there is neither a letter nor a digit to look for", "NOT *"},
    {" \"?\" ",  //
     "^^^^^",    //
     "no-words: there is neither a letter nor a digit to look for", "NOT *"},
    {" \xFF\x01",  //
     "^^^",        //
     "no-words: there is neither a letter nor a digit to look for", "NOT *"},
    {"\u200B",  //
     "^^^",     //
     "no-words: there is neither a letter nor a digit to look for", "NOT *"},
    {"a AND",  //
     "  ^^^",  //
     "missing-operand: AND needs something on both sides", "a"},
    {"AND a",  //
     "^^^",    //
     "missing-operand: AND needs something on both sides", "a"},
    {"OR",  //
     "^^",  //
     "missing-operand: OR needs something on both sides", "*"},
    {"a OR OR b",  //
     "  ^^",       //
     "missing-operand: OR needs something on both sides", "a OR b"},
    {"a AND OR b",  //
     "  ^^^",       //
     "missing-operand: AND needs something on both sides", "a OR b"},
    {"a AND AND b",  //
     "      ^^^",    //
     "missing-operand: AND needs something on both sides", "a AND b"},
    {"a NOT",  //
     "  ^^^",  //
     "missing-operand: NOT needs something after it", "a"},
    {"(NOT) a",  //
     " ^^^",     //
     "missing-operand: NOT needs something after it", "a"},
    {"year:abcd cbt",  //
     "     ^^^^",      //
     "bad-range: \"abcd\" is not a year or a range of them", "cbt"},
    {"cbt AND year:15",  //
     "             ^^",  //
     "bad-range: \"15\" is not a year or a range of them", "cbt"},
    {"year:2020-07",  //
     "     ^^^^^^^",  //
     "bad-range: \"2020-07\" is not a year or a range of them", "*"},
    {"year:2015-2020",  //
     "     ^^^^^^^^^",  //
     "bad-range: \"2015-2020\" is not a year or a range of them [2015..2020]", "year:2015..2020"},
    {"published:2020-13",  //
     "          ^^^^^^^",  //
     "bad-range: \"2020-13\" is not a date (2020, 2020-07 or 2020-07-15) or a range of them", "*"},
    {"published:2019-02-29",  //
     "          ^^^^^^^^^^",  //
     "bad-range: \"2019-02-29\" is not a date (2020, 2020-07 or 2020-07-15) or a range of them",
     "*"},
    {"year:..",  //
     "     ^^",  //
     "bad-range: \"..\" is not a year or a range of them", "*"},
    {"year:2020..2015",  //
     "     ^^^^^^^^^^",  //
     "reversed-range: the range \"2020..2015\" ends before it begins [2015..2020]",
     "year:2015..2020"},
    {"a^x b",  //
     "^^^",    //
     "bad-weight: \"^x\" is no weight, but text: a weight is ^ and a number from 0.01 to "
     "100 [~\"a^x\"]",
     "~\"a^x\" b"},
    {"10^-3",  //
     "^^^^^",  //
     "bad-weight: \"^-3\" is no weight, but text: a weight is ^ and a number from 0.01 to "
     "100 [~\"10^-3\"]",
     "~\"10^-3\""},
    {"p 10^-3.",  //
     "  ^^^^^^",  //
     "bad-weight: \"^-3\" is no weight, but text: a weight is ^ and a number from 0.01 to "
     "100 [~\"10^-3\"]",
     "p ~\"10^-3\""},
    {"10^200",  //
     "^^^^^^",  //
     "bad-weight: \"^200\" is no weight, but text: a weight is ^ and a number from 0.01 to "
     "100 [~\"10^200\"]",
     "~\"10^200\""},
    {"title:x^y",  //
     "      ^^^",  //
     "bad-weight: \"^y\" is no weight, but text: a weight is ^ and a number from 0.01 to "
     "100 [~\"x^y\"]",
     "title:~\"x^y\""},
    {"10^-3^2",  //
     "^^^^^^^",  //
     "bad-weight: \"^-3^2\" is no weight, but text: a weight is ^ and a number from 0.01 "
     "to 100 [~\"10^-3^2\"]",
     "~\"10^-3^2\""},
    {"2cm^-1",  //
     "^^^^^^",  //
     "bad-weight: \"^-1\" is no weight, but text: a weight is ^ and a number from 0.01 to "
     "100 [~\"2cm^-1\"]",
     "~\"2cm^-1\""},
    {"alliance^1,5 b",  //
     "^^^^^^^^^^^^",    //
     "bad-weight: \"^1,5\" is no weight: write ^ and a number from 0.01 to 100", "alliance b"},
    {"psycho*^x",  //
     "^^^^^^^^^",  //
     "bad-weight: \"^x\" is no weight: write ^ and a number from 0.01 to 100", "psycho*"},
    {"=a^x",  //
     "^^^^",  //
     "bad-weight: \"^x\" is no weight: write ^ and a number from 0.01 to 100", "=a"},
    {"a^0",  //
     "^^^",  //
     "bad-weight: \"^0\" is no weight: write ^ and a number from 0.01 to 100", "a"},
    {"(a b)^",  //
     "    ^^",  //
     "bad-weight: \"^\" is no weight: write ^ and a number from 0.01 to 100", "+(a b)"},
    {"a~3",  //
     "^^^",  //
     "bad-fuzzy: \"a~3\" is no fuzzy word: ~ takes 1 or 2 letters of difference, and no wildcards",
     "a"},
    {"psycho*~",  //
     "^^^^^^^^",  //
     "bad-fuzzy: \"psycho*~\" is no fuzzy word: ~ takes 1 or 2 letters of difference, and no "
     "wildcards",
     "psycho*"},
    {"title:wh?~",  //
     "      ^^^^",  //
     "bad-fuzzy: \"wh?~\" is no fuzzy word: ~ takes 1 or 2 letters of difference, and no wildcards",
     "title:wh?"},
    {"\"a b\"~x",  //
     "^^^^^^^",    //
     "bad-window: \"~x\" is no distance: ~ after a phrase takes a number of positions from 1 to "
     "1000",
     "\"a b\""},
    {"**therapy cbt",  //
     "^^^^^^^^^",      //
     "wildcard-prefix: \"**therapy\" has its wildcard too early: at least two letters must stand "
     "before it, or directly behind a * at the beginning",
     "therapy cbt"},
    {"title:*",  //
     "      ^",  //
     "wildcard-prefix: \"*\" has its wildcard too early: at least two letters must stand "
     "before it, or directly behind a * at the beginning",
     "*"},
    {"a NEAR/3",  //
     "  ^^^^^^",  //
     "missing-operand: NEAR/3 needs something on both sides", "a"},
    {"PRE/3 a OR NEAR/3",  //
     "^^^^^      ^^^^^^",  //
     "missing-operand: PRE/3 needs something on both sides\n"
     "missing-operand: NEAR/3 needs something on both sides",
     "a"},
    {"alliance NEAR/3 year:x PRE/2 b",  //
     "                     ^", "bad-range: \"x\" is not a year or a range of them",
     "alliance PRE/2 b"},
    {"a NEAR/0 b PRE/1001 c",  //
     "  ^^^^^^   ^^^^^^^^",    //
     "bad-window: NEAR/0 has no distance: it takes a number of positions from 1 to 1000\n"
     "bad-window: PRE/1001 has no distance: it takes a number of positions from 1 to 1000",
     "a NEAR/1 b PRE/1000 c"},
    {"a NEAR/3 NOT b",  //
     "         ^^^^^",  //
     "near-operand: NEAR/3 joins words, phrases and wildcards of one field, and ORs of them in "
     "brackets: NOT b is excluded",
     "a AND NOT b"},
    {"-a NEAR/3 b",  //
     "^^",           //
     "near-operand: NEAR/3 joins words, phrases and wildcards of one field, and ORs of them in "
     "brackets: NOT a is excluded",
     "NOT a AND b"},
    {"a PRE/3 (b c) NEAR/2 d",  //
     "^^^^^^^^^^^^^",           //
     "near-operand: NEAR/2 joins words, phrases and wildcards of one field, and ORs of them in "
     "brackets: a AND (b c) is an AND of words\n"
     "near-operand: PRE/3 joins words, phrases and wildcards of one field, and ORs of them in "
     "brackets: b c is an AND of words",
     "a AND (b c) AND d"},
    {"a NEAR/3 (b OR title:c)",  //
     "               ^^^^^^^",   //
     "near-operand: NEAR/3 joins words, phrases and wildcards of one field, and ORs of them in "
     "brackets: title:c is of another field",
     "a AND (b OR title:c)"},
    {"year:2015 NEAR/3 topic:b",  //
     "^^^^^^^^^",                 //
     "near-operand: NEAR/3 joins words, phrases and wildcards of one field, and ORs of them in "
     "brackets: year:2015 asks for no text",
     "year:2015 AND topic:b"},
    {"a^2 NEAR/3 b",  //
     "^^^",           //
     "near-operand: NEAR/3 joins words, phrases and wildcards of one field, and ORs of them in "
     "brackets: a^2 has a weight, which the whole may have, in brackets",
     "a^2 AND b"},
    {"\"a b\"~3 NEAR/3 c",  //
     "^^^^^^^",             //
     "near-operand: NEAR/3 joins words, phrases and wildcards of one field, and ORs of them in "
     "brackets: \"a b\"~3 has a distance of its own",
     "\"a b\"~3 AND c"},
    {"a has:dio",  //
     "      ^^^",  //
     "unknown-presence: has: and missing: know no \"dio\" [doi]", "a"},
    {"a is:retractde",  //
     "     ^^^^^^^^^",  //
     "unknown-presence: is: knows no \"retractde\" [retracted]", "a"},
    {"a is:correction",  //
     "     ^^^^^^^^^^",  //
     "unknown-presence: is: knows no \"correction\"", "a"},
    {"title:(a author:b)",  //
     "         ^^^^^^^",    //
     "field-in-field: author: stands inside the value of title:", "title:a AND author:b"},
    {"title:author:b",  //
     "      ^^^^^^^",   //
     "field-in-field: author: stands inside the value of title:", "author:b"},
    {"foo:a year:x ) \"b",  //
     "^^^^       ^ ^ ^",    //
     "unknown-field: there is no field \"foo\"\n"
     "bad-range: \"x\" is not a year or a range of them\n"
     "unbalanced-bracket: this bracket was never opened\n"
     "unbalanced-quote: this quotation mark is never closed",
     "foo a \"b\""},
};

std::string carets(const ParsedQuery& parsed) {
  std::string line;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    if (line.size() < diagnostic.offset) line.resize(diagnostic.offset, ' ');
    line.resize(diagnostic.offset + diagnostic.length, '^');
  }
  return line;
}

std::string faults(const ParsedQuery& parsed) {
  std::string lines;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    if (!lines.empty()) lines += '\n';
    lines += name_of(diagnostic.code) + ": " + diagnostic.message;
    if (!diagnostic.suggestion.empty()) lines += " [" + diagnostic.suggestion + ']';
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_CASE(lenient_reading_says_what_it_repaired) {
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT("query: " << row.query) {
      const ParsedQuery parsed = parse_query(row.query, Syntax::lenient);
      BOOST_TEST(carets(parsed) == row.carets);
      BOOST_TEST(faults(parsed) == row.faults);
      BOOST_TEST(parsed.query.to_string() == row.reading);
    }
  }
}

BOOST_AUTO_TEST_CASE(strict_reading_throws_the_first_fault) {
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT("query: " << row.query) {
      const Diagnostic first = parse_query(row.query, Syntax::lenient).diagnostics.at(0);
      BOOST_CHECK_EXCEPTION(
          parse_query(row.query), QuerySyntaxError, [&](const QuerySyntaxError& error) {
            return error.offset() == first.offset && error.length() == first.length &&
                   std::string(error.what()).starts_with(first.message);
          });
    }
  }
}

BOOST_AUTO_TEST_CASE(strict_reading_asks_what_was_meant) {
  BOOST_CHECK_EXCEPTION(
      parse_query("titel:cbt"), QuerySyntaxError, [](const QuerySyntaxError& error) {
        return error.what() == std::string("there is no field \"titel\"; did you mean title:?");
      });
}

BOOST_AUTO_TEST_CASE(places_are_bytes_of_the_text_as_given) {
  const ParsedQuery parsed = parse_query("\u201Ca\u201D titel\uFF1Ab", Syntax::lenient);
  BOOST_REQUIRE_EQUAL(parsed.diagnostics.size(), 1u);
  BOOST_TEST(parsed.diagnostics[0].offset == 8u);
  BOOST_TEST(parsed.diagnostics[0].length == 8u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
