// The history of an index: what its lines say, and what can be gone back to.
#include "index/generation/history.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "base/strings.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(history)

namespace {

/// "build 1; rollback 2": the lines that say so.
std::vector<Publication> lines_of(const std::string& text) {
  std::vector<Publication> lines;
  for (const std::string_view piece : split_words(text, ";")) {
    const std::vector<std::string_view> words = split_words(piece);
    Publication line;
    line.command = words.at(0);
    line.name = "00000" + std::string(words.at(1));
    lines.push_back(line);
  }
  return lines;
}

std::string last_digits(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += name.substr(5);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_can_be_gone_back_to_is_a_pile) {
  struct Row {
    const char* lines;
    const char* published;  ///< what the stub says
    const char* standing;
  };
  for (const Row& row : {Row{"", "", ""},
                         {"", "4", "4"},
                         {"build 1; build 2; build 3", "3", "123"},
                         {"build 1; build 2; build 3; rollback 2", "2", "12"},
                         {"build 1; build 2; build 3; rollback 2; build 4; rollback 2", "2", "12"},
                         {"build 1; build 2; build 3; rollback 1; publish 3", "3", "13"},
                         {"build 1; build 2; publish 1", "1", "121"},
                         {"build 1; build 2; publish 1; rollback 2", "2", "12"},
                         {"build 1; build 2; rollback 7", "7", "127"},  // one nobody published
                         {"build 1; build 2; build 3", "2", "12"},      // the last came not true
                         {"build 1; build 2; found 1; build 3", "3", "13"},  // nor did the second
                         {"build 1", "5", "15"},                             // a copied stub
                         {"build 1; build 1", "1", "1"}}) {
    const std::string stub = *row.published == '\0' ? "" : "00000" + std::string(row.published);
    BOOST_TEST(last_digits(standing(lines_of(row.lines), stub)) == row.standing, row.lines);
  }
}

BOOST_AUTO_TEST_CASE(a_line_is_read_as_it_was_written) {
  Publication line = publication_now(PublicationKind::forget);
  line.name = "000007-9c07d2b1a3f4";
  line.generation = 7;
  line.identity = "9c07";
  line.id_sha256 = "3e23";
  line.reason = "of \"both\"\nlines \u202e\x1b[31m \xff";
  line.replaced = {{"000005", "000007-9c07d2b1a3f4"}};
  const std::string text = to_line(line);
  BOOST_TEST(text.find('\n') == text.size() - 1);
  const History read = parse_history(text);
  BOOST_TEST(read.faults.empty());
  line.reason = "of \"both\"\nlines \u202e\x1b[31m \ufffd";
  BOOST_TEST((read.publications.at(0) == line), text);
}

BOOST_AUTO_TEST_CASE(a_faulty_line_costs_nothing_but_itself) {
  Publication line = publication_now(PublicationKind::build);
  line.name = "000001";
  line.generation = 1;
  const std::string good = to_line(line);
  const std::string deep(100'000, '[');
  for (const std::string& bad :
       {std::string("{}"), std::string("nonsense"), std::string(), std::string("[1]"), deep,
        std::string(R"({"time":1,"command":"build","user":"","name":"000001","identity":""})"),
        std::string(R"({"time":"","command":"build","user":"","name":"../x","identity":""})"),
        std::string(R"({"time":"","command":"build","user":"","name":"","identity":""})")}) {
    const History read = parse_history(good + bad + '\n' + good);
    BOOST_TEST(read.publications.size() == 2u, bad.substr(0, 80));
    BOOST_TEST(read.faults.at(0) == "history: line 2 cannot be read");
  }
  const History torn = parse_history(good + good.substr(0, 20));
  BOOST_TEST(torn.publications.size() == 1u);
  BOOST_TEST(torn.faults.at(0) == "history: line 2 is cut short");
}

BOOST_AUTO_TEST_CASE(lines_are_added_behind_whole_ones) {
  const ScratchFolder scratch;
  const HistoryFile file(scratch / "history");
  BOOST_TEST(!file.text().has_value());
  BOOST_TEST(file.append("one\n") == 0u);
  scratch.write("history", "one\ntw");  // a program was killed while it wrote
  BOOST_TEST(file.append("three\n") == 4u);
  BOOST_TEST(file.text().value() == "one\nthree\n");
  file.take_back(4);
  BOOST_TEST(file.text().value() == "one\n");
  std::filesystem::create_hard_link(scratch / "history", scratch / "second");
  BOOST_CHECK_THROW(file.append("four\n"), std::system_error);
  BOOST_TEST(file.text().value() == "one\n");
}

BOOST_AUTO_TEST_CASE(the_name_of_a_generation_has_its_number_and_what_no_other_has) {
  BOOST_TEST(generation_name(7, "9c07d2b1a3f4e5") == "000007-9c07d2b1a3f4");
  for (const char* name : {"000007", "000007-9c07d2b1a3f4", "1000000-9c07d2b1a3f4"}) {
    BOOST_TEST(number_of(name).has_value(), name);
  }
  for (const char* name : {"", "7", "x", "000007-", "000007-9c07", "000007-9C07D2B1A3F4", "000007 ",
                           "-00007", "18446744073709551615", "000007-../../../etc"}) {
    BOOST_TEST(!number_of(name).has_value(), name);
  }
  BOOST_TEST(seal_of("000007") == "");
  BOOST_TEST(seal_of("000007-9c07d2b1a3f4") == "9c07d2b1a3f4");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
