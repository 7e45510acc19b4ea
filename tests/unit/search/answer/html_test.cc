// Text as HTML: nothing in it is markup, whatever it is.
#include <pprsearch/html.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(html)

BOOST_AUTO_TEST_CASE(text_is_shown_as_it_is) {
  const struct {
    std::string text;
    const char* html;
  } rows[] = {
      {"", ""},
      {"p < .05 & \"x\" > 'y'", "p &lt; .05 &amp; &quot;x&quot; &gt; &#39;y&#39;"},
      {"<script>&amp;</script>", "&lt;script&gt;&amp;amp;&lt;/script&gt;"},
      {"Flückiger \xE2\x80\xAE", "Flückiger \xE2\x80\xAE"},
      {"a\tb\nc\r\n", "a\tb\nc&#13;\n"},
      {std::string("\0\x1B\x7F", 3), "\uFFFD\uFFFD\uFFFD"},
      {"\xC2\x9B[0m", "\uFFFD[0m"},
      {"\xFF\xC3", "\uFFFD\uFFFD"},
      {"\xEF\xBF\xBF\xEF\xB7\x90\xF0\x9F\xBF\xBE", "\uFFFD\uFFFD\uFFFD"},
      {"\xEF\xBF\xBD\xEF\xB7\xB0", "\xEF\xBF\xBD\xEF\xB7\xB0"},
  };
  for (const auto& [text, html] : rows) BOOST_TEST(escape_html(text) == html);
}

BOOST_AUTO_TEST_CASE(marks_stand_around_what_was_asked_for) {
  const std::string text = "a <b> c";
  const struct {
    std::vector<Span> marks;
    const char* html;
  } rows[] = {
      {{}, "a &lt;b&gt; c"},
      {{{0, 1}, {2, 5}}, "<mark>a</mark> <mark>&lt;b&gt;</mark> c"},
      {{{6, 7}}, "a &lt;b&gt; <mark>c</mark>"},
      {{{2, 5}, {4, 6}, {6, 99}, {5, 4}}, "a <mark>&lt;b&gt;</mark> c"},
  };
  for (const auto& [marks, html] : rows) BOOST_TEST(to_html(text, marks) == html);
}

BOOST_AUTO_TEST_CASE(a_snippet_says_where_it_was_cut) {
  Snippet snippet{SnippetField::summary, "in the <middle>", {{3, 6}}, true, true};
  BOOST_TEST(to_html(snippet) == "… in <mark>the</mark> &lt;middle&gt; …");
  snippet.cut_before = snippet.cut_after = false;
  BOOST_TEST(to_html(snippet) == "in <mark>the</mark> &lt;middle&gt;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
