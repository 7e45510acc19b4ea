// What other query languages would read otherwise: what is found, what strict reading refuses, and
// the query in this language.
#include "query/misreadings.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/print_names.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(misreadings)

namespace {

struct Row {
  const char* text;
  const char* codes;      ///< in order of place
  const char* corrected;  ///< empty if there is none
};

constexpr Row kForeign[] = {
    {"anxiety[tiab]", "foreign-field", "text:anxiety"},
    {"heart failure[Title/Abstract]", "foreign-field", "text:\"heart failure\""},
    {"\"heart failure\" [ti]", "foreign-field", "title:\"heart failure\""},
    {"(a OR b)[ab]", "foreign-field", "abstract:(a OR b)"},
    {"Lambert[au] AND cbt", "foreign-field", "author:Lambert AND cbt"},
    {"review[pt]", "foreign-field", "type:review"},
    {"cbt AND review[Publication Type]", "foreign-field", "cbt AND type:review"},
    {"2010[dp]", "foreign-field", "year:2010"},
    {"cbt AND 2010:2015 [pdat]", "foreign-field", "cbt AND year:2010..2015"},
    {"\"2010\"[dp]", "foreign-field", "year:2010"},
    {"\"2010/01/01\"[dp]", "foreign-field", ""},
    {"cbt AND PY=2010", "foreign-field", "cbt AND year:2010"},
    {"PY=(2010-2015) AND TI=cbt", "foreign-field foreign-field", "year:2010..2015 AND title:cbt"},
    {"review.pt.", "foreign-field", "type:review"},
    {"meta analysis.pt.", "foreign-field", "type:\"meta analysis\""},
    {"review:pt", "foreign-field", "type:review"},
    {"0033-3204[is]", "foreign-field", "issn:0033-3204"},
    {"\"Depression\"[Mesh]", "foreign-heading", ""},
    {"\"a b\"[tiab:~3]", "foreign-field", "text:\"a b\"~4"},
    {"\"a b c\" [Title:~0]", "foreign-field", "title:\"a b c\"~2"},
    {"\"a b\"[tiab:~x]", "foreign-field", ""},
    {"\"a\"[tiab:~3]", "foreign-field", ""},
    {"exp hypertension/dt", "foreign-heading foreign-heading", ""},
    {"exp hypertension/dt and aspirin.tw.",
     "foreign-heading foreign-heading small-operator foreign-field", ""},
    {"alliance NEAR/ outcome", "foreign-distance", ""},
    {"alliance PRE/ outcome", "foreign-distance", ""},
    {"alliance NEAR/x outcome", "foreign-distance", ""},
    {"alliance NEAR/3x outcome", "foreign-distance", ""},
    {"alliance NEAR/3, outcome", "foreign-distance", "alliance NEAR/3 outcome"},
    {"alliance NEAR3 outcome", "foreign-distance", "alliance NEAR/3 outcome"},
    {"(anxi* OR fear).ti,ab.", "foreign-field", "text:(anxi* OR fear)"},
    {"randomi*.tw.", "foreign-field", "text:randomi*"},
    {"placebo:ti,ab,kw", "foreign-field", "text:placebo"},
    {"exp Depression/", "foreign-heading foreign-heading", ""},
    {"'depression'/exp", "foreign-heading", ""},
    {"[mh Anorexia]", "foreign-heading", ""},
    {"(MH \"Depression\")", "foreign-heading", ""},
    {"MeSH descriptor: [Glioma] explode all trees", "foreign-heading foreign-heading", ""},
    {"TI=depression AND AB=anxiety", "foreign-field foreign-field",
     "title:depression AND abstract:anxiety"},
    {"TS=(depression)", "foreign-field", "(depression)"},
    {"TI \"heart failure\" AND AB cbt", "foreign-field foreign-field",
     "title:\"heart failure\" AND abstract:cbt"},
    {"TITLE-ABS-KEY(alliance)", "foreign-field", "(alliance)"},
    {"tiab(\"PTSD\" OR trauma)", "foreign-field", "text:(\"PTSD\" OR trauma)"},
    {"alliance adj3 outcome", "foreign-distance", "alliance NEAR/3 outcome"},
    {"alliance adj outcome", "foreign-distance", "alliance PRE/1 outcome"},
    {"alliance near/3 outcome", "foreign-distance", "alliance NEAR/3 outcome"},
    {"alliance w/3 outcome", "foreign-distance", "alliance NEAR/4 outcome"},
    {"alliance N/3 outcome", "foreign-distance", "alliance NEAR/4 outcome"},
    {"alliance pre/0 outcome", "foreign-distance", "alliance PRE/1 outcome"},
    {"allianc* N3 outcome", "foreign-distance", "allianc* NEAR/4 outcome"},
    {"allianc* W3 outcome", "foreign-distance", "allianc* PRE/4 outcome"},
    {"allianc* next outcome", "foreign-distance", "allianc* PRE/1 outcome"},
    {"allianc* near outcome", "foreign-distance", ""},
    {"(alliance or bond) adj3 outcome*", "small-operator foreign-distance",
     "(alliance OR bond) NEAR/3 outcome*"},
    {"alliance adj3 (a AND b)", "foreign-distance", ""},
    {"cbt OR b NEAR/3 c or d", "small-operator", "cbt OR b NEAR/3 c OR d"},
    {"psychotherap$ AND alliance", "foreign-wildcard", "psychotherap* AND alliance"},
    {"#1 AND #2", "line-number line-number", ""},
    {"1 and 2", "line-number small-operator line-number", ""},
    {"or/1-7", "line-number", ""},
    {"cbt && depression", "dropped-sign", "cbt AND depression"},
    {"cbt || act", "dropped-sign", "cbt OR act"},
    {"anxiety|depression", "dropped-sign", "(anxiety OR depression)"},
    {"therapy anxi*|depress*|mood", "dropped-sign", "therapy (anxi* OR depress* OR mood)"},
    {"!outcome", "dropped-sign", "NOT outcome"},
    {"alliance AND !outcome", "dropped-sign", "alliance AND NOT outcome"},
    {"alliance !outcome", "dropped-sign", "alliance -outcome"},
    {"alliance AND !(cbt OR act)", "dropped-sign", "alliance AND NOT (cbt OR act)"},
    {"alliance AND !\"working alliance\"", "dropped-sign", "alliance AND NOT \"working alliance\""},
    {"title=alliance", "foreign-field", "title:alliance"},
    {"author=wampold AND year=2015", "foreign-field foreign-field", "author:wampold AND year:2015"},
};

constexpr Row kOperators[] = {
    {"depress* or anxi*", "small-operator", "depress* OR anxi*"},
    {"(cbt or ipt) and depression", "small-operator", "(cbt OR ipt) AND depression"},
    {"depression and not anxiety", "small-operator", "depression AND NOT anxiety"},
    {"therapy AND not drug", "small-operator", "therapy AND NOT drug"},
    {"\"a b\" or \"c d\"", "small-operator", "\"a b\" OR \"c d\""},
    {"title:cbt or alliance", "small-operator", "title:cbt OR alliance"},
    {"depression or anxiety", "operator-word", "depression OR anxiety"},
    {"Depression Or Anxiety", "operator-word", "Depression OR Anxiety"},
    {"migraine not aspirin", "operator-word", "migraine NOT aspirin"},
};

constexpr Row kDoubtful[] = {
    {"statins 2001", "doubtful-word", "statins year:2001"},
    {"migraine since 2000", "doubtful-word", "migraine year:2000.."},
    {"asthma before 1995", "doubtful-word", "asthma year:..1994"},
    {"cbt 2015-2020", "doubtful-word", "cbt year:2015..2020"},
    {"dropout from 2015 to 2020", "doubtful-word", "dropout year:2015..2020"},
    {"dropout between 2015 and 2020", "doubtful-word", "dropout year:2015..2020"},
    {"dropout 2015 to 2020", "doubtful-word", "dropout year:2015..2020"},
    {"dropout 2015 \xE2\x80\x93 2020", "doubtful-word", "dropout year:2015..2020"},
    {"dropout from 2020 until 2015", "doubtful-word", "dropout year:2015..2020"},
    {"alliance year >= 2015", "doubtful-word", "alliance year:2015.."},
    {"alliance year>2015", "doubtful-word", "alliance year:2016.."},
    {"alliance year < 2015", "doubtful-word", "alliance year:..2014"},
    {"alliance year:2015 - 2020", "doubtful-word", "alliance year:2015..2020"},
    {"dropout year:2015 to 2020", "doubtful-word", "dropout year:2015..2020"},
    {"lithium 1995..2000", "doubtful-word", "lithium year:1995..2000"},
    {"lithium (1995-2000)", "doubtful-word", "lithium year:1995..2000"},
    {"lithium (1995..2000)", "doubtful-word", "lithium year:1995..2000"},
    {"lithium (since 2000)", "doubtful-word", "lithium year:2000.."},
    {"lithium 2000-present", "doubtful-word", "lithium year:2000.."},
    {"lithium 2000-", "doubtful-word", "lithium year:2000.."},
    {"lithium 2000+", "doubtful-word", "lithium year:2000.."},
    {"lithium 2000..", "doubtful-word", "lithium year:2000.."},
    {"lithium ..2000", "doubtful-word", "lithium year:..2000"},
    {"lithium >2000", "doubtful-word", "lithium year:2001.."},
    {"lithium > 2000", "doubtful-word", "lithium year:2001.."},
    {"lithium >= 2000", "doubtful-word", "lithium year:2000.."},
    {"lithium \u2265 2000", "doubtful-word", "lithium year:2000.."},
    {"lithium <2000", "doubtful-word", "lithium year:..1999"},
    {"lithium pre-2000", "doubtful-word", "lithium year:..1999"},
    {"lithium post-2000", "doubtful-word", "lithium year:2001.."},
    {"post 2000 lithium", "doubtful-word", "year:2001.. lithium"},
    {"lithium 2000 onwards", "doubtful-word", "lithium year:2000.."},
    {"lithium from 2000 onward", "doubtful-word", "lithium year:2000.."},
    {"lithium newer than 2000", "doubtful-word", "lithium year:2001.."},
    {"lithium older than 2000", "doubtful-word", "lithium year:..1999"},
    {"lithium 2000 to present", "doubtful-word", "lithium year:2000.."},
    {"lithium 2000 - present", "doubtful-word", "lithium year:2000.."},
    {"since the year 2000 lithium", "doubtful-word", "year:2000.. lithium"},
    {"lithium prior to 2000", "doubtful-word", "lithium year:..1999"},
    {"lithium up to 2000", "doubtful-word", "lithium year:..2000"},
    {"lithium 2000 or later", "doubtful-word", "lithium year:2000.."},
    {"lithium year 2000", "doubtful-word", "lithium year:2000"},
    {"2015-2020", "doubtful-word", "year:2015..2020"},
    {"depression last 5 years", "doubtful-word", "depression year:5y.."},
    {"author Lindholt", "doubtful-word", "author:Lindholt"},
    {"search: depression", "doubtful-word", "depression"},
    {"alliance NEAR outcome", "doubtful-word", ""},
};

/// In plain reading these are text.
constexpr Row kSigns[] = {
    {"a delay of -25 ms", "doubtful-word", "a delay of 25 ms"},
    {"Automatic Short -Answer Grading of texts", "doubtful-word",
     "Automatic Short Answer Grading of texts"},
    {"declined in the group (-78%; P=.01)", "doubtful-word", "declined in the group (78%; P=.01)"},
    {"a fall of \xE2\x88\x92"
     "25 ms",
     "doubtful-word", "a fall of 25 ms"},
};

/// Nothing is said about these: they are what they look like.
constexpr const char* kPlain[] = {
    "depression and anxiety",
    "depression and anxiety in women",
    "does therapy help or harm patients",
    "Cognitive Therapy vs. Medications: Which Is Best? [Letter]",
    "95% CI [-0.92, -0.38]",
    "p < .05",
    "caffeine > 2000 mg",
    "n > 2000",
    "2000",
    "AB blood group",
    "key(s) to success",
    "a rate of py=5",
    "and/or",
    "C# and C++",
    "stage N2 sleep",
    "the next step",
    "near death experiences",
    "DEATH NEAR HOME",
    "PRE/POST design",
    "the PRE and POST test",
    "alliance outcome -dropout",
    "+alliance rupture repair outcome of -dropout",
    "effects of -0.25 and more",
    "my #1 goal",
    "Depression (mild or severe) in the elderly",
    "see https://pprnet.ca/blog/in",
    "doi:10.1016/S0005-7967(00)00012-3",
    "alliance AND (outcome OR dropout)",
    "\"cognitive behavio* therap*\"",
    "\"depression and not anxiety\"",
    "author(s) and title(s)",
};

std::string codes_of(const ParsedQuery& parsed) {
  std::string codes;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    codes += (codes.empty() ? "" : " ") + name_of(diagnostic.code);
  }
  return codes;
}

bool is_refused(const std::string& text) {
  try {
    parse_query(text);
    return false;
  } catch (const QuerySyntaxError&) {
    return true;
  }
}

template <std::size_t N>
void check(const Row (&rows)[N], bool refused) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT("query: " << row.text) {
      const ParsedQuery lenient = parse_query(row.text, Syntax::lenient);
      BOOST_TEST(codes_of(lenient) == row.codes);
      BOOST_TEST(lenient.corrected == row.corrected);
      BOOST_TEST(is_refused(row.text) == refused);
      BOOST_TEST(is_refused(lenient.query.to_string()) == false);
      BOOST_TEST(!parse_query(row.text, Syntax::plain).diagnostics.empty());
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_other_platforms_write_is_told_and_refused) { check(kForeign, true); }

BOOST_AUTO_TEST_CASE(small_operators_of_an_expression_are_told) {
  for (const Row& row : kOperators) {
    BOOST_TEST_CONTEXT("query: " << row.text) {
      const ParsedQuery lenient = parse_query(row.text, Syntax::lenient);
      BOOST_TEST(codes_of(lenient) == row.codes);
      BOOST_TEST(lenient.corrected == row.corrected);
      BOOST_TEST(is_refused(row.text) == (std::string(row.codes) == "small-operator"));
    }
  }
}

BOOST_AUTO_TEST_CASE(words_that_may_mean_more_are_noted_and_searched) { check(kDoubtful, false); }

BOOST_AUTO_TEST_CASE(signs_that_exclude_in_what_was_pasted_are_noted) {
  for (const Row& row : kSigns) {
    BOOST_TEST_CONTEXT("query: " << row.text) {
      const ParsedQuery lenient = parse_query(row.text, Syntax::lenient);
      BOOST_TEST(codes_of(lenient) == row.codes);
      BOOST_TEST(lenient.corrected == row.corrected);
      BOOST_TEST(!is_refused(row.text));
      BOOST_TEST(codes_of(parse_query(row.corrected, Syntax::lenient)) == "");
      BOOST_TEST(parse_query(row.text, Syntax::plain).diagnostics.empty());
    }
  }
  const Diagnostic note = parse_query("a delay of -25 ms").diagnostics.at(0);
  BOOST_TEST(note.message == "`-25` leaves out every entry with 25");
  BOOST_TEST(note.offset == 11u);
  BOOST_TEST(note.length == 3u);
  BOOST_TEST(note.suggestion == "25");
}

BOOST_AUTO_TEST_CASE(text_is_left_alone) {
  for (const char* text : kPlain) {
    BOOST_TEST(codes_of(parse_query(text, Syntax::lenient)) == "", "query: " << text);
    BOOST_TEST(!is_refused(text), "query: " << text);
  }
}

BOOST_AUTO_TEST_CASE(a_refusal_names_the_query_that_was_meant) {
  BOOST_CHECK_EXCEPTION(
      parse_query("depression and not anxiety"), QuerySyntaxError,
      [](const QuerySyntaxError& error) {
        return error.corrected() == "depression AND NOT anxiety" && error.offset() == 11 &&
               error.length() == 3 &&
               std::string(error.what()).ends_with("did you mean depression AND NOT anxiety?");
      });
}

BOOST_AUTO_TEST_CASE(plain_reading_says_what_it_takes_for_text) {
  const ParsedQuery parsed = parse_query("cbt AND depress*", Syntax::plain);
  BOOST_TEST(codes_of(parsed) == "plain-sign plain-sign");
  BOOST_TEST(parsed.corrected == "cbt AND depress*");
  BOOST_TEST(parse_query("EFFECTS OF CBT AND IPT", Syntax::plain).diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_long_text_takes_time_in_proportion) {
  std::string text;
  while (text.size() < 60000) text += "(a[tiab] or #1 adj3 b$ ) [x ";
  BOOST_TEST(!find_misreadings(text, Syntax::lenient).diagnostics.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
