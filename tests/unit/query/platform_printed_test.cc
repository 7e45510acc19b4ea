// What platforms print beside lines: counts are taken off and told, a number that may be a word is
// told, and printed limits of years are read.
#include <pprsearch/error.h>
#include <pprsearch/query.h>
#include <pprsearch/strategy.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "tests/support/print_names.h"
#include "tests/unit/query/platform_rows.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(platform_printed)

namespace {

using enum Platform;

/// The canonical query, then what is said of numbers, remarks and limits.
std::string read(Platform platform, std::string_view text) {
  try {
    const ParsedQuery parsed = parse_query(text, {.platform = platform});
    std::string said = parsed.query.to_string();
    for (const Diagnostic& told : parsed.diagnostics) {
      for (const std::string_view kind :
           {"it is read as the line's count", "is read as part of the query", "a remark",
            "no part of it", "limit is left out", "last number to the first", "read as a line",
            "read as a word", "the whole years are asked", "excluded together"}) {
        if (told.message.find(kind) == std::string::npos) continue;
        const std::string_view at = text.substr(told.offset, told.length);
        said += " | " + std::string(kind) + ": " + std::string(at);
        const std::size_t more = told.message.rfind(" (and ");
        if (more != std::string::npos) said += told.message.substr(more);
      }
    }
    return said;
  } catch (const QuerySyntaxError& error) {
    return error.what();
  }
}

using Row = test::PlatformRow;

constexpr Row kCounts[] = {
    // In brackets: one digit as well, and only behind one of the lines.
    {ovid, "1 alliance.ti. (3)\n2 bond.ti.\n3 1 or 2",
     "title:=alliance OR title:=bond | it is read as the line's count: (3)"},
    {ovid, "1 exp Yoga/ (12345)\n2 yoga.ti. (12 345)\n3 1 or 2 (n=12,346)",
     "heading:\"Yoga\" OR title:=yoga | it is read as the line's count: (12345) (and 2 more)"},
    {cochrane, "#1 yoga:ti (12 results)\n#2 #1",
     "title:=yoga | it is read as the line's count: (12 results)"},
    // Behind a tab or two blanks.
    {ovid, "1\talliance.ti.\t3\n2\tbond\t12\n3\t1 or 2\t15",
     "title:=alliance OR words:=bond | it is read as the line's count: 3 (and 2 more)"},
    {pubmed, "#1 covid  19\n#2 #1", "=covid | it is read as the line's count: 19"},
    {ovid, "1  yoga.ti.  345  Advanced\n2  1 not 1  0  Advanced",
     "title:=yoga AND NOT title:=yoga | it is read as the line's count: 345  Advanced (and 1 "
     "more)"},
    {embase, "#1\t'yoga'/exp\t12,345\t7 Jan 2020\n#2\t#1\t5\t7 Jan 2020",
     "heading:\"yoga\" | it is read as the line's count: 12,345\t7 Jan 2020 (and 1 more)"},
    {proquest, "S1\tti(yoga)\t345*\nS2\tS1\t345*",
     "title:=yoga | it is read as the line's count: 345* (and 1 more)"},
    // Behind a colon.
    {pubmed, "1. \"yoga\"[ti]: 345\n2. #1: 12",
     "title:=yoga | it is read as the line's count: : 345 (and 1 more)"},
    // With its time, as in histories of PubMed.
    {pubmed, "#2 Add Search (#1) 34 05:12:33\n#1 Add Search yoga[ti] 3 05:12:30",
     "title:=yoga | last number to the first:  | it is read as the line's count: 3 05:12:30 (and 1 "
     "more)"},
    {pubmed, "#1 Search yoga[ti] 34 05:12:33\n#2 Search #1 12 05:13",
     "title:=yoga | it is read as the line's count: 34 05:12:33 (and 1 more)"},
    // Behind what is complete.
    {ovid, "1. yoga.ti. 3\n2. exp Yoga/ 1234\n3. or/1-2 1237",
     "title:=yoga OR heading:\"Yoga\" | it is read as the line's count: 3 (and 2 more)"},
    {cochrane,
     "#1 MeSH descriptor: [Yoga] explode all trees 123\n#2 yoga:ti,ab,kw\n#3 #1 or #2 130",
     "heading:\"Yoga\" OR words:=yoga | it is read as the line's count: 123 (and 1 more)"},
    {ebsco, "S1 (MH \"Yoga+\") 12,345\nS2 S1 AND S1 7",
     "heading:\"Yoga\" AND heading:\"Yoga\" | it is read as the line's count: 12,345 (and 1 more)"},
    // Behind bare words, if every line has a number and one of them is surely a count.
    {pubmed, "#1 yoga 120\n#2 pilates 19\n#3 #1 AND #2 7",
     "=yoga AND =pilates | it is read as the line's count: 120 (and 2 more)"},
    // Before the line.
    {wos, "# 1 1,234 TS=yoga\n# 2 345 TI=pilates\n# 3 34 #1 AND #2",
     "words:=yoga AND title:=pilates | it is read as the line's count: 1,234 (and 2 more)"},
    // One line that is no list.
    {ovid, "exp Yoga/ (12345)", "heading:\"Yoga\" | it is read as the line's count: (12345)"},
    {wos, "TS=(yoga) 1,234", "words:=yoga | it is read as the line's count: 1,234"},
};

constexpr Row kWords[] = {
    {pubmed, "#1 yoga[ti]\n#2 covid 19\n#3 #1 OR #2",
     "title:=yoga OR =covid AND =19 | is read as part of the query: 19"},
    {pubmed, "covid 19", "=covid AND =19"},
    {pubmed, "yoga (12)", "=yoga AND =12 | is read as part of the query: (12)"},
    {ovid, "1. vitamin b 12.ti.\n2. 1", "title:\"vitamin b 12\""},
    {ovid, "1. yoga.ti.\n2. pilates.ti.\n3. 1 or 2", "title:=yoga OR title:=pilates"},
    {ovid, "1. yoga.ti.\n2. 1 and (1)", "title:=yoga AND title:=yoga"},
    {ebsco, "S1 TI yoga AND PY 2010\nS2 S1", "title:=yoga AND year:2010"},
    {scopus, "1 TITLE(yoga) AND PUBYEAR > 2010\n2 #1", "title:=yoga AND year:2011.."},
    {wos, "TI=(covid 19)", "title:=covid AND title:=19"},
};

constexpr Row kRemarksAndLimits[] = {
    {ovid, "# POPULATION\n1. yoga.ti.\n2. 1 not 1 [Block A AND Block B]",
     "title:=yoga AND NOT title:=yoga | a remark: # POPULATION (and 1 more)"},
    {ovid, "yoga.mp. [mp=title, abstract]", "words:=yoga | a remark: [mp=title, abstract]"},
    {ovid, "exp Yoga/px [Psychology]", "heading:\"Yoga\" | a remark: [Psychology]"},
    {pubmed, "[Population]\nyoga[ti]", "title:=yoga | a remark: [Population]"},
    {cochrane, "#1 [mh Yoga] or [mh ^\"Breathing Exercises\"]\n#2 #1",
     "heading:\"Yoga\" OR heading:\"Breathing Exercises\""},
    {ovid, "Database: MEDLINE\n----------\n1     yoga.ti. (345)\n2     1 (12)\n**********",
     "title:=yoga | it is read as the line's count: (345) (and 1 more)"},
    {ebsco, "S1 TI yoga\nS2 S1 Limiters - Published Date: 20100101-20201231; Human",
     "title:=yoga AND year:2010..2020 | limit is left out: Human"},
    {ebsco, "S1 TI yoga Search modes - Boolean/Phrase",
     "title:=yoga | no part of it: Search modes - Boolean/Phrase"},
    {cochrane, "#1 yoga:ti\n#2 #1 with Publication Year from 2010 to 2020, in Trials",
     "title:=yoga AND year:2010..2020 | limit is left out: in Trials"},
    {cochrane, "#1 yoga:ti (Word variations have been searched)\n#2 #1",
     "title:=yoga | no part of it: (Word variations have been searched)"},
    {wos, "#1 TI=yoga Indexes=SSCI Timespan=2010-2015\n#2 #1",
     "title:=yoga AND year:2010..2015 | no part of it: Indexes=SSCI"},
    {pubmed, "yoga[ti] Filters: from 2015 - 2020", "title:=yoga AND year:2015..2020"},
    // Strokes between columns.
    {pubmed, "1 / yoga[ti] / 71993\n2 / pain[ti] /\n3 / #1 AND #2 / 422",
     "title:=yoga AND title:=pain | it is read as the line's count: / 71993 (and 1 more)"},
    // A query over several lines.
    {pubmed, "(yoga[ti]\nOR pilates[ti])\nAND pain[ti]",
     "(title:=yoga OR title:=pilates) AND title:=pain"},
    // Sections between lines are remarks.
    {ovid, "1. yoga.ti.\nIntervention\n2. pain.ti.\nCombined sets\n3. 1 and 2",
     "title:=yoga AND title:=pain | a remark: Intervention (and 1 more)"},
    {cochrane, "#1 yoga:ti 123\nIntervention: therapy\n#2 pain:ti 12\n#3 #1 or #2 130",
     "title:=yoga OR title:=pain | it is read as the line's count: 123 (and 2 more) | a remark: "
     "Intervention: therapy"},
    {embase, "#1. 'yoga'/exp 123,456 12 Mar 2020\n#2. #1 AND pain:ti 12 16-Sep-2022",
     "heading:\"yoga\" AND title:=pain | it is read as the line's count: 123,456 12 Mar 2020 "
     "(and 1 more)"},
    {ovid, "3. 1 and 2\nCombined\n2. pain.ti.\nIntervention\n1. yoga.ti.",
     "title:=yoga AND title:=pain | a remark: Combined (and 1 more) | last number to the first: "},
    // A table in Markdown.
    {ovid,
     "| # | Query | Results |\n|---|---|---|\n| 1 | exp Yoga/ | 1,234 |\n"
     "| 2 | pain.ti. | 12 |\n| 3 | 1 or 2 | 345 |",
     "heading:\"Yoga\" OR title:=pain | it is read as the line's count: 1,234 (and 2 more)"},
    {pubmed, "yoga[ti] Limits: Humans, English",
     "title:=yoga | limit is left out: Limits: Humans, English"},
    {pubmed, "1. yoga[ti]\n2. Limits: Humans\n3. #1 AND #2",
     "title:=yoga | limit is left out: Limits: Humans"},
    {cochrane, "yoga:ti with Cochrane Library publication date from Jan 2019 to Dec 2025",
     "title:=yoga | limit is left out: with Cochrane Library publication date from Jan 2019 to Dec "
     "2025"},
    // Years alone are known of entries.
    {pubmed, "2000/06/01:2010/06/30[dp]",
     "year:2000..2010 | the whole years are asked: 2000/06/01:2010/06/30[dp]"},
    {pubmed, "2000/01/01:2010/12/31[dp]", "year:2000..2010"},
    {proquest, "pd(20100615-20201231)",
     "year:2010..2020 | the whole years are asked: pd(20100615-20201231)"},
    {proquest, "pd(>20100615)", "year:2010.. | the whole years are asked: pd(>20100615)"},
    {scopus, "TITLE(yoga) AND NOT TITLE(pain) AND PUBYEAR > 2010",
     "title:=yoga AND NOT (title:=pain AND year:2011..) | excluded together: AND NOT"},
    // Numbers without signs.
    {pubmed, "1. yoga[ti]\n2. pilates[ti]\n3. 1 AND 2\n4. 3 NOT child[ti]",
     "title:=yoga AND title:=pilates AND NOT title:=child | read as a line: 3"},
    {pubmed, "#1 yoga[ti]\n#2 pilates[ti]\n#3 2 AND covid[ti]",
     "=2 AND title:=covid | read as a word: 2"},
    {pubmed, "yoga[ti] Filters: Clinical Trial, Humans, from 2015/1/1 - 2020/12/31, English",
     "title:=yoga AND year:2015..2020 | limit is left out: Filters: Clinical Trial, Humans | limit "
     "is left out: English"},
    {pubmed, "pain from 2 sites[ti] Filters: Child: 6-12 years",
     "title:\"pain from 2 sites\" | limit is left out: Filters: Child: 6-12 years"},
    {pubmed, "Search: yoga[ti] AND pain[ti] Filters: Humans",
     "title:=yoga AND title:=pain | a remark: Search: | limit is left out: Filters: Humans"},
    {pubmed, "yoga[ti] Filters: Humans", "title:=yoga | limit is left out: Filters: Humans"},
    // The words of these limits are words elsewhere.
    {ovid, "(participation in trials or consent).ti.",
     "title:\"participation in trials\" OR title:=consent"},
};

// Histories as PubMed gives them in files and shows them on its page.
constexpr Row kHistories[] = {
    {pubmed,
     "Search number,Query,Sort By,Filters,Search Details,Results,Time\n"
     "3,#1 AND #2,,,\"(\"\"yoga\"\"[Title]) AND (\"\"pain\"\"[Title])\",\"1,234\",05:11:11\n"
     "2,pain[ti],,Clinical Trial,\"\"\"pain\"\"[Title]\",12,05:10:11\n"
     "1,\"yoga[ti] OR \"\"pilates ball\"\"[ti]\",,,,345,05:09:11\n",
     "(title:=yoga OR title:\"pilates ball\") AND title:=pain | a remark: Search "
     "number,Query,Sort By,Filters,Search Details,Results,Time | last number to the first:  | it "
     "is read as the line's count: 345 (and 2 more) | limit is left out: Clinical Trial"},
    {pubmed, "\"Search number\";\"Query\";\"Results\"\r\n\"1\";\"yoga\n[ti]\";\"7\"\r\n",
     "title:=yoga | a remark: \"Search number\";\"Query\";\"Results\" | it is read as the line's "
     "count: 7\""},
    {pubmed, "Search number\tQuery\tResults\n1\tyoga[ti]\t7\n2\t#1 OR pain[ti]\t9\n",
     "title:=yoga OR title:=pain | a remark: Search number\tQuery\tResults | it is read as the "
     "line's count: 7 (and 1 more)"},
    {pubmed,
     "Search\tActions\tDetails\tQuery\tResults\tTime\n"
     "#2\t...\t>\tSearch: #1 AND pain[ti]\t1,234\t05:11:11\n"
     "#1\t...\t>\tSearch: yoga[ti]\t12,345\t05:09:11\n",
     "title:=yoga AND title:=pain | last number to the first:  | it is read as the line's count: "
     "12,345\t05:09:11 (and 1 more)"},
    // No table.
    {pubmed, "Search number, query, results",
     "=Search AND \"number,\" AND \"query,\" AND =results"},
};

constexpr Row kReversed[] = {
    {ebsco, "S3  S1 AND S2\nS2  TI pilates\nS1  TI yoga",
     "title:=yoga AND title:=pilates | last number to the first: "},
    {wos,
     "# 2\t34\t#1 AND TI=pilates\nIndexes=SSCI Timespan=All years\n# 1\t1,234\tTI=yoga\n"
     "Indexes=SSCI Timespan=All years",
     "title:=yoga AND title:=pilates | it is read as the line's count: 1,234 (and 1 more) | last "
     "number to the first:  | no part of it: Indexes=SSCI | no part of it: Timespan=All years"},
};

template <typename Rows>
void check(const Rows& rows) {
  test::check_platform_rows(rows, read);
}

}  // namespace

BOOST_AUTO_TEST_CASE(histories_are_lists_of_lines) { check(kHistories); }
BOOST_AUTO_TEST_CASE(counts_are_taken_off_and_told) { check(kCounts); }
BOOST_AUTO_TEST_CASE(numbers_that_may_be_words_are_words_and_told) { check(kWords); }
BOOST_AUTO_TEST_CASE(remarks_and_printed_limits_are_told) { check(kRemarksAndLimits); }
BOOST_AUTO_TEST_CASE(lists_may_be_printed_from_the_last_number_to_the_first) { check(kReversed); }

BOOST_AUTO_TEST_CASE(the_lines_of_a_strategy_have_their_counts) {
  const Strategy strategy =
      parse_strategy("1. yoga.ti. (1,234)\n2. pilates.ti.\n3. 1 or 2 7", {.platform = ovid});
  BOOST_TEST_REQUIRE(strategy.lines.size() == 3u);
  BOOST_TEST(strategy.lines[0].printed.value() == 1234u);
  BOOST_TEST(!strategy.lines[1].printed.has_value());
  BOOST_TEST(strategy.lines[2].printed.value() == 7u);
  BOOST_TEST(strategy.lines[0].text == "yoga.ti.");
}

BOOST_AUTO_TEST_CASE(lines_of_our_own_language_have_counts_in_print_alone) {
  const Strategy strategy = parse_strategy("1. yoga (12)\n2. \"working alliance\" 2010", {});
  BOOST_TEST_REQUIRE(strategy.lines.size() == 2u);
  BOOST_TEST(strategy.lines[0].query.to_string() == "yoga");
  BOOST_TEST(strategy.lines[0].printed.value() == 12u);
  BOOST_TEST(!strategy.lines[1].printed.has_value());
  BOOST_TEST_REQUIRE(!strategy.diagnostics.empty());
  BOOST_TEST(strategy.diagnostics.front().message ==
             "'(12)': printed beside a line: it is read as the line's count, and not as a word");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch
