// Letters of ASCII, and texts cut and put together.
#include "base/strings.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace pprsearch {

BOOST_AUTO_TEST_SUITE(strings)

BOOST_AUTO_TEST_CASE(no_byte_beyond_ascii_is_a_letter_a_digit_or_a_control_character) {
  std::string letters;
  std::string digits;
  int controls = 0;
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    if (is_letter(c)) letters += c;
    if (is_digit(c)) digits += c;
    if (is_control(c)) ++controls;
    BOOST_TEST(is_ascii(c) == (byte < 128));
    BOOST_TEST(is_letter(c) == (is_upper(c) || is_lower(c)));
    BOOST_TEST(is_letter_or_digit(c) == (is_letter(c) || is_digit(c)));
  }
  BOOST_TEST(letters == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  BOOST_TEST(digits == "0123456789");
  BOOST_TEST(controls == 33);
}

BOOST_AUTO_TEST_CASE(case_is_that_of_ascii) {
  BOOST_TEST(in_lower_case("CBT, É 2nd") == "cbt, É 2nd");
  BOOST_TEST(begins_with("HTTPS://x", "https://"));
  BOOST_TEST(!begins_with("http", "https://"));
  BOOST_TEST(is_same_word("Jr", "jr"));
  BOOST_TEST(!is_same_word("Jr.", "jr"));
  BOOST_TEST(plain_words("« Previous: Page 2 »") == "previous page 2");
  BOOST_TEST(plain_words("…") == "");
}

BOOST_AUTO_TEST_CASE(blanks_at_the_ends_are_cut_off) {
  struct Row {
    const char* text;
    const char* marks;
    const char* begin;
    const char* end;
    const char* both;
  };
  constexpr Row kRows[] = {
      {"", " ", "", "", ""},
      {"  ", " ", "", "", ""},
      {" a b ", " ", "a b ", " a b", "a b"},
      {"a", " ", "a", "a", "a"},
      {"\t\r\na\n", " \t\r\n", "a\n", "\t\r\na", "a"},
      {".a.", " ,", ".a.", ".a.", ".a."},
  };
  for (const Row& row : kRows) {
    BOOST_TEST(trim_begin(row.text, row.marks) == row.begin);
    BOOST_TEST(trim_end(row.text, row.marks) == row.end);
    BOOST_TEST(trim(row.text, row.marks) == row.both);
    BOOST_TEST(is_blank(row.text, row.marks) == std::string_view(row.both).empty());
  }
}

BOOST_AUTO_TEST_CASE(words_are_taken_off_and_put_together) {
  std::string_view text = "  one two ";
  BOOST_TEST(take_word(text) == "one");
  BOOST_TEST(take_word(text) == "two");
  BOOST_TEST(take_word(text) == "");
  BOOST_TEST(join(split_words("  a  bc d "), "|") == "a|bc|d");
  BOOST_TEST(join(split_words("a \t b", " \t"), "|") == "a|b");
  BOOST_TEST(split_words("  ").empty());
  BOOST_TEST(join(std::vector<std::string>{"a", "", "b"}, ", ") == "a, , b");
  BOOST_TEST(join(std::vector<std::string>{}, ", ") == "");
}

BOOST_AUTO_TEST_CASE(pieces_between_marks_may_be_empty) {
  BOOST_TEST(join(split_at("a,bc,,d,", ','), "|") == "a|bc||d|");
  BOOST_TEST(join(split_at("a", ','), "|") == "a");
  BOOST_TEST(split_at("", ',').size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_text_has_words_by_their_beginnings) {
  BOOST_TEST(has_word_beginning("van der kolk", "van"));
  BOOST_TEST(has_word_beginning("van der kolk", "der ko"));
  BOOST_TEST(!has_word_beginning("van der kolk", "er"));
  BOOST_TEST(!has_word_beginning("", "a"));
}

BOOST_AUTO_TEST_CASE(digits_are_counted_from_the_beginning) {
  BOOST_TEST(count_digits("12a3") == 2u);
  BOOST_TEST(count_digits("a") == 0u);
  BOOST_TEST(count_digits("") == 0u);
  BOOST_TEST(are_digits("0123"));
  BOOST_TEST(!are_digits("1a"));
  BOOST_TEST(!are_digits(""));
}

BOOST_AUTO_TEST_CASE(a_literal_has_no_zero_byte_to_be_found) {
  BOOST_TEST(is_one_of('b', "abc"));
  BOOST_TEST(!is_one_of('\0', "abc"));
  constexpr std::array<std::string_view, 2> kNames = {"one", "two"};
  BOOST_TEST(is_one_of("two", kNames));
  BOOST_TEST(is_one_of(std::string("one"), kNames));
  BOOST_TEST(!is_one_of("on", kNames));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
