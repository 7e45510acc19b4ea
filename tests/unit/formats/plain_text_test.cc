#include "formats/plain_text.h"

#include <boost/test/unit_test.hpp>

#include "formats/entities.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(plain_texts)

namespace {

std::string plain(std::string_view text) {
  bool had_controls = false;
  std::string result = plain_text(text, Paragraphs::keep, had_controls);
  return had_controls ? result + " (controls)" : result;
}

struct Row {
  const char* text;
  const char* expected;
};

template <std::size_t kCount>
void check(const Row (&rows)[kCount]) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(plain(row.text) == row.expected); }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(entities_become_their_characters) {
  check({
      {"Clinicians&#8217; views of caf&eacute;s &amp; &#x3B2;-blockers &ndash; a survey",
       "Clinicians’ views of cafés & β-blockers – a survey"},
      {"The patients&rsquo; view &mdash; &hellip; p &le; .05", "The patients’ view — … p ≤ .05"},
      {"&#X3b2; &#x3b2;", "β β"},
      {"&ldquo;x&rdquo; &sect;&nbsp;3 &euro; &Omega;", "“x” § 3 € Ω"},
      {"p&thinsp;&lt;&ensp;.05", "p < .05"},
      {"psycho&shy;therapy", "psychotherapy"},
      {"&quot;a&quot; &apos;b&apos; &#39;c&#39;", "\"a\" 'b' 'c'"},
      {"&ccaron;&lstrok;&Scedil; &lsqb;1&rsqb; 5&percnt;", "čłŞ [1] 5%"},
  });
}

BOOST_AUTO_TEST_CASE(numbers_of_windows_1252_are_what_browsers_show) {
  check({
      {"the patient&#146;s &#147;view&#148; &#150; &#151; &#133;", "the patient’s “view” – — …"},
      {"&#x92;s &#128;5", "’s €5"},
      {"&#0; &#xD800; &#x110000; &#99999999999999;", "\uFFFD \uFFFD \uFFFD \uFFFD"},
      {"a&#1;b", "ab (controls)"},
      {"a&#10;b", "a b"},
  });
}

BOOST_AUTO_TEST_CASE(browsers_read_some_entities_without_their_semicolon) {
  check({
      {"caf&eacutes and M&uumlller, R&amp D, &copy 2020", "cafés and Müller, R& D, © 2020"},
      {"patients&#8217 views, &#8217s", "patients’ views, ’s"},
      {"p &lt .05", "p < .05"},
      {"AT&T, R&D, Q&A, &, &;, &#, &#x;, &nosuch;, &rsquo s",
       "AT&T, R&D, Q&A, &, &;, &#, &#x;, "
       "&nosuch;, &rsquo s"},
      {"Health&centre, Church&sect, a&not b", "Health&centre, Church§, a¬ b"},
      {"&half a &ast b &apos c", "&half a &ast b &apos c"},
  });
}

BOOST_AUTO_TEST_CASE(what_was_escaped_again_is_resolved) {
  check({
      {"Child &amp;amp; Family", "Child & Family"},
      {"patients&amp;#8217; &amp;amp;rsquo;", "patients’ ’"},
      {"&amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt;", "E. coli"},
  });
}

BOOST_AUTO_TEST_CASE(an_address_keeps_its_parameters) {
  const struct {
    const char* text;
    const char* expected;
  } kRows[] = {
      {"https://x.example/?a=1&copy=2&amp;reg=3", "https://x.example/?a=1&copy=2&reg=3"},
      {"https://x.example/?a=1&lt;2&para", "https://x.example/?a=1<2&para"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST(without_entities(row.text, EntityEnds::in_semicolon) == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(tags_go_and_their_text_stays) {
  check({
      {"The <i>E. coli</i> <B>strain</B>", "The E. coli strain"},
      {"<jats:title>Aims</jats:title><jats:p>To see.</jats:p>", "Aims\n\nTo see."},
      {"&lt;jats:p&gt;To <jats:italic toggle=\"yes\">see</jats:italic>.&lt;/jats:p&gt;", "To see."},
      {"<span class=\"x\">a</span><br/>b", "a\n\nb"},
      {"<a href=\"https://x.example\">here</a>", "here"},
      {"a <!-- remark --> b<?page 3?> c", "a b c"},
      {"<AbstractText Label=\"AIM\">See.</AbstractText>", "See."},
  });
}

BOOST_AUTO_TEST_CASE(signs_of_mathematics_are_no_tags) {
  check({
      {"a < b and c > d", "a < b and c > d"},
      {"p<.05 and q>.1", "p<.05 and q>.1"},
      {"p&lt;.05; n&gt;3", "p<.05; n>3"},
      {"a <b and c> d", "a <b and c> d"},
      {"if a<b, c=d>e", "if a<b, c=d>e"},
      {"if a<b c=d>e", "if a<b c=d>e"},
      {"<https://x.example/a> <me@x.example>", "<https://x.example/a> <me@x.example>"},
      {"x <y> z, <5>, < i >, <>", "x <y> z, <5>, < i >, <>"},
      {"r<sub", "r<sub"},
  });
}

BOOST_AUTO_TEST_CASE(powers_do_not_run_into_their_numbers) {
  check({
      {"Growth at 10<sup>-3</sup> and R<sup>2</sup> of H<sub>2</sub>O",
       "Growth at 10^-3 and R2 of H2O"},
      {"10&lt;sup&gt;&minus;3&lt;/sup&gt;", "10^−3"},
      {"3 × 10 <sup>6</sup>, 10<jats:sup>9</jats:sup>/L", "3 × 10^6, 10^9/L"},
      {"10<SUP>–3</SUP>, 10<sup> +4 </sup>", "10^–3, 10^ +4"},
      {"10<sup>-</sup><sup>3</sup>, 10<sup><i>-6</i></sup>", "10^-3, 10^-6"},
      {"2<sup>nd</sup>, Ca<sup>2+</sup>, <sup>18</sup>F", "2nd, Ca2+, 18F"},
      {"10⁻³, m², CO₂", "10⁻³, m², CO₂"},
      {"x<sub>1</sub><sup>2</sup>", "x1^2"},
  });
}

BOOST_AUTO_TEST_CASE(formulas_are_written_in_a_row) {
  const std::string kFormula =
      "<mml:math xmlns:mml=\"x\"><mml:msup><mml:mi>x</mml:mi> <mml:mrow><mml:mo>-</mml:mo>"
      "<mml:mn>2</mml:mn></mml:mrow></mml:msup></mml:math>";
  check({
      {("Let " + kFormula + " be").c_str(), "Let x^-2 be"},
      {("<jats:alternatives><jats:tex-math>$x^{-2}$</jats:tex-math>" + kFormula +
        "</jats:alternatives>")
           .c_str(),
       "x^-2"},
      {"<jats:tex-math>$x^{-2}$</jats:tex-math>", "$x^{-2}$"},
      {"<math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>", "x<2"},
      {"<mml:math><mml:mi>x</mml:mi> is open", "x is open"},
      {"n = \\documentclass[12pt]{minimal} \\usepackage{amsmath} \\begin{document}$$10^{-3}$$"
       "\\end{document} for",
       "n = $$10^{-3}$$ for"},
      {"\\documentclass left alone", "\\documentclass left alone"},
  });
}

BOOST_AUTO_TEST_CASE(hostile_texts_take_no_time) {
  for (const char* piece : {"&amp;", "&", "<", "<math>", "<sup>", "<!--", "<b ", "&#", "10<sup>1",
                            "<tex-math>", "\\documentclass\\begin{document}", "<math><mi>"}) {
    std::string text;
    while (text.size() < 400000) text += piece;
    BOOST_TEST_CONTEXT(piece) { BOOST_TEST(plain(text).size() <= 2 * text.size()); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
