#include <boost/test/unit_test.hpp>

#include "formats/wxr/wxr.h"
#include "formats/wxr/wxr_content.h"
#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(wxr_reader)

namespace {

std::vector<Record> read(const std::string& xml) {
  std::vector<Record> records = read_text(read_wxr, xml, "export.xml");
  std::erase_if(records, [](const Record& record) { return !record.passed_over.empty(); });
  return records;
}

std::string export_of(const std::string& items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
         "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
         " xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel><title>The blog</title>\n" +
         items + "</channel></rss>\n";
}

std::string item(const std::string& inside) {
  return "<item><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>" + inside +
         "</item>\n";
}

/// A published post of that content.
std::vector<Record> read_content(const std::string& content) {
  return read(export_of(
      item("<title>Rest</title><content:encoded><![CDATA[" + content + "]]></content:encoded>")));
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " | ") + word;
  return text;
}

const std::string kReference =
    "Adeyemi, T., &amp; Ortiz, R.-M. (2019). Homework in therapy. <em>Journal of Tasks, "
    "12</em>(3), "
    "45–58.";

}  // namespace

BOOST_AUTO_TEST_CASE(a_post_becomes_an_entry) {
  const auto records = read(export_of(R"(
<item>
  <title><![CDATA[Does Homework &amp; Rest Help?]]></title>
  <link>https://blog.example/2021/05/homework/</link>
  <pubDate>Mon, 03 May 2021 01:30:00 +0000</pubDate>
  <content:encoded><![CDATA[<!-- wp:paragraph -->
<p>)" + kReference + R"(</p>
<!-- /wp:paragraph -->
<!-- wp:paragraph -->
<p>Homework was given to <strong>40</strong> adults.
Most did it.</p>
<!-- /wp:paragraph -->
<!-- wp:heading -->
<h2>Practice Implications</h2>
<!-- /wp:heading -->
<p>Agree on homework&nbsp;together.</p>]]></content:encoded>
  <wp:post_id>7</wp:post_id>
  <wp:post_date>2021-05-02 21:30:00</wp:post_date>
  <wp:post_name>homework</wp:post_name>
  <wp:status>publish</wp:status>
  <wp:post_type>post</wp:post_type>
  <category domain="category" nicename="adherence"><![CDATA[Adherence]]></category>
  <category domain="post_tag" nicename="tasks">tasks</category>
  <category domain="post_format" nicename="post-format-aside">Aside</category>
  <category domain="category" nicename="uncategorized">Uncategorized</category>
</item>
)"));
  BOOST_TEST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records[0].line == 5U);
  BOOST_TEST(records[0].repairs.empty());
  BOOST_TEST(described(records) ==
             "Does Homework & Rest Help? | 2021-05-02 | Adeyemi, T., & Ortiz, R.-M. (2019). "
             "Homework in therapy. Journal of Tasks, 12(3), 45–58. | Homework was given to 40 "
             "adults. Most did it. | Agree on homework together.\n");
  const Entry& entry = records[0].entry;
  BOOST_TEST(entry.id == "homework");
  BOOST_TEST(entry.url == "https://blog.example/2021/05/homework/");
  BOOST_TEST(joined(entry.topics) == "Adherence | tasks");
  BOOST_TEST(entry.citation->container_title == "Journal of Tasks");
  BOOST_TEST(entry.summary_source == "The blog");
  BOOST_TEST(entry.summary_kind == "");
}

// Other titles of a file are those of an image, and of items.
BOOST_AUTO_TEST_CASE(the_blog_has_the_first_title_before_the_items) {
  const auto source = [](const std::string& channel) {
    const auto records = read("<rss><channel>" + channel + "</channel></rss>");
    BOOST_TEST_REQUIRE(records.size() == 1U);
    return records[0].entry.summary_source;
  };
  const std::string post = item("<title>Rest</title><content:encoded>Text.</content:encoded>");
  BOOST_TEST(
      source("<title>Mind &amp;amp; <![CDATA[Body]]></title><image><title>Logo</title></image>" +
             post) == "Mind & Body");
  BOOST_TEST(source(post + "<title>Too late</title>") == "");
  BOOST_TEST(source("<title> </title>" + post) == "");
}

BOOST_AUTO_TEST_CASE(a_link_that_is_not_an_address_is_left_out_and_told) {
  const std::string told = "the link, which is no http or https address, was left out";
  for (const auto& [link, url] :
       {std::pair<std::string, std::string>{"https://blog.example/a", "https://blog.example/a"},
        {"http://", ""},
        {"https://blog.example/a b", ""},
        {"/a", ""}}) {
    const auto records =
        read(export_of(item("<title>Rest</title><content:encoded>Text."
                            "</content:encoded><link>" +
                            link + "</link>")));
    BOOST_TEST_REQUIRE(records.size() == 1U);
    validate(records[0].entry);
    BOOST_TEST(records[0].entry.url == url);
    BOOST_TEST(joined(records[0].repairs) == (url.empty() ? told : ""));
  }
}

// What is accepted is an entry: a date that no calendar has would have it refused later.
BOOST_AUTO_TEST_CASE(a_date_that_is_none_is_left_out_and_told) {
  const struct {
    const char* post_date;
    const char* feed_date;
    const char* published;
    const char* told;
  } kRows[] = {
      {"2021-05-02 21:30:00", "Mon, 03 May 2021 01:30:00 +0000", "2021-05-02", ""},
      {"2021-25-02 21:30:00", "", "",
       "the date '2021-25-02 21:30:00' is not one of the calendar and was left out"},
      {"2021-02-30 21:30:00", "Mon, 03 May 2021 01:30:00 +0000", "2021-05-03",
       "the date '2021-02-30 21:30:00' is not one of the calendar; that of the feed was taken"},
      {"2021-00-02", "", "", "the date '2021-00-02' is not one of the calendar and was left out"},
      {"soon", "", "", "the date 'soon' is not one of the calendar and was left out"},
      {"0000-00-00 00:00:00", "Mon, 03 May 2021 01:30:00 +0000", "2021-05-03", ""},
      {"0000-00-00 00:00:00", "", "", ""},
      {"", "Wed, 31 Feb 2021 01:30:00 +0000", "",
       "the date 'Wed, 31 Feb 2021 01:30:00 +0000' cannot be read and was left out"},
      {"", "", "", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.post_date << ", " << row.feed_date) {
      const auto records = read(export_of(item(
          "<title>Rest</title><content:encoded>Text.</content:encoded><wp:post_date>" +
          std::string(row.post_date) + "</wp:post_date><pubDate>" + row.feed_date + "</pubDate>")));
      BOOST_TEST_REQUIRE(records.size() == 1U);
      validate(records[0].entry);
      BOOST_TEST(records[0].entry.published == row.published);
      BOOST_TEST(joined(records[0].repairs) == row.told);
    }
  }
}

BOOST_AUTO_TEST_CASE(contents_become_summary_and_implications) {
  const struct {
    const char* what;
    std::string content;
    std::string expected;
  } kRows[] = {
      {"blank lines part paragraphs", "One.\n\nTwo.\n", " | One. / Two. | "},
      {"a line end breaks the line", "One.\nTwo.", " | One. / Two. | "},
      {"but not within blocks", "<!-- wp:paragraph --><p>One\ntwo.</p><!-- /wp:paragraph -->",
       " | One two. | "},
      {"a citation at the beginning", kReference + "\n\nOne.",
       "Adeyemi, T., & Ortiz, R.-M. (2019). Homework in therapy. Journal of Tasks, 12(3), 45–58. "
       "| One. | "},
      {"implications under a heading", "<p>One.</p><h3>Practice Implications</h3><p>Two.</p>",
       " | One. | Two."},
      {"under a bold paragraph", "<p>One.</p><p><strong>Practice Implications:</strong></p>Two.",
       " | One. | Two."},
      {"under a line on its own", "One.\n\nPractice Implications\nTwo.", " | One. | Two."},
      {"after bold words in the same paragraph",
       "<p>One.</p><p><b>Practice Implications</b>: Two.</p>", " | One. | Two."},
      {"references behind them",
       "<p>One.</p><h2>Practice Implications</h2><p>Two.</p><h3>Ask</h3><p>Three.</p>"
       "<h2>References</h2><p>Four.</p>",
       " | One. / References / Four. | Two. / Ask / Three."},
      {"a higher heading behind them",
       "<h3>Practice Implications</h3><p>Two.</p><h2>Limits</h2><p>Three.</p>",
       " | Limits / Three. | Two."},
      {"a heading behind a bold paragraph",
       "<p>One.</p><p><b>Practice Implications:</b> Two.</p><h4>References</h4><p>Three.</p>",
       " | One. / References / Three. | Two."},
      {"the title, repeated", "<h1>Rest</h1><p>One.</p>", " | One. | "},
      {"lists", "One:<ul><li>two</li>\n<li>three</li></ul>", " | One: / - two / - three | "},
      {"shortcodes", "[caption width=\"9\"]<img src=\"x\" /> A bell[/caption]\n\nOne [sic] [1].",
       " | A bell / One [sic] [1]. | "},
      {"players and galleries", "One.[gallery ids=\"1,2\"][embed]http://x.example[/embed] Two.",
       " | One. Two. | "},
      {"a page builder's", "[vc_row][vc_column css=\"a\"]One.[/vc_column][/vc_row]", " | One. | "},
      {"pairs of any name",
       "Before. [toggle]Inside[/toggle] [footnote]A note[/footnote] [sic] [1].",
       " | Before. Inside A note [sic] [1]. | "},
      {"nested pairs", "[row][col]One [b]two[/b][/col][/row] [col] three",
       " | One two [col] three | "},
      {"those with an address", "One [youtube https://v.example/x] two.", " | One two. | "},
      {"those that close themselves", "One[spacer /] two[line/].", " | One two. | "},
      {"pairs in capitals, with figures", "[Box2]One[/Box2] [NOTE]two[/NOTE]", " | One two | "},
      {"pairs with attributes without quotes", "[box color=red]One[/box]", " | One | "},
      {"escaped ones", "Type [[gallery]] or [[box]x[/box]] or [[a b].",
       " | Type [gallery] or [box]x[/box] or [[a b]. | "},
      {"an ending without a beginning", "One [/toggle] two [toggle].",
       " | One [/toggle] two [toggle]. | "},
      {"in blocks",
       "<!-- wp:shortcode -->[toggle]<!-- /wp:shortcode --><!-- wp:list {\"a\":1} -->"
       "<ul><li>One</li></ul><!-- /wp:list -->[/toggle]<!-- wp:spacer {\"height\":\"9px\"} /-->",
       " | - One | "},
      {"alone in a block", "<!-- wp:shortcode -->[toc]<!-- /wp:shortcode --><p>One [sic].</p>",
       " | One [sic]. | "},
      {"entities escaped twice", "patients&amp;rsquo; &amp;#8211; R&amp;amp;D",
       " | patients’ – R&D | "},
      {"powers", "10<sup>-3</sup> m<sup>2</sup>", " | 10^-3 m2 | "},
      {"scripts and styles", "<style>p{}</style><script>x()</script>One.", " | One. | "},
      {"the more tag", "One.<!--more-->\n\nTwo.", " | One. / Two. | "},
      {"entities", "R&amp;D &lt;5 caf&eacute; &#8220;x&#8221;", " | R&D <5 café “x” | "},
      {"nothing", "", " |  | "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      BOOST_TEST(described(read_content(row.content)) == "Rest |  | " + row.expected + "\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_link_in_the_citation_has_its_doi) {
  const std::string kBegin = "<p>Ng, P. (2019). ";
  const std::string kPlace = " <em>Journal of It</em>, 3, 4-5.";
  const std::string kRaw = "Ng, P. (2019). A title. Journal of It, 3, 4-5.";
  const struct {
    std::string content;
    const char* doi;
    const char* container;
  } kRows[] = {
      {kBegin + "<a href='https://doi.org/10.1000/A'>A title</a>." + kPlace + "</p>One.",
       "10.1000/a", "Journal of It"},
      {kBegin + "A title." + kPlace + " <a href='https://doi.org/10.1000/a'>Link</a></p>One.",
       "10.1000/a", "Journal of It"},
      {kBegin + "A title." + kPlace + " [<a href='https://x.example/a.pdf'>PDF</a>]</p>One.", "",
       "Journal of It"},
      {"<p><strong>Citation:</strong> Ng, P. (2019). A title." + kPlace + "</p>One.", "",
       "Journal of It"},
      {kBegin + "A title." + kPlace + "</p><p>One <a href='https://doi.org/10.1000/b'>b</a>.</p>",
       "", "Journal of It"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.content) {
      const auto records = read_content(row.content);
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST_REQUIRE(records[0].entry.citation.has_value());
      BOOST_TEST(records[0].entry.citation->raw == kRaw);
      BOOST_TEST(records[0].entry.citation->doi == row.doi);
      BOOST_TEST(records[0].entry.citation->container_title == row.container);
    }
  }
}

BOOST_AUTO_TEST_CASE(only_what_visitors_can_read_is_taken) {
  const struct {
    const char* what;
    const char* inside;
    bool taken;
  } kRows[] = {
      {"a post", "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>", true},
      {"in CDATA",
       "<wp:post_type><![CDATA[post]]></wp:post_type><wp:status><![CDATA[publish]]></wp:status>",
       true},
      {"of a plain feed", "", true},
      {"a draft", "<wp:post_type>post</wp:post_type><wp:status>draft</wp:status>", false},
      {"private", "<wp:post_type>post</wp:post_type><wp:status>private</wp:status>", false},
      {"to come", "<wp:post_type>post</wp:post_type><wp:status>future</wp:status>", false},
      {"with a password",
       "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
       "<wp:post_password>secret</wp:post_password>",
       false},
      {"a page", "<wp:post_type>page</wp:post_type><wp:status>publish</wp:status>", false},
      {"an attachment", "<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>",
       false},
      {"a menu's item", "<wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>",
       false},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      const auto records =
          read(export_of("<item><title>Rest</title>" + std::string(row.inside) + "</item>"));
      BOOST_TEST((records.size() == 1) == row.taken);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_passed_over_is_told_by_type_and_status) {
  const auto typed = [](const std::string& type, const std::string& status,
                        const std::string& more = "") {
    return "<item><title>Rest</title><wp:post_type>" + type + "</wp:post_type><wp:status>" +
           status + "</wp:status>" + more + "</item>\n";
  };
  const std::string file =
      export_of(typed("event", "publish") + typed("post", "publish") + typed("event", "draft") +
                typed("event", "publish") + typed("post", "private") + typed("page", "publish") +
                typed("post", "publish", "<wp:post_password>x</wp:post_password>"));
  const struct {
    const char* what;
    std::vector<std::string> types;
    std::size_t taken;
    const char* told;
  } kRows[] = {
      {"posts",
       {"post"},
       1,
       "3 of type 'event' (1 draft, 2 publish), 1 of type 'page' (1 publish), 2 of type 'post' "
       "(1 private, 1 publish with a password); --post-type NAME takes what is published of a "
       "type"},
      {"events",
       {"event"},
       2,
       "1 of type 'event' (1 draft), 1 of type 'page' (1 publish), 3 of type 'post' (1 private, 1 "
       "publish, 1 publish with a password); --post-type NAME takes what is published of a type"},
      {"both, and pages",
       {"post", "event", "page"},
       4,
       "1 of type 'event' (1 draft), 2 of type 'post' (1 private, 1 publish with a password); "
       "--post-type NAME takes what is published of a type"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      std::istringstream in(file);
      std::vector<Record> records;
      read_wxr_asked(in, "export.xml", {.post_types = row.types},
                     [&](Record&& record) { records.push_back(std::move(record)); });
      BOOST_TEST(records.size() == row.taken + 1);
      BOOST_TEST(records.back().passed_over == row.told);
    }
  }
  BOOST_TEST(read_text(read_wxr, export_of(typed("post", "publish")), "x.xml").size() == 1U);
}

BOOST_AUTO_TEST_CASE(names_of_other_taxonomies_are_counted) {
  const std::string post =
      "<item><title>Rest</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
      "<category domain=\"study-type\" nicename=\"a\">Trial</category><category "
      "domain=\"post_format\" nicename=\"b\">Aside</category><category domain=\"category\" "
      "nicename=\"c\">Mood</category></item>\n";
  const auto records = read_text(read_wxr, export_of(post + post), "x.xml");
  BOOST_TEST_REQUIRE(records.size() == 3U);
  BOOST_TEST(joined(records[0].entry.topics) == "Mood");
  BOOST_TEST(records[2].passed_over ==
             "names of other taxonomies than categories and tags: 2 of 'study-type'");
}

// Taxonomies are any text: those beyond a bound are told as a number.
BOOST_AUTO_TEST_CASE(names_of_very_many_taxonomies_are_counted) {
  constexpr int kTaxonomies = 43;
  std::string post =
      "<item><title>Rest</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>";
  for (int i = 0; i < kTaxonomies; ++i) {
    post += "<category domain=\"own-" + std::to_string(100 + i) + "\">Trial</category>";
  }
  const auto records = read_text(read_wxr, export_of(post + "</item>\n"), "x.xml");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  const std::string& told = records[1].passed_over;
  BOOST_TEST(told.starts_with("names of other taxonomies than categories and tags: 1 of 'own-100'"),
             told);
  BOOST_TEST(told.ends_with(", 1 of 'own-139', 3 of further ones"), told);
  BOOST_TEST(records[1].line > 0U);
}

BOOST_AUTO_TEST_CASE(names_are_read_however_often_they_are_escaped) {
  const struct {
    const char* name;
    const char* topic;
  } kRows[] = {
      {"<![CDATA[Alliance &amp; Rupture]]>", "Alliance & Rupture"},
      {"<![CDATA[Beck&#039;s model]]>", "Beck's model"},
      {"Alliance &amp; Rupture", "Alliance & Rupture"},
      {"Alliance &amp;amp;amp; Rupture", "Alliance & Rupture"},
      {"<![CDATA[A & B]]>", "A & B"},
      {"<![CDATA[p &lt; 5 &#8211; caf&eacute;]]>", "p < 5 – café"},
      {"caf&eacute;", "café"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.name) {
      const auto records = read(
          export_of(item("<title>Rest " + std::string(row.name) +
                         "</title><category domain=\"post_tag\">" + row.name + "</category>")));
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(joined(records[0].entry.topics) == row.topic);
      BOOST_TEST(records[0].entry.title == "Rest " + std::string(row.topic));
    }
  }
}

BOOST_AUTO_TEST_CASE(dates) {
  const struct {
    const char* inside;
    const char* published;
  } kRows[] = {
      {"<wp:post_date>2021-05-02 21:30:00</wp:post_date>", "2021-05-02"},
      {"<pubDate>Mon, 03 May 2021 01:30:00 +0000</pubDate>", "2021-05-03"},
      {"<pubDate>3 May 2021 01:30:00 GMT</pubDate>", "2021-05-03"},
      {"<wp:post_date>0000-00-00 00:00:00</wp:post_date>"
       "<pubDate>Mon, 03 May 2021 01:30:00 +0000</pubDate>",
       "2021-05-03"},
      {"<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>", ""},
      {"<pubDate>soon</pubDate>", ""},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.inside) {
      const auto records = read(export_of(item("<title>Rest</title>" + std::string(row.inside))));
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].entry.published == row.published);
    }
  }
}

BOOST_AUTO_TEST_CASE(ids_and_addresses) {
  const auto records = read(export_of(
      item("<title>Rest</title><wp:post_name>rest</wp:post_name>") +
      item("<title>Rest</title><wp:post_name>rest</wp:post_name>") +
      item("<title>Rest</title><wp:post_date>2021-05-02 00:00:00</wp:post_date>") +
      item("<title>A</title><link>?p=1</link>") + item("<content:encoded>One.</content:encoded>")));
  BOOST_TEST_REQUIRE(records.size() == 5U);
  BOOST_TEST(records[0].entry.id == "rest");
  BOOST_TEST(records[1].entry.id == "rest-2");
  BOOST_TEST(records[2].entry.id == "2021-05-rest");
  BOOST_TEST(records[3].entry.url == "");
  BOOST_TEST(joined(records[3].repairs) ==
             "the link, which is no http or https address, was left out");
  BOOST_TEST(records[4].rejection ==
             "entry, field 'id': is missing, and cannot be made without a date or title");
}

BOOST_AUTO_TEST_CASE(the_excerpt_stands_in_for_an_empty_content) {
  BOOST_TEST(described(read(export_of(
                 item("<title>Rest</title><content:encoded></content:encoded>"
                      "<excerpt:encoded><![CDATA[<p>In short.</p>]]></excerpt:encoded>")))) ==
             "Rest |  |  | In short. | \n");
}

BOOST_AUTO_TEST_CASE(a_broken_post_costs_itself_alone) {
  BOOST_TEST(described(read(export_of(item("<title>One</title>") + item("<title>A & B</title>") +
                                      item("<title>Three</title>")))) ==
             "One |  |  |  | \n"
             "rejected: cannot be read from line 5 on: an '&' that begins no entity of XML\n"
             "Three |  |  |  | \n");
}

BOOST_AUTO_TEST_CASE(another_file_is_rejected_whole) {
  BOOST_TEST(described(read("<html><body>No.</body></html>")) ==
             "rejected: no WordPress export: its first element is not 'rss'\n");
  BOOST_TEST(read(export_of("")).empty());
}

BOOST_AUTO_TEST_CASE(long_contents_of_brackets_and_tags_take_no_time) {
  for (const char* piece :
       {"[", "[a", "[/a]", "[embed]", "[[a]", "[[a]b[/a]", "[a]b[/a]", "<", "<!--", "<b", "\n\n"}) {
    std::string content;
    while (content.size() < 200000) content += piece;
    BOOST_TEST_CONTEXT(piece) { BOOST_TEST(html_of_content(content).size() <= 3 * content.size()); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
