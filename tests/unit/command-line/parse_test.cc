#include "command-line/parse.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <stdexcept>

#include "base/strings.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(parse)

namespace {

enum class Do : std::uint8_t { ask, count };

std::vector<OptionRow> rows_of_a() {
  using enum OptionKind;
  return {
      {.group = "A", .name = "count", .help = "counts", .tasks = any_of(Do::count)},
      {.group = "A",
       .name = "limit",
       .letter = 'n',
       .kind = number,
       .value = "N",
       .help = "at most (default {default})",
       .tasks = any_of(Do::ask),
       .otherwise = "10",
       .least = 1,
       .most = 99},
      {.group = "A",
       .name = "file",
       .letter = 'f',
       .kind = value,
       .value = "F",
       .help = "{formats}"},
      {.group = "A", .name = "tag", .kind = values, .value = "T", .help = "tags"},
      {.group = "A", .name = "show", .kind = many, .value = "ID...", .help = "ids"},
  };
}

std::vector<OptionRow> rows_of_b() {
  using enum OptionKind;
  return {
      {.group = "B",
       .name = "when",
       .kind = value,
       .value = "W",
       .help = "{choices}",
       .choices = names_of<When>(),
       .otherwise = "auto"},
      {.group = "B",
       .name = "colour",
       .help = "in {formats}",
       .tasks = any_of(Do::ask),
       .by_format = true},
      {.group = "B", .name = "format", .kind = value, .value = "F", .help = "a format"},
      {.group = "B", .name = "help", .letter = 'h', .help = "this text"},
      {.group = "B", .name = "version", .help = "the version"},
  };
}

/// A small program: what it can be told, in either of the two ways.
OptionTable small_table(bool has_commands) {
  OptionTable table;
  table.program = "small";
  table.has_commands = has_commands;
  table.no_command = "no command";
  table.hint = "--help helps";
  table.word_tasks = any_of(Do::ask);
  table.tasks = {
      {.task = any_of(Do::ask), .name = has_commands ? "ask" : ""},
      {.task = any_of(Do::count), .name = "count", .most_words = 1, .wanted = "one word"}};
  table.formats = {{"text", any_of(Do::ask, Do::count), {"colour"}}, {"ids", any_of(Do::ask)}};
  table.options = rows_of_a();
  for (OptionRow row : rows_of_b()) table.options.push_back(std::move(row));
  return table;
}

std::string parsed(const OptionTable& table, std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "small");
  try {
    const Given given =
        parse_command_line(table, static_cast<int>(arguments.size()), arguments.data());
    std::string text;
    for (const OptionRow& row : table.options) {
      if (given.has(row.name)) text += row.name + '=' + join(given.texts(row.name), "+") + ' ';
    }
    return text + ": " + join(given.words(), "|");
  } catch (const Error& error) {
    return error.what();
  }
}

struct Case {
  std::vector<const char*> arguments;
  const char* parsed;
};

}  // namespace

BOOST_AUTO_TEST_CASE(options_ask_for_tasks_and_words_are_a_query) {
  const OptionTable table = small_table(false);
  const Case cases[] = {
      {{}, ": "},
      {{"a", "-b1", "--limit=3", "c"}, "limit=3 : a|-b1|c"},
      {{"-n3", "-neglect", "-harm", "-f", "x"}, "limit=3 file=x : -neglect|-harm"},
      {{"-fx", "-0x"}, "file=x : -0x"},
      {{"--tag", "a", "--tag", "b"}, "tag=a+b : "},
      {{"--show", "a", "b", "--tag", "c"}, "tag=c show=a+b : "},
      {{"--", "--limit"}, ": --limit"},
      {{"--show", "--", "-dash"}, "show=-dash : "},
      {{"--tag", "c", "--show", "a", "b", "--", "-c", "--d"}, "tag=c show=a+b+-c+--d : "},
      {{"--show", "--"}, "the required argument for option '--show' is missing (--help helps)"},
      {{"--show", "a", "--tag", "c", "--", "-x"}, "tag=c show=a : -x"},
      {{"--format", "ids"}, "format=ids : "},
      {{"--help", "--limit", "many", "--count"}, "count= limit=many help= : "},
      {{"--limit", "0"}, "--limit '0': a whole number from 1 to 99 is wanted"},
      {{"--limit", "-1"}, "--limit '-1': a whole number from 1 to 99 is wanted"},
      {{"--limit", "18446744073709551617"},
       "--limit '18446744073709551617': a whole number from 1 to 99 is wanted"},
      {{"--when", "now"}, "--when 'now': known are auto, always, never"},
      {{"--wen", "now"}, "unrecognised option '--wen'; did you mean --when? (--help helps)"},
      {{"--bogus"}, "unrecognised option '--bogus' (--help helps)"},
      {{"--limit"}, "the required argument for option '--limit' is missing (--help helps)"},
      {{"--limit", "1", "--limit", "2"},
       "option '--limit' cannot be specified more than once (--help helps)"},
      {{"--count", "--limit", "3"}, "--limit does not go with --count"},
      {{"--count", "a"}, "a query does not go with --count"},
      {{"--count", "--format", "ids"}, "--format ids does not go with --count, which takes text"},
      {{"--format", "xml"}, "--format 'xml': known are ids, text"},
      {{"--colour", "--format", "ids"}, "--colour is for --format text, not ids"},
  };
  for (const Case& c : cases) BOOST_TEST(parsed(table, c.arguments) == c.parsed);
}

BOOST_AUTO_TEST_CASE(the_first_word_is_a_command) {
  const OptionTable table = small_table(true);
  const Case cases[] = {
      {{}, "no command"},
      {{"ask"}, ": ask"},
      {{"--limit", "3", "ask"}, "limit=3 : ask"},
      {{"count", "a"}, ": count|a"},
      {{"cuont"},
       "unknown command 'cuont'; did you mean count? Known are ask, count (--help tells of them)"},
      {{"repair"}, "unknown command 'repair': known are ask, count (--help tells of them)"},
      {{"ask", "a"}, "ask takes nothing but options: 'a'"},
      {{"count", "a", "b"}, "count: one word; these are 2: 'a', 'b'"},
      {{"count", "--limit", "3"},
       "count takes no option --limit (small count --help lists those it takes)"},
      {{"count", "--format", "ids"}, "--format 'ids': known are text"},
      {{"--help"}, "help= : "},
  };
  for (const Case& c : cases) BOOST_TEST(parsed(table, c.arguments) == c.parsed);
}

BOOST_AUTO_TEST_CASE(help_says_what_the_rows_say) {
  const OptionTable table = small_table(false);
  std::ostringstream out;
  print_options(table, any_of(Do::ask), out);
  BOOST_TEST(out.str() ==
             "\nA:\n"
             "  -n [ --limit ] N       at most (default 10)\n"
             "  -f [ --file ] F        text, ids\n"
             "  --tag T                tags\n"
             "  --show ID...           ids\n"
             "\n"
             "B:\n"
             "  --when W               auto (default), always, never\n"
             "  --colour               in text\n"
             "  --format F             a format\n"
             "  -h [ --help ]          this text\n"
             "  --version              the version\n");
}

BOOST_AUTO_TEST_CASE(what_was_not_given_has_the_value_of_its_row) {
  const OptionTable table = small_table(false);
  const Given given(table, {}, {});
  BOOST_TEST(given.number("limit") == 10U);
  BOOST_TEST((given.choice<When>("when") == When::automatic));
  BOOST_TEST(given.text("file") == "");
  BOOST_TEST(join(given.unread(), ", ") == "count, tag, show, colour, format, help, version");
  BOOST_CHECK_THROW(given.has("limits"), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
