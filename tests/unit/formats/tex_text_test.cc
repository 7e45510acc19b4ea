#include "formats/tex_text.h"

#include <boost/test/unit_test.hpp>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(tex_text)

namespace {

struct Row {
  const char* tex;
  const char* text;
};

template <std::size_t n>
void check(const Row (&rows)[n], TexReading reading) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.tex) { BOOST_TEST(tex_to_text(row.tex, reading) == row.text); }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(accents_go_onto_their_letter_however_they_are_written) {
  const Row kRows[] = {
      {R"(Fl\"uckiger)", "Flückiger"},
      {R"(Fl{\"u}ckiger)", "Flückiger"},
      {R"(Fl\"{u}ckiger)", "Flückiger"},
      {R"(Fl{\"{u}}ckiger)", "Flückiger"},
      {R"(Jos\'e Garc\'{\i}a)", "José García"},
      {R"(Ji{\v{r}}{\'\i})", "Jiří"},
      {R"(\v Cern\'y)", "Černý"},
      {R"(Erd{\H o}s, \c{S}ahin, \k{a}, \r{A}, \={o}, \u{g}, \.z)", "Erdős, Şahin, ą, Å, ō, ğ, ż"},
      {R"(Mu\~noz \`a la carte, \^{o}, \d{t})", "Muñoz à la carte, ô, ṭ"},
      {R"(\'{x}y)", "x\xCC\x81y"},  // no such letter in Unicode: a combining mark
      {R"(a lone \~)", "a lone ~"},
  };
  check(kRows, TexReading::line);
}

BOOST_AUTO_TEST_CASE(commands_that_stand_for_a_character_become_it) {
  const Row kRows[] = {
      {R"(Stra\ss e, \O{}stergaard, \L{}ukasz, \aa, {\AE}, \oe uvre)",
       "Straße, Østergaard, Łukasz, å, Æ, œuvre"},
      {R"(Smith \& Sons, 50\%, \$5, \#1, a\_b, \{x\})", "Smith & Sons, 50%, $5, #1, a_b, {x}"},
      {R"(pre\textendash{}post \textemdash x\ldots)", "pre–post —x…"},
      {R"(\textbackslash{}n \textasciitilde{} \textless i\textgreater)", "\\n ~ <i>"},
      {"1990--2000 --- a `b' ``c'' a~b",
       "1990–2000 — a ‘b' “c” a\xC2\xA0"
       "b"},
      {"Hyper\\-text\\/ line\\\\break", "Hypertext line break"},
  };
  check(kRows, TexReading::line);
}

BOOST_AUTO_TEST_CASE(braces_and_type_vanish_and_the_text_stays) {
  const Row kRows[] = {
      {"{The} {{CBT}} of {D}epression", "The CBT of Depression"},
      {R"(\mkbibquote{Hope} and \enquote*{a \enquote{new} care})",
       "\u201cHope\u201d and \u201ca \u2018new\u2019 care\u201d"},
      {R"(\emph{in vivo} and {\it in vitro}, \textbf{\textit{both}})",
       "in vivo and in vitro, both"},
      {R"(see \href{https://example.org/a}{the page})", "see the page"},
      {R"(\foo{bar} stays)", "\\foo{bar} stays"},
      {R"(Hope\footnote{Funded.} and \ce{H2O})", "Hope and H2O"},
      {R"(The \texorpdfstring{$\alpha$}{alpha} test of \textbeta{} and \SI{5}{mg})",
       "The alpha test of β and 5 mg"},
      {R"(We: \begin{itemize} \item ask \item act \end{itemize})", "We: ask act"},
      {"a\n   b\t c", "a b c"},
      {"", ""},
      {"{", ""},
      {"\\", "\\"},
  };
  check(kRows, TexReading::line);
}

BOOST_AUTO_TEST_CASE(formulas_are_told_in_characters_or_kept) {
  const Row kRows[] = {
      {R"($\alpha = .05$)", "α = .05"},
      {R"(10\textsuperscript{-3}, R\textsuperscript{2}, 2\textsuperscript{nd}, H\textsubscript{2}O)",
       "10^-3, R2, 2nd, H2O"},
      {R"(10$^{-3}$ and $10^{-3}$)", "10⁻³ and 10⁻³"},
      {R"($\Sigma^{0}$ and CO$_2$, $x^{n+1}$)", "Σ⁰ and CO₂, x^{n+1}"},
      {R"($p \leq .01$)", "p ≤ .01"},
      {R"(\(10^{-3}\) and $$10^{-3}$$)", "10⁻³ and 10⁻³"},
      {R"(\(\unheard{x}\) of \( x)", R"(\(\unheard{x}\) of \( x)"},
      {R"($\unheard{x}$ of)", "$\\unheard{x}$ of"},
      {R"($<$5 and $\geq$5)", "<5 and ≥5"},
      {R"(10\textsuperscript{$-$3})", "10^-3"},
      {R"({$<$}i{$>$}x)", "<i>x"},
      {"$5 and $6", "$5 and $6"},
      {"from $5 to 7", "from $5 to 7"},
      {R"(cost \$5, not \$6)", "cost $5, not $6"},
  };
  check(kRows, TexReading::line);
}

BOOST_AUTO_TEST_CASE(paragraphs_are_parted_by_blank_lines_only) {
  const Row kRows[] = {
      {"One\n  goes on.\n\n  Two.\n \n\nThree.\n", "One goes on.\n\nTwo.\n\nThree."},
      {R"(One.\par Two.)", "One.\n\nTwo."},
  };
  check(kRows, TexReading::paragraphs);
}

BOOST_AUTO_TEST_CASE(addresses_keep_their_marks) {
  const Row kRows[] = {
      {"https://a.org/~kotz/a--b", "https://a.org/~kotz/a--b"},
      {R"(https://a.org/a\_b\%20{\&}c\#d)", "https://a.org/a_b%20&c#d"},
      {R"(\url{https://a.org/x_y})", "https://a.org/x_y"},
      {R"(https://a.org/$\sim$kotz)", "https://a.org/~kotz"},
      {"10.1002/(SICI)1097-4679(199912)55:12<1461::AID>3.0.CO;2-1",
       "10.1002/(SICI)1097-4679(199912)55:12<1461::AID>3.0.CO;2-1"},
  };
  check(kRows, TexReading::verbatim);
}

BOOST_AUTO_TEST_CASE(deep_nesting_and_long_texts_end) {
  std::string accents;
  for (int i = 0; i < 20000; ++i) accents += "\\'{";
  BOOST_TEST(tex_to_text(accents, TexReading::line).size() <= accents.size());
  const std::string dollars(200000, '$');
  BOOST_TEST(tex_to_text(dollars, TexReading::line) == dollars);
}

BOOST_AUTO_TEST_SUITE_END()
