#include <boost/test/unit_test.hpp>

#include "formats/jats/jats.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(jats_reader)

namespace {

std::vector<Record> read(const std::string& xml) { return read_text(read_jats, xml, "a.nxml"); }

/// An article with that in its <article-meta>.
std::vector<Record> read_meta(const std::string& meta, const std::string& attributes = "") {
  return read(
      "<article" + attributes +
      "><front><journal-meta><journal-title>Care</journal-title></journal-meta><article-meta>"
      "<title-group><article-title>Hope</article-title></title-group>" +
      meta + "</article-meta></front><body><sec><title>No</title></sec></body></article>");
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_article_is_an_entry) {
  const auto records = read(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE article PUBLIC \"x\" \"y.dtd\">\n"
      "<article article-type=\"review-article\"><front><journal-meta><journal-title-group>"
      "<journal-title>Journal of "
      "Examples</journal-title></journal-title-group><issn>0033-3204</issn>"
      "</journal-meta><article-meta><article-id pub-id-type=\"pmid\">31245678</article-id>"
      "<article-id pub-id-type=\"doi\">10.5555/a</article-id><title-group><article-title>Hope at "
      "10<sup>-3</sup></article-title><subtitle>a trial</subtitle></title-group><contrib-group>"
      "<contrib contrib-type=\"author\"><name><surname>Okafor</surname><given-names>Ngozi"
      "</given-names><suffix>Jr</suffix></name><xref><sup>1</sup></xref></contrib><contrib "
      "contrib-type=\"author\"><collab>Care Group</collab></contrib><contrib "
      "contrib-type=\"editor\"><name><surname>Roe</surname></name></contrib></contrib-group>"
      "<pub-date pub-type=\"ppub\"><month>4</month><year>2021</year></pub-date><pub-date "
      "pub-type=\"epub\"><day>1</day><month>2</month><year>2020</year></pub-date>"
      "<volume>12</volume><issue>3</issue><fpage>101</fpage><lpage>119</lpage>"
      "<abstract><sec><title>Aims</title><p>To see.</p></sec><sec><title>Practice "
      "implications</title><p>Ask.</p></sec></abstract><abstract abstract-type=\"teaser\"><p>No."
      "</p></abstract><kwd-group><kwd>alliance</kwd><kwd>hope</kwd></kwd-group></article-meta>"
      "</front><back><ref-list><ref><article-title>Cited</article-title></ref></ref-list></back>"
      "</article>");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "pmid31245678");
  BOOST_TEST(entry.summary == "Aims: To see.");
  BOOST_TEST(entry.practice_implications == "Ask.");
  BOOST_TEST(joined(entry.topics) == "alliance; hope");
  BOOST_TEST(joined(entry.research_types) == "Review");
  BOOST_TEST(entry.citation->issn == "0033-3204");
  BOOST_TEST(
      cited(records) ==
      "Okafor, Ngozi Jr; Care Group (2021-4) Hope at 10^-3: a trial. Journal of Examples 12(3) "
      "101-119 doi:10.5555/a pmid:31245678\n");
}

BOOST_AUTO_TEST_CASE(dates_and_pages) {
  const struct {
    const char* meta;
    const char* expected;
  } kRows[] = {
      {"<pub-date pub-type='collection'><year>2007</year></pub-date><pub-date pub-type='epub'>"
       "<day>14</day><month>2</month><year>2007</year></pub-date><elocation-id>e217</elocation-id>",
       " (2007-2-14) Hope. Care e217\n"},
      {"<pub-date date-type='pub'><month>Mar</month><year>2020</year></pub-date><fpage>5</fpage>",
       " (2020-3) Hope. Care 5\n"},
      {"<pub-date iso-8601-date='2019-04-03'/>", " (2019-4-3) Hope. Care\n"},
      {"<pub-date><string-date>4 May 2010</string-date></pub-date>", " (2010-5-4) Hope. Care\n"},
      {"<pub-date><year>2020</year><day>3</day></pub-date>", " (2020) Hope. Care\n"},
      {"<history><date date-type='received'><year>2006</year></date></history>",
       " (0) Hope. Care\n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.meta) { BOOST_TEST(cited(read_meta(row.meta)) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(abstracts) {
  const struct {
    const char* abstract;
    const char* summary;
  } kRows[] = {
      {"<p>One.</p><p>Two.</p>", "One. / Two."},
      {"<title>Abstract</title><p>One.</p>", "One."},
      {"<p>First.</p><sec><title>Aims</title><p>One.</p><p>Two.</p></sec>",
       "First. / Aims: One. / Two."},
      {"<sec><title>Outer</title><sec><title>Inner</title><p>One.</p></sec></sec>", "Inner: One."},
      {"<p>x<inline-formula><alternatives><tex-math>$y$</tex-math><mml:math><mml:mi>y</mml:mi>"
       "</mml:math></alternatives></inline-formula></p>",
       "xy"},
      {"<p>x <inline-formula><tex-math>\\documentclass[12pt]{minimal} \\usepackage{amsmath} "
       "\\begin{document}$$\\alpha = .05$$\\end{document}</tex-math></inline-formula>.</p>",
       "x α = .05."},
      {"<sec><title>Background:</title><p>One.</p></sec>", "Background: One."},
      {"<object-id pub-id-type=\"doi\">10.5555/a.001</object-id><p>One.</p>", "One."},
      {"<p>BACKGROUND<break/>One.<break/>PHYSICS<break/>Two.</p>",
       "BACKGROUND: One. / PHYSICS / Two."},
      {"<p>Points:<list><list-item><p>One.</p></list-item><list-item><label>2.</label><p>Two.</p>"
       "</list-item></list></p>",
       "Points: / One. / 2. Two."},
      {"<def-list><def-item><term>T</term><def><p>One.</p></def></def-item></def-list>", "T One."},
      {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b / c"},
      {"<p><bold>Aims</bold> One.</p><p><bold>All</bold> of it.</p>", "Aims: One. / All of it."},
      {"<p>One<xref ref-type=\"bibr\"><sup>1</sup></xref> two<sup><xref ref-type=\"bibr\">2"
       "</xref>,<xref ref-type=\"bibr\">3</xref></sup> <xref ref-type=\"bibr\">[2]</xref>.</p>",
       "One two ."},
      {"<p>As in [<xref ref-type=\"bibr\">2</xref>], 10<sup>3</sup>, by <xref "
       "ref-type=\"bibr\">Roe (2010)</xref> and Doe (<xref ref-type=\"bibr\">2011</xref>).</p>",
       "As in [2], 10^3, by Roe (2010) and Doe (2011)."},
      {"<p>One.<xref ref-type=\"fn\">a</xref> <xref ref-type=\"bibr\">Roe</xref><fn><p>Paid.</p>"
       "</fn></p></abstract><trans-abstract xml:lang=\"fr\"><p>Un.</p></trans-abstract><abstract "
       "abstract-type=\"teaser\"><p>No.</p>",
       "One. Roe / Un."},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.abstract) {
      const auto records = read_meta("<abstract>" + std::string(row.abstract) + "</abstract>");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(paragraphs(records[0].entry.summary) == row.summary);
    }
  }
}

BOOST_AUTO_TEST_CASE(authors_titles_and_keywords_without_what_hangs_on_them) {
  const std::string kBegin = "<contrib-group><contrib contrib-type=\"author\">";
  const std::string kEnd = "</contrib></contrib-group>";
  const struct {
    const char* contributor;
    const char* authors;
  } kRows[] = {
      {"<collab>Care Group<xref>1</xref><contrib-group><contrib><name><surname>Roe</surname></name>"
       "</contrib></contrib-group></collab>",
       "Care Group"},
      {"<name><surname>Roe</surname><given-names>R</given-names></name><collab>Care Group</collab>",
       "Roe, R; Care Group"},
      {"<string-name><given-names>Kate</given-names> <surname>Doe</surname></string-name>",
       "Doe, Kate"},
      {"<string-name>Doe, Kate</string-name>", "Doe, Kate"},
      {"<name-alternatives><string-name>Doe K</string-name></name-alternatives>", "Doe, K"},
      {"<collab-alternatives><collab>Care Group</collab></collab-alternatives>", "Care Group"},
      {"<anonymous/>", ""},
      {"<name><surname>Roe</surname></name><on-behalf-of>on behalf of the Care Group"
       "</on-behalf-of>",
       "Roe, ; Care Group"},
      {"<collab>Care Group</collab></contrib><on-behalf-of>for the Care Group</on-behalf-of>"
       "<contrib contrib-type=\"group-author\"><collab>Hope Group</collab>",
       "Care Group; Hope Group"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.contributor) {
      const auto records = read_meta(kBegin + row.contributor + kEnd);
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(joined(records[0].entry.citation->authors) == row.authors);
    }
  }
  const auto records = read(
      "<article><front><article-meta><title-group><article-title>Mood<xref "
      "ref-type=\"fn\"><sup>1</sup></xref> of students<fn><p>Funded by X</p></fn></article-title>"
      "</title-group><kwd-group><title>K</title><kwd>rest</kwd><compound-kwd><compound-kwd-part "
      "content-type=\"code\">1.2</compound-kwd-part><compound-kwd-part>sleep</compound-kwd-part>"
      "</compound-kwd><nested-kwd><kwd>care</kwd></nested-kwd></kwd-group></article-meta></front>"
      "</article>");
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].entry.title == "Mood of students");
  BOOST_TEST(read("<article><front><article-meta><title-group><article-title>Mood</article-title>"
                  "<subtitle>A trial</subtitle><subtitle>Part 2</subtitle></title-group>"
                  "</article-meta></front></article>")
                 .at(0)
                 .entry.title == "Mood: A trial: Part 2");
  BOOST_TEST(joined(records[0].entry.topics) == "rest; sleep; care");
  BOOST_TEST(joined(read_meta("<kwd-group><unstructured-kwd-group>sleep, rest; care"
                              "</unstructured-kwd-group></kwd-group><kwd-group "
                              "kwd-group-type=\"msc\"><kwd>35-00</kwd></kwd-group><kwd-group "
                              "kwd-group-type=\"MSC2010\"><kwd>heat equation</kwd></kwd-group>")[0]
                        .entry.topics) == "sleep, rest; care; heat equation");
}

BOOST_AUTO_TEST_CASE(sets_and_other_files) {
  const std::string article =
      "<article><front><article-meta><title-group><article-title>A</article-title></title-group>"
      "</article-meta></front></article>";
  BOOST_TEST(read("<pmc-articleset>" + article + article + "</pmc-articleset>").size() == 2U);
  BOOST_TEST(cited(read("<article><front/></article>")) ==
             "rejected: has neither a title nor an abstract\n");
  for (const auto& [text, shown] : {std::pair<const char*, bool>{"<article><front>", true},
                                    {"<!DOCTYPE article PUBLIC \"x\"><article>", true},
                                    {"<pmc-articleset><article article-type=\"letter\">", true},
                                    {"<article><h1>Hope</h1>", false}}) {
    const bool is_shown = recognise_jats(TextBeginning(text)).certainty == Certainty::plain;
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(is_shown == shown); }
  }
  BOOST_TEST(cited(read("<html/>")) == "rejected: no JATS: it has no element 'article'\n");
}

BOOST_AUTO_TEST_SUITE_END()
