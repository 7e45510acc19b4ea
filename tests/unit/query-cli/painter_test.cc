// What people read, in lines as wide as their terminal.
#include "query-cli/printers/painter.h"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(painter)

namespace {

std::string paragraph(std::size_t width, const std::vector<PaintedText>& pieces,
                      bool color = false) {
  std::ostringstream out;
  Painter(out, color, width).paragraph("  1  ", pieces);
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_paragraph_is_parted_between_words_and_hangs) {
  const std::vector<PaintedText> pieces = {
      {"Videotherapy and the "}, {"alliance", kMatch}, {"-rupture, again"}};
  BOOST_TEST(paragraph(0, pieces) == "  1  Videotherapy and the alliance-rupture, again\n");
  BOOST_TEST(paragraph(30, pieces) == "  1  Videotherapy and the\n     alliance-rupture, again\n");
  BOOST_TEST(paragraph(27, pieces) ==
             "  1  Videotherapy and the\n     alliance-rupture,\n     again\n");
  BOOST_TEST(paragraph(10, pieces) == paragraph(0, pieces));  // too narrow for hanging lines
}

BOOST_AUTO_TEST_CASE(a_line_end_in_a_text_is_a_blank) {
  BOOST_TEST(paragraph(0, {{"a title\nof two lines"}}) == "  1  a title of two lines\n");
  BOOST_TEST(paragraph(26, {{"a title of\nthree words"}}) == "  1  a title of three\n     words\n");
}

BOOST_AUTO_TEST_CASE(a_width_counts_characters_and_no_colours) {
  const std::vector<PaintedText> pieces = {{"Flückiger und "}, {"Österreicher", kMatch}};
  BOOST_TEST(paragraph(31, pieces) == "  1  Flückiger und Österreicher\n");
  BOOST_TEST(paragraph(31, pieces, true) == "  1  Flückiger und \x1b[1;31mÖsterreicher\x1b[0m\n");
  BOOST_TEST(paragraph(80, {{"a b", kBold}, {" c"}}, true) == "  1  \x1b[1ma b\x1b[0m c\n");
  BOOST_TEST(paragraph(30, pieces) == "  1  Flückiger und\n     Österreicher\n");
}

BOOST_AUTO_TEST_CASE(a_word_that_is_wider_than_the_line_stands_alone) {
  BOOST_TEST(paragraph(26, {{"a verylongwordthatdoesnotfitintothisline b"}}) ==
             "  1  a\n     verylongwordthatdoesnotfitintothisline\n     b\n");
}

BOOST_AUTO_TEST_CASE(an_address_is_a_link_on_a_terminal_with_colours_alone) {
  const auto link = [](const std::string& address, bool color, std::size_t width) {
    std::ostringstream out;
    Painter(out, color, width).link("text", address);
    return out.str();
  };
  BOOST_TEST(link("https://doi.org/10.1", false, 80) == "text");
  BOOST_TEST(link("https://doi.org/10.1", true, 0) == "\x1b[2mtext\x1b[0m");
  BOOST_TEST(link("https://doi.org/10.1", true, 80) ==
             "\x1b]8;;https://doi.org/10.1\x1b\\\x1b[2mtext\x1b[0m\x1b]8;;\x1b\\");
  BOOST_TEST(link("https://doi.org/\x1b[2J", true, 80) == "\x1b[2mtext\x1b[0m");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
