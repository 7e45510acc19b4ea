#include <boost/test/unit_test.hpp>

#include "formats/feed/feed.h"
#include "formats/wxr/wxr.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(feed_reader)

namespace {

std::vector<Record> read(const std::string& xml) { return read_text(read_feed, xml, "feed.xml"); }

std::vector<Record> read_entries(const std::string& entries) {
  return read(
      "<feed "
      "xmlns='http://www.w3.org/2005/Atom'><title>Rest</title><author><name>Jane</name></author>" +
      entries + "</feed>");
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_entry_of_atom_is_a_post) {
  const auto records = read_entries(
      "<entry><title type='html'>Sleep &amp;amp; &lt;i&gt;Mood&lt;/i&gt;</title>"
      "<id>tag:1</id><published>2021-03-05T23:30:00-05:00</published><updated>2022-01-01</updated>"
      "<link rel='self' href='https://example.org/1.atom'/><link href='https://example.org/1'/>"
      "<category term='sleep' label='Sleep'/><category term='cbt'/><category term='Uncategorized'/>"
      "<summary>In short.</summary><content type='html'>&lt;p&gt;Okafor, N. (2020). Sleep and "
      "mood. "
      "&lt;em&gt;Journal of Rest, 4&lt;/em&gt;(2), 11–19.&lt;/p&gt;&lt;p&gt;Sleep came before "
      "mood.&lt;/p&gt;&lt;h3&gt;Practice "
      "Implications&lt;/h3&gt;&lt;p&gt;Ask.&lt;/p&gt;</content></entry>");
  BOOST_TEST(
      described(records) ==
      "Sleep & Mood | 2021-03-05 | Okafor, N. (2020). Sleep and mood. Journal of Rest, 4(2), "
      "11–19. | Sleep came before mood. | Ask.\n");
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "2021-03-sleep-mood");
  BOOST_TEST(entry.url == "https://example.org/1");
  BOOST_TEST(entry.summary_source == "Rest");
  BOOST_TEST(joined(entry.topics) == "Sleep; cbt");
  BOOST_TEST(records[0].repairs.empty());
}

BOOST_AUTO_TEST_CASE(texts_are_read_in_every_way_they_are_written) {
  const struct {
    const char* content;
    const char* summary;
  } kRows[] = {
      {"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One &amp; <b>two</b></p>"
       "<p>p &lt; .05</p></div></content>",
       "One & two / p < .05"},
      {"<content type='html'><![CDATA[<p>One</p><p>Two &rsquo;</p>]]></content>", "One / Two ’"},
      {"<content type='text'>a &lt;b&gt; c</content>", "a <b> c"},
      {"<summary>Only this.</summary>", "Only this."},
      {"<content/><summary>Only this.</summary>", "Only this."},
      {"<description>Of RSS.</description>", "Of RSS."},
      {"<content type='image/png'>iVBORw0KGgo=</content><summary>Only this.</summary>",
       "Only this."},
      {"<content type='application/xml'><doc><p>One</p></doc></content>", "One"},
      {"<content type='xhtml'><x:div xmlns:x='y'><x:p>One</x:p><x:p>Two</x:p></x:div></content>",
       "One / Two"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.content) {
      const auto records =
          read_entries("<entry><title>T</title>" + std::string(row.content) + "</entry>");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(paragraphs(records[0].entry.summary) == row.summary);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_of_a_text_is_not_read_is_told) {
  std::string tag = "<p";
  for (int at = 0; at < 300; ++at) tag += " a" + std::to_string(at) + "=''";
  const std::string html = "<p>One</p>" + tag + ">Two</p>";
  const std::string kTold =
      "the text was not read beyond its line 1: a tag with more than 256 attributes";
  const auto of_feed = read_entries("<entry><title>T</title><content type='html'><![CDATA[" + html +
                                    "]]></content></entry>");
  BOOST_TEST_REQUIRE(of_feed.size() == 1U);
  BOOST_TEST(joined(of_feed[0].repairs) == kTold);
  BOOST_TEST(of_feed[0].entry.summary == "One");
  const auto of_export =
      read_text(read_wxr,
                "<rss><channel><item><title>T</title><content:encoded><![CDATA[" + html +
                    "]]></content:encoded></item></channel></rss>",
                "export.xml");
  BOOST_TEST_REQUIRE(of_export.size() == 1U);
  BOOST_TEST(joined(of_export[0].repairs) == kTold);
  const auto of_picture = read_entries(
      "<entry><title>T</title><content type='image/png'>iVBORw0KGgo=</content></entry>");
  BOOST_TEST(joined(of_picture[0].repairs) == "a content of type 'image/png' was left out");
}

BOOST_AUTO_TEST_CASE(a_rejection_has_its_code) {
  const auto records = read_entries("<entry><id>1</id></entry><entry><title>日</title></entry>");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST((records[0].code == FaultCode::no_text));
  BOOST_TEST((records[1].code == FaultCode::bad_value), records[1].rejection);
}

BOOST_AUTO_TEST_CASE(dates_of_feeds) {
  const struct {
    const char* date;
    const char* expected;
  } kRows[] = {
      {"<published>2021-03-05T10:00:00Z</published>", "2021-03-05 "},
      {"<updated>2021-03-05</updated>", "2021-03-05 "},
      {"<pubDate>Tue, 18 Jan 2011 07:40:14 +0000</pubDate>", "2011-01-18 "},
      {"<pubDate>18 Jan 2011</pubDate>", "2011-01-18 "},
      {"<pubDate>Fri, 5 Mar 21 23:30:00 EST</pubDate>", "2021-03-05 "},
      {"<pubDate>Fri, 5 Mar 99 23:30:00 EST</pubDate>", "1999-03-05 "},
      {"<dc:date>2011-01</dc:date>", "2011-01 "},
      {"<issued>2004</issued>", "2004 "},
      {"<published>soon</published>", " the date 'soon' cannot be read and was left out"},
      {"", " "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.date) {
      const auto records =
          read_entries("<entry><title>T</title>" + std::string(row.date) + "</entry>");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].entry.published + " " + joined(records[0].repairs) == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(items_of_rss_are_posts) {
  const std::string item =
      "<title>Hope</title><link>https://example.org/h</link><description>Hope "
      "&lt;b&gt;grew&lt;/b&gt;.</description>"
      "<category>hope</category><pubDate>Tue, 18 Jan 2011 07:40:14 +0000</pubDate>";
  for (const std::string& xml :
       {"<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel><title>Rest</title></channel><item>" +
            item + "</item></rdf:RDF>",
        "<rss version='2.0'><channel><title>Rest</title><item>" + item +
            "</item></channel></rss>"}) {
    const auto records = read(xml);
    BOOST_TEST(described(records) == "Hope | 2011-01-18 |  | Hope grew. | \n");
    BOOST_TEST(records[0].entry.url == "https://example.org/h");
    BOOST_TEST(records[0].entry.summary_source == "Rest");
  }
  const auto records = read_text(read_wxr, "<rss version='2.0'><channel><title>Rest</title><item>" +
                                               item + "</item></channel></rss>");
  BOOST_TEST(described(records) == "Hope | 2011-01-18 |  | Hope grew. | \n");
}

BOOST_AUTO_TEST_CASE(drafts_and_what_is_no_post_are_counted) {
  const std::string kind =
      "<category scheme='http://schemas.google.com/g/2005#kind' "
      "term='http://schemas.google.com/blogger/2008/kind#";
  const auto records = read_entries(
      "<entry>" + kind + "post'/><title>One</title></entry><entry>" + kind +
      "comment'/><title>Two</title></entry><entry>" + kind +
      "post'/><app:control><app:draft>yes</app:draft></app:control><title>Three</title></entry>");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[0].entry.title == "One");
  BOOST_TEST(records[0].entry.topics.empty());
  BOOST_TEST(records[1].passed_over ==
             "1 that are drafts, 1 that are no posts (comments, pages, settings)");
}

BOOST_AUTO_TEST_CASE(faults) {
  BOOST_TEST(described(read("<html/>")) ==
             "rejected: no feed: it has no element 'entry' or 'item'\n");
  BOOST_TEST(described(read("<feed/>")) == "");
  BOOST_TEST(described(read_entries("<entry><id>1</id></entry>")) ==
             "rejected: a post without a title and a text\n");
  const auto records = read_entries("<entry><title>T</title><link href='javascript:x'/></entry>");
  BOOST_TEST(joined(records[0].repairs) ==
             "the link, which is no http or https address, was left out");
  BOOST_TEST(
      read_entries("<entry><title>T</title></entry><entry><title>T</title></entry>")[1].entry.id ==
      "t-2");
}

BOOST_AUTO_TEST_CASE(an_entry_with_an_article_s_own_number_is_an_article) {
  const struct {
    const char* entry;
    const char* cited;
    const char* summary;
  } kRows[] = {
      // arXiv
      {"<entry><published>2018-12-03T18:00:00Z</published><title>Hope</title><summary>We hope.\n"
       "</summary><author><name>Jane van der Doe</name></author><author><name>Bo "
       "Lee</name></author>"
       "<arxiv:doi xmlns:arxiv='x'>10.5555/a</arxiv:doi><link title='doi' rel='related' "
       "href='http://dx.doi.org/10.5555/a'/></entry>",
       "van der Doe, Jane; Lee, Bo (2018-12-3) Hope.  doi:10.5555/a", "We hope."},
      // PRISM
      {"<item><title>Hope</title><content:encoded>&lt;p&gt;Care, Published online: 14 March 2020; "
       "&lt;a href='https://doi.org/10.5555/a'&gt;doi:10.5555/a&lt;/a&gt;&lt;/p&gt;We hope."
       "</content:encoded><dc:creator>Jane Roe</dc:creator><dc:creator>Bo Lee</dc:creator>"
       "<dc:identifier>doi:10.5555/a</dc:identifier><dc:date>2020-03-14</dc:date>"
       "<prism:publicationName>Care</prism:publicationName><prism:volume>12</prism:volume>"
       "<prism:number>3</prism:number><prism:startingPage>45</prism:startingPage><prism:endingPage>"
       "51</prism:endingPage></item>",
       "Roe, Jane; Lee, Bo (2020-3-14) Hope. Care 12(3) 45-51 doi:10.5555/a", "We hope."},
      {"<item><title>Hope</title><description>Published online: 3 March 2021; doi:10.5555/a"
       "</description><prism:doi>10.5555/a</prism:doi></item>",
       " (0) Hope.  doi:10.5555/a", ""},
      // PubMed
      {"<item><title>Hope</title><description>CONCLUSIONS: In short.</description><content:encoded>"
       "&lt;p&gt;J Care. 2020 Mar 14;12(3):e12. doi: 10.5555/a. Online ahead of "
       "print.&lt;/p&gt;&lt;p&gt;&lt;b&gt;ABSTRACT&lt;/b&gt;&lt;/p&gt;&lt;p&gt;&lt;b&gt;BACKGROUND"
       "&lt;/b&gt;: One.&lt;/p&gt;&lt;p&gt;&lt;b&gt;PRACTICE IMPLICATIONS&lt;/b&gt;: Two.&lt;/p&gt;"
       "&lt;p&gt;PMID:&lt;a href='x'&gt;31245678&lt;/a&gt; | DOI:&lt;a "
       "href='y'&gt;10.5555/a&lt;/a&gt;&lt;/p&gt;</content:encoded><guid>pubmed:31245678</guid>"
       "<pubDate>Sat, 14 Mar 2020 06:00:00 -0400</pubDate><dc:creator>Jane "
       "Roe</dc:creator><dc:date>"
       "2020-03-14</dc:date><dc:source>Journal of care</dc:source><dc:identifier>pmid:31245678"
       "</dc:identifier><dc:identifier>doi:10.5555/a</dc:identifier></item>",
       "Roe, Jane (2020-3-14) Hope. Journal of care doi:10.5555/a pmid:31245678",
       "BACKGROUND: One. | Two."},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.entry) {
      const auto records =
          read("<rss xmlns:content='c' xmlns:dc='d' xmlns:prism='p'><title>Rest</title>" +
               std::string(row.entry) + "</rss>");
      BOOST_TEST_REQUIRE(records.size() == 1U);
      const Entry& entry = records[0].entry;
      BOOST_TEST(cited(*entry.citation) == row.cited);
      const std::string advice =
          entry.practice_implications.empty() ? "" : " | " + entry.practice_implications;
      BOOST_TEST(paragraphs(entry.summary) + advice == row.summary);
      BOOST_TEST(joined(records[0].repairs) == "");
    }
  }
  const auto post = read_entries(
      "<entry><title>Hope</title><dc:identifier xmlns:dc='d'>https://blog.example/1</dc:identifier>"
      "<content>We hope.</content></entry>");
  BOOST_TEST(!post.at(0).entry.citation.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
