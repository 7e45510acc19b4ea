#include <boost/test/unit_test.hpp>

#include "base/strings.h"
#include "tests/unit/formats/markdown/read_markdown.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(markdown_pages)

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
          read_page(std::string("---\ntitle: T\n") + row.matter + "\n---\nBody.\n", "p.md");
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
    const Entry entry = read_page("---\ntitle: T\n---\n", row.file).entry;
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
    BOOST_TEST(read_page(row.text).passed_over == told);
  }
  BOOST_TEST(read_page("---\ntitle: T\n---\nx", "blog/_drafts/a.md").passed_over ==
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
    BOOST_TEST(read_page("---\ntitle: T\n---\nx", path).entry.id == id, path);
  }
  BOOST_TEST(read_page("---\ntitle: T\n---\nx", "md.zip:_drafts/a.md").passed_over != "");
}

BOOST_AUTO_TEST_CASE(a_state_that_is_neither_yes_nor_no_is_a_slip) {
  const std::pair<const char*, const char*> rows[] = {
      {"draft: ture", "line 3: 'draft: ture' says neither yes nor no"},
      {"Draft: maybe", "line 3: 'draft: maybe' says neither yes nor no"},
      {"hidden: 7", "line 3: 'hidden: 7' says neither yes nor no"},
      {"draft: no", ""},
      {"draft:", ""},
  };
  for (const auto& [line, expected] : rows) {
    const Record record = read_page(std::string("---\ntitle: T\n") + line + "\n---\nx");
    BOOST_TEST(join(record.slips, "; ") == expected, line);
    BOOST_TEST(record.passed_over == "");
  }
}

BOOST_AUTO_TEST_CASE(front_matter_may_be_toml) {
  const Record record = read_page(
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
  const Record record = read_page(
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
    const Entry entry = read_page(row.text).entry;
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
    const Entry entry = read_page(row.text).entry;
    BOOST_TEST(entry.title + ": " + entry.summary == row.expected);
  }
}

BOOST_AUTO_TEST_CASE(all_slips_are_told_with_their_lines) {
  const Record record = read_page(
      "---\n"
      "title: T\n"
      "citaton: x\n"
      "colour: red\n"
      "citation: {volumn: 4, title: A}\n"
      "tpoics: [a]\n"
      "---\n");
  BOOST_TEST(record.rejection == "");
  BOOST_TEST(join(record.slips, "\n") ==
             "line 5: unknown member 'volumn' of the citation; did you mean "
             "'volume'?\n"
             "line 3: unknown member 'citaton'; did you mean 'citation'?\n"
             "line 4: unknown member 'colour'\n"
             "line 6: unknown member 'tpoics'; did you mean 'topics'?");
  BOOST_TEST(record.fault_line == 3U);
  BOOST_TEST(read_page("---\ntitle: T\n---\n").fault_line == 0U);
  BOOST_TEST(read_page("---\ntitle: T\nid: [\n---\n").fault_line > 1U);
}

BOOST_AUTO_TEST_SUITE_END()
