#include "command-line/completion.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "base/strings.h"
#include "command-line/manual.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(completion)

namespace {

enum class Do : std::uint8_t { ask, count };

OptionTable small_table() {
  using enum OptionKind;
  OptionTable table;
  table.program = "small";
  table.usage = "[OPTIONS] [WORD...]";
  table.purpose = "Does little.";
  table.status = "0 done.";
  table.tasks = {{.task = any_of(Do::ask), .name = ""},
                 {.task = any_of(Do::count), .name = "count"}};
  table.formats = {{"text", any_of(Do::ask)}, {"json", any_of(Do::ask, Do::count)}};
  table.options = {
      {.group = "A",
       .name = "index",
       .letter = 'i',
       .kind = value,
       .value = "DIR",
       .help = "where"},
      {.group = "A", .name = "count", .help = "counts"},
      {.group = "A",
       .name = "sort",
       .kind = value,
       .value = "HOW",
       .help = "{choices}",
       .tasks = any_of(Do::ask),
       .choices = {"a|b", "c"}},
      {.group = "A", .name = "tag", .kind = values, .value = "T", .help = "tags"},
      {.group = "B", .name = "show", .kind = many, .value = "ID...", .help = "ids"},
      {.group = "B", .name = "format", .kind = value, .value = "F", .help = "a format"},
      {.group = "B", .name = "file", .kind = value, .value = "FILE", .help = "a file"},
  };
  return table;
}

/// What is offered behind these words, with blanks between; files and folders in brackets.
std::string offered(std::vector<std::string> words) {
  const OptionTable table = small_table();
  const auto values = [](const TypedLine& line) {
    if (line.option() == nullptr) return Offers{{{"word"}, {"wo\x1brse"}}};
    if (line.option()->name == "show") return Offers{{{"id1"}, {"id2"}}};
    return Offers{};
  };
  std::ostringstream out;
  words.insert(words.begin(), "--complete");
  BOOST_TEST(run_hidden_mode(table, words, values, out));
  const std::string printed = out.str();
  std::string texts;
  for (const std::string_view line : split_at(printed, '\n')) {
    const std::string text = line.starts_with('\t') ? "[" + std::string(line.substr(1)) + "]"
                                                    : std::string(line.substr(0, line.find('\t')));
    texts += (texts.empty() || text.empty() ? "" : " ") + text;
  }
  return texts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_may_come_next_is_offered) {
  const struct {
    std::vector<std::string> words;
    std::string offers;
  } rows[] = {
      {{}, "word"},
      {{""}, "word"},
      {{"wor"}, "word"},
      {{"x"}, ""},
      {{"--"}, "--index --count --sort --tag --show --format --file"},
      {{"--s"}, "--sort --show"},
      {{"--count", "--s"}, "--show"},
      {{"--sort", "c", "--so"}, ""},
      {{"--tag", "a", "--ta"}, "--tag"},
      {{"--sort", ""}, "a|b c"},
      {{"--sort=c"}, "--sort=c"},
      {{"--sort="}, "--sort=a|b --sort=c"},
      {{"--sort", "--count"}, ""},
      {{"-i", ""}, "[folders]"},
      {{"-ix"}, "[folders]"},
      {{"--file", ""}, "[files]"},
      {{"--show", "id1", "id"}, "id1 id2"},
      {{"--show", "id1", "--fi"}, "--file"},
      {{"--format", ""}, "text json"},
      {{"--count", "--format", ""}, "json"},
      {{"--", "--s"}, ""},
      {{"--", "wo"}, "word"},
      {{"--nothing", "wo"}, "word"},
      {{"--nothing=", "-"}, "--index --count --sort --tag --show --format --file"},
  };
  for (const auto& row : rows) {
    BOOST_TEST(offered(row.words) == row.offers, join(row.words, " ")
                                                     << ": " << offered(row.words));
  }
}

BOOST_AUTO_TEST_CASE(a_list_goes_on_behind_its_last_comma) {
  const auto texts = [](const std::string& beginning) {
    std::string all;
    for (const Offer& offer : list_offers(beginning, {"a", "ab", "c"})) all += offer.text + ' ';
    return all;
  };
  BOOST_TEST(texts("") == "a ab c ");
  BOOST_TEST(texts("ab,") == "ab,a ab,c ");
  BOOST_TEST(texts("c,a") == "c,a c,ab ");
}

BOOST_AUTO_TEST_CASE(a_fault_of_the_index_offers_nothing) {
  std::ostringstream out;
  const auto fails = [](const TypedLine&) -> Offers { throw std::runtime_error("no index"); };
  BOOST_TEST(run_hidden_mode(small_table(), {"--complete", "a"}, fails, out));
  BOOST_TEST(out.str().empty());
  BOOST_TEST(!run_hidden_mode(small_table(), {}, fails, out));
  BOOST_TEST(!run_hidden_mode(small_table(), {"word", "--complete"}, fails, out));
  BOOST_TEST(!run_hidden_mode(small_table(), {"--generate", "tea"}, fails, out));
}

BOOST_AUTO_TEST_CASE(the_manual_has_marks_that_texts_cannot_make) {
  std::ostringstream out;
  write_manual(small_table(), out);
  BOOST_TEST(out.str().find("| `-i`, `--index` *DIR* | where |") != std::string::npos, out.str());
  BOOST_TEST(out.str().find("| `--sort` *HOW* | a\\|b, c |") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
