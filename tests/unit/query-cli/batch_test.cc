// A batch: how lines are taken apart, what a line may be, and that a faulty one stops no other.
#include "query-cli/batch.h"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>

#include "command-line/parse.h"
#include "command-line/visible_stream.h"
#include "query-cli/run.h"
#include "tests/support/small_index.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(batch)

namespace {

/// "1:a 2: 3:b+", a plus marks a line that was cut.
std::string lines_of(const std::string& text) {
  std::istringstream in(text);
  BatchLines lines([&](char& byte) { return static_cast<bool>(in.get(byte)); });
  std::string shown;
  while (const auto line = lines.next()) {
    const bool is_long = line->text.size() > 20;
    shown += (shown.empty() ? "" : " ") + std::to_string(line->number) + ':' +
             (is_long ? std::to_string(line->text.size()) : line->text) + (line->is_cut ? "+" : "");
  }
  return shown;
}

struct Answer {
  int status;
  std::string out;
  std::string err;
};

Answer asked(const std::string& index, std::vector<const char*> arguments,
             const std::string& text) {
  arguments.insert(arguments.begin(), {"pprsearch", "-i", index.c_str(), "--batch", "-"});
  std::istringstream in(text);
  std::ostringstream out;
  std::ostringstream err;
  const QueryCliOptions options =
      parse_query_cli_options(static_cast<int>(arguments.size()), arguments.data());
  const int status = run(options, in, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_text_is_taken_apart_into_lines) {
  const std::string most(BatchLines::kMostBytes, 'a');
  struct Row {
    std::string text;
    const char* lines;
  };
  for (const Row& row : {Row{"", ""},
                         {"a", "1:a"},
                         {"a\n", "1:a"},
                         {"a\r\n\nb", "1:a 2: 3:b"},
                         {"\n\n", "1: 2:"},
                         {"\uFEFFa\n\uFEFFb", "1:a 2:\uFEFFb"},
                         {most + "\nb", "1:1048576 2:b"},
                         {most + "aa\nb", "1:1048576+ 2:b"}}) {
    BOOST_TEST(lines_of(row.text) == row.lines);
  }
}

BOOST_AUTO_TEST_CASE(a_request_may_be_for_something_else_than_a_search) {
  const SmallIndex index({summary_entry("a", "alliance"), summary_entry("b", "alliance rupture")});
  struct Row {
    const char* line;
    int status;
    const char* answer;  ///< how it begins
  };
  for (const Row& row :
       {Row{R"({"show":"a"})", 0, R"({"query_id":"1","format_version":1,"entries":[{"id":"a",)"},
        {R"({"show":["z"],"query_id":"q"})", 1,
         R"({"query_id":"q","format_version":1,"entries":[],"missing":["z"]})"},
        {R"({"complete":"rupt"})", 0, R"({"query_id":"1","format_version":1,"completions":[)"},
        {R"({"cite":"b"})", 0, R"({"query_id":"1","format_version":1,"format":"ris","text":)"},
        {R"({"similar":"a","limit":1})", 0, R"({"query_id":"1","format_version":1,"query":)"},
        {R"({"info":true})", 0, R"({"query_id":"1","format_version":1,)"},
        {R"({"show":"a","cite":"b"})", 2, R"({"query_id":"1",)"},
        {R"({"show":"a","limit":1})", 2, R"({"query_id":"1",)"},
        {R"({"show":"a","query_id":"a b"})", 2, R"({"query_id":"a b",)"}}) {
    const Answer answer = asked(index.path(), {"--format", "json"}, row.line);
    BOOST_TEST(answer.out.starts_with(row.answer), row.line << ": " << answer.out);
    BOOST_TEST(answer.out.find('\n') == answer.out.size() - 1, row.line);
    BOOST_TEST(answer.err == "");
    BOOST_TEST(answer.status == row.status, row.line);
  }
  const Answer table = asked(index.path(), {"--format", "ids"}, R"({"show":"a"})");
  BOOST_TEST(table.err ==
             "pprsearch: standard input: line 1: is not a search, and is answered with --format "
             "json alone, without --count\n");
  BOOST_TEST(table.status == 2);
}

BOOST_AUTO_TEST_CASE(a_line_is_a_text_an_id_with_a_text_or_a_request) {
  const SmallIndex index({summary_entry("a", "alliance"), summary_entry("b", "alliance rupture")});
  struct Row {
    const char* lines;
    int status;
    const char* out;
    const char* err;
  };
  for (const Row& row :
       {Row{"alliance\nrupture\n", 0, "query_id\ttotal\n1\t2\n2\t1\n", ""},
        {"q1\talliance\nq2\tnowhere\n", 0, "query_id\ttotal\nq1\t2\nq2\t0\n", ""},
        {"nowhere\n", 1, "query_id\ttotal\n1\t0\n", ""},
        {"", 1, "query_id\ttotal\n", ""},
        {"\n", 0, "query_id\ttotal\n1\t2\n", ""},  // nothing stands for everything
        {"{\"query\":\"rupture\"}\n{\"query_id\":\"x\",\"query\":\"titel:a\",\"syntax\":\"plain\"}",
         0, "query_id\ttotal\n1\t1\nx\t0\n", ""},
        {"q1\talliance nowhere\n", 0, "query_id\ttotal\nq1\t2\n",
         "pprsearch: query 'q1': in no entry, and so not required: nowhere\n"},
        {"titel:a\nq2\ttitel:a\nrupture", 2, "query_id\ttotal\n3\t1\n",
         "pprsearch: standard input: line 1: there is no field \"titel\"; did you mean title:?\n"
         "pprsearch: standard input: line 2: query 'q2': there is no field \"titel\"; did you mean "
         "title:?\n"},
        {"{\"limt\":1,\"query_id\":\"x\"}\n{\nrupture", 2, "query_id\ttotal\n3\t1\n",
         "pprsearch: standard input: line 1: query 'x': request, 'limt': there is no 'limt': known "
         "are syntax, match, last_word_open, expand, filters, facets, sort, prefer_recent, limit, "
         "offset, "
         "snippets, "
         "entries, suggest, explain, limits, max_window, max_expansion, time_limit_ms, today, "
         "platform, "
         "expand_as_platform\n"
         "pprsearch: standard input: line 2: request is no JSON: fault at byte 2\n"},
        {"one two\talliance\n\talliance", 2, "query_id\ttotal\n",
         "pprsearch: standard input: line 1: query 'one two': its id is empty or has a blank\n"
         "pprsearch: standard input: line 2: its id is empty or has a blank\n"}}) {
    const Answer answer = asked(index.path(), {"--count", "--format", "tsv"}, row.lines);
    BOOST_TEST(answer.out == row.out);
    BOOST_TEST(answer.err == row.err);
    BOOST_TEST(answer.status == row.status, row.lines);
  }
}

BOOST_AUTO_TEST_CASE(each_line_has_one_line_of_json) {
  const SmallIndex index({summary_entry("a", "alliance")});
  const Answer answer =
      asked(index.path(), {"--count", "--format", "json"},
            "alliance\nq2\ttitel:a\n{\"query_id\":\"q3\",\"filters\":{\"topic\":[\"x\"]}}\n" +
                std::string(BatchLines::kMostBytes + 1, 'a'));
  BOOST_TEST(answer.out ==
             R"({"query_id":"1","format_version":1,"total":1})"
             "\n"
             R"({"query_id":"q2","format_version":1,"error":{"kind":"bad-query","message":"there )"
             R"(is no field \"titel\"; did you mean title:?","code":"unknown-field","offset":0,)"
             R"("length":6}})"
             "\n"
             R"({"query_id":"q3","format_version":1,"error":{"kind":"bad-value","message":)"
             R"("there is no topic 'x'"}})"
             "\n"
             R"({"query_id":"4","format_version":1,"error":{"kind":"limit","message":)"
             R"("is longer than 1048576 bytes","limit":"line_bytes"}})"
             "\n");
  BOOST_TEST(answer.err == "");
  BOOST_TEST(answer.status == 2);
}

BOOST_AUTO_TEST_CASE(what_a_line_does_not_say_the_command_line_does) {
  const SmallIndex index({summary_entry("a", "alliance"), summary_entry("b", "alliance rupture")});
  BOOST_TEST(asked(index.path(),
                   {"--format", "csv", "--fields", "id", "--sort", "title", "-n", "1"},
                   "alliance\n{\"query\":\"alliance\",\"limit\":2}")
                 .out == "query_id,id\r\n1,a\r\n2,a\r\n2,b\r\n");
}

BOOST_AUTO_TEST_CASE(what_would_command_a_terminal_is_shown_by_name) {
  std::ostringstream out;
  VisibleStream visible(out);
  visible << "a\u009b" << '\x1b' << 7 << "\r\n" << std::string("\u202e");
  visible.flush();
  BOOST_TEST(out.str() == "a<U+009B><U+001B>7\r\n<U+202E>");
}

BOOST_AUTO_TEST_SUITE_END()
