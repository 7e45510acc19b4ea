// What would command a terminal is shown by name, and nothing else is changed.
#include "base/controls.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch {

BOOST_AUTO_TEST_SUITE(controls)

BOOST_AUTO_TEST_CASE(commands_are_shown_by_name) {
  using namespace std::string_literals;
  struct Row {
    std::string text;
    const char* line;
    const char* lines;
    const char* json;
  };
  for (const Row& row : {
           Row{"", "", "", ""},
           {"Flückiger 的 \U0001F600", "Flückiger 的 \U0001F600", "Flückiger 的 \U0001F600",
            "Flückiger 的 \U0001F600"},
           {"\x1b[31m", "<U+001B>[31m", "<U+001B>[31m", "\\u001b[31m"},
           {"a\0b"s, "a<U+0000>b", "a<U+0000>b", "a\\u0000b"},
           {"\x7f", "<U+007F>", "<U+007F>", "\\u007f"},
           {"\u009b31m\u0080\u009f", "<U+009B>31m<U+0080><U+009F>", "<U+009B>31m<U+0080><U+009F>",
            "\\u009b31m\\u0080\\u009f"},
           {"\u00a0\u200f\u2029", "\u00a0\u200f\u2029", "\u00a0\u200f\u2029", "\u00a0\u200f\u2029"},
           {"\u202eabc\u202a\u2066\u2069", "<U+202E>abc<U+202A><U+2066><U+2069>",
            "<U+202E>abc<U+202A><U+2066><U+2069>", "\\u202eabc\\u202a\\u2066\\u2069"},
           {"a\tb\nc\r\nd\re", "a<U+0009>b<U+000A>c<U+000D><U+000A>d<U+000D>e",
            "a\tb\nc\r\nd<U+000D>e", "a\tb\nc\r\nd\re"},
           {"\xff\x9b\xc2", "\xff\x9b\xc2", "\xff\x9b\xc2", "\xff\x9b\xc2"},
       }) {
    BOOST_TEST(visible_line(row.text) == row.line);
    BOOST_TEST(visible_lines(row.text) == row.lines);
    BOOST_TEST(escape_controls(row.text) == row.json);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
