// What copying and printing do to a strategy, and limits that are left out behind NOT.
#include <pprsearch/error.h>
#include <pprsearch/query.h>
#include <pprsearch/strategy.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "tests/support/print_names.h"
#include "tests/unit/query/platform_rows.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(platform_mended)

namespace {

using enum Platform;

/// The canonical query, then what is said of mends, with its place.
std::string read(Platform platform, std::string_view text) {
  try {
    const ParsedQuery parsed = parse_query(text, {.platform = platform});
    std::string said = parsed.query.to_string();
    for (const Diagnostic& told : parsed.diagnostics) {
      for (const std::string_view kind :
           {"NOT is left out", "nothing is excluded by it", "is read as", "are read as",
            "the mark of a footnote", "a remark", "the line's count", "cannot be limited so"}) {
        if (told.message.find(kind) == std::string::npos) continue;
        said +=
            " | " + std::string(kind) + ": " + std::string(text.substr(told.offset, told.length));
        break;
      }
    }
    return said;
  } catch (const QuerySyntaxError& error) {
    return "refused: " + std::string(text.substr(error.offset(), error.length()));
  }
}

using Row = test::PlatformRow;

template <typename Rows>
void check(const Rows& rows) {
  test::check_platform_rows(rows, read);
}

constexpr Row kNots[] = {
    {pubmed, "yoga[ti] NOT english[la]",
     "title:=yoga | cannot be limited so: english[la] | NOT is left out: english[la]"},
    {pubmed, "yoga[ti] NOT (pain[ti] OR english[la])",
     "title:=yoga AND NOT title:=pain | cannot be limited so: english[la] | nothing is excluded by "
     "it: english[la]"},
    {pubmed, "yoga[ti] NOT (english[la] NOT pain[ti])",
     "title:=yoga | NOT is left out: (english[la] NOT pain[ti]) | cannot be limited so: "
     "english[la]"},
    {pubmed, "yoga[ti] NOT (english[la] OR medline[sb])",
     "title:=yoga | NOT is left out: (english[la] OR medline[sb]) | cannot be limited so: "
     "english[la] | cannot be limited so: medline[sb]"},
    {pubmed, "#1 yoga[ti]\n#2 pain[ti] OR english[la]\n#3 #1 NOT #2",
     "title:=yoga AND NOT title:=pain | cannot be limited so: english[la] | nothing is excluded by "
     "it: #2"},
    {pubmed, "#1 yoga[ti]\n#2 english[la]\n#3 #1 NOT #2",
     "title:=yoga | cannot be limited so: english[la] | NOT is left out: #2"},
    {ovid, "1 yoga.ti.\n2 english.la.\n3 1 not 2",
     "title:=yoga | cannot be limited so: english.la. | NOT is left out: 2"},
    {ovid, "1 yoga.ti.\n2 pain.ti.\n3 limit 2 to english\n4 1 not 3",
     "title:=yoga AND NOT title:=pain | cannot be limited so: english"},
    {ebsco, "TI yoga NOT (TI pain OR LA english)",
     "title:=yoga AND NOT title:=pain | cannot be limited so: LA | nothing is excluded by it: LA "
     "english"},
    {cochrane, "yoga:ti NOT (pain:ti OR INREGISTER)",
     "title:=yoga AND NOT title:=pain | cannot be limited so: INREGISTER | nothing is excluded by "
     "it: INREGISTER"},
    {embase, "yoga:ti NOT ([english]/lim OR pain:ti)",
     "title:=yoga AND NOT title:=pain | cannot be limited so: [english]/lim | nothing is excluded "
     "by it: [english]/lim"},
    {wos, "TI=yoga NOT (TI=pain OR LA=english)",
     "title:=yoga AND NOT title:=pain | cannot be limited so: LA | nothing is excluded by it: "
     "LA=english"},
    {scopus, "TITLE(yoga) AND NOT (TITLE(pain) OR LANGUAGE(english))",
     "title:=yoga AND NOT title:=pain | cannot be limited so: LANGUAGE | nothing is excluded by "
     "it: LANGUAGE(english)"},
    {proquest, "ti(yoga) NOT la(english)",
     "title:=yoga | cannot be limited so: la | NOT is left out: la(english)"},
};

constexpr Row kEntities[] = {
    {pubmed, "&quot;heart failure&quot;[ti]", "title:\"heart failure\" | is read as: &quot;"},
    {pubmed, "yoga[ti]&nbsp;OR&#160;pain[ti]", "title:=yoga OR title:=pain"},
    {embase, "&#39;heart failure&#39;:ti AND &amp;quot;pain relief&amp;quot;:ti",
     "title:\"heart failure\" AND title:\"pain relief\" | is read as: &#39;"},
    {scopus, "TITLE(yoga) AND PUBYEAR &gt; 2010", "title:=yoga AND year:2011.. | is read as: &gt;"},
    {ovid, "(self&ndash;harm or caf&eacute; or R&D; or a&b).ti.",
     "title:\"self-harm\" OR title:=café OR title:\"R&D;\" OR title:\"a&b\" | is read as: &ndash;"},
    {pubmed, "yoga[ti] &amp;&#1; pain[tix]", "refused: [tix]"},
};

constexpr Row kDivided[] = {
    {ovid, "(psycho-\ntherapy or yoga).ti.",
     "title:=psychotherapy OR title:=yoga | are read as: -\n"},
    {pubmed, "psycho- \r\n   therap*[ti]", "title:psychotherap* | are read as: - \r\n   "},
    {ovid, "self-\nharm.ti.", "title:\"self-harm\" | are read as: -\n"},
    {ovid, "trauma-\ninformed.ti.", "title:\"trauma-informed\" | are read as: -\n"},
    {ovid, "(ther-\napist or mindful-\nness).ti.",
     "title:=therapist OR title:=mindfulness | are read as: -\n | are read as: -\n"},
    // Elsewhere the text itself says how it writes the word.
    {ovid, "(self-\nharm or selfharm).ti.",
     "title:=selfharm OR title:=selfharm | are read as: -\n"},
    {ovid, "(psycho-\nsocial or psycho-social).ti.",
     "title:\"psycho-social\" OR title:\"psycho-social\" | are read as: -\n"},
    {ovid, "cognitive behav\xC2\xAD\nior.ti.", "title:\"cognitive behavior\" | are read as: ­\n"},
    {ovid, "(pre-\nand post-natal).ti.", "title:\"pre-\" AND title:\"post-natal\""},
    {ovid, "1 yoga.ti.\n2 mindful-\nness.ti.\n3 or/1-2",
     "title:=yoga OR title:=mindfulness | are read as: -\n"},
    {ovid, "(anti-\n\ndepress*).ti.", "title:\"anti- depress*\""},
    {ovid, "(anti-\nDepress*).ti.", "title:\"anti- Depress*\""},
};

constexpr Row kMarks[] = {
    {ovid, "yoga.ti,ab.*", "text:=yoga | the mark of a footnote: *"},
    {ovid, "(yoga or pain).ti,ab.\xC2\xB2", "text:=yoga OR text:=pain | the mark of a footnote: ²"},
    {pubmed, "yoga[tiab]\xE2\x80\xA0 OR pain[tiab]* OR \"I\xC2\xB2\"[ti]",
     "text:=yoga OR text:=pain OR title:=I² | the mark of a footnote: †"},
    {cochrane, "yoga:ti,ab\xC2\xB9 OR pain*:ti\xE2\x80\xA1",
     "text:=yoga OR title:pain* | the mark of a footnote: ¹"},
    {wos, "TS=(yoga)\xC2\xB9 OR TS=pain*",
     "words:=yoga OR words:pain* | the mark of a footnote: ¹"},
    {proquest, "ti(colo[*1]r)", "title:colo?r"},
};

constexpr Row kMesh[] = {
    {cochrane, "(DEPRESSION:ME)", "heading:\"DEPRESSION\""},
    {cochrane, "DEPRESSION*:ME OR yoga:ti", "heading:DEPRESSION* OR title:=yoga"},
    {cochrane, "DEPRESSIVE DISORDER:ME", "heading:\"DEPRESSIVE DISORDER\""},
    {cochrane, "depression:ti,ab,me", "text:=depression OR heading:\"depression\""},
    {cochrane, "explode DEPRESSIVE DISORDER (MeSH) OR yoga:ti",
     "heading:\"DEPRESSIVE DISORDER\" OR title:=yoga"},
    {cochrane, "#1 DEPRESSION explode all trees (MeSH)\n#2 exp Yoga [MeSH]\n#3 #1 and #2",
     "heading:\"DEPRESSION\" AND heading:\"Yoga\""},
    {ovid, "exp Depression (MeSH) or Yoga [MeSH]", "heading:\"Depression\" OR heading:\"Yoga\""},
    {ovid, "exp Depression/ [MeSH] or yoga.ti.",
     "heading:\"Depression\" OR title:=yoga | a remark: [MeSH]"},
    {ovid, "yoga.ti. [Block A: yoga] and pain.ti. [remark]",
     "title:=yoga AND title:=pain | a remark: [Block A: yoga] | a remark: [remark]"},
};

constexpr Row kSets[] = {
    {proquest,
     "Set#: S1\nSearched for: ti(yoga) OR\nti(pilates)\nDatabases: PsycInfo,\nMEDLINE\nResults: "
     "12\n\nSet#: S2\nSearched for: ti(pain)\nDatabases: PsycInfo\nResults: 1,234*\n\nSet#: S4\n"
     "Searched for: S1 AND S2\nResults: 3",
     "(title:=yoga OR title:=pilates) AND title:=pain | a remark: Databases: PsycInfo,\n | is read "
     "as: 12\n"},
    {ovid, "1exp Yoga/\n2(pain or ache).ti.\n3depress*.ti.\n4 1 and 2\n5or/1-4",
     "heading:\"Yoga\" OR title:=pain OR title:=ache OR title:depress* OR heading:\"Yoga\" AND "
     "(title:=pain OR title:=ache)"},
    {ovid, "1 yoga.ti. or\n2D imaging.ti.", "title:\"1 yoga\" OR title:\"2D imaging\""},
    {ovid, "1 yoga.ti. or\n2nd line.ti.", "title:\"1 yoga\" OR title:\"2nd line\""},
    {pubmed, "1yoga[ti]\n2pain[ti]\n3#1 AND #2", "title:=yoga AND title:=pain"},
};

constexpr Row kYears[] = {
    {ovid, "1 yoga.ti.\n2 limit 1 to yr=\"2010 -Current\"", "title:=yoga AND year:2010.."},
    {ovid, "1 yoga.ti.\n2 limit 1 to yr=\"2010 - present\"", "title:=yoga AND year:2010.."},
    {ovid, "1 yoga.ti.\n2 limit 1 to yr=\"2010 to date\"", "title:=yoga AND year:2010.."},
    {ovid, "1 yoga.ti.\n2 limit 1 to yr=\"2010 -CURRENT\"", "title:=yoga AND year:2010.."},
    {ovid, "1 yoga.ti.\n2 limit 1 to last 10 years", "title:=yoga AND year:10y.."},
    {ovid, "1 yoga.ti.\n2 limit 1 to yr=\"last 10 years\"", "title:=yoga AND year:10y.."},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_limit_that_is_left_out_excludes_nothing) { check(kNots); }
BOOST_AUTO_TEST_CASE(entities_of_web_pages_are_read) { check(kEntities); }
BOOST_AUTO_TEST_CASE(words_divided_at_the_end_of_a_line_are_joined) { check(kDivided); }
BOOST_AUTO_TEST_CASE(marks_of_footnotes_are_dropped) { check(kMarks); }
BOOST_AUTO_TEST_CASE(headings_are_read_as_old_prints_have_them) { check(kMesh); }
BOOST_AUTO_TEST_CASE(numbers_and_sets_are_read_as_printed) { check(kSets); }
BOOST_AUTO_TEST_CASE(years_reach_to_the_day_of_the_search) { check(kYears); }

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch
