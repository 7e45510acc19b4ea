#include <boost/test/unit_test.hpp>

#include "base/strings.h"
#include "tests/unit/formats/markdown/read_markdown.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(markdown_reader)

namespace {

const std::string kWholeFile =
    "---\n"
    "id: sleep-and-mood\n"
    "title: \"Sleep: A Way into Mood\"\n"
    "published: 2021-03\n"
    "url: https://example.org/sleep\n"
    "citation: \"Okafor, N. (2020). Sleep and mood. Journal of Rest, 4(2), 11–19.\"\n"
    "topics: [depression, attendance]\n"
    "research_types:\n"
    "  - survey\n"
    "---\n"
    "\n"
    "Sleep comes before mood.\n"
    "\n"
    "It came first in 61% of weeks.\n"
    "\n"
    "## Practice Implications\n"
    "\n"
    "Ask about sleep.\n";

}  // namespace

BOOST_AUTO_TEST_CASE(front_matter_has_the_fields_and_the_body_the_texts) {
  const Record record = read_page(kWholeFile);
  BOOST_TEST(described(record) ==
             "Sleep: A Way into Mood | 2021-03 | "
             "Okafor, N. (2020). Sleep and mood. Journal of Rest, 4(2), 11–19. | "
             "Sleep comes before mood. / It came first in 61% of weeks. | Ask about sleep.");
  BOOST_TEST(record.entry.id == "sleep-and-mood");
  BOOST_TEST(record.entry.url == "https://example.org/sleep");
  BOOST_TEST(record.entry.topics == (std::vector<std::string>{"depression", "attendance"}),
             boost::test_tools::per_element());
  BOOST_TEST(record.entry.research_types == std::vector<std::string>{"survey"},
             boost::test_tools::per_element());
  BOOST_TEST(record.file == "2021-03-sleep.md");
  BOOST_TEST(record.line == 1U);
  BOOST_TEST(record.repairs.empty());
}

BOOST_AUTO_TEST_CASE(a_file_without_id_is_known_by_its_name) {
  BOOST_TEST(read_page("---\ntitle: Sleep\n---\n", "corpus/2021-03-sleep.md").entry.id ==
             "2021-03-sleep");
  BOOST_TEST(read_page("---\nid:\ntitle: Sleep\n---\n", "a.b.md").entry.id == "a.b");
}

BOOST_AUTO_TEST_CASE(a_citation_may_be_given_in_parts) {
  const Record record = read_page(
      "---\n"
      "title: Sleep\n"
      "citation:\n"
      "  author:\n"
      "    - {family: Okafor, given: N.}\n"
      "  authors-cut: true\n"
      "  issued: {date-parts: [[2020, 9]]}\n"
      "  title: Sleep and mood\n"
      "  container-title: Journal of Rest\n"
      "  volume: 04\n"
      "  page: 11-19\n"
      "  DOI: 10.1000/REST.4\n"
      "---\n");
  BOOST_TEST_REQUIRE(record.rejection == "");
  BOOST_TEST_REQUIRE(record.entry.citation.has_value());
  const Citation& citation = *record.entry.citation;
  BOOST_TEST_REQUIRE(citation.authors.size() == 1U);
  BOOST_TEST(citation.authors[0].family == "Okafor");
  BOOST_TEST(citation.authors[0].given == "N.");
  BOOST_TEST(citation.authors_cut);
  BOOST_TEST(citation.issued.year == 2020);
  BOOST_TEST(citation.issued.month == 9);
  BOOST_TEST(citation.container_title == "Journal of Rest");
  BOOST_TEST(citation.volume == "04");
  BOOST_TEST(citation.page == "11-19");
  BOOST_TEST(citation.doi == "10.1000/rest.4");
}

BOOST_AUTO_TEST_CASE(scalars_stay_the_text_they_are) {
  const struct {
    const char* yaml;
    const char* title;
  } kRows[] = {
      {"title: 2020-11", "2020-11"},
      {"title: 007", "007"},
      {"title: true", "true"},
      {"title: 'say \"yes\"'", "say \"yes\""},
      {"title: back\\slash", "back\\slash"},
      {"title: Flückiger’s “B”", "Flückiger’s “B”"},
      {"title: >\n  folded\n  lines\n", "folded lines"},
      {"title: \"a\\tb\"", "a\tb"},
      {"title:", ""},
      {"title: ~", ""},
      {"# only a remark", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.yaml) {
      const Record record = read_page(std::string("---\n") + row.yaml + "\n---\nBody.\n");
      BOOST_TEST(record.rejection == "");
      BOOST_TEST(record.entry.title == row.title);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_heading_parts_summary_and_implications) {
  const struct {
    const char* body;
    const char* expected;  // summary | implications
  } kRows[] = {
      {"One.\n\n## Practice Implications\n\nTwo.\n", "One. | Two."},
      {"One.\n# PRACTICE IMPLICATIONS\nTwo.", "One. | Two."},
      {"One.\n###### practice implications: ##\nTwo.", "One. | Two."},
      {"One.\n####### Practice Implications\nTwo.", "One.\n####### Practice Implications\nTwo. | "},
      {"One.\n##Practice Implications\nTwo.", "One.\n##Practice Implications\nTwo. | "},
      {"One.\nPractice Implications\nTwo.", "One.\nPractice Implications\nTwo. | "},
      {"## Practice Implications\nTwo.", " | Two."},
      {"One.\n## Practice Implications\n", "One. | "},
      {"One.\n## Method\nHow.\n## Practice Implications\nTwo.\n## Limits\nThree.",
       "One.\nMethod\nHow.\n\nLimits\nThree. | Two."},
      {"One.\n## Practice Implications\nTwo.\n### Ask\nThree.\n\n## References\nFour.",
       "One.\n\nReferences\nFour. | Two.\nAsk\nThree."},
      {"## Practice Implications\nTwo.\n# References\nThree.", "References\nThree. | Two."},
      {"One.\n<h2>Practice Implications</h2>\nTwo.\n<h2>References</h2>\nThree.",
       "One.\n\nReferences\nThree. | Two."},
      {"One.\n\nPractice Implications\n---\nTwo.\n\nReferences\n---\nThree.",
       "One.\n\nReferences\nThree. | Two."},
      {"One.\n## Practice Implications\nTwo.\n```\n## No heading\n```\nThree.",
       "One. | Two.\n## No heading\nThree."},
      {"\n \n\t\nOne.\n\n\n", "One. | "},
      {"One.\n## Practice Implications {#pi}\nTwo.", "One. | Two."},
      {"One.\n## Practice Implications {#pi .unnumbered}\nTwo.", "One. | Two."},
      {"One.\n\nPractice Implications\n===\nTwo.", "One. | Two."},
      {"One.\n\nPractice Implications\n------\n\nTwo.", "One. | Two."},
      {"One.\n## **Practice implications:** ##\nTwo.", "One. | Two."},
      {"One.\n## *Practice Implications*\nTwo.", "One. | Two."},
      {"One.\n ## Practice Implications\nTwo.", "One. | Two."},
      {"One.\n   ## Practice  Implications\nTwo.", "One. | Two."},
      {"One.\n## 3. Practice Implications\nTwo.", "One. | Two."},
      {"One.\n## 3.1 Practice Implications\nTwo.", "One. | Two."},
      {"One.\n<h2>Practice Implications</h2>\nTwo.", "One. | Two."},
      {"One.\n<H3 id=\"pi\"><b>Practice Implications</b></H3>\nTwo.", "One. | Two."},
      {"One.\n## Implications for Practice\nTwo.", "One. | Two."},
      {"One.\n## Practice Implications of Sleep\nTwo.",
       "One.\nPractice Implications of Sleep\nTwo. | "},
      {"One.\n```\n## Practice Implications\n```\nTwo.", "One.\n## Practice Implications\nTwo. | "},
      {"One.\n```\n## Practice Implications\nTwo.", "One.\n``` | Two."},
      {"One.\n<!--\n## Practice Implications\n-->\nTwo.", "One.\nTwo. | "},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.body) {
      const Record record = read_page(std::string("---\ntitle: T\n---\n") + row.body);
      BOOST_TEST(record.rejection == "");
      BOOST_TEST(record.entry.summary + " | " + record.entry.practice_implications == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(line_ends_and_byte_order_mark_make_no_difference) {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : kWholeFile) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  BOOST_TEST((read_page(windows).entry == read_page(kWholeFile).entry));
}

BOOST_AUTO_TEST_CASE(blank_lines_may_stand_above_it) {
  const Record record = read_page("\n \n---\ntitle: Sleep\ncitaton: x\n---\nBody.\n");
  BOOST_TEST(record.entry.title == "Sleep");
  BOOST_TEST(record.fault_line == 5U);
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_left_out_and_told) {
  const Record record = read_page("---\ntitle: T\ncolour: red\n---\n");
  BOOST_TEST(record.rejection == "");
  BOOST_TEST_REQUIRE(record.slips.size() == 1U);
  BOOST_TEST(record.slips[0] == "line 3: unknown member 'colour'");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_entry_is_rejected_with_the_place) {
  const std::string many(10000, '[');
  const struct {
    std::string text;
    const char* reason;  // how the rejection begins
  } kRows[] = {
      {"", "no front matter"},
      {"# Title\n\nBody.\n", "no front matter"},
      {"\n \n---\ntitle: T\nurl: [a\n---\n", "line 5: broken YAML"},
      {"---\ntitle: T\n", "the front matter has no closing '---'"},
      {"---\ntitle: T\nurl: [a\n---\n", "line 3: broken YAML"},
      {"---\ntitle: a: b\n---\n", "line 2: broken YAML"},
      {"---\njust words\n---\n", "line 2: the front matter is not made of"},
      {"---\n- a\n---\n", "line 2: the front matter is not made of"},
      {"+++\ntitle = 'T'\n", "the front matter has no closing '+++'"},
      {"+++\ntitle = 'T'\ndate = here\n+++\n", "line 3: broken TOML: "},
      {"+++\nx = " + many + "\n+++\n", "line 2: broken TOML: "},
      {"---\ntitle: T\n? [a]\n: b\n---\n", "line 3: a key that is no text"},
      {"---\ntitle: T\n--- more\n---\n", "line 3: a second YAML document"},
      {std::string("---\ntitle: a\x04z\n---\n"), "line 2: control character"},
      {"---\nx: " + many + "\n---\n", "line 2: broken YAML"},
      {"---\nx: " + std::string(16 << 20, 'a') + "\n---\n",
       "the front matter is larger than 16 MiB"},
      {"---\ntopics: {a: b}\n---\n", "entry '2021-03-sleep', field 'topics'"},
      {"---\ntitle: Ho. (\x9d\x9d)\n---\n", "the front matter is not UTF-8"},
      {"---\n\x9d: T\n---\n", "the front matter is not UTF-8"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text.substr(0, 60)) {
      const Record record = read_page(row.text);
      BOOST_TEST(record.rejection.substr(0, std::string(row.reason).size()) == row.reason);
      BOOST_TEST(record.line == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(aliases_can_neither_multiply_nor_nest_without_end) {
  std::string bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i <= 8; ++i) {
    const std::string above = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + above;
    for (int n = 1; n < 8; ++n) bomb += ", " + above;
    bomb += "]\n";
  }
  BOOST_TEST(read_page(bomb + "---\n").rejection == "the YAML means too large a value (aliases?)");
  BOOST_TEST(read_page("---\na: &a [*a]\n---\n").rejection == "the YAML is nested too deeply");
}

BOOST_AUTO_TEST_CASE(a_printed_citation_keeps_what_it_says) {
  const Record record = read_page(
      "---\n"
      "title: A Way into Mood\n"
      "citation: Okafor, N. (2020). Sleep and mood. *Journal of Rest*, *4*(2), 11–19.\n"
      "doi: 10.1000/rest.4\n"
      "---\n");
  BOOST_TEST_REQUIRE(record.entry.citation.has_value());
  BOOST_TEST(record.entry.citation->raw ==
             "Okafor, N. (2020). Sleep and mood. Journal of Rest, 4(2), 11–19.");
  BOOST_TEST(record.entry.citation->title == "Sleep and mood");
  BOOST_TEST(record.entry.citation->doi == "10.1000/rest.4");
}

BOOST_AUTO_TEST_SUITE_END()
