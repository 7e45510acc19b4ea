#include <boost/test/unit_test.hpp>

#include "formats/blog/blog.h"
#include "formats/html/html.h"
#include "formats/html/html_lines.h"
#include "tests/unit/formats/read_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(html)

namespace {

/// "one / two": the lines that a page shows.
std::string shown(const std::string& html) {
  std::string text;
  for (const HtmlLine& line : html_lines(html, HtmlEncoding::declared).lines) {
    text += (text.empty() ? "" : " / ") + line.text;
  }
  return text;
}

struct Post {
  const char* month;  // empty where it is that of the post before
  const char* title;
  const char* citation;  // may be empty
  std::vector<std::string> summary;
  std::string implications;
};

const std::vector<Post> kPosts = {
    {"May 2021",
     "Does Homework Help?",
     "Adeyemi, T., & Ortiz, R.-M. (2019). Homework in therapy. Journal of Tasks, 12(3), 45–58.",
     {"Homework was given to 40 adults – “most” did it.", "Then they rested."},
     "Agree on homework together."},
    {"",
     "Why Some Clients Stay Away",
     "",
     {"Absence was counted for a year."},
     "Call after the first absence."},
    {"April 2021",
     "Rest Between the Sessions",
     "",
     {"Rest was measured in 12 clinics."},
     "Ask how clients rest."},
};

std::string page_as_text() {
  std::string text = "Blog\nThis month…\nI write about homework.\nTopics\n- Homework\n- Rest\n";
  for (const Post& post : kPosts) {
    if (*post.month) text += std::string(post.month) + "\n";
    text += std::string(post.title) + "\n";
    if (*post.citation) text += std::string(post.citation) + "\n";
    for (const std::string& paragraph : post.summary) text += paragraph + "\n";
    text += "Practice Implications\n" + post.implications + "\n";
  }
  return text + "Archives\n- March 2021\n- April 2021\nContact us\n";
}

/// How a page marks up its parts: each with what stands before and after it.
struct Markup {
  const char* what;
  std::pair<const char*, const char*> page;
  std::pair<const char*, const char*> month;
  std::pair<const char*, const char*> title;
  std::pair<const char*, const char*> citation;
  std::pair<const char*, const char*> paragraph;
  std::pair<const char*, const char*> heading;
};

const Markup kMarkups[] = {
    {"headings and paragraphs",
     {"<main>", "</main>"},
     {"<h2>", "</h2>\n"},
     {"<h3><a href='#'>", "</a></h3>\n"},
     {"<p><em>", "</em></p>\n"},
     {"<p>", "</p>\n"},
     {"<h4>", "</h4>\n"}},
    {"bold lines and line breaks",
     {"<div id=content>", "</div>"},
     {"<p><strong>", "</strong></p>"},
     {"<b>", "</b><br>"},
     {"", "<br/>"},
     {"", "<br><br>"},
     {"<strong>", ":</strong> "}},
    {"boxes",
     {"<div>", "</div>"},
     {"<div class=m><span>", "</span></div>"},
     {"<div><div>", "</div>"},
     {"<div>", "</div>"},
     {"<div>", "</div>"},
     {"<div><b>", "</b></div>"}},
    {"a table for the layout",
     {"<table><tr><td>", "</td></tr></table>"},
     {"</td></tr><tr><td colspan=2>", "</td></tr><tr><td>"},
     {"<font size=4>", "</font><p>"},
     {"", "<p>"},
     {"", "<p>"},
     {"<B>", "</B><BR>"}},
    {"tags that nobody closed",
     {"<body><div>", ""},
     {"<h2>", "\n"},
     {"<h3>", "\n"},
     {"<p><i>", "</i>"},
     {"<p>", ""},
     {"<p><b>", "</b>"}},
};

std::string escaped(const std::string& text) {
  std::string html;
  for (const char c : text) html += c == '&' ? std::string("&amp;") : std::string(1, c);
  return html;
}

std::string marked(const std::pair<const char*, const char*>& tags, const std::string& text) {
  return tags.first + escaped(text) + tags.second;
}

std::string page_as_html(const Markup& markup) {
  std::string html =
      "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>April 2020</title>\n"
      "<style>p{}</style><script>document.write('<p>May 2020</p>');</script></head><body>\n"
      "<nav><ul><li>Home</li><li>June 2020</li></ul></nav><header><h1>Blog</h1></header>\n"
      "<form><h3>This month…</h3><p>I write about homework.</p>\n"
      "<select><option>May 2019</select><div hidden>June 2019</div>\n"
      "<aside><h2>July 2019</h2></aside>";
  html += markup.page.first;
  for (const Post& post : kPosts) {
    if (*post.month) html += marked(markup.month, post.month);
    html += marked(markup.title, post.title);
    if (*post.citation) html += marked(markup.citation, post.citation);
    for (const std::string& paragraph : post.summary) html += marked(markup.paragraph, paragraph);
    html += marked(markup.heading, "Practice Implications") +
            marked(markup.paragraph, post.implications);
  }
  return html + markup.page.second +
         "<div><h3>Archives</h3><ul><li>March 2021<li>April 2021</ul></div></form>\n"
         "<footer>Contact us</footer></body></html>\n";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// The page in windows-1252, which has the signs of these posts.
std::string in_1252(std::string html) {
  const std::pair<const char*, const char*> kSigns[] = {
      {"–", "\x96"}, {"“", "\x93"}, {"”", "\x94"}, {"…", "\x85"}};
  for (const auto& [utf8, byte] : kSigns) html = replaced(std::move(html), utf8, byte);
  return html;
}

}  // namespace

BOOST_AUTO_TEST_CASE(blocks_are_lines) {
  const struct {
    const char* html;
    const char* expected;
  } kRows[] = {
      {"One <b>two</b>\n three", "One two three"},
      {"<p>One<p>two", "One / two"},
      {"<div>One<div>two</div>three</div>", "One / two / three"},
      {"One<br>two<br/><br>three", "One / two / three"},
      {"<h1>One</h1>two", "One / two"},
      {"<ul><li>one<li>two</ul>", "- one / - two"},
      {"<ol><li><p>one</p></li></ol>", "one"},
      {"<table><tr><td>one<td>two<tr><td>three</table>", "one / two / three"},
      {"<pre>one\n  two</pre>", "one / two"},
      {"One<a href='x'> two</a>,<span>three</span>", "One two,three"},
      {"AT&amp;T &eacute; &#8220;x&#x201D; &lt;b&gt; A&B", "AT&T é “x” <b> A&B"},
      {"<script>if (a < b) {}</script><style>p{}</style>One<!-- two -->", "One"},
      {"<nav>no</nav><aside>no</aside><footer>no</footer>One", "One"},
      {"<p hidden>no</p><p style='display: none'>no</p><p role=navigation>no</p>One", "One"},
      {"<select><option>no</select><button>no</button><textarea>no</textarea>One", "One"},
      {"<p><b>Practice Implications</b>: One.</p>", "Practice Implications / One."},
      {"<p><b>Practice</b> One.</p>", "Practice One."},
      {"<p>The <b>Practice Implications</b> are</p>", "The Practice Implications are"},
      {"</p></div></html>One</b>", "One"},
      {"", ""},
      {"<", "<"},
      {"One&#7;two\x7F three \x01", "Onetwo three"},
      {"<meta charset=utf-8>\xC0\x80 \xED\xA0\x80 \xA0\xA0",
       "\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD"},
      {"<meta charset=utf-8>caf\xE9 \xC3\xA9", "caf\xEF\xBF\xBD é"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.html) { BOOST_TEST(shown(row.html) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(encodings_are_found_as_browsers_find_them) {
  const struct {
    const char* what;
    std::string html;
  } kRows[] = {
      {"UTF-8, declared", "<meta charset=utf-8><p>“café”"},
      {"UTF-8 by its bytes", "<p>“café”"},
      {"UTF-8 with a mark", "\xEF\xBB\xBF<p>“café”"},
      {"windows-1252, declared",
       "<meta charset='windows-1252'><p>\x93"
       "caf\xE9\x94"},
      {"Latin-1, which browsers read so too",
       "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'><p>\x93"
       "caf\xE9\x94"},
      {"neither, by its bytes",
       "<p>\x93"
       "caf\xE9\x94"},
      {"an encoding that is none", "<meta charset='x-none'><p>“café”"},
      {"UTF-16", std::string("\xFF\xFE<\0p\0>\0\x1C\x20"
                             "c\0a\0f\0\xE9\0\x1D\x20",
                             20)},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST(shown(row.html) == "“café”"); }
  }
}

BOOST_AUTO_TEST_CASE(a_saved_page_is_read_as_its_text_is) {
  const std::string expected = described(read_text(read_blog, page_as_text()));
  BOOST_TEST_REQUIRE(read_text(read_blog, page_as_text()).size() == kPosts.size());
  for (const Markup& markup : kMarkups) {
    BOOST_TEST_CONTEXT(markup.what) {
      const std::string html = page_as_html(markup);
      BOOST_TEST(described(read_text(read_html, html)) == expected);
      BOOST_TEST(described(read_text(read_html, replaced(html, "\n", "\r\n"))) == expected);
      BOOST_TEST(described(read_text(read_html, replaced(html, "\n", " "))) == expected);
      const std::string latin = in_1252(replaced(html, "utf-8", "iso-8859-1"));
      BOOST_TEST(described(read_text(read_html, latin)) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(records_name_the_line_of_the_file) {
  const auto records = read_text(read_html,
                                 "<html>\n<body>\n<h2>May 2021</h2>\n\n<h3>Rest</h3>\n<p>One.</p>"
                                 "<h3>Why Some Clients Stay Away</h3><p>Two.</p>\n</body></html>",
                                 "page.html");
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[0].file == "page.html");
  BOOST_TEST(records[0].line == 5U);
  BOOST_TEST(records[1].line == 6U);
}

BOOST_AUTO_TEST_CASE(what_is_no_blog_page_is_rejected) {
  const std::string no_month = "rejected: no blog page: no month heading ('December 2020')\n";
  BOOST_TEST(described(read_text(read_html, "")) == no_month);
  BOOST_TEST(described(read_text(read_html, "<p>One.</p>")) == no_month);
}

BOOST_AUTO_TEST_CASE(hostile_pages_are_read_to_their_limits) {
  const auto repeated = [](const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
  };
  const HtmlText deep = html_lines("<p>One</p>" + repeated("<div>", 1000000), HtmlEncoding::utf8);
  BOOST_TEST(deep.fault == "line 1: tags nested deeper than 500");
  BOOST_TEST_REQUIRE(deep.lines.size() == 1U);
  const auto records =
      read_text(read_html, "<p>May 2021</p><p>Rest</p><p>One.</p>" + repeated("<div>", 1000));
  BOOST_TEST(described(records) ==
             "rejected: no page to be read: line 1: tags nested deeper than 500\n"
             "Rest | 2021-05 |  | One. | \n");
  std::string tag = "<p";
  for (int i = 0; i < 200000; ++i) tag += " a" + std::to_string(i) + "='>'";
  const HtmlText many = html_lines("<p>One</p>\n" + tag + ">Two</p>", HtmlEncoding::utf8);
  BOOST_TEST(many.fault == "line 2: a tag with more than 256 attributes");
  BOOST_TEST_REQUIRE(many.lines.size() == 1U);
  const std::string words = repeated(" a<b c", 1000);
  const HtmlText script = html_lines(
      "<script>" + words + "</script><!-- <p" + words + " --><p title='" + words + "'>One</p>",
      HtmlEncoding::utf8);
  BOOST_TEST(script.fault == "");
  BOOST_TEST(script.lines.size() == 1U);
  for (const char* piece :
       {"<p>", "<br>", "<b></b>", "&amp;", "</p>", "<!-- ", "<li>x", "<p a='"}) {
    BOOST_TEST_CONTEXT(piece) {
      BOOST_TEST(html_lines(repeated(piece, 200000), HtmlEncoding::utf8).lines.size() <= 200000U);
    }
  }
  BOOST_TEST(shown("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>One &x;</p>")
                 .find("root:") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
