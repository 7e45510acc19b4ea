// Texts of other platforms: what each becomes here, and what is refused.
#include <pprsearch/error.h>
#include <pprsearch/query.h>
#include <pprsearch/strategy.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "tests/support/print_names.h"
#include "tests/unit/query/platform_rows.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(platform_reading)

namespace {

using Row = test::PlatformRow;

using enum Platform;

constexpr Row kTerms[] = {
    {pubmed, "yoga[tiab]", "text:=yoga"},
    {pubmed, "\"heart failure\" [Title/Abstract]", "text:\"heart failure\""},
    {pubmed, "breast feed*[tw]", "words:\"breast feed*\""},
    {pubmed, "problem-solving", "\"problem-solving\""},
    {pubmed, "heart failure", "=heart AND =failure"},
    {pubmed, "Lambert[au]", "author:=Lambert"},
    {pubmed, "pain[ab]", "summary:=pain OR implications:=pain"},
    {pubmed, "\"pain relief\"[tiab:~2]", "text:\"pain relief\"~3"},
    {pubmed, "(yoga OR tai chi)[tiab]", "text:=yoga OR text:=tai AND text:=chi"},
    {pubmed, "(yoga)(tiab)", "text:=yoga"},
    {pubmed, "8604958[pmid]", "pmid:8604958"},
    {ovid, "depress$.ti,ab.", "text:depress*"},
    {ovid, "blood pressure.tw.", "text:\"blood pressure\""},
    {ovid, "(a1 or b2).ti,kf", "title:=a1 OR subject:=a1 OR title:=b2 OR subject:=b2"},
    {ovid, "behavio?r.mp.", "words:behavio?r"},
    {ovid, "wom#n.ti.", "title:wom#n"},
    {ovid, "group?.ti.", "title:group?"},
    {ovid, "tumo#.ti.", "title:tumo#"},
    {wos, "TI=(tumo? cell)", "title:tumo# AND title:=cell"},
    {ovid, "dog$2.ti.", "title:dog??"},
    {ovid, "calcium antagonist?.ti.", "title:=calcium PRE/1 title:antagonist?"},
    {ovid, "anxiety", "words:=anxiety"},
    {ovid, "\"no respon*\".ti.", "title:\"no respon*\""},
    {ebsco, "TI (anxiety OR fear)", "title:=anxiety OR title:=fear"},
    {ebsco, "TX quality of life", "\"quality of life\""},
    {ebsco, "TI colo#r AND AB wom?n", "title:colo?r AND (summary:wom#n OR implications:wom#n)"},
    {cochrane, "pain relief:ti", "title:=pain AND title:=relief"},
    {cochrane, "(cbt or act):ti,ab,kw", "words:=cbt OR words:=act"},
    {embase, "'magic mushroom*':ti,ab", "text:\"magic mushroom*\""},
    {embase, "colo$r:ti", "title:colo?r"},
    {wos, "TS=(cbt OR act) AND TI=pain relief",
     "(words:=cbt OR words:=act) AND title:=pain AND title:=relief"},
    {scopus, "TITLE-ABS-KEY(cbt) AND NOT ABS({pain})",
     "words:=cbt AND NOT (summary:=pain OR implications:=pain)"},
    {proquest, "ti,ab(cbt) AND noft(act)", "text:=cbt AND =act"},
};

constexpr Row kHeadings[] = {
    {pubmed, "\"Depressive Disorder\"[Mesh]", "heading:\"Depressive Disorder\""},
    {pubmed, "humans[mesh: noexp]", "heading:\"humans\""},
    {pubmed, "Depression/drug therapy[majr]", "heading:\"Depression\""},
    {ovid, "exp Depression/ or *Mood Disorders/dt, th",
     "heading:\"Depression\" OR heading:\"Mood Disorders\""},
    {ovid, "exp \"Depression (Emotion)\"/", "heading:\"Depression (Emotion)\""},
    {ovid, "exp animals/ not humans.sh.", "heading:\"animals\" AND NOT heading:\"humans\""},
    {ebsco, "(MH \"Depression+\") OR MM \"Anxiety/DT\"",
     "heading:\"Depression\" OR heading:\"Anxiety\""},
    {cochrane, "MeSH descriptor: [Glioma] explode all trees", "heading:\"Glioma\""},
    {cochrane, "[mh ^\"Wasting syndrome\"] or [mh Thinness]",
     "heading:\"Wasting syndrome\" OR heading:\"Thinness\""},
    {embase, "'depression'/exp/mj OR anxiety/de", "heading:\"depression\" OR heading:\"anxiety\""},
    {proquest, "MAINSUBJECT.EXACT.EXPLODE(\"Placebo\" OR \"Psychometrics\")",
     "heading:\"Placebo\" OR heading:\"Psychometrics\""},
};

constexpr Row kNearness[] = {
    {ovid, "alliance adj3 outcome.ti.", "title:=alliance NEAR/3 title:=outcome"},
    {ovid, "(alliance adj3 (outcome* or \"treatment response\")).tw.",
     "text:=alliance NEAR/3 (text:outcome* OR text:\"treatment response\")"},
    {ovid, "(ad adj hd).ti.", "title:=ad PRE/1 title:=hd"},
    {ovid, "(a1 adj2 b1 adj3 c1).ti.", "title:=a1 NEAR/2 title:=b1 NEAR/3 title:=c1"},
    {ebsco, "TI (alliance N3 outcome)", "title:=alliance NEAR/4 title:=outcome"},
    {ebsco, "TI (alliance W0 outcome)", "title:=alliance PRE/1 title:=outcome"},
    {cochrane, "relax* near therap*", "relax* NEAR/6 therap*"},
    {cochrane, "art next therap*", "=art PRE/1 therap*"},
    {cochrane, "(weight near/2 loss):ti", "title:=weight NEAR/2 title:=loss"},
    {embase, "(weight NEAR/2 loss):ti", "title:=weight NEAR/2 title:=loss"},
    {embase, "'weight':ti NEXT/2 'loss':ti", "title:=weight PRE/2 title:=loss"},
    {wos, "TI=(weight NEAR/1 loss)", "title:=weight NEAR/2 title:=loss"},
    {wos, "TI=(weight NEAR loss)", "title:=weight NEAR/16 title:=loss"},
    {scopus, "TITLE(weight PRE/1 loss)", "title:=weight PRE/2 title:=loss"},
    {proquest, "ti(weight N/1 loss)", "title:=weight NEAR/2 title:=loss"},
};

constexpr Row kOrders[] = {
    {pubmed, "a1[ti] OR b1[ti] AND c1[ti]", "(title:=a1 OR title:=b1) AND title:=c1"},
    {ovid, "a1.ti. or b1.ti. and c1.ti.", "title:=a1 OR title:=b1 AND title:=c1"},
    {ebsco, "TI a1 OR TI b1 AND TI c1 NOT TI d1",
     "title:=a1 OR title:=b1 AND title:=c1 AND NOT title:=d1"},
    {embase, "a1:ti OR b1:ti AND c1:ti", "(title:=a1 OR title:=b1) AND title:=c1"},
    {wos, "TI=a1 OR TI=b1 AND TI=c1", "title:=a1 OR title:=b1 AND title:=c1"},
    {scopus, "TITLE(a1 OR b1 AND c1)", "(title:=a1 OR title:=b1) AND title:=c1"},
    {proquest, "ti(a1 NOT b1 OR c1)", "title:=a1 AND NOT (title:=b1 OR title:=c1)"},
};

constexpr Row kValues[] = {
    {proquest, "ti(yoga) AND doi(10.1000/x'' AND y)", "title:=yoga AND doi:~\"10.1000/x'' AND y\""},
    {proquest, "ti(yoga) OR doi(a \"b\" c)", "title:=yoga OR doi:~\"a  b  c\""},
    {proquest, "yog*\xC2\xB7\xC2\xB7", "yog*"},
    {ovid, "yog$-.ti.", "title:yog*"},
    {wos, "TI=yoga OR DO=\"\"", "title:=yoga"},
};

constexpr Row kAuthors[] = {
    {pubmed, "smith j[au]", "author:\"smith j\""},
    {pubmed, "smith j*[au]", "author:\"smith j\""},
    {ovid, "smith j$.au.", "author:\"smith j\""},
    {cochrane, "smith j:au", "author:\"smith j\""},
    {embase, "smith j:au", "author:\"smith j\""},
    {ebsco, "AU smith, j", "author:\"smith, j\""},
    {wos, "AU=Smith J", "author:\"Smith J\""},
    {wos, "AU=(Smith J)", "author:\"Smith J\""},
    {wos, "AU=(Smith JA OR Doe, K.)", "author:\"Smith JA\" OR author:\"Doe, K.\""},
    {wos, "AU=Smith J* AND TI=yoga", "author:\"Smith J\" AND title:=yoga"},
    {wos, "AU=(Smith AND Doe)", "author:=Smith AND author:=Doe"},
    {scopus, "AUTH(smith, j)", "author:\"smith, j\""},
    {proquest, "au(smith, j)", "author:\"smith, j\""},
};

constexpr Row kYearsAndLimits[] = {
    {pubmed, "yoga[ti] AND 2010:2020[dp]", "title:=yoga AND year:2010..2020"},
    {pubmed, "yoga[ti] AND (\"2015/01/01\"[PDAT] : \"3000/12/31\"[PDAT])",
     "title:=yoga AND year:2015.."},
    {pubmed, "yoga[ti] AND english[la] AND humans[Filter]", "title:=yoga AND heading:\"Humans\""},
    {pubmed, "yoga[ti] OR review[pt]", "title:=yoga OR kind:\"review\""},
    {pubmed, "yoga[ti] NOT (review[pt] OR case reports[pt])",
     "title:=yoga AND NOT (kind:\"review\" OR kind:\"case reports\")"},
    {ovid, "yoga.ti. and (review or letter).pt.",
     "title:=yoga AND (kind:\"review\" OR kind:\"letter\")"},
    {ovid, "randomized controlled trial.pt.", "kind:\"randomized controlled trial\""},
    {ebsco, "TI yoga NOT PT review", "title:=yoga AND NOT kind:\"review\""},
    {cochrane, "yoga:ti AND trial:pt", "title:=yoga AND kind:\"trial\""},
    {embase, "yoga:ti NOT review:it", "title:=yoga AND NOT kind:\"review\""},
    {wos, "TI=yoga AND DT=(Article OR Review)",
     "title:=yoga AND (kind:\"Article\" OR kind:\"Review\")"},
    {scopus, "TITLE(yoga) AND DOCTYPE(re)", "title:=yoga AND kind:\"re\""},
    {embase, "yoga:ti AND [2010-2020]/py AND [english]/lim", "title:=yoga AND year:2010..2020"},
    {wos, "TI=yoga AND PY=2015-2020", "title:=yoga AND year:2015..2020"},
    {wos, "TI=yoga AND PY=(1995 OR 1998)", "title:=yoga AND (year:1995 OR year:1998)"},
    {proquest, "ti(yoga) AND pd(20100101-20121231)", "title:=yoga AND year:2010..2012"},
    {embase, "yoga:ti NOT [medline]/lim", "title:=yoga"},
    {scopus, "TITLE(yoga) AND PUBYEAR > 2010", "title:=yoga AND year:2011.."},
    {scopus, "TITLE(yoga) AND (LIMIT-TO(LANGUAGE, \"English\"))", "title:=yoga"},
    {proquest, "ti(yoga) AND yr(2010-2012)", "title:=yoga AND year:2010..2012"},
    // No year is left out: no limit, which is told.
    {proquest, "ti(yoga) AND yr(<=4020*)", "title:=yoga"},
    {scopus, "TITLE(yoga) AND PUBYEAR < 4020", "title:=yoga"},
    {pubmed, "yoga[ti] AND 0000:3000[dp]", "title:=yoga"},
    {scopus, "TITLE(yoga) AND PUBYEAR AFT 2010", "title:=yoga AND year:2011.."},
    {scopus, "TITLE(yoga) AND PUBYEAR BEF 2010", "title:=yoga AND year:..2009"},
    {scopus, "TITLE(yoga) AND PUBYEAR IS 2010", "title:=yoga AND year:2010"},
    {scopus, "TITLE(yoga) AND PUBYEAR >= 2010", "title:=yoga AND year:2010.."},
    {proquest, "ti(yoga) AND me(\"clinical trial\")", "title:=yoga AND kind:\"clinical trial\""},
};

// Strict reading refuses them by the name of the fault.
constexpr Row kReversedYears[] = {
    {pubmed, "yoga[ti] AND 2010:2002[dp]", "title:=yoga AND year:2002..2010"},
    {pubmed, "yoga[ti] AND 3000/12/31:2015/01/01[dp]", "title:=yoga AND year:2015.."},
    {embase, "yoga:ti AND [2020-2010]/py", "title:=yoga AND year:2010..2020"},
    {wos, "TI=yoga AND PY=2020-2015", "title:=yoga AND year:2015..2020"},
    {ovid, "1. yoga.ti.\n2. limit 1 to yr=\"2020 - 2010\"", "title:=yoga AND year:2010..2020"},
    {ebsco, "TI yoga AND PY 2020-2010", "title:=yoga AND year:2010..2020"},
    {proquest, "ti(yoga) AND pd(20121231-20100101)", "title:=yoga AND year:2010..2012"},
};

constexpr Row kLists[] = {
    {ovid, "1. cbt.ti.\n2. act.ti.\n3. or/1-2\n4. limit 3 to yr=\"2010 -Current\"",
     "(title:=cbt OR title:=act) AND year:2010.."},
    {ovid, "1  cbt.ti. (3489)\n2  (act or\n   dbt).ti. (12)\n3  1 not 2 [Block A AND Block B]",
     "title:=cbt AND NOT (title:=act OR title:=dbt)"},
    {ovid, "cbt.ti.\nact.ti.\n1 and 2", "title:=cbt AND title:=act"},
    {pubmed,
     "#9Search \xE2\x80\x9C"
     "CBT\xE2\x80\x9D[ti]\n#10Search #9 OR act[ti]",
     "title:=CBT OR title:=act"},
    {pubmed, "#1  Cancer [TIAB]        2,173,946\n#2  #1 NOT lung[ti]           12",
     "text:=Cancer AND NOT title:=lung"},
    {ebsco, "# CONCEPT 1\nS4 TI cbt\nS5 TI act\nS6 S4 OR S5", "title:=cbt OR title:=act"},
    {proquest, "Line 1: ti(cbt)\nLine 2: ti(act)\nLine 3: 1 AND 2", "title:=cbt AND title:=act"},
    {cochrane, "#1 cbt:ti\n#2 #1 near/3 act:ti", "title:=cbt NEAR/3 title:=act"},
    {cochrane, "#1 cbt:ti\n#2 act:ti\n#3 {or #1-#2}", "title:=cbt OR title:=act"},
    {proquest, "S1 ti(cbt)\n#2 [S1] AND ti(act)", "title:=cbt AND title:=act"},
};

std::string read(Platform platform, std::string_view text) {
  return test::read_platform(platform, text);
}

template <typename Rows>
void check(const Rows& rows) {
  test::check_platform_rows(rows, read);
}

struct Refusal {
  Platform platform;
  const char* text;
  const char* message;
  const char* at;  ///< what stands at the place of the fault
};

constexpr Refusal kRefusals[] = {
    {pubmed, "(a1[ti] OR b1[ti]", "unbalanced-bracket: '(': this bracket is not closed", "("},
    {pubmed, "a1[ti])", "unbalanced-bracket: ')': this bracket was never opened", ")"},
    {pubmed, "a1[ti] AND NOT b1[ti]",
     "missing-operand: 'AND NOT': there is no operator AND NOT there; it is read as NOT",
     "AND NOT"},
    {pubmed, "a1[tix]", "unknown-field: '[tix]': there is no such field there", "[tix]"},
    {pubmed, "a1[ti] OR", "missing-operand: 'OR': this operator needs something behind it", "OR"},
    {pubmed, "psychotherap$[ti]",
     "foreign-wildcard: 'psychotherap$': '$' is no sign for letters in the language of PubMed",
     "psychotherap$"},
    {ovid, "(cbt or act).ab,.", "unknown-field: '.ab,.': there is no such field there", ".ab,."},
    {ovid, "1. cbt.ti.\n2. or/1-7",
     "line-number: line 2: 'or/1-7': there is no line 2 before this one", "or/1-7"},
    {ovid, "(cbt and act) adj3 dbt",
     "near-operand: AND beside the proximity operator 'adj3', where words, phrases and ORs of them "
     "may stand",
     "(cbt and act)"},
    {cochrane, "#1 (long term or side) near/5 effect*\n#2 cbt",
     "near-operand: line 1: AND beside the proximity operator 'near/5', where words, phrases and "
     "ORs of them may stand",
     "long term"},
    {cochrane, "#1 cbt\n#2 #1 and #5",
     "line-number: line 2: '#5': there is no line of this number before this one", "#5"},
    {ovid, "t*.ti.",
     "wildcard-prefix: 't*': 't*' has its sign for letters too early, or beside another sign; it "
     "is "
     "read without",
     "t*"},
};

struct Told {
  Platform platform;
  const char* text;
  const char* message;
};

constexpr Told kTold[] = {
    {pubmed, "a1[ti] OR review[Publication Type]",
     "'[Publication Type]': a type of publication is looked for among the types of research of "
     "this "
     "index"},
    {pubmed, "a1[ti] OR b1[nm]",
     "'[nm]': no entry of the index has this field, so it finds nothing"},
    {proquest, "ti(a1) AND yr(<=4020)", "'yr(<=4020)' leaves no year out, and is no limit"},
    {proquest, "TI alliance AND ab(therapy)",
     "'TI': read as a word: a field's name has a bracket behind it"},
    {scopus, "TITLE \"working alliance\" AND TITLE(therapy)",
     "'TITLE': read as a word: a field's name has a bracket behind it"},
    {wos, "TI alliance AND AB=therapy",
     "'TI': read as a word: a field's name has an equals sign behind it"},
    {pubmed, "a1[ti] and b1[ti]", "'and': operators in small letters are read as operators"},
    {ovid, "limit 1 to ed=2010", ""},
    {ovid, "exp Depression/",
     "'exp': explosion: narrower headings are not known; each heading is asked alone"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(terms_are_asked_in_the_fields_that_their_platform_names) { check(kTerms); }
BOOST_AUTO_TEST_CASE(headings_are_asked_whole) { check(kHeadings); }
BOOST_AUTO_TEST_CASE(distances_are_those_of_the_platform) { check(kNearness); }
BOOST_AUTO_TEST_CASE(operators_have_the_ranks_of_the_platform) { check(kOrders); }
BOOST_AUTO_TEST_CASE(values_can_be_printed_and_read_again) { check(kValues); }
BOOST_AUTO_TEST_CASE(a_name_with_initials_is_one_name) { check(kAuthors); }
BOOST_AUTO_TEST_CASE(years_are_read_and_other_limits_left_out) { check(kYearsAndLimits); }
BOOST_AUTO_TEST_CASE(reversed_years_are_a_fault_that_lenient_reading_mends) {
  for (const Row& row : kReversedYears) {
    BOOST_TEST_CONTEXT(to_string(row.platform) << " " << row.text) {
      BOOST_TEST(read(row.platform, row.text).starts_with("reversed-range: "));
      BOOST_TEST(test::read_platform(row.platform, row.text, Syntax::lenient) == row.read);
    }
  }
}

BOOST_AUTO_TEST_CASE(lists_of_lines_are_queries) { check(kLists); }

BOOST_AUTO_TEST_CASE(strict_reading_refuses_with_name_and_place) {
  for (const Refusal& row : kRefusals) {
    BOOST_TEST_CONTEXT(to_string(row.platform) << " " << row.text) {
      BOOST_TEST(read(row.platform, row.text) == row.message);
      try {
        parse_query(row.text, {.platform = row.platform});
        BOOST_TEST(false);
      } catch (const QuerySyntaxError& error) {
        BOOST_TEST(std::string_view(row.text).substr(error.offset(), error.length()) == row.at);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(lenient_reading_says_what_it_did_instead) {
  for (const Refusal& row : kRefusals) {
    const ParsedQuery parsed =
        parse_query(row.text, {.platform = row.platform, .syntax = Syntax::lenient});
    BOOST_TEST_CONTEXT(row.text) {
      const bool told = std::ranges::any_of(parsed.diagnostics, [&](const Diagnostic& diagnostic) {
        return std::string(to_string(diagnostic.code)) + ": " + diagnostic.message == row.message;
      });
      BOOST_TEST(told);
      BOOST_TEST(test::broken_canonical_text(parsed.query) == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_in_the_index_is_told) {
  for (const Told& row : kTold) {
    if (*row.message == '\0') continue;
    const ParsedQuery parsed = parse_query(row.text, {.platform = row.platform});
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST_REQUIRE(!parsed.diagnostics.empty());
      BOOST_TEST(parsed.diagnostics.front().message == row.message);
    }
  }
}

BOOST_AUTO_TEST_CASE(words_without_quotes_are_plain_if_words_have_forms) {
  const QueryReading reading{.platform = ovid, .exact_words = false};
  BOOST_TEST(
      parse_query("(anxiety or \"fear\" or blood pressure).ti.", reading).query.to_string() ==
      "title:anxiety OR title:=fear OR title:~\"blood pressure\"");
}

BOOST_AUTO_TEST_CASE(a_text_is_recognised) {
  const std::pair<const char*, Platform> rows[] = {
      {"yoga[tiab] OR \"Yoga\"[Mesh]", pubmed},
      {"(yoga or pilates).ti,ab.", ovid},
      {"exp Yoga/", ovid},
      {"(MH \"Yoga\") OR TI yoga", ebsco},
      {"yoga:ti,ab,kw", cochrane},
      {"art next therap*", cochrane},
      {"'yoga'/exp OR 'yoga':ti,ab", embase},
      {"TS=(yoga)", wos},
      {"TITLE-ABS-KEY(yoga)", scopus},
      {"MAINSUBJECT.EXACT(\"Yoga\") OR tiab(yoga)", proquest},
      {"title:yoga AND year:2015..", ppr},
      {"does yoga help with anxiety?", ppr},
  };
  for (const auto& [text, platform] : rows) {
    const ParsedQuery parsed =
        parse_query(text, {.platform = automatic, .syntax = Syntax::lenient});
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(parsed.platform == platform);
      BOOST_TEST(name_of(parsed.diagnostics.front().code) == "read-as-platform");
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_everything_in_any_language) {
  for (const Platform platform : all_values<Platform>()) {
    const ParsedQuery parsed = parse_query(" \n", {.platform = platform});
    BOOST_TEST(parsed.query.to_string() == "*");
    BOOST_TEST(parsed.diagnostics.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_strategy_keeps_its_lines) {
  const std::string text = "1. cbt.ti. (345)\n2. 1 and act.ti.\n";
  const Strategy strategy = parse_strategy(text, {.platform = ovid});
  BOOST_TEST_REQUIRE(strategy.lines.size() == 2u);
  const StrategyLine& first = strategy.lines[0];
  BOOST_TEST(first.number == 1u);
  BOOST_TEST(first.text == "cbt.ti.");
  BOOST_TEST(text.substr(first.offset, first.length) == "cbt.ti.");
  BOOST_TEST(first.printed.value() == 345u);
  BOOST_TEST(strategy.lines[1].query.to_string() == "title:=cbt AND title:=act");
}

BOOST_AUTO_TEST_CASE(lines_within_lines_have_a_bound) {
  std::string text = "1. cbt.ti.\n";
  for (int line = 2; line <= 40; ++line) {
    const std::string before = std::to_string(line - 1);
    text +=
        std::to_string(line) + ". (" + before + " and act.ti.) or (" + before + " and dbt.ti.)\n";
  }
  BOOST_CHECK_THROW(parse_query(text, {.platform = ovid}), LimitError);
  const ParsedQuery parsed = parse_query(text, {.platform = ovid, .syntax = Syntax::lenient});
  BOOST_TEST(name_of(parsed.diagnostics.front().code) == "query-cut");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch
