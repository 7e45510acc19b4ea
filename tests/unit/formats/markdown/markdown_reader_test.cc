#include <boost/test/unit_test.hpp>
#include <chrono>

#include "base/strings.h"
#include "formats/markdown/markdown.h"
#include "tests/unit/formats/read_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(markdown_reader)

namespace {

Record read_one(const std::string& text, const std::string& file = "2021-03-sleep.md") {
  std::vector<Record> records = read_text(read_markdown, text, file);
  BOOST_REQUIRE_EQUAL(records.size(), 1U);
  return std::move(records.front());
}

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
  const Record record = read_one(kWholeFile);
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
  BOOST_TEST(read_one("---\ntitle: Sleep\n---\n", "corpus/2021-03-sleep.md").entry.id ==
             "2021-03-sleep");
  BOOST_TEST(read_one("---\nid:\ntitle: Sleep\n---\n", "a.b.md").entry.id == "a.b");
}

BOOST_AUTO_TEST_CASE(a_citation_may_be_given_in_parts) {
  const Record record = read_one(
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
      const Record record = read_one(std::string("---\n") + row.yaml + "\n---\nBody.\n");
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
       "One.\nMethod\nHow. | Two.\nLimits\nThree."},
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
      const Record record = read_one(std::string("---\ntitle: T\n---\n") + row.body);
      BOOST_TEST(record.rejection == "");
      BOOST_TEST(record.entry.summary + " | " + record.entry.practice_implications == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(line_ends_and_byte_order_mark_make_no_difference) {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : kWholeFile) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  BOOST_TEST((read_one(windows).entry == read_one(kWholeFile).entry));
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_left_out_and_told) {
  const Record record = read_one("---\ntitle: T\ncolour: red\n---\n");
  BOOST_TEST(record.rejection == "");
  BOOST_TEST_REQUIRE(record.slips.size() == 1U);
  BOOST_TEST(record.slips[0] == "line 3: unknown member 'colour' was left out");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_entry_is_rejected_with_the_place) {
  const std::string many(10000, '[');
  const struct {
    std::string text;
    const char* reason;  // how the rejection begins
  } kRows[] = {
      {"", "no front matter"},
      {"# Title\n\nBody.\n", "no front matter"},
      {"\n---\ntitle: T\n---\n", "no front matter"},
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
      const Record record = read_one(row.text);
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
  BOOST_TEST(read_one(bomb + "---\n").rejection == "the YAML means too large a value (aliases?)");
  BOOST_TEST(read_one("---\na: &a [*a]\n---\n").rejection == "the YAML is nested too deeply");
}

BOOST_AUTO_TEST_CASE(what_generators_of_sites_write_is_read) {
  const struct {
    const char* matter;
    const char* expected;  // id | title | published | url | topics | keywords | summary
  } kRows[] = {
      {"date: 2021-03-05", "p | T | 2021-03-05 |  |  |  | Body."},
      {"date: 2021-03-05T23:30:00-05:00", "p | T | 2021-03-05 |  |  |  | Body."},
      {"date: 2021-03-05 10:00:00 +0200", "p | T | 2021-03-05 |  |  |  | Body."},
      {"date: March 5, 2021", "p | T | 2021-03-05 |  |  |  | Body."},
      {"Date: 2021/3/5", "p | T | 2021-03-05 |  |  |  | Body."},
      {"published: 2021-03-05T10:00:00Z", "p | T | 2021-03-05 |  |  |  | Body."},
      {"published: 2021-03\ndate: 2022-01-01", "p | T | 2021-03 |  |  |  | Body."},
      {"published: true\ndate: 2022-01-01", "p | T | 2022-01-01 |  |  |  | Body."},
      {"publishDate: 2022-01-01\ndraft: false", "p | T | 2022-01-01 |  |  |  | Body."},
      {"date: today",
       "p | T |  |  |  |  | Body. | the date 'today' cannot be read and was left out"},
      {"slug: sleep", "sleep | T |  |  |  |  | Body."},
      {"slug: sleep\nid: own", "own | T |  |  |  |  | Body."},
      {"tags: [Sleep, Low Mood]\ncategories: [CBT, Sleep]",
       "p | T |  |  | CBT, Sleep, Low Mood |  | Body."},
      {"tags:\n  - Sleep\ntopics: [cbt]", "p | T |  |  | cbt, Sleep |  | Body."},
      {"tags: sleep mood",
       "p | T |  |  | sleep, mood |  | Body. | topics in one text were parted at blanks, as Jekyll "
       "does"},
      {"tags: Low Mood, Sleep", "p | T |  |  | Low Mood, Sleep |  | Body."},
      {"category: Low Mood", "p | T |  |  | Low Mood |  | Body."},
      {"topics: cbt, sleep\nkeywords: one; two, three",
       "p | T |  |  | cbt, sleep | one, two, three | Body."},
      {"categories: Uncategorized", "p | T |  |  |  |  | Body."},
      {"url: /2021/sleep/",
       "p | T |  |  |  |  | Body. | the url '/2021/sleep/', which is of a site, was left out"},
      {"canonical_url: https://example.org/s", "p | T |  | https://example.org/s |  |  | Body."},
      {"layout: post\npermalink: /s\ntoc: true\nformat: {html: {toc: true}}",
       "p | T |  |  |  |  | Body."},
      {"subtitle: A Way into Mood", "p | T: A Way into Mood |  |  |  |  | Body."},
      {"description: In short.", "p | T |  |  |  |  | Body."},
      {"author: Jane Blogger",
       "p | T |  |  |  |  | Body. | the author, who is the page's, was left out"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.matter) {
      const Record record =
          read_one(std::string("---\ntitle: T\n") + row.matter + "\n---\nBody.\n", "p.md");
      BOOST_TEST(record.rejection == "");
      const Entry& entry = record.entry;
      std::string read = entry.id + " | " + entry.title + " | " + entry.published + " | " +
                         entry.url + " | " + join(entry.topics, ", ") + " | " +
                         join(entry.keywords, ", ") + " | " + entry.summary;
      for (const std::string& repair : record.repairs) read += " | " + repair;
      BOOST_TEST(read == row.expected);
      BOOST_TEST(record.slips.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_name_of_a_page_tells_its_id_and_date) {
  const struct {
    const char* file;
    const char* expected;  // id | published
  } kRows[] = {
      {"_posts/2021-03-05-sleep.md", "2021-03-05-sleep | 2021-03-05"},
      {"_posts/2021-13-05-sleep.md", "2021-13-05-sleep | "},
      {"2021-03-sleep.md", "2021-03-sleep | "},
      {"content/posts/sleep/index.md", "sleep | "},
      {"posts/2021-03-05-sleep/index.qmd", "2021-03-05-sleep | 2021-03-05"},
      {"index.md", "index | "},
  };
  for (const auto& row : kRows) {
    const Entry entry = read_one("---\ntitle: T\n---\n", row.file).entry;
    BOOST_TEST(entry.id + " | " + entry.published == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(a_page_that_is_not_published_is_passed_over) {
  const struct {
    const char* text;
    const char* why;
  } kRows[] = {
      {"---\ntitle: T\ndraft: true\n---\nx", "draft: true"},
      {"---\ntitle: T\nDraft: yes\n---\nx", "draft: yes"},
      {"---\ntitle: T\npublished: false\n---\nx", "published: false"},
      {"---\ntitle: T\nstatus: private\n---\nx", "status: private"},
      {"+++\ntitle = 'T'\ndraft = true\n+++\nx", "draft: true"},
      {"---\ntitle: T\ndraft: false\nstatus: publish\n---\nx", ""},
      {"---\ntitle: T\nstatus: In review\n---\nx", "status: In review"},
      {"---\ntitle: T\nstatus: Published\n---\nx", ""},
      {"---\ntitle: T\nhidden: true\n---\nx", "hidden: true"},
      {"---\ntitle: T\nhidden: false\n---\nx", ""},
      {"---\ntitle: T\nvisibility: private\n---\nx", "visibility: private"},
      {"---\ntitle: T\nvisibility: public\n---\nx", ""},
      {"---\ntitle: T\ndraft: ture\n---\nx", ""},
  };
  for (const auto& row : kRows) {
    const std::string why = row.why;
    const std::string told = why.empty() ? "" : "a page that is not published (" + why + ")";
    BOOST_TEST(read_one(row.text).passed_over == told);
  }
  BOOST_TEST(read_one("---\ntitle: T\n---\nx", "blog/_drafts/a.md").passed_over ==
             "a page that is not published (in the folder _drafts)");
}

BOOST_AUTO_TEST_CASE(a_page_in_an_archive_is_known_as_if_it_were_unpacked) {
  const std::pair<const char*, const char*> rows[] = {
      {"old/md.zip:posts/index.md", "posts"},
      {"old/md.ZIP:index.md", "md"},
      {"md.zip:sleep.md", "sleep"},
      {"md.zip:posts/2021-03-sleep.md", "2021-03-sleep"},
  };
  for (const auto& [path, id] : rows) {
    BOOST_TEST(read_one("---\ntitle: T\n---\nx", path).entry.id == id, path);
  }
  BOOST_TEST(read_one("---\ntitle: T\n---\nx", "md.zip:_drafts/a.md").passed_over != "");
}

BOOST_AUTO_TEST_CASE(a_state_that_is_neither_yes_nor_no_is_a_slip) {
  const std::pair<const char*, const char*> rows[] = {
      {"draft: ture", "line 3: 'draft: ture' says neither yes nor no, and was left out"},
      {"Draft: maybe", "line 3: 'draft: maybe' says neither yes nor no, and was left out"},
      {"hidden: 7", "line 3: 'hidden: 7' says neither yes nor no, and was left out"},
      {"draft: no", ""},
      {"draft:", ""},
  };
  for (const auto& [line, expected] : rows) {
    const Record record = read_one(std::string("---\ntitle: T\n") + line + "\n---\nx");
    BOOST_TEST(join(record.slips, "; ") == expected, line);
    BOOST_TEST(record.passed_over == "");
  }
}

BOOST_AUTO_TEST_CASE(front_matter_may_be_toml) {
  const Record record = read_one(
      "+++\n"
      "title = \"Sleep: *a way*\"\n"
      "date = 2021-03-05T10:00:00+02:00\n"
      "slug = 'sleep'\n"
      "topics = ['one', 'two']\n"
      "weight = 10\n"
      "[taxonomies]\n"
      "tags = [\"three\"]\n"
      "[citation]\n"
      "title = 'Sleep and mood'\n"
      "volume = 4\n"
      "authors-cut = true\n"
      "author = [{family = 'Okafor', given = 'N.'}]\n"
      "+++\n"
      "Body.\n");
  BOOST_TEST_REQUIRE(record.rejection == "");
  BOOST_TEST(described(record) == "Sleep: a way | 2021-03-05 |  | Body. | ");
  BOOST_TEST(record.entry.id == "sleep");
  BOOST_TEST(join(record.entry.topics, " ") == "one two three");
  BOOST_TEST_REQUIRE(record.entry.citation.has_value());
  BOOST_TEST(record.entry.citation->volume == "4");
  BOOST_TEST(record.entry.citation->authors_cut);
  BOOST_TEST(record.entry.citation->authors.size() == 1U);
  BOOST_TEST(join(record.slips, "; ") == "");
  BOOST_TEST(join(record.repairs, "; ") == "");
}

BOOST_AUTO_TEST_CASE(a_manuscript_is_the_article_itself) {
  const Record record = read_one(
      "---\n"
      "title: Sleep and mood\n"
      "author:\n"
      "  - name: Ngozi Okafor\n"
      "    orcid: 0000-0001\n"
      "    affiliations: [{name: Lagos}]\n"
      "  - name: {given: Clara E., family: Hill}\n"
      "  - name: Rest Study Group\n"
      "date: 2021-03-05\n"
      "abstract: |\n"
      "  Sleep comes *before* mood.\n"
      "\n"
      "  In 61% of weeks.\n"
      "doi: https://doi.org/10.1000/REST.4\n"
      "citation:\n"
      "  type: article-journal\n"
      "  container-title: Journal of Rest\n"
      "  volume: 4\n"
      "  page-first: 11\n"
      "  page-last: 19\n"
      "  publisher: Rest\n"
      "---\n");
  BOOST_TEST_REQUIRE(record.rejection == "");
  BOOST_TEST(join(record.slips, "; ") == "");
  BOOST_TEST(record.entry.summary == "Sleep comes before mood.\n\nIn 61% of weeks.");
  BOOST_TEST(record.entry.summary_kind == "abstract");
  BOOST_TEST_REQUIRE(record.entry.citation.has_value());
  const Citation& citation = *record.entry.citation;
  BOOST_TEST_REQUIRE(citation.authors.size() == 3U);
  BOOST_TEST(citation.authors[0].family + ", " + citation.authors[0].given == "Okafor, Ngozi");
  BOOST_TEST(citation.authors[1].family + ", " + citation.authors[1].given == "Hill, Clara E.");
  BOOST_TEST(citation.authors[2].literal == "Rest Study Group");
  BOOST_TEST(citation.title == "Sleep and mood");
  BOOST_TEST(citation.container_title == "Journal of Rest");
  BOOST_TEST(citation.volume + ": " + citation.page == "4: 11-19");
  BOOST_TEST(citation.doi == "10.1000/rest.4");
  BOOST_TEST(citation.issued.year == 2021);
}

BOOST_AUTO_TEST_CASE(a_printed_citation_keeps_what_it_says) {
  const Record record = read_one(
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

BOOST_AUTO_TEST_CASE(texts_of_the_matter_stand_for_those_that_are_not_below_it) {
  const struct {
    const char* text;
    const char* expected;  // summary | implications
  } kRows[] = {
      {"---\ntitle: T\nsummary: In *short*.\npractice_implications: Ask.\n---\n",
       "In short. | Ask."},
      {"---\ntitle: T\nsummary: In short.\n---\nBody.", "Body. | "},
      {"---\ntitle: T\nexcerpt: In short.\n---\n## Practice Implications\nAsk.",
       "In short. | Ask."},
      {"---\ntitle: T\nabstract: Abstract.\ndescription: In short.\n---\n", "Abstract. | "},
      {"---\ntitle: T\nabstract: Abstract.\n---\nBody.", "Abstract.\n\nBody. | "},
      {"---\ntitle: T\n...\nBody.", "Body. | "},
  };
  for (const auto& row : kRows) {
    const Entry entry = read_one(row.text).entry;
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(entry.summary + " | " + entry.practice_implications == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_first_heading_may_be_the_title) {
  const struct {
    const char* text;
    const char* expected;
  } kRows[] = {
      {"---\nid: a\n---\n# Sleep *first*\n\nBody.", "Sleep first: Body."},
      {"---\ntitle: Sleep First\n---\n\n# Sleep first\nBody.", "Sleep First: Body."},
      {"---\ntitle: Sleep\n---\n# Method\nBody.", "Sleep: Method\nBody."},
  };
  for (const auto& row : kRows) {
    const Entry entry = read_one(row.text).entry;
    BOOST_TEST(entry.title + ": " + entry.summary == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(all_slips_are_told_with_their_lines) {
  const Record record = read_one(
      "---\n"
      "title: T\n"
      "citaton: x\n"
      "colour: red\n"
      "citation: {volumn: 4, title: A}\n"
      "tpoics: [a]\n"
      "---\n");
  BOOST_TEST(record.rejection == "");
  BOOST_TEST(join(record.slips, "\n") ==
             "line 5: unknown member 'volumn' of the citation was left out; did you mean "
             "'volume'?\n"
             "line 3: unknown member 'citaton' was left out; did you mean 'citation'?\n"
             "line 4: unknown member 'colour' was left out\n"
             "line 6: unknown member 'tpoics' was left out; did you mean 'topics'?");
  BOOST_TEST(record.fault_line == 3U);
  BOOST_TEST(read_one("---\ntitle: T\n---\n").fault_line == 0U);
  BOOST_TEST(read_one("---\ntitle: T\nid: [\n---\n").fault_line > 1U);
}

BOOST_AUTO_TEST_CASE(marks_of_markdown_are_no_text) {
  const struct {
    const char* body;
    const char* summary;
  } kRows[] = {
      {"*Sleep* and **mood**, ***both***, _here_ and __there__.",
       "Sleep and mood, both, here and there."},
      {"un*frigging*believable, snake_case_name", "unfriggingbelievable, snake_case_name"},
      {"5 * 3 * 2, p < .05*, p < .01**, *alone", "5 * 3 * 2, p < .05*, p < .01**, *alone"},
      {"**a *b* c** _d", "a b c _d"},
      {"~~old~~ new, H~2~O, 10^-3^, x^2^, a ~ b ~ c", "old new, H2O, 10^-3, x2, a ~ b ~ c"},
      {"[Okafor](https://example.org/a_(b) \"T\") and [hill](<b c>), [x][ref], [ref], "
       "[no].\n\n[Ref]: https://example.org",
       "Okafor and hill, x, ref, [no]."},
      {"![A figure](a.png) Text ![b][ref] end ![c](d).\n\n[ref]: /a.png 'T'", "Text end."},
      {"![only](a.png){width=50%}\n\nText.", "Text."},
      {"[![badge](a.png)](https://example.org) Text", "Text"},
      {"See <https://example.org/a> or <me@example.org>.",
       "See https://example.org/a or me@example.org."},
      {"Use `a*b` and ``c ` d``, `` `e` ``, `open", "Use a*b and c ` d, `e`, `open"},
      {"A claim.[^1] Another[^note].\n\n[^1]: The *source*.\n[^note]: More.",
       "A claim. Another.\n\nThe source.\nMore."},
      {"A claim^[Said in *passing*.] here", "A claim (Said in passing.) here"},
      {"As shown [@okafor2020; @hill2021, p. 3].", "As shown."},
      {"## A heading {#sec-a .unnumbered}\n\nText\n====\nMore\n---\nEnd # here",
       "A heading\n\nText\nMore\nEnd # here"},
      {"> Quoted *text*\n> more\n\nText", "Quoted text\nmore\n\nText"},
      {"* one\n+ two\n- [x] three\n  * four\n1. five", "- one\n- two\n- three\n  - four\n1. five"},
      {"a\n\n* * *\n\nb\n\n___\nc", "a\n\nb\n\nc"},
      {"```r\nx <- a * b\n```\n\n~~~\n*as is*\n~~~", "x <- a * b\n\n*as is*"},
      {"a\n\n```{r, echo=FALSE}\nplot(x)\n```\n\nb", "a\n\nb"},
      {"::: {.callout-note}\nNote well.\n:::\n\n:::: columns\n::: column\nx\n:::\n::::",
       "Note well.\n\nx"},
      {"{{< figure src=\"a.png\" >}}\nText {{< ref \"b\" >}} and {{% note %}}noted{{% /note %}}.",
       "Text and noted."},
      {"Text {% include a.html %}{{ site.name }}\n{: .lead}", "Text"},
      {"a <b>bold</b> <br>c<br/>d <span class=\"x\">e</span> f < g and h > i",
       "a bold\nc\nd e f < g and h > i"},
      {"10<sup>-3</sup> &amp; &eacute;&rsquo; &lt;b&gt;", "10^-3 & é’ <b>"},
      {"a <!-- not *this* --> b\n\n<!-- nor\n\nthat -->\nc", "a b\n\nc"},
      {"| Group | n |\n|:------|--:|\n| *CBT* | 20 |", "Group\nn\nCBT\n20"},
      {"a\\*b\\_c \\# \\[d\\] one\\\ntwo \\a", "a*b_c # [d] one\ntwo \\a"},
      {"&", "&"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.body) {
      const Record record = read_one(std::string("---\ntitle: T\n---\n") + row.body);
      BOOST_TEST(record.rejection == "");
      BOOST_TEST(record.entry.summary == row.summary);
    }
  }
}

BOOST_AUTO_TEST_CASE(hostile_marks_take_no_more_time_than_text) {
  for (const std::string piece :
       {"[", "![](", "[](a", "*a **b _c ", "`a``b", "<a ", "<!-- ", "{{< ", "^[", "```\n",
        "~~~~\n\n", "[a]: b\n[a]", "&amp", "> ", "| a\n|-\n", "\\", "{a=", "<!--\n"}) {
    std::string body;
    while (body.size() < std::size_t{1} << 20) body += piece;
    BOOST_TEST_CONTEXT(piece) {
      const auto begin = std::chrono::steady_clock::now();
      BOOST_TEST(read_one("---\ntitle: T\n---\n" + body).rejection == "");
      BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(10)));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
