// What is a character of UTF-8, and what is none.
#include "base/utf8.h"

#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <string>

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(utf8)

namespace {

/// "U+00E9 U+20AC" with "(FF)" for a byte that is no character.
std::string characters_of(std::string_view text) {
  std::string characters;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    char written[16];
    if (character.valid) {
      std::snprintf(written, sizeof written, "U+%04X", static_cast<unsigned>(character.code));
    } else {
      std::snprintf(written, sizeof written, "(%02X)", static_cast<unsigned char>(text[at]));
    }
    characters += (characters.empty() ? "" : " ") + std::string(written);
    const std::size_t length = length_of_utf8(text.substr(at));
    BOOST_TEST(length == (character.valid ? character.length : 0));
    at += character.length;
  }
  return characters;
}

}  // namespace

BOOST_AUTO_TEST_CASE(well_formed_sequences_are_characters_and_no_others) {
  struct Row {
    std::string_view text;
    const char* characters;
  };
  using namespace std::string_view_literals;
  const Row rows[] = {
      {"", ""},
      {"a\x7F"sv, "U+0061 U+007F"},
      {"\0"sv, "U+0000"},
      {"\xC2\x80\xDF\xBF", "U+0080 U+07FF"},
      {"\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", "U+0800 U+D7FF U+E000 U+FFFF"},
      {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", "U+10000 U+10FFFF"},
      // overlong
      {"\xC0\x80", "(C0) (80)"},
      {"\xC1\xBF", "(C1) (BF)"},
      {"\xE0\x9F\xBF", "(E0) (9F) (BF)"},
      {"\xF0\x8F\xBF\xBF", "(F0) (8F) (BF) (BF)"},
      // surrogates, and above the last
      {"\xED\xA0\x80", "(ED) (A0) (80)"},
      {"\xED\xBF\xBF", "(ED) (BF) (BF)"},
      {"\xF4\x90\x80\x80", "(F4) (90) (80) (80)"},
      {"\xF5\x80\x80\x80", "(F5) (80) (80) (80)"},
      // five and six bytes
      {"\xF8\x88\x80\x80\x80", "(F8) (88) (80) (80) (80)"},
      {"\xFC\x84\x80\x80\x80\x80", "(FC) (84) (80) (80) (80) (80)"},
      // cut short, or going on with nothing
      {"\xC3", "(C3)"},
      {"\xE2\x82", "(E2) (82)"},
      {"\xF0\x9F\x98", "(F0) (9F) (98)"},
      {"\xE2\x82z", "(E2) (82) U+007A"},
      {"\x80\xFF\xFE", "(80) (FF) (FE)"},
      {"\xE2\x82\xAC\xE2\x82\xAC\xC3", "U+20AC U+20AC (C3)"},
  };
  for (const Row& row : rows) BOOST_TEST(characters_of(row.text) == row.characters);
}

BOOST_AUTO_TEST_CASE(text_is_counted_and_cut_by_characters) {
  BOOST_TEST(count_characters("") == 0u);
  BOOST_TEST(count_characters("aé€😀") == 4u);
  BOOST_TEST(first_character_bytes("") == 0u);
  BOOST_TEST(first_character_bytes("a") == 1u);
  BOOST_TEST(first_character_bytes("€a") == 3u);
  BOOST_TEST(first_character_bytes("\xE2\x82") == 2u);
  BOOST_TEST(begin_of_character("a€", 3) == 1u);
  BOOST_TEST(begin_of_character("a€", 1) == 1u);
  BOOST_TEST(begin_of_character("a€", 4) == 4u);
  struct Row {
    std::size_t most;
    const char* whole;
  };
  constexpr Row kRows[] = {{0, ""},   {1, "a"},   {2, "a"},  {3, "a"},
                           {4, "a€"}, {5, "a€b"}, {9, "a€b"}};
  for (const Row& row : kRows) BOOST_TEST(whole_characters("a€b", row.most) == row.whole);
}

BOOST_AUTO_TEST_CASE(control_characters_are_those_of_ascii_and_of_latin_1) {
  for (const char32_t code : {0x00, 0x1F, 0x7F, 0x80, 0x9F}) BOOST_TEST(is_control(code));
  for (const char32_t code : {0x20, 0x7E, 0xA0, 0x2028}) BOOST_TEST(!is_control(code));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
