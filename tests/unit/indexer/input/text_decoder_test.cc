#include "indexer/input/text_decoder.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace pprsearch;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(text_decoder)

namespace {

struct Decoded {
  std::string text;
  std::string changes;  ///< "2w 3r": line and whether read as Windows-1252 or replaced
};

Decoded decoded(const std::string& bytes, std::size_t piece = std::string::npos) {
  TextDecoder decoder;
  Decoded result;
  std::string_view left = bytes;
  while (!left.empty()) {
    result.text += decoder.decode(left.substr(0, piece), false);
    left.remove_prefix(std::min(piece, left.size()));
  }
  result.text += decoder.decode({}, true);
  for (const ChangedLine& line : decoder.changed_lines()) {
    result.changes += (result.changes.empty() ? "" : " ") + std::to_string(line.line) +
                      (line.change == LineChange::read_as_windows_1252 ? "w" : "r");
  }
  return result;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int time = 0; time < times; ++time) all += text;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_encoding_becomes_utf_8) {
  const struct {
    const char* what;
    std::string bytes;
    std::string text;
    const char* changes;
  } kRows[] = {
      {"nothing", "", "", ""},
      {"ASCII", "TI  - Hope\n", "TI  - Hope\n", ""},
      {"UTF-8", "Flückiger\n", "Flückiger\n", ""},
      {"a mark before UTF-8", "\xEF\xBB\xBFHope", "Hope", ""},
      {"UTF-16, little end first", "\xFF\xFEH\0\xFC\0\n\0"s, "Hü\n", ""},
      {"UTF-16, big end first", "\xFE\xFF\0H\0\xFC\0\n"s, "Hü\n", ""},
      {"UTF-16 without a mark", "H\0o\0p\0e\0\n\0"s, "Hope\n", ""},
      {"the same, big end first", "\0H\0o\0p\0e\0\n"s, "Hope\n", ""},
      {"half a pair of surrogates", "\xFF\xFE\x00\xD8H\0"s, "\uFFFDH", "1r"},
      {"an odd byte at the end", "\xFF\xFEH\0H"s, "H\uFFFD", "1r"},
      {"UTF-32, little end first", "\xFF\xFE\0\0H\0\0\0\xFC\0\0\0\n\0\0\0"s, "Hü\n", ""},
      {"UTF-32, big end first", "\0\0\xFE\xFF\0\0\0H\0\0\0\xFC\0\1\xF6\x42"s, "Hü🙂", ""},
      {"UTF-32 without a mark", "H\0\0\0\xFC\0\0\0\n\0\0\0"s, "Hü\n", ""},
      {"the same, big end first", "\0\0\0H\0\0\0\xFC\0\0\0\n"s, "Hü\n", ""},
      {"half a pair of surrogates in UTF-32", "\xFF\xFE\0\0H\0\0\0\n\0\0\0\0\xD8\0\0\x48\0\0\0"s,
       "H\n\uFFFDH", "2r"},
      {"what is past the end of Unicode", "\xFF\xFE\0\0\0\0\x11\0H\0\0\0\xFF\xFF\xFF\xFF"s,
       "\uFFFDH\uFFFD", "1r"},
      {"three bytes too many at the end", "H\0\0\0o\0\0\0p\0\0\0e\0\0"s, "Hop\uFFFD", "1r"},
      {"UTF-16 of short lines", "a\0\n\0"s, "a\n", ""},
      {"Windows-1252",
       "Fl\xFC"
       "ckiger\n\x93quoted\x94\n",
       "Flückiger\n“quoted”\n", "1w 2w"},
      {"a byte that Windows-1252 lacks",
       "Fl\xFC"
       "ckiger \x81\n",
       "Flückiger \uFFFD\n", "1w"},
      {"one such line among UTF-8",
       repeated("Größe\n", 3) + "Gr\xF6\xDF"
                                "e\n",
       repeated("Größe\n", 4), "4w"},
      {"a broken byte in nearly all UTF-8", repeated("Größe\n", 30) + "a\xFFz\n",
       repeated("Größe\n", 30) + "a\uFFFDz\n", "31r"},
      {"a character cut short beside whole ones", "Größe \xE2\x80 end\n", "Größe \uFFFD end\n",
       "1r"},
      {"surrogates in UTF-8", repeated("ß\n", 50) + "\xED\xA0\x80\n",
       repeated("ß\n", 50) + "\uFFFD\n", "51r"},
      {"what Unicode has no characters for",
       repeated("ß\n", 50) + "\xFD\x86\x86\x86\x86\x86 \xF4\x90\x80\x80\n",
       repeated("ß\n", 50) + "\uFFFD \uFFFD\n", "51r"},
      {"zero bytes in a field", "TI  - H\0pe and more text\n"s, "TI  - H\0pe and more text\n"s, ""},
      {"lines that end as on old Macs", "a\rb\r", "a\nb\n", ""},
      {"lines that end as on Windows", "a\r\nb\r\n", "a\r\nb\r\n", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      const Decoded all = decoded(row.bytes);
      BOOST_TEST(all.text == row.text);
      BOOST_TEST(all.changes == row.changes);
    }
  }
}

BOOST_AUTO_TEST_CASE(it_makes_no_difference_where_the_pieces_end) {
  const std::string utf8 = repeated("Größe der Wirkung – „gut“ 🙂\n", 40);
  for (const std::size_t piece : {1, 3, 8, 9, 10, 11, 63, 64, 1000}) {
    BOOST_TEST_CONTEXT(piece) {
      BOOST_TEST(decoded(utf8, piece).text == utf8);
      BOOST_TEST(decoded("\xFF\xFE" + repeated("H\0\xFC\0"s, 100), piece).text ==
                 repeated("Hü", 100));
      BOOST_TEST(decoded("\xFF\xFE\0\0"s + repeated("H\0\0\0\xFC\0\0\0"s, 100), piece).text ==
                 repeated("Hü", 100));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_line_without_an_end_is_not_held) {
  TextDecoder decoder;
  const std::string piece = repeated("Größe", 10000);
  std::size_t given = 0;
  for (int time = 0; time < 100; ++time) {
    given += decoder.decode(piece, false).size();
    BOOST_TEST_REQUIRE(given + 4 >= piece.size() * static_cast<std::size_t>(time + 1));
  }
}

BOOST_AUTO_TEST_SUITE_END()
