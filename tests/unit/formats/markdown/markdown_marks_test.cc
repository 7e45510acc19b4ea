#include <boost/test/unit_test.hpp>

#include "base/strings.h"
#include "tests/support/processor_time.h"
#include "tests/unit/formats/markdown/read_markdown.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(markdown_marks)

BOOST_AUTO_TEST_CASE(marks_of_markdown_are_no_text) {
  const struct {
    const char* body;
    const char* summary;
  } kRows[] = {
      {"*Sleep* and **mood**, ***both***, _here_ and __there__.",
       "Sleep and mood, both, here and there."},
      {"un*frigging*believable, snake_case_name", "unfriggingbelievable, snake_case_name"},
      {"5 * 3 * 2, p < .05*, p < .01**, *alone", "5 * 3 * 2, p < .05*, p < .01**, *alone"},
      {"**a *b* c** _d", "a b c _d"},
      {"~~old~~ new, H~2~O, 10^-3^, x^2^, a ~ b ~ c", "old new, H2O, 10^-3, x2, a ~ b ~ c"},
      {"[Okafor](https://example.org/a_(b) \"T\") and [hill](<b c>), [x][ref], [ref], "
       "[no].\n\n[Ref]: https://example.org",
       "Okafor and hill, x, ref, [no]."},
      {"![A figure](a.png) Text ![b][ref] end ![c](d).\n\n[ref]: /a.png 'T'", "Text end."},
      {"![only](a.png){width=50%}\n\nText.", "Text."},
      {"[![badge](a.png)](https://example.org) Text", "Text"},
      {"See <https://example.org/a> or <me@example.org>.",
       "See https://example.org/a or me@example.org."},
      {"Use `a*b` and ``c ` d``, `` `e` ``, `open", "Use a*b and c ` d, `e`, `open"},
      {"A claim.[^1] Another[^note].\n\n[^1]: The *source*.\n[^note]: More.",
       "A claim. Another.\n\nThe source.\nMore."},
      {"A claim^[Said in *passing*.] here", "A claim (Said in passing.) here"},
      {"As shown [@okafor2020; @hill2021, p. 3].", "As shown."},
      {"## A heading {#sec-a .unnumbered}\n\nText\n====\nMore\n---\nEnd # here",
       "A heading\n\nText\nMore\nEnd # here"},
      {"> Quoted *text*\n> more\n\nText", "Quoted text\nmore\n\nText"},
      {"* one\n+ two\n- [x] three\n  * four\n1. five", "- one\n- two\n- three\n  - four\n1. five"},
      {"a\n\n* * *\n\nb\n\n___\nc", "a\n\nb\n\nc"},
      {"```r\nx <- a * b\n```\n\n~~~\n*as is*\n~~~", "x <- a * b\n\n*as is*"},
      {"a\n\n```{r, echo=FALSE}\nplot(x)\n```\n\nb", "a\n\nb"},
      {"::: {.callout-note}\nNote well.\n:::\n\n:::: columns\n::: column\nx\n:::\n::::",
       "Note well.\n\nx"},
      {"{{< figure src=\"a.png\" >}}\nText {{< ref \"b\" >}} and {{% note %}}noted{{% /note %}}.",
       "Text and noted."},
      {"Text {% include a.html %}{{ site.name }}\n{: .lead}", "Text"},
      {"a <b>bold</b> <br>c<br/>d <span class=\"x\">e</span> f < g and h > i",
       "a bold\nc\nd e f < g and h > i"},
      {"10<sup>-3</sup> &amp; &eacute;&rsquo; &lt;b&gt;", "10^-3 & é’ <b>"},
      {"a <!-- not *this* --> b\n\n<!-- nor\n\nthat -->\nc", "a b\n\nc"},
      {"| Group | n |\n|:------|--:|\n| *CBT* | 20 |", "Group\nn\nCBT\n20"},
      {"a\\*b\\_c \\# \\[d\\] one\\\ntwo \\a", "a*b_c # [d] one\ntwo \\a"},
      {"&", "&"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.body) {
      const Record record = read_page(std::string("---\ntitle: T\n---\n") + row.body);
      BOOST_TEST(record.rejection == "");
      BOOST_TEST(record.entry.summary == row.summary);
    }
  }
}

BOOST_AUTO_TEST_CASE(hostile_marks_take_no_more_time_than_text) {
  for (const std::string piece :
       {"[", "![](", "[](a", "*a **b _c ", "`a``b", "<a ", "<!-- ", "{{< ", "^[", "```\n",
        "~~~~\n\n", "[a]: b\n[a]", "&amp", "> ", "| a\n|-\n", "\\", "{a=", "<!--\n"}) {
    std::string body;
    while (body.size() < std::size_t{1} << 20) body += piece;
    BOOST_TEST_CONTEXT(piece) {
      const double begin = test::processor_seconds();
      BOOST_TEST(read_page("---\ntitle: T\n---\n" + body).rejection == "");
      BOOST_TEST(test::processor_seconds() - begin < 10.0);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
