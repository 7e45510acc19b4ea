#include <boost/test/unit_test.hpp>
#include <streambuf>

#include "base/strings.h"
#include "formats/jsonl/jsonl.h"
#include "tests/unit/formats/read_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(jsonl_reader)

namespace {

std::string ids(const std::vector<Record>& records) {
  std::string text;
  for (const Record& record : records) text += record.entry.id + " ";
  return text;
}

// A text of `length` letters that nobody holds in memory, then `ending`.
class LongText : public std::streambuf {
 public:
  LongText(std::size_t length, std::string ending) : left_(length), ending_(std::move(ending)) {}

 protected:
  int_type underflow() override {
    if (left_ == 0) return next_of_ending();
    const std::size_t size = std::min(left_, letters_.size());
    left_ -= size;
    setg(letters_.data(), letters_.data(), letters_.data() + size);
    return traits_type::to_int_type(letters_.front());
  }

 private:
  int_type next_of_ending() {
    if (ending_read_) return traits_type::eof();
    ending_read_ = true;
    setg(ending_.data(), ending_.data(), ending_.data() + ending_.size());
    return traits_type::to_int_type(ending_.front());
  }

  std::size_t left_;
  std::string letters_ = std::string(1 << 20, 'a');
  std::string ending_;
  bool ending_read_ = false;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_line_is_an_entry) {
  const auto records =
      read_text(read_jsonl, R"({"id": "a", "title": "One", "summary": "First."})"
                            "\n"
                            R"({"id": "b", "title": "Two", "published": "2020-11"})"
                            "\n");
  BOOST_TEST(described(records) == "One |  |  | First. | \nTwo | 2020-11 |  |  | \n");
  BOOST_TEST(ids(records) == "a b ");
}

BOOST_AUTO_TEST_CASE(an_unknown_member_is_a_slip) {
  const std::pair<const char*, const char*> rows[] = {
      {R"({"id":"a","title":"T","summary":"s"})", ""},
      {R"({"id":"a","title":"T","sumary":"s"})",
       "unknown members of the entry: \"sumary\"; did you mean 'summary'?"},
      {R"({"id":"a","title":"T","rank":1})", "unknown members of the entry: \"rank\""},
  };
  for (const auto& [line, expected] : rows) {
    const auto records = read_text(read_jsonl, line);
    BOOST_TEST_REQUIRE(records.size() == 1U);
    BOOST_TEST(join(records[0].slips, "; ") == expected, line);
    BOOST_TEST(records[0].repairs.empty());
    BOOST_TEST(records[0].rejection == "");
  }
}

BOOST_AUTO_TEST_CASE(blank_lines_line_ends_and_byte_order_mark_make_no_difference) {
  const struct {
    const char* text;
    const char* expected;
  } kRows[] = {
      {"", ""},
      {"\n\n \t\n", ""},
      {"{\"id\": \"a\"}", "a "},
      {"\xEF\xBB\xBF{\"id\": \"a\"}\r\n\r\n{\"id\": \"b\"}\r\n", "a b "},
      {"\n\n{\"id\": \"a\"}\n\n\n{\"id\": \"b\"}", "a b "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(ids(read_text(read_jsonl, row.text)) == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_bad_line_costs_itself_alone_and_is_named_by_number) {
  const auto records = read_text(read_jsonl,
                                 "{\"id\": \"a\"}\n"
                                 "{\"id\": \n"
                                 "\n"
                                 "[1, 2]\n"
                                 "{\"id\": \"b\", \"title\": [7]}\n"
                                 "{\"id\": \"c\"}\n",
                                 "dump.jsonl");
  const struct {
    std::size_t line;
    bool accepted;
  } kExpected[] = {{1, true}, {2, false}, {4, false}, {5, false}, {6, true}};
  BOOST_TEST_REQUIRE(records.size() == std::size(kExpected));
  for (std::size_t i = 0; i < records.size(); ++i) {
    BOOST_TEST_CONTEXT("record " << i << ": " << records[i].rejection) {
      BOOST_TEST(records[i].file == "dump.jsonl");
      BOOST_TEST(records[i].line == kExpected[i].line);
      BOOST_TEST(records[i].rejection.empty() == kExpected[i].accepted);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_entry_without_id_gets_one_of_its_own) {
  const auto records = read_text(read_jsonl, R"({"title": "Sleep", "published": "2021-03"})"
                                             "\n"
                                             R"({"title": "Sleep", "published": "2021-03"})"
                                             "\n"
                                             R"({"title": "Sleep 2", "published": "2021-03"})"
                                             "\n"
                                             R"({"title": "Sleep", "published": "2021-03"})");
  BOOST_TEST(ids(records) == "2021-03-sleep 2021-03-sleep-2 2021-03-sleep-2-2 2021-03-sleep-3 ");
  BOOST_TEST_REQUIRE(!records[1].repairs.empty());
  BOOST_TEST(records[1].repairs.back() ==
             "the id '2021-03-sleep' was made before in this file; "
             "this one became '2021-03-sleep-2'");
}

BOOST_AUTO_TEST_CASE(a_long_made_id_stays_within_200_bytes) {
  const std::string line = "{\"title\": \"" + std::string(300, 'z') + "\"}\n";
  const auto records = read_text(read_jsonl, line + line);
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[1].entry.id.size() <= 200U);
  BOOST_TEST(records[1].entry.id.ends_with("-2"));
}

// A given id is the source's word: that it comes twice is for the writer to report.
BOOST_AUTO_TEST_CASE(a_given_id_is_never_changed) {
  const char* kLines[] = {
      R"({"id": "a-b", "title": "A B"})",
      R"({"title": "A B", "id" : "a-b"})",
      R"({"summary": "\"id\": {", "id": "a-b", "title": "A B"})",
      R"({"topics": ["]"], "citation": {"title": "{"}, "id": "a-b", "title": "A B"})",
  };
  for (const char* line : kLines) {
    BOOST_TEST_CONTEXT(line) {
      BOOST_TEST(ids(read_text(read_jsonl, std::string(line) + "\n" + line)) == "a-b a-b ");
    }
  }
  const std::string within = R"({"title": "A B", "citation": {"title": "id", "id": "x"}})";
  BOOST_TEST(ids(read_text(read_jsonl, within + "\n" + within)) == "a-b a-b-2 ");
}

BOOST_AUTO_TEST_CASE(an_endless_line_is_passed_over_without_being_held) {
  LongText text(65 << 20, "\n{\"id\": \"after\"}\n");
  std::istream in(&text);
  std::vector<Record> records;
  read_jsonl(in, "long.jsonl", [&](Record&& record) { records.push_back(std::move(record)); });
  BOOST_TEST_REQUIRE(records.size() == 2U);
  BOOST_TEST(records[0].rejection == "the line is longer than 64 MiB");
  BOOST_TEST(records[0].line == 1U);
  BOOST_TEST(records[1].entry.id == "after");
  BOOST_TEST(records[1].line == 2U);
}

// Lines are read piece by piece; none is lost or joined where a piece ends.
BOOST_AUTO_TEST_CASE(lines_of_every_length_around_a_piece_are_whole) {
  constexpr std::size_t kPiece = 64 * 1024;
  for (std::size_t length = kPiece - 3; length <= kPiece + 3; ++length) {
    const std::string empty = R"({"id": "a", "title": ""})";
    const std::string title(length - empty.size(), 't');
    const std::string line = R"({"id": "a", "title": ")" + title + R"("})";
    const auto records = read_text(read_jsonl, line + "\n" + line);
    BOOST_TEST_CONTEXT("line of " << length << " bytes") {
      BOOST_TEST_REQUIRE(records.size() == 2U);
      BOOST_TEST((records[0].entry.title == title));
      BOOST_TEST((records[1].entry.title == title));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
