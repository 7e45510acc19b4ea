
#include <pprsearch/json.h>

#include <boost/test/unit_test.hpp>

#include "formats/jsonl/jsonl.h"
#include "formats/markdown/markdown.h"
#include "tests/support/hostile_text.h"
#include "tests/support/seed.h"
#include "tests/unit/formats/read_text.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(markdown_writer)

namespace {

Record read_back(const std::string& file) {
  auto records = read_text(read_markdown, file);
  BOOST_REQUIRE_EQUAL(records.size(), 1U);
  return std::move(records.front());
}

void check_round_trip(const Entry& entry) {
  const std::string file = to_markdown(entry);
  BOOST_TEST_CONTEXT(file) {
    validate(entry);
    const Record record = read_back(file);
    BOOST_TEST(record.rejection == "");
    BOOST_TEST(record.repairs.empty());
    BOOST_TEST(to_json(record.entry) == to_json(entry));
    BOOST_TEST((record.entry == entry));
  }
}

Entry entry_of(std::string title, std::string summary, std::string implications = {}) {
  Entry entry;
  entry.id = "sleep";
  entry.title = std::move(title);
  entry.summary = std::move(summary);
  entry.practice_implications = std::move(implications);
  return entry;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_opens_in_the_summary_does_not_close_in_the_implications) {
  for (const char* mark : {"```", "~~~", "<!-- a"}) {
    Entry entry;
    entry.id = "a";
    entry.title = "T";
    entry.summary = std::string("One.\n") + mark + "\nTwo.";
    entry.practice_implications = "Three.\n```\n~~~\n-->\nFour.";
    const auto records = read_text(read_markdown, to_markdown(entry), "a.md");
    BOOST_TEST_REQUIRE(records.size() == 1U);
    BOOST_TEST(records[0].entry.summary == entry.summary, mark);
    BOOST_TEST(records[0].entry.practice_implications == entry.practice_implications, mark);
  }
}

BOOST_AUTO_TEST_CASE(a_file_looks_as_a_person_would_write_it) {
  Entry entry = entry_of("Sleep: A Way into Mood", "Sleep first.\n\nThen mood.", "Ask.");
  entry.published = "2021-03";
  entry.url = "https://example.org/sleep";
  entry.topics = {"depression", "attendance"};
  entry.research_types = {"survey"};
  entry.keywords = {"Sleep Initiation and Maintenance Disorders", "yes"};
  entry.citation.emplace();
  entry.citation->type = "article-journal";
  entry.citation->authors = {{"Okafor", "Ngozi", "", ""}, {"", "", "WHO", ""}};
  entry.citation->authors_cut = true;
  entry.citation->issued = {2020, 9, 0};
  entry.citation->title = "Sleep and mood";
  entry.citation->page = "11-19";
  BOOST_TEST(to_markdown(entry) ==
             "---\n"
             "id: sleep\n"
             "title: \"Sleep: A Way into Mood\"\n"
             "published: 2021-03\n"
             "url: \"https://example.org/sleep\"\n"
             "citation:\n"
             "  type: article-journal\n"
             "  author:\n"
             "    - {family: Okafor, given: Ngozi}\n"
             "    - {literal: WHO}\n"
             "  authors-cut: true\n"
             "  issued: {date-parts: [[2020, 9]]}\n"
             "  title: Sleep and mood\n"
             "  page: \"11-19\"\n"
             "topics:\n"
             "  - depression\n"
             "  - attendance\n"
             "research_types:\n"
             "  - survey\n"
             "keywords:\n"
             "  - Sleep Initiation and Maintenance Disorders\n"
             "  - \"yes\"\n"
             "---\n"
             "\n"
             "Sleep first.\n\nThen mood.\n"
             "\n"
             "## Practice Implications\n"
             "\n"
             "Ask.\n");
  check_round_trip(entry);
}

BOOST_AUTO_TEST_CASE(titles_that_yaml_would_read_otherwise_stay_text) {
  for (const char* title : {"yes",
                            "No",
                            "null",
                            "~",
                            "2020",
                            "1e3",
                            "0x1F",
                            ": x",
                            "a: b",
                            "# a",
                            "a #b",
                            "- a",
                            "? a",
                            "[a",
                            "{a}",
                            "'a",
                            "\"a\"",
                            "a\\b",
                            " a",
                            "a ",
                            "a\n",
                            "a\n\n",
                            "\n",
                            "a\tb",
                            "&a",
                            "*a",
                            "!a",
                            "|",
                            ">",
                            "%a",
                            "@a",
                            "`a",
                            "---",
                            "...",
                            "\xE2\x80\xA8",
                            "\xC2\x85x",
                            "\uFEFFa",
                            "\xEF\xBF\xBE",
                            "\xEF\xB7\x90",
                            "é",
                            "😀",
                            "<<",
                            "*a* and _b_",
                            "a\\*b <i>c</i> &amp; [d](e)",
                            "# a",
                            "="}) {
    check_round_trip(entry_of(title, "Text."));
  }
}

BOOST_AUTO_TEST_CASE(lines_of_a_text_that_look_like_the_form_are_marked_as_text) {
  const struct {
    const char* summary;
    const char* body;
  } kRows[] = {
      {"One.\n## Practice Implications\nTwo.", "One.\n\\## Practice Implications\nTwo.\n"},
      {"\\# practice implications:", "\\\\# practice implications:\n"},
      {"---\nOne.\n---", "\\---\nOne.\n\\---\n"},
      {"p < .05*, n = 5 * 3", "p < .05*, n = 5 * 3\n"},
      {"*One* [two](three)", "\\*One\\* \\[two\\](three)\n"},
      {"1 &lt; 2\n- one\n* two\n> three", "1 \\&lt; 2\n- one\n\\* two\n\\> three\n"},
      {"a | b\n-|-\nc | d", "a | b\n\\-|-\nc | d\n"},
      {"# One\n```\n<b>\n```", "\\# One\n\\`\\`\\`\n\\<b>\n\\`\\`\\`\n"},
      {"\n\nOne.\n", "\\\n\nOne.\n\\\n"},
      {"  ", "\\  \n"},
      {"\\", "\\\\\n"},
      {"One.\n\\\n\nTwo.", "One.\n\\\n\nTwo.\n"},
      {"  One.  ", "  One.  \n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.summary) {
      const Entry entry = entry_of("", row.summary, row.summary);
      BOOST_TEST(to_markdown(entry) == "---\nid: sleep\n---\n\n" + std::string(row.body) +
                                           "\n## Practice Implications\n\n" + row.body);
      check_round_trip(entry);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_entry_of_any_text_comes_back_as_it_was) {
  const unsigned first = test_seed(1);
  for (unsigned seed = first; seed < first + rounds(3000); ++seed) {
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
      Chance chance(seed);
      check_round_trip(hostile_entry(chance));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_line_of_json_lines_comes_back_as_it_was) {
  const unsigned first = test_seed(1);
  for (unsigned seed = first; seed < first + rounds(3000); ++seed) {
    Chance chance(seed);
    const Entry entry = hostile_entry(chance);
    const auto records = read_text(read_jsonl, to_json(entry) + "\n");
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << ": " << to_json(entry)) {
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].rejection == "");
      BOOST_TEST((records[0].entry == entry));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_list_of_thousands_of_authors_comes_back) {
  Entry entry = entry_of("Collaboration", "Text.");
  entry.citation.emplace();
  entry.citation->issued = {476, 2, 29};
  for (int i = 0; i < 6000; ++i) {
    entry.citation->authors.push_back({"Family" + std::to_string(i), "A. B.", "", ""});
  }
  const Record record = read_back(to_markdown(entry));
  BOOST_TEST(record.rejection == "");
  BOOST_TEST((record.entry == entry));
}

BOOST_AUTO_TEST_SUITE_END()
