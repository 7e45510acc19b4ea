// Constructs that appendices of published reviews have beside the plain ones: what each becomes
// here, and which are refused by their names.
#include <pprsearch/error.h>
#include <pprsearch/query.h>
#include <pprsearch/strategy.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "tests/support/print_names.h"
#include "tests/unit/query/platform_rows.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(platform_appendices)

namespace {

using enum Platform;

using Row = test::PlatformRow;

constexpr Row kReferences[] = {
    // Bare numbers in a line of nothing else are lines on every platform.
    {pubmed, "1. yoga[ti]\n2. pilates[ti]\n3. 1 AND 2", "title:=yoga AND title:=pilates"},
    {cochrane, "1. yoga:ti\n2. pilates:ti\n3. 1 and 2", "title:=yoga AND title:=pilates"},
    {ebsco, "1. TI yoga\n2. TI pilates\n3. S1 AND S2", "title:=yoga AND title:=pilates"},
    // The mark of another platform.
    {ovid, "1. yoga.ti.\n2. pilates.ti.\n3. #1 or #2", "title:=yoga OR title:=pilates"},
    {embase, "#1 'yoga':ti\n#2 pilates:ti\n#3 or/#1-#2", "title:=yoga OR title:=pilates"},
    {cochrane,
     "#1 yoga:ti\n#2 pilates:ti\n#3 or/1\xE2\x80\x90"
     "2",
     "title:=yoga OR title:=pilates"},
    {ovid, "1. yoga.ti.\n2. 1 use medall", "title:=yoga"},
    {ovid, "1. yoga$.tw;\n2. pain.tw;\n3. 1 and 2;", "text:yoga* AND text:=pain"},
    {ovid, "1. yoga.ti.\n2. dedup 1", "title:=yoga"},
    {ovid, "1. yoga.ti.\n2. pilates.ti.\n3. (1 or 2) not (1 and 2)",
     "(title:=yoga OR title:=pilates) AND NOT (title:=yoga AND title:=pilates)"},
    // A stop of the print.
    {pubmed, "#1 yoga[ti]\n#2 pilates[ti]\n#3 #1 AND #2.", "title:=yoga AND title:=pilates"},
    {ovid, "1. yoga.ti.\n2. pilates.ti.\n3. 1 or 2.", "title:=yoga OR title:=pilates"},
    {ebsco, "S1 TI yoga\nS2 TI pilates\nS3 S1 AND S2.", "title:=yoga AND title:=pilates"},
    // A remark behind a number.
    {ovid, "1. yoga.ti.\n2. pilates.ti.\n3. 1 and 2 [Block A]", "title:=yoga AND title:=pilates"},
    {ovid, "1. yoga.ti.\n2. pilates.ti.\n3. child.ti.\n4. (1 or 2) and 3 [set]",
     "(title:=yoga OR title:=pilates) AND title:=child"},
    // Numbers without signs, beside other operands.
    {pubmed, "1. yoga[ti]\n2. pilates[ti]\n3. 1 AND 2\n4. 3 NOT child[ti]",
     "title:=yoga AND title:=pilates AND NOT title:=child"},
    {wos, "1. TI=yoga\n2. TI=pilates\n3. 1 AND 2\n4. 3 AND PY=2000-2010",
     "title:=yoga AND title:=pilates AND year:2000..2010"},
    {pubmed, "#1 yoga[ti]\n#2 pilates[ti]\n#3 2 AND covid[ti]", "=2 AND title:=covid"},
    // Blanks within lists of lines; a word before a reference.
    {ovid, "1. yoga.ti.\n2. pilates.ti.\n3. child.ti.\n4. or/1 - 2, 3",
     "title:=yoga OR title:=pilates OR title:=child"},
    {pubmed, "#1 Search yoga[ti]\n#2 Search pilates[ti]\n#3 Search #1 and Search #2",
     "title:=yoga AND title:=pilates"},
};

constexpr Row kForms[] = {
    {pubmed, "yoga[ti] AND hasabstract[text]", "title:=yoga AND has:summary"},
    {pubmed, "yoga[ti] AND hasabstract", "title:=yoga AND has:summary"},
    {embase, "'yoga\"/x'/exp", "heading:\"yoga\""},
    {embase, "yoga:ti AND [abstracts]/lim", "title:=yoga AND has:summary"},
    {ovid, "1. yoga.ti.\n2. limit 1 to (abstracts and yr=\"2010\")",
     "title:=yoga AND has:summary AND year:2010"},
    // A tag of one word, or of a date, is said of what stands before it; words before that are
    // asked.
    {pubmed, "yoga hasabstract[text]", "=yoga AND has:summary"},
    {pubmed, "yoga pain english[la]", "=yoga AND =pain"},
    {pubmed, "yoga 2015[dp]", "=yoga AND year:2015"},
    {pubmed, "yoga 2010:2020[dp]", "=yoga AND year:2010..2020"},
    {pubmed, "yoga last 5 years[dp]", "=yoga AND year:5y.."},
    {pubmed, "yoga* 12345[pmid]", "yoga* AND pmid:12345"},
    {pubmed, "yoga smith j[au]", "author:\"yoga smith j\""},
    {pubmed, "yoga[ti] AND \"last 5 years\"[PDat]", "title:=yoga AND year:5y.."},
    {ovid, "yoga.ti. and (\"2010\" or 2011).yr.", "title:=yoga AND (year:2010 OR year:2011)"},
    {cochrane, "pain relief in Title, Abstract or Keywords and (yoga or pilates) in Record Title",
     "words:=pain AND words:=relief AND (title:=yoga OR title:=pilates)"},
    {cochrane, "yoga in All Text", "=yoga"},
    {scopus, "TITLE(yoga) AND NOT INDEX ( medline )", "title:=yoga"},
    {ovid, "1. yoga.ti.\n2. limit 1 to yr=1980 - 2005", "title:=yoga AND year:1980..2005"},
    {ovid, "1. yoga.ti.\n2. limit 1 to 2000-2005", "title:=yoga AND year:2000..2005"},
    {ovid, "1. yoga.ti.\n2. limit 1 to year=1990-2000", "title:=yoga AND year:1990..2000"},
    {ovid, "1. yoga.ti.\n2. ..l/1 yr=2000-2005", "title:=yoga AND year:2000..2005"},
    {ovid, "1. yoga.ti.\n2. 1 and yr=2000-2005", "title:=yoga AND year:2000..2005"},
    {wos, "yoga* (Topic) and 2010 or 2011 (Publication Years) and English (Languages)",
     "words:yoga* AND (year:2010 OR year:2011)"},
    {wos, "yoga (Topic) and Review Article or Article (Document Types)",
     "words:=yoga AND (kind:\"Review Article\" OR kind:\"Article\")"},
    {pubmed, "yoga[ti] Limits: Humans, English", "title:=yoga"},
    {pubmed, "1. yoga[ti]\n2. Limits: Humans, English\n3. #1 AND #2", "title:=yoga"},
    {cochrane, "yoga:ti with Cochrane Library publication date Between Jan 2019 and Dec 2025",
     "title:=yoga"},
    {cochrane, "yoga:ti with Publication Year from 2019 to 2025",
     "title:=yoga AND year:2019..2025"},
    {cochrane, "MeSH descriptor: [Depression] 1 tree(s) exploded AND yoga:ti",
     "heading:\"Depression\" AND title:=yoga"},
    {cochrane, "yoga:TI,AB,KY AND CENTRAL:TARGET AND INREGISTER", "words:=yoga"},
    {scopus, "TITLE(yoga) AND LOAD-DATE > 20200101 AND ORIG-LOAD-DATE AFT 20200101", "title:=yoga"},
    // What limits the result of Scopus limits all of it.
    {scopus, "TITLE(yoga) AND NOT TITLE(pain) AND ( LIMIT-TO ( PUBYEAR, 2015 ) )",
     "title:=yoga AND NOT title:=pain AND year:2015"},
    {pubmed, "(2000:2010)[dp] AND yoga[ti]", "year:2000..2010 AND title:=yoga"},
    {pubmed, "review[Publication Type:NoExp]", "kind:\"review\""},
    {proquest, "pub.Exact(\"Pain\") AND ti(yoga)", "journal:=Pain AND title:=yoga"},
    {proquest, "MESH.EXACT(\"Depression\" LNK \"therapy\")", "heading:\"Depression\""},
    {proquest, "ti(yoga) AND pd(>20100615)", "title:=yoga AND year:2010.."},
    {proquest, "ti(yoga) AND pd(>20101231)", "title:=yoga AND year:2011.."},
    {embase, "yoga:ti NOT [conference abstract]/it",
     "title:=yoga AND NOT kind:\"conference abstract\""},
    // As Web of Science exports and refines.
    {wos, "(TS=(yoga)) NOT DT==(\"REVIEW\") AND LA==(\"ENGLISH\")",
     "words:=yoga AND NOT kind:\"REVIEW\""},
    {wos, "TS=(yoga) AND PY==(\"2020\" OR \"2019\")", "words:=yoga AND (year:2020 OR year:2019)"},
    {wos, "TS=(yoga) and Review Article (Exclude - Document Types)",
     "words:=yoga AND NOT kind:\"Review Article\""},
    {wos, "TS=(yoga) and Psychiatry or Psychology (Web of Science Categories)", "words:=yoga"},
    // Headings with commas, as the Cochrane Library printed them.
    {cochrane, "MeSH descriptor Surgical Procedures, Operative explode all trees",
     "heading:\"Surgical Procedures, Operative\""},
    {cochrane, "MeSH descriptor Psychotherapy, Group, this term only",
     "heading:\"Psychotherapy, Group\""},
    {cochrane, "MeSH descriptor \"Depressive Disorder, Major\" explode all trees",
     "heading:\"Depressive Disorder, Major\""},
    {cochrane, "MESH DESCRIPTOR Depression EXPLODE ALL AND yoga:ti",
     "heading:\"Depression\" AND title:=yoga"},
    {cochrane, "MeSH descriptor Depression explode all trees with qualifiers: DT,TH",
     "heading:\"Depression\""},
    {cochrane, "#1 yoga:ti\n#2 (#1), from 2000 to 2010", "title:=yoga AND year:2000..2010"},
    {cochrane, "yoga:ti Publication Year from 2012 to 2015", "title:=yoga AND year:2012..2015"},
    // No blank before an operator.
    {ovid, "exp Depression/or exp Anxiety/", "heading:\"Depression\" OR heading:\"Anxiety\""},
    {ovid, "yoga.ti.or (pain or relief).ti,ab.and child.ti.",
     "title:=yoga OR (text:=pain OR text:=relief) AND title:=child"},
    {pubmed, "Search yoga[ti] AND pain[ti]", "title:=yoga AND title:=pain"},
    {proquest, "title(yoga) AND subject(pain) AND PEER(yes)", "title:=yoga AND subject:=pain"},
    {cochrane, "MeSH descriptor: [Yoga] this term only and with qualifiers: [PX]",
     "heading:\"Yoga\""},
    {embase, "'yoga'/dm_th OR 'pain'/exp/dd_dt,dd_ae", "heading:\"yoga\" OR heading:\"pain\""},
    {embase, "yoga:ti NOT 'conference abstract'/it",
     "title:=yoga AND NOT kind:\"conference abstract\""},
    {embase, "'pain and yoga'/jt AND yoga:ti", "journal:\"pain and yoga\" AND title:=yoga"},
    {embase, "'parkinson''s disease':ti", "title:\"parkinson's disease\""},
    {embase, "yoga:ti AND [<1966-2010]/py", "title:=yoga AND year:..2010"},
    {cochrane, "yoga:ti and pain relief:ti or acute pain relief:ab,ti",
     "title:=yoga AND title:=pain AND title:=relief OR text:=acute AND text:=pain AND "
     "text:=relief"},
    {embase, "yoga:ti OR pain relief:ti", "title:=yoga OR title:=pain AND title:=relief"},
    {wos, "TOPIC: (yoga) AND TITLE: (pain relief)",
     "words:=yoga AND title:=pain AND title:=relief"},
    {wos, "yoga (Topic) AND pain relief (Title) AND 2015 (Year Published)",
     "words:=yoga AND title:=pain AND title:=relief AND year:2015"},
    {scopus, "TITLE(yoga) AND (LIMIT-TO(PUBYEAR, 2015) OR LIMIT-TO(PUBYEAR, 2016))",
     "title:=yoga AND (year:2015 OR year:2016)"},
    {scopus, "TITLE(yoga) AND EXCLUDE(PUBYEAR, 2015)", "title:=yoga AND NOT year:2015"},
    {scopus, "TITLE(yoga) AND (EXCLUDE(DOCTYPE, \"le\"))", "title:=yoga"},
    {scopus, "TITLE(yoga) AND EXACTKEYWORD(\"Human\")", "title:=yoga AND heading:\"Human\""},
    {proquest, "ti(yoga) AND pd(>2010)", "title:=yoga AND year:2011.."},
    {proquest, "ti(yoga) AND yr(>=2010)", "title:=yoga AND year:2010.."},
    {proquest, "ti(yoga) AND yr(<2010)", "title:=yoga AND year:..2009"},
    {proquest, "ti(yoga) AND stype.exact(\"Scholarly Journals\")", "title:=yoga"},
    {proquest, "all(yoga) AND diskw(pain)", "=yoga AND subject:=pain"},
};

constexpr Row kRefusals[] = {
    {ovid, "2 not 1", "line-number: '2': there is no line of this number before this one"},
    {ovid, "1. yoga.ti.\n2. pain.ti.\n3. 1 or 77",
     "line-number: line 3: '77': there is no line of this number before this one"},
    {ovid, "1. yoga.tw. 2. pain.tw. 3. 1 and 2",
     "line-number: line 1: '2. pain': it begins as a line with a number, and stands within another "
     "line"},
    {ovid, "yoga.ab. /freq=2",
     "no-counterpart: '/freq=2': how often a word stands in a field cannot be said here"},
    {ovid, "yoga.m_titl.", "unknown-field: '.m_titl.': there is no such field there"},
    {ovid, "1. yoga.ti.\n2. 1 and 2010.(sa_year).",
     "unknown-field: line 2: '.(sa_year).': there is no such field there"},
    {scopus, "TITLE(yoga) AND PUBYEAR > 9999",
     "bad-range: 'PUBYEAR > 9999': there is no year in it"},
    {scopus, "TITLE(yoga) AND PUBYEAR < 0000",
     "bad-range: 'PUBYEAR < 0000': there is no year in it"},
    {ebsco, "ZC \"outcome\" OR TI yoga", "unknown-field: 'ZC': there is no such field there"},
    {ebsco, "TI,AB(yoga)", "unknown-field: 'TI,AB': there is no such field there"},
    {wos, "XY=(yoga)", "unknown-field: 'XY=': there is no such field there"},
    {scopus, "TITLE-ABS-KEYS(yoga)",
     "unknown-field: 'TITLE-ABS-KEYS': there is no such field there"},
    {scopus, "TITLE(yoga) AND TITEL (pain)",
     "unknown-field: 'TITEL': there is no such field there"},
    {proquest, "titel(yoga)", "unknown-field: 'titel': there is no such field there"},
    {pubmed, "yoga.ti,ab.",
     "foreign-field: 'yoga.ti,ab.': '.ti,ab.' is a field of another platform, and none in the "
     "language of PubMed"},
    {cochrane, "depress*.ti,ab,kw",
     "foreign-field: 'depress*.ti,ab,kw': '.ti,ab,kw' is a field of another platform, and none in "
     "the language of the Cochrane Library"},
    {ovid, "yoga[tiab]",
     "foreign-field: 'yoga[tiab]': '[tiab]' is a field of another platform, and none in the "
     "language of Ovid"},
    {cochrane, "depress*:foo", "unknown-field: ':foo': there is no such field there"},
    {ovid, "yoga adj 3 pain",
     "bad-window: 'adj 3': the distance does not stand so behind the operator there"},
    {embase, "yoga NEAR/ 3 pain",
     "bad-window: 'NEAR/ 3': the distance does not stand so behind the operator there"},
    {wos, "TS=(yoga NEAR 3 pain)",
     "bad-window: 'NEAR 3': the distance does not stand so behind the operator there"},
    {scopus, "TITLE(yoga W3 pain)",
     "bad-window: 'W3': the distance does not stand so behind the operator there"},
    {pubmed, "TS=(yoga OR pain)",
     "foreign-field: 'TS=': so other platforms name a field, and not PubMed"},
    {cochrane, "TITLE-ABS-KEY(yoga)",
     "foreign-field: 'TITLE-ABS-KEY': so other platforms name a field, and not the Cochrane "
     "Library"},
    {embase, "ti,ab(yoga)",
     "foreign-field: 'ti,ab': so other platforms name a field, and not Embase.com"},
    {pubmed, "DE \"Yoga\"",
     "foreign-heading: 'DE': so other platforms write a heading, and not PubMed"},
    {wos, "exp Yoga/",
     "foreign-heading: 'exp': so other platforms write a heading, and not Web of Science"},
    {scopus, "MeSH descriptor: [Yoga] explode all trees",
     "foreign-heading: 'MeSH': so other platforms write a heading, and not Scopus"},
    {ebsco, "TI yoga Search modes - Find any of my search terms",
     "no-counterpart: 'Search modes - Find any of my search terms': words are joined otherwise by "
     "this mode than by that of operators and phrases, in which they are read"},
    {pubmed, "#1 yoga[ti]\n#2 pilates[ti]\n#3 #1, #2",
     "line-number: line 3: ',': lines are joined by AND, OR and NOT; AND is read"},
    {ebsco, "S1 TI yoga\nS2 TI pilates\nS3 S1 & S2",
     "line-number: line 3: '&': lines are joined by AND, OR and NOT; AND is read"},
    {cochrane, "#1 yoga:ti\n#2 pilates:ti\n#3 #1-#2",
     "line-number: line 3: '-': lines are joined by AND, OR and NOT; AND is read"},
    {cochrane, "yoga:xy", "unknown-field: ':xy': there is no such field there"},
    {cochrane, "yoga:EH,EMT", "unknown-field: ':EH': there is no such field there"},
    {embase, "'yoga':ti,xy", "unknown-field: ':ti,xy': there is no such field there"},
    {embase, "'yoga'/xyz", "unknown-field: '/xyz': there is no such field there"},
    {ovid, "(yoga or pilates).ti.ab.",
     "unknown-field: '.ti.ab.': names of fields stand between two points, with commas between "
     "them"},
    {ovid, "yoga.ti.ab.",
     "unknown-field: '.ti.ab.': names of fields stand between two points, with commas between "
     "them"},
    {ovid, "yoga.ti,.ab.",
     "unknown-field: '.ti,.ab.': names of fields stand between two points, with commas between "
     "them"},
    {ovid, "yoga.tiab.",
     "unknown-field: '.tiab.': names of fields stand between two points, with commas between them"},
    {ovid, "yoga.ti. ab.",
     "unknown-field: '.ti. ab.': names of fields stand between two points, with commas between "
     "them"},
    {ovid, "(yoga or pilates),ti,ab.",
     "unknown-field: ',ti,ab.': names of fields stand between two points, with commas between "
     "them"},
    {ovid, "1. yoga.ti.\n2. from 1 keep 1-10",
     "no-counterpart: line 2: 'from 1 keep 1-10': records picked by their place in a list cannot "
     "be "
     "asked for here"},
    {ebsco, "TI yoga AND AG adult", "unknown-field: 'AG': there is no such field there"},
    {scopus, "TITLE-ABS-KEY(yoga NEAR/3 pain)",
     "foreign-distance: 'NEAR/3': 'NEAR/3' is no operator of proximity in the language of Scopus"},
    {pubmed, "yoga adj3 pain",
     "foreign-distance: 'yoga adj3 pain': 'adj3' is no operator of proximity in the language of "
     "PubMed"},
    {pubmed, "TI=yoga",
     "foreign-field: 'TI=yoga': 'TI=' is a field of another platform, and none in the language of "
     "PubMed"},
    {pubmed, "exp Depression/",
     "foreign-heading: 'exp Depression/': so other platforms write a heading, and not PubMed"},
    {pubmed, "MH \"Depression\"",
     "foreign-heading: 'MH': so other platforms write a heading, and not PubMed"},
    {wos, "TS=(yoga:ti,ab)",
     "foreign-field: 'yoga:ti,ab': ':ti,ab' is a field of another platform, and none in the "
     "language of Web of Science"},
};

std::string read(Platform platform, std::string_view text) {
  return test::read_platform(platform, text);
}

template <typename Rows>
void check(const Rows& rows) {
  test::check_platform_rows(rows, read);
}

}  // namespace

BOOST_AUTO_TEST_CASE(lines_are_referred_to_in_each_way) { check(kReferences); }
BOOST_AUTO_TEST_CASE(forms_of_appendices_are_read) { check(kForms); }
BOOST_AUTO_TEST_CASE(what_is_of_another_platform_is_refused_by_its_name) { check(kRefusals); }

BOOST_AUTO_TEST_CASE(years_are_written_as_scopus_has_them) {
  const std::pair<const char*, const char*> rows[] = {
      {"year:2010..2020", "(PUBYEAR > 2009 AND PUBYEAR < 2021)"},
      {"year:2010..", "PUBYEAR > 2009"},
      {"year:..2020", "PUBYEAR < 2021"},
      {"year:2015", "PUBYEAR = 2015"},
  };
  for (const auto& [query, text] : rows) {
    BOOST_TEST(translate(parse_query(query, Syntax::strict).query, scopus).text == text);
  }
  const Translation beginning =
      translate(parse_query("title:*therapy", Syntax::strict).query, pubmed);
  BOOST_TEST(beginning.text == "*therapy[ti]");
  BOOST_REQUIRE(beginning.diagnostics.size() == 1U);
  BOOST_TEST(beginning.diagnostics.front().message ==
             "a sign at the beginning of a word, as in '*therapy', means nothing on PubMed, which "
             "finds less");
  BOOST_TEST(translate(parse_query("title:*therapy", Syntax::strict).query, Platform::wos)
                 .diagnostics.empty());
  BOOST_TEST(translate(parse_query("year:5y..", Syntax::strict).query, pubmed).text ==
             "\"last 5 years\"[dp]");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch
