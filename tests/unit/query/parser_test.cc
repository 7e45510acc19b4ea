#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/unit/query/tree_text.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(parser)

namespace {

using test::tree_text;

struct Row {
  const char* query;
  const char* tree;
};

constexpr Row kWords[] = {
    {"", "everything"},
    {"   ", "everything"},
    {"*", "everything"},
    {"**", "everything"},
    {"alliance", "word[alliance]"},
    {"alliance rupture", "words(word[alliance], word[rupture])"},
    {"what works for PTSD?", "words(word[what], word[works], word[for], word[PTSD?])"},
    {"why??", "word[why??]"},
    {"cats and dogs or not", "words(word[cats], word[and], word[dogs], word[or], word[not])"},
    {"+alliance -rupture cbt", "words(+word[alliance], -word[rupture], word[cbt])"},
    {"-cbt", "words(-word[cbt])"},
    {"+cbt", "words(+word[cbt])"},
    {"* -cbt", "words(-word[cbt])"},
    {"a * b", "words(word[a], word[b])"},
    {"d = -0.30", "words(word[d], word[-0.30])"},
    {"-2019", "words(-word[2019])"},
    {"C++ AT&T", "words(word[C++], word[AT&T])"},
    {"PHQ-9 face-to-face", "words(word[PHQ-9], word[face-to-face])"},
    {"p < .05", "words(word[p], word[.05])"},
    {"wait... what", "words(word[wait...], word[what])"},
    {"pages 12..15", "words(word[pages], word[12..15])"},
    {"Therapy: a review", "words(word[Therapy:], word[a], word[review])"},
    {"https://doi.org/10.1037/pst0000(x)", "word[doi, https://doi.org/10.1037/pst0000(x)]"},
    {"~50 patients", "words(word[50], word[patients])"},
    {"a~b", "word[a~b]"},
    {"=alliance", "word[alliance, exact]"},
    {"= alliance", "word[alliance]"},
    {"fluckiger~", "word[fluckiger, edits 1]"},
    {"fluckiger~1", "word[fluckiger, edits 1]"},
    {"fluckiger~2, wampold~.", "words(word[fluckiger, edits 2], word[wampold, edits 1])"},
    {"=fluckiger~^2", "word[fluckiger, exact, edits 1, weight 2]"},
    {"alliance^2 cbt^0.5", "words(word[alliance, weight 2], word[cbt, weight 0.5])"},
    {"alliance^2,", "word[alliance, weight 2]"},
    {"alliance^1", "word[alliance]"},
};

constexpr Row kWildcardsAndPhrases[] = {
    {"psycho*", "wildcard[psycho*]"},
    {"psycho*, behavio?r", "words(wildcard[psycho*], wildcard[behavio?r])"},
    {"psycho*?", "wildcard[psycho*]"},
    {"ps*the?ap*^2", "wildcard[ps*the?ap*, weight 2]"},
    {"title:behavio?", "wildcard[title, behavio?]"},
    {"title:(PTSD?)", "wildcard[title, PTSD?]"},
    {"-psycho*", "words(-wildcard[psycho*])"},
    {"\"working alliance\"", "phrase[working alliance, exact]"},
    {"~\"working alliances\"", "phrase[working alliances]"},
    {"~\" AND \"^2 ~\"-a\" \"b\"", "words(word[AND, weight 2], word[-a], phrase[b, exact])"},
    {"~\"a\"~5", "phrase[a, window 5]"},
    {"\"patient preference\"~5", "phrase[patient preference, exact, window 5]"},
    {"~\"patient preference\"~5^2", "phrase[patient preference, window 5, weight 2]"},
    {"\" a  b \"^2", "phrase[a  b, exact, weight 2]"},
    {"\"psycho* AND (b)\"", "phrase[psycho* AND (b), exact]"},
    {"\u201Cworking alliance\u201D", "phrase[working alliance, exact]"},
    {"+\"a b\" -\"c d\"", "words(+phrase[a b, exact], -phrase[c d, exact])"},
    {"=\"a b\"", "phrase[a b, exact]"},
    {"\"\" a", "word[a]"},
};

constexpr Row kOperators[] = {
    {"a AND b", "all_of(word[a], word[b])"},
    {"a OR b", "any_of(word[a], word[b])"},
    {"NOT a", "none_of(word[a])"},
    {"a NOT b c", "all_of(word[a], none_of(word[b]), word[c])"},
    {"a AND NOT b", "all_of(word[a], none_of(word[b]))"},
    {"NOT NOT a", "none_of(none_of(word[a]))"},
    {"a OR b AND c", "any_of(word[a], all_of(word[b], word[c]))"},
    {"a b OR c d", "any_of(all_of(word[a], word[b]), all_of(word[c], word[d]))"},
    {"NOT a OR b", "any_of(none_of(word[a]), word[b])"},
    {"(a OR b) c", "all_of(any_of(word[a], word[b]), word[c])"},
    {"(a)", "word[a]"},
    // A bracket that nothing is said of is text, where no operator is about.
    {"(a b) c", "words(word[a], word[b], word[c])"},
    {"a (\"b c\", year:2015..) -d",
     "words(word[a], phrase[b c, exact], range[year, 2015 to ], -word[d])"},
    {"a ((b) NOT (c) d)", "all_of(word[a], word[b], none_of(word[c]), word[d])"},
    {"a (b c) AND d", "all_of(word[a], word[b], word[c], word[d])"},
    {"a (b c)^2", "all_of(word[a], all_of[weight 2](word[b], word[c]))"},
    {"a +(b c)", "all_of(word[a], word[b], word[c])"},
    {"title:(a b) c", "all_of(word[title, a], word[title, b], word[c])"},
    // Directly behind a word it is text anywhere, unless it holds an operator or has a weight.
    {"client(s)", "words(word[client], word[s])"},
    {"risk(OR = 1.5)", "any_of(word[risk], word[1.5])"},
    {"therapy((placebo) OR pain)", "all_of(word[therapy], any_of(word[placebo], word[pain]))"},
    {"therapy((placebo)OR(pain))", "all_of(word[therapy], any_of(word[placebo], word[pain]))"},
    {"therapy(client(s) OR pain)",
     "all_of(word[therapy], any_of(all_of(word[client], word[s]), word[pain]))"},
    {"therapy(NOT (pain))", "all_of(word[therapy], none_of(word[pain]))"},
    {"therapy((placebo) pain)^2",
     "all_of(word[therapy], all_of[weight 2](word[placebo], word[pain]))"},
    {"therapy(\"a) OR (b\" c)", "words(word[therapy], phrase[a) OR (b, exact], word[c])"},
    {"a(b OR c)", "all_of(word[a], any_of(word[b], word[c]))"},
    {"a(NOT b)", "all_of(word[a], none_of(word[b]))"},
    {"a(b)^2", "all_of(word[a], word[b, weight 2])"},
    {"(a b)", "words(word[a], word[b])"},
    {"(a AND b) AND (c d)", "all_of(word[a], word[b], word[c], word[d])"},
    {"a OR (b OR (c OR d))", "any_of(word[a], word[b], word[c], word[d])"},
    {"(a b)^2 c", "all_of(all_of[weight 2](word[a], word[b]), word[c])"},
    {"(a)^2", "word[a, weight 2]"},
    {"((a^50)^50)", "word[a, weight 100]"},
    {"+a AND -b", "all_of(word[a], none_of(word[b]))"},
    {"-(a b)", "none_of(all_of(word[a], word[b]))"},
    {"a AND *", "all_of(word[a], everything)"},
    {"* NOT a", "all_of(everything, none_of(word[a]))"},
    {"* AND NOT a", "all_of(everything, none_of(word[a]))"},
    {"NOT(a)AND\"b\"", "all_of(none_of(word[a]), phrase[b, exact])"},
    {"a AND -0.30", "all_of(word[a], word[-0.30])"},
    {"-AND", "words(-word[AND])"},
    // In capitals: an expression, and a sentence, which has a word of grammar beside another word.
    {"CBT AND IPT", "all_of(word[CBT], word[IPT])"},
    {"PTSD OR EMDR", "any_of(word[PTSD], word[EMDR])"},
    {"EFFECTS OF CBT AND IPT", "words(word[EFFECTS], word[OF], word[CBT], word[AND], word[IPT])"},
    {"THE CBT (OR IPT) NOT DRUGS.",
     "words(word[THE], word[CBT], word[OR], word[IPT], word[NOT], word[DRUGS.])"},
    {"WHO AND UNICEF", "all_of(word[WHO], word[UNICEF])"},
    {"Effects OF CBT AND IPT", "all_of(word[Effects], word[OF], word[CBT], word[IPT])"},
    {"THE CBT AND +IPT", "all_of(word[THE], word[CBT], word[IPT])"},
    {"THE CBT AND TITLE:IPT", "all_of(word[THE], word[CBT], word[title, IPT])"},
    {"THE CBT^2 AND IPT", "all_of(word[THE], word[CBT, weight 2], word[IPT])"},
    {"\"OF THE\" AND IPT", "all_of(phrase[OF THE, exact], word[IPT])"},
    {"\uFF08a\u3000\uFF2F\uFF32\u3000b\uFF09", "any_of(word[a], word[b])"},
};

constexpr Row kFields[] = {
    {"title:alliance", "word[title, alliance]"},
    {"TITLE:alliance", "word[title, alliance]"},
    {"title:alliance rupture", "words(word[title, alliance], word[rupture])"},
    {"-author:beck", "words(-word[author, beck])"},
    {"title:\"working alliance\"~3", "phrase[title, working alliance, exact, window 3]"},
    {"title:~\"alliances\"", "word[title, alliances]"},  // the canonical form of a plain word
    {"title:=CBT^2", "word[title, CBT, exact, weight 2]"},
    {"author:fluckiger~", "word[author, fluckiger, edits 1]"},
    {"title:(a OR b)", "any_of(word[title, a], word[title, b])"},
    {"title:(a -b \"c\")",
     "all_of(word[title, a], none_of(word[title, b]), phrase[title, c, exact])"},
    {"title:(title:a)", "word[title, a]"},
    {"topic:(depression OR NOT anxiety)",
     "any_of(word[topic, depression], none_of(word[topic, anxiety]))"},
    {"topic:\"personality disorders\" type:meta-analysis",
     "words(phrase[topic, personality disorders, exact], word[type, meta-analysis])"},
    {"title:a:b", "word[title, a:b]"},
    {"doi:10.1016/S0005-7967(00)00012-3", "word[doi, 10.1016/S0005-7967(00)00012-3]"},
    {"(doi:10.1002/(SICI)1097<1::AID>3.0.CO;2-X)",
     "word[doi, 10.1002/(SICI)1097<1::AID>3.0.CO;2-X]"},
    {"doi:(10.1/a OR 10.2/b^2)", "any_of(word[doi, 10.1/a], word[doi, 10.2/b^2])"},
    {"id:2020-11-videotherapy", "word[id, 2020-11-videotherapy]"},
    {"has:doi", "has[doi]"},
    {"HAS:Doi", "has[doi]"},
    {"missing:citation", "none_of(has[citation])"},
    {"a missing:doi", "words(word[a], none_of(has[doi]))"},
    {"NOT has:doi", "none_of(has[doi])"},
    {"has:(doi OR pmid)", "any_of(has[doi], has[pmid])"},
    {"is:retracted", "has[retracted]"},
    {"it is: retracted", "words(word[it], word[is:], word[retracted])"},
    {"has:retracted", "has[retracted]"},
    {"IS:Retracted", "has[retracted]"},
    {"-is:retracted", "words(-has[retracted])"},
    {"NOT is:retracted", "none_of(has[retracted])"},
    {"a has:correction", "words(word[a], has[correction])"},
};

constexpr Row kNearness[] = {
    {"a NEAR/3 b", "near[3](word[a], word[b])"},
    {"a PRE/12 b", "pre[12](word[a], word[b])"},
    {"a NEAR/3 b PRE/2 c", "pre[2](near[3](word[a], word[b]), word[c])"},
    {"a NEAR/3 (b PRE/2 c)", "near[3](word[a], pre[2](word[b], word[c]))"},
    {"(a OR bb*) NEAR/3 (=c OR \"d e\" OR ~\"f g\" OR hh~)",
     "near[3](any_of(word[a], wildcard[bb*]), any_of(word[c, exact], phrase[d e, exact], phrase[f "
     "g], "
     "word[hh, edits 1]))"},
    {"((a OR b) NEAR/3 c OR d) NEAR/1 *ee",
     "near[1](any_of(near[3](any_of(word[a], word[b]), word[c]), word[d]), wildcard[*ee])"},
    // Tighter than NOT, AND and OR.
    {"a b NEAR/3 c", "all_of(word[a], near[3](word[b], word[c]))"},
    {"a OR b NEAR/3 c AND d", "any_of(word[a], all_of(near[3](word[b], word[c]), word[d]))"},
    {"NOT a NEAR/3 b", "none_of(near[3](word[a], word[b]))"},
    {"+a NEAR/3 +b", "near[3](word[a], word[b])"},
    {"-(a NEAR/3 b) c", "all_of(none_of(near[3](word[a], word[b])), word[c])"},
    {"(a NEAR/3 b)^2", "near[3, weight 2](word[a], word[b])"},
    {"title:(a NEAR/3 b)", "near[3](word[title, a], word[title, b])"},
    {"title:a NEAR/3 title:b", "near[3](word[title, a], word[title, b])"},
    {"therapy(a NEAR/3 b)", "all_of(word[therapy], near[3](word[a], word[b]))"},
    // Words, as whole words in capitals with a number alone are operators.
    {"a NEAR b nEAR", "words(word[a], word[NEAR], word[b], word[nEAR])"},
    {"THE ROOM NEAR/3 DOOR", "words(word[THE], word[ROOM], word[NEAR/3], word[DOOR])"},
};

constexpr Row kRanges[] = {
    {"year:2019", "range[year, 2019 to 2019]"},
    {"year:2015..2020", "range[year, 2015 to 2020]"},
    {"year:2015..", "range[year, 2015 to ]"},
    {"year:..2020", "range[year,  to 2020]"},
    {"year:>=2015", "range[year, 2015 to ]"},
    {"year:>2015", "range[year, 2016 to ]"},
    {"year:<=2015", "range[year,  to 2015]"},
    {"year:<2015", "range[year,  to 2014]"},
    {"year:2015,", "range[year, 2015 to 2015]"},
    {"year:2015^2", "range[year, 2015 to 2015, weight 2]"},
    {"year:(2015 OR 2018..)", "any_of(range[year, 2015 to 2015], range[year, 2018 to ])"},
    {"published:2020-07", "range[published, 2020-07 to 2020-07]"},
    {"published:2020-07..2020-12", "range[published, 2020-07 to 2020-12]"},
    {"published:2020-07-15..2020-07", "range[published, 2020-07-15 to 2020-07]"},
    {"published:>2020-12", "range[published, 2021-01 to ]"},
    {"published:<2020-03-01", "range[published,  to 2020-02-29]"},
};

template <std::size_t N>
void check(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT("query: " << row.query) {
      BOOST_TEST(tree_text(parse_query(row.query).query) == row.tree);
    }
  }
}

std::string limit_passed(const std::string& text, const QueryLimits& limits) {
  parse_query(text, Syntax::lenient, limits);
  try {
    parse_query(text, Syntax::strict, limits);
    return "none";
  } catch (const LimitError& error) {
    return error.limit();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_stand_side_by_side) { check(kWords); }

BOOST_AUTO_TEST_CASE(wildcards_and_phrases) { check(kWildcardsAndPhrases); }

BOOST_AUTO_TEST_CASE(operators_and_brackets_make_an_expression) { check(kOperators); }

BOOST_AUTO_TEST_CASE(nearness_joins_texts) { check(kNearness); }

BOOST_AUTO_TEST_CASE(a_field_takes_one_value_or_a_bracketed_query) { check(kFields); }

BOOST_AUTO_TEST_CASE(ranges_include_their_ends) { check(kRanges); }

BOOST_AUTO_TEST_CASE(nodes_know_their_place_in_the_original_text) {
  const std::string text = "\u201Ca\u201D AND (title:b OR NOT c)^2";
  const QueryNode root = root_of(parse_query(text).query);
  const auto piece = [&](const QueryNode& node) { return text.substr(node.offset, node.length); };
  BOOST_TEST(piece(root) == text);
  BOOST_TEST(piece(operands_of(root)[0]) == "\u201Ca\u201D");
  const QueryNode& bracket = operands_of(root)[1];
  BOOST_TEST(piece(bracket) == "(title:b OR NOT c)^2");
  BOOST_TEST(piece(operands_of(bracket)[0]) == "title:b");
  BOOST_TEST(piece(operands_of(bracket)[1]) == "NOT c");
}

BOOST_AUTO_TEST_CASE(plain_reading_has_no_operators) {
  const ParsedQuery parsed = parse_query("a AND -b title:(c", Syntax::plain);
  BOOST_TEST(tree_text(parsed.query) == "words(word[a], word[AND], word[-b], word[title:(c])");
}

BOOST_AUTO_TEST_CASE(other_names_of_fields_are_read) {
  BOOST_TEST(parse_query("ti:cbt AND ab:cbt AND tiab:cbt AND au:beck").query.to_string() ==
             "title:cbt AND summary:cbt AND text:cbt AND author:beck");
  BOOST_TEST(parse_query("so: what now").query.to_string() == "so: what now");
}

BOOST_AUTO_TEST_CASE(what_parts_words) {
  BOOST_TEST(parse_query("metformin/glipizide").query.to_string() == "metformin glipizide");
  BOOST_TEST(parse_query("trial NOT metformin/glipizide").query.to_string() ==
             "trial AND NOT ~\"metformin/glipizide\"");
  BOOST_TEST(parse_query("pain\u2014opioids").query.to_string() == "pain opioids");
  BOOST_TEST(parse_query("and/or").query.to_string() == "and/or");
  BOOST_TEST(parse_query("trial NOT asthma,children").query.to_string() ==
             "trial AND NOT ~\"asthma,children\"");
}

BOOST_AUTO_TEST_CASE(a_sign_without_blanks_parts_words) {
  struct Row {
    const char* text;
    const char* read;
  };
  constexpr Row kRows[] = {
      {"asthma,children", "asthma children"},
      {"asthma;children", "asthma children"},
      {"aspirin,heparin,warfarin", "aspirin heparin warfarin"},
      {"vitamin A,C", "vitamin A C"},
      {"IL-6,IL-8", "IL-6 IL-8"},
      {"COVID-19,influenza", "COVID-19 influenza"},
      {"e.g.,asthma", "e.g. asthma"},
      {"asthma,child*", "asthma child*"},
      {"child*,asthma", "child* asthma"},
      {"asthma,title:cbt", "asthma title:cbt"},
      {"asthma,-children", "asthma children"},
      {"asthma,=children", "asthma =children"},
      {"n=30,p<.05", "n=30 p<.05"},
      {"asthma...children", "asthma children"},
      {"asthma..children", "asthma children"},
      {"asthma\u2026children", "asthma children"},
      {"asthma\u00B7children", "asthma children"},
      {"asthma\u2022children", "asthma children"},
      {"asthma\u2192children", "asthma children"},
      {"asthma\u3001children", "asthma children"},
      {"asthma.children", "asthma children"},
      {"Asthma.Children were seen", "Asthma Children were seen"},
      {"asthma&children", "asthma children"},
      {"asthma+children", "asthma children"},
      {"sex=female", "sex female"},
      {"stress>depression", "stress depression"},
      {"stress->depression", "stress depression"},
      {"alliance--outcome", "alliance outcome"},
      {"follow-up/treatment", "follow-up treatment"},
      {"2019,2020", "2019 2020"},
      {"asthma,AND", "asthma ~\"AND\""},
      // What holds together.
      {"1,234", "1,234"},
      {"1,\u00AD234", "1,\u00AD234"},
      {"1996;156", "1996;156"},
      {"0,05", "0,05"},
      {"-0.92,-0.38", "-0.92,-0.38"},
      {"N,N-dimethyltryptamine", "N,N-dimethyltryptamine"},
      {"p,p'-DDE", "p,p'-DDE"},
      {"2,4-dinitrophenol", "2,4-dinitrophenol"},
      {"0\u00B75", "0\u00B75"},
      {"R&D AT&T", "R&D AT&T"},
      {"U.S. Ph.D. 3.5", "U.S. Ph.D. 3.5"},
      {"www.example.org", "www.example.org"},
      {"p=.05", "p=.05"},
      {"IL-6+", "IL-6+"},
      {"CD4+CD8+", "CD4+CD8+"},
      {"10mcg/dose", "10mcg/dose"},
      {"working_alliance", "working_alliance"},
      {"drop-out", "drop-out"},
      {"=asthma,children", "=asthma,children"},
      {"title:asthma,children", "title:asthma,children"},
      {"-asthma,children cbt", "-asthma,children cbt"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST(parse_query(row.text, Syntax::lenient).query.to_string() == row.read,
               "query: " << row.text);
  }
}

BOOST_AUTO_TEST_CASE(lenient_and_plain_reading_cut_what_is_past_a_limit) {
  QueryLimits limits;
  limits.words = 3;
  limits.nesting = 2;
  limits.query_bytes = 20;
  const auto read = [&](const std::string& text, Syntax syntax) {
    const ParsedQuery parsed = parse_query(text, syntax, limits);
    const bool cut =
        !parsed.diagnostics.empty() && parsed.diagnostics.back().code == DiagnosticCode::query_cut;
    return parsed.query.to_string() + (cut ? " ..." : "");
  };
  for (const Syntax syntax : {Syntax::lenient, Syntax::plain}) {
    BOOST_TEST(read("a b c", syntax) == "a b c");
    BOOST_TEST(read("a b c d", syntax) == "a b c ...");
    BOOST_TEST(read("alliance rupture repair", syntax) == "alliance rupture ...");
    BOOST_TEST(read(std::string(21, 'a'), syntax) == std::string(20, 'a') + " ...");
  }
  BOOST_TEST(read("(((a)))", Syntax::lenient) == "~\"(((a)))\" ...");
  // What is alone past a limit is cut within, because without it all entries would be found.
  BOOST_TEST(read("\"a b c d\"", Syntax::lenient) == "\"a b\" ...");
  BOOST_TEST(read("title:\"a b c d\"", Syntax::lenient) == "title:\"a b\" ...");
  BOOST_TEST(read("NOT \"a b c d\"", Syntax::lenient) == "NOT \"a b\" ...");
  BOOST_TEST(read(std::string(25, ' ') + 'a', Syntax::lenient) == "a");
}

BOOST_AUTO_TEST_CASE(a_run_of_very_many_bytes_is_text_and_read_in_no_time) {
  const auto many = [](const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
  };
  // Each took seconds to minutes, in the square or cube of its length.
  for (const std::string& text :
       {"psych*" + many(".ti.", 15000), "psych*" + many(":ti", 20000), many("a.", 30000),
        many("abc/", 15000) + "abc", many("title:", 10000) + 'a', many("10.1037/", 7000)}) {
    for (const Syntax syntax : {Syntax::lenient, Syntax::plain}) {
      BOOST_TEST(!parse_query(text, syntax).query.to_string().empty());
    }
  }
  const ParsedQuery parsed = parse_query("title:" + many("a/", 200), Syntax::lenient);
  BOOST_REQUIRE_EQUAL(parsed.diagnostics.size(), 1U);
  BOOST_TEST((parsed.diagnostics[0].code == DiagnosticCode::long_word));
  BOOST_TEST(parsed.diagnostics[0].length == 406U);
  BOOST_CHECK_THROW(parse_query("title:" + many("a/", 200)), QuerySyntaxError);
  BOOST_CHECK_NO_THROW(parse_query(many("\u6cbb", 200)));  // a text without blanks
}

BOOST_AUTO_TEST_CASE(of_very_many_faults_the_first_are_told_and_the_number_of_others) {
  const ParsedQuery parsed = parse_query(std::string(60000, ')'), Syntax::lenient);
  BOOST_REQUIRE_EQUAL(parsed.diagnostics.size(), 100U);
  BOOST_TEST(parsed.diagnostics.back().message ==
             "this bracket was never opened (59901 more faults, behind this one, are not listed)");
}

BOOST_AUTO_TEST_CASE(a_word_with_a_sign_of_its_own_is_no_unfinished_operator) {
  for (const char* text : {"alliance NEAR/9~ outcome", "alliance AND PRE/9* AND outcome"}) {
    const std::string canonical = parse_query(text).query.to_string();
    BOOST_TEST(parse_query(canonical).query.to_string() == canonical);
  }
}

BOOST_AUTO_TEST_CASE(a_sign_behind_a_bracket_that_is_text_is_text) {
  BOOST_TEST(parse_query("10(-6) M verapamil").query.to_string() == "10 6 M verapamil");
  BOOST_TEST(parse_query("pain (-opioids)").query.to_string() == "pain -opioids");
}

BOOST_AUTO_TEST_CASE(strict_reading_keeps_the_limits) {
  QueryLimits limits;
  limits.words = 3;
  limits.nesting = 2;
  limits.query_bytes = 20;
  BOOST_TEST(limit_passed("a b c", limits) == "none");
  BOOST_TEST(limit_passed("a b c d", limits) == "words");
  BOOST_TEST(limit_passed("a \"b c d\"", limits) == "words");
  BOOST_TEST(limit_passed("((a))", limits) == "none");
  BOOST_TEST(limit_passed("(((a)))", limits) == "nesting");
  BOOST_TEST(limit_passed("((-a)) OR b", limits) == "nesting");
  BOOST_TEST(limit_passed("NOT NOT NOT a", limits) == "nesting");
  BOOST_TEST(limit_passed(std::string(20, ' '), limits) == "none");
  BOOST_TEST(limit_passed(std::string(21, ' '), limits) == "query_bytes");
}

BOOST_AUTO_TEST_CASE(nesting_cannot_be_set_so_high_that_the_stack_ends) {
  QueryLimits limits;
  limits.nesting = 1000000;
  limits.query_bytes = 1000000;
  BOOST_TEST(limit_passed(std::string(200, '(') + "a" + std::string(200, ')'), limits) == "none");
  BOOST_TEST(limit_passed(std::string(500000, '('), limits) == "nesting");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
