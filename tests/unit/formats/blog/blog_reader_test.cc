#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "formats/blog/blog.h"
#include "formats/blog/blog_lines.h"
#include "tests/unit/formats/read_text.h"

using namespace pprsearch;

namespace {

std::string read(const std::string& page) { return described(read_text(read_blog, page)); }

std::string with_windows_line_ends(const std::string& text) {
  std::string windows;
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return windows;
}

const std::string kPage =
    "Blog\n"
    "A page about research, every month.\n"
    "This month...\n"
    "\n"
    "…I write about homework and rest.\n"
    "Type of Research\n"
    "Topics\n"
    "- ALL Topics (clear)\n"
    "- Homework\n"
    "May 2021\n"
    "Does Homework Help?\n"
    "Adeyemi, T., & Ortiz, R.-M. (2019). Homework in therapy. Journal of Tasks, 12(3), 45–58.\n"
    "Homework was given to 40 adults. Most did it.\n"
    "Practice Implications\n"
    "Agree on homework together.\n"
    "April 2021\n"
    "Rest Between the Sessions\n"
    "Rest was measured in 12 clinics.\n"
    "Practice Implications\n"
    "Ask how clients rest.\n"
    "Why Some Clients Stay Away\n"
    "Absence was counted for a year.\n"
    "Practice Implications\n"
    "Call after the first absence.\n";

const std::string kPosts =
    "Does Homework Help? | 2021-05 | Adeyemi, T., & Ortiz, R.-M. (2019). Homework in therapy. "
    "Journal of Tasks, 12(3), 45–58. | Homework was given to 40 adults. Most did it. | "
    "Agree on homework together.\n"
    "Rest Between the Sessions | 2021-04 |  | Rest was measured in 12 clinics. | "
    "Ask how clients rest.\n"
    "Why Some Clients Stay Away | 2021-04 |  | Absence was counted for a year. | "
    "Call after the first absence.\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(blog_reader)

BOOST_AUTO_TEST_CASE(a_line_is_classified_by_itself) {
  using enum LineKind;
  const struct {
    const char* line;
    LineKind kind;
  } kRows[] = {
      {"December 2020", month},
      {"  MAY\xC2\xA0 2021 ", month},
      {"- December 2020", outside},
      {"December 2020 (3)", outside},
      {"December", short_line},
      {"December 2020 and After", short_line},
      {"Practice Implications", implications},
      {"PRACTICE IMPLICATIONS:", implications},
      {"Practice Implications of Attachment", short_line},
      {"How Does Therapy Help?", short_line},
      {"What Now!", short_line},
      {"A “Quoted” Title (Part 2)", short_line},
      {"Therapists may ask.", paragraph},
      {"Therapists “may ask.”", paragraph},
      {"These are the reasons:", paragraph},
      {"- a thing in a list", paragraph},
      {"This month...", outside},
      {"Type of Research", outside},
      {"Topics", outside},
      {"Archives", outside},
      {"« Previous / Next »", outside},
      {"2013 | 2014 | 2015", outside},
      {"© 2021 The Network", outside},
      {"Ng, P. (2019). A title. Journal of It, 3, 4-5.", reference},
      {"Ng, P., Del Re, A. C., . . . van der Berg, J.-P. (2020). A title.", reference},
      {"Andrzej Nowak & Mo Wang (2012). A title. Psyche.", reference},
      {"World Health Organization. (2019). A report.", reference},
      {"Ng, P. et al. (in press) A title", reference},
      {"Ng, P. & Wu, L. (2020, May 4). A title. https://doi.org/10.1000/x", reference},
      {"Ng P. A title. Journal of It 2019, 12:45-67.", reference},
      {"Ng P, Wu L. A title. J It. 2019;12:45–67.", reference},
      {"Ng, P. A title. Journal of It. doi:10.1000/abc.5", reference},
      {"Ng, P. (2014) iPads in therapy. Journal of It, 3, 4-5.", reference},
      {"Ng, P. (2015) argues that common factors matter more than techniques.", paragraph},
      {"Ng, P. (2019) and colleagues found that it helps.", paragraph},
      {"COVID-19 (2020). How did therapists cope? Many worked by video.", paragraph},
      {"Ng (2015). The great debate goes on, and no end is in sight.", paragraph},
      {"Ng, P. (2019) A title. Journal of It, 3, 4-5.", reference},
      {"Citation: Ng, P. (2019). A title. Journal of It, 3, 4-5.", reference},
      {"Reference: Ng P. A title. Journal of It 2019, 12:45-67.", reference},
      {"Ng P. A title. Journal of It 2019, 12:45-67. [PDF]", reference},
      {"Wampold (2015). The great debate. Guilford Press.", reference},
      {"Wampold, B. E. (2015) argues that common factors matter more.", paragraph},
      {"Jones, A. (2019) and Smith, B. (2020) report that it works.", paragraph},
      {"The DSM-5 (2013). A manual that changed the field. It is used widely.", paragraph},
      {"COVID-19 (2020). How did therapists cope? A survey of 141 found much.", paragraph},
      {"Wampold (2015). The great debate has gone on. It will not end soon.", paragraph},
      {"Therapy (2020). It works. A study, 12 patients, 1-9 weeks.", paragraph},
      {"Ng and Wu (2019) found that homework helps.", paragraph},
      {"In a review, Ng and colleagues (2019). It was long.", paragraph},
      {"The ages were 20, 30-45.", paragraph},
      // Other styles, where the line is read in whole.
      {"Ng P, Wu L, et al. A title? An update. J It. 2019 Nov;12(3):e45. Epub 2018 May 3.",
       reference},
      {"Ng, Pat, and Lou Wu. “A Title.” Journal of It 12, no. 3 (2019): 45–67.", reference},
      {"1. Pat Ng and Lou Wu, “A Title,” Journal of It 12, no. 3 (2019): 45–67.", reference},
      {"Ng, Pat, et al. “A Title.” Journal of It, vol. 12, no. 3, 2019, pp. 45-67.", reference},
      {"Ng, P., Wu, L., 2019. A title. J. It. 12 (3), 45–67.", reference},
      {"NG, P. & WU, L. 2019, 'A title', Journal of It, vol. 12, no. 3, pp. 45-67.", reference},
      {"Ng, P.; Wu, L. A title. J. Things 2019, 12 (3), 45.", reference},
      {"P. Ng, L. Wu, A title, J. Things 12 (2019) 45–67.", reference},
      {"American Society of It. 2019. “A Title.” Journal of It 12 (3): 45–67.", reference},
      {"Ng, Pat, and Lou Wu, eds. 2019. A Title. 3rd ed. New York: Guilford Press.", reference},
      {"Ng P. A title. 2nd ed. New York: Guilford Press; 2019.", reference},
      {"Ng, Pat, and Lou Wu. Forthcoming. “A Title.” Journal of It.", reference},
      {"Society of It. Society of It statement on things. J It. 2019;12(3):45-67.", reference},
      {"Ng, P. J., Wu, L. M., grosse Ng, M. A., & Wu, K. R. (2019). A title. J It, 12, e45.",
       reference},
      {"In “A Title,” Ng and Wu (2019) ask what it is for, and answer on 45-67.", paragraph},
      {"Ng and Wu asked “What helps?” in a journal, 12(3): 45.", paragraph},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.line) {
      const std::vector<std::string> lines{row.line};
      const auto classified = classify_lines(lines);
      BOOST_TEST_REQUIRE(classified.size() == 1U);
      BOOST_TEST(static_cast<int>(classified[0].kind) == static_cast<int>(row.kind));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_page_becomes_its_posts_in_order) { BOOST_TEST(read(kPage) == kPosts); }

BOOST_AUTO_TEST_CASE(posts_have_ids_and_places) {
  const auto records = read_text(read_blog, kPage, "page.txt");
  BOOST_TEST_REQUIRE(records.size() == 3U);
  BOOST_TEST(records[0].entry.id == "2021-05-does-homework-help");
  BOOST_TEST(records[2].entry.id == "2021-04-why-some-clients-stay-away");
  BOOST_TEST(records[0].line == 11U);
  BOOST_TEST(records[2].line == 21U);
  BOOST_TEST(records[0].file == "page.txt");
}

BOOST_AUTO_TEST_CASE(spaces_blank_lines_and_line_ends_make_no_difference) {
  std::string airy = "\xEF\xBB\xBF";
  for (const char c : kPage) {
    airy += c == '\n' ? std::string(" \n\xC2\xA0\n\n") : c == ' ' ? "\xC2\xA0 " : std::string(1, c);
  }
  BOOST_TEST(read(airy) == kPosts);
  BOOST_TEST(read(with_windows_line_ends(kPage)) == kPosts);
}

// Each page is the lines under "May 2021" after one whole post.
BOOST_AUTO_TEST_CASE(the_next_post_is_found_by_its_shape) {
  const std::string first = "First | 2021-05 |  | One. | Two.";
  const struct {
    const char* what;
    const char* lines;
    std::string expected;
  } kRows[] = {
      {"a title, with text and implications below",
       "The Next One\nText.\nPractice Implications\nDo.\n",
       first + "\nThe Next One | 2021-05 |  | Text. | Do.\n"},
      {"a question", "Is It the Next?\nText.\nPractice Implications\nDo.\n",
       first + "\nIs It the Next? | 2021-05 |  | Text. | Do.\n"},
      {"an exclamation", "It Is the Next!\nText.\nPractice Implications\nDo.\n",
       first + "\nIt Is the Next! | 2021-05 |  | Text. | Do.\n"},
      {"a sentence's small letters",
       "the effects of rest on homework\nText.\nPractice Implications\nDo.\n",
       first + "\nthe effects of rest on homework | 2021-05 |  | Text. | Do.\n"},
      {"one word above a reference", "rest\nNg, P. (2019). It.\nText.\n",
       first + "\nrest | 2021-05 | Ng, P. (2019). It. | Text. | \n"},
      {"no implications", "The Next One Without\nText.\nMore.\n",
       first + "\nThe Next One Without | 2021-05 |  | Text. / More. | \n"},
      {"no summary", "The Next One\nPractice Implications\nDo.\n",
       first + "\nThe Next One | 2021-05 |  |  | Do.\n"},
      {"a heading within the implications", "Limits of the study\nText.\n",
       "First | 2021-05 |  | One. | Two. / Limits of the study / Text.\n"},
      {"a short question within them", "But does it last?\nText.\n",
       "First | 2021-05 |  | One. | Two. / But does it last? / Text.\n"},
      {"a list within them", "Three things help:\nrest\nhomework\nText.\n",
       "First | 2021-05 |  | One. | Two. / Three things help: / rest / homework / Text.\n"},
      {"a title that nothing follows", "The Last Line Here\n",
       "First | 2021-05 |  | One. | Two. / The Last Line Here\n"},
      {"two posts, the first without implications",
       "The Second One Here\nText.\nThe Third One Here\nWords.\nPractice Implications\nDo.\n",
       first + "\nThe Second One Here | 2021-05 |  | Text. | \n"
               "The Third One Here | 2021-05 |  | Words. | Do.\n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      BOOST_TEST(read(std::string("May 2021\nFirst\nOne.\nPractice Implications\nTwo.\n") +
                      row.lines) == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_post_has_any_number_of_paragraphs) {
  BOOST_TEST(
      read("May 2021\nTitle\nWhy now?\nOne.\n- a\n- b\nPractice Implications\nDo.\nDo more.\n") ==
      "Title | 2021-05 |  | Why now? / One. / - a / - b | Do. / Do more.\n");
}

BOOST_AUTO_TEST_CASE(a_repeated_title_is_left_out_and_told) {
  for (const char* lines : {"Rest\nRest\nText.\n", "Rest\nREST.\nText.\n"}) {
    BOOST_TEST_CONTEXT(lines) {
      const auto records = read_text(read_blog, std::string("May 2021\n") + lines);
      BOOST_TEST(described(records) == "Rest | 2021-05 |  | Text. | \n");
      BOOST_TEST_REQUIRE(records[0].repairs.size() == 1U);
      BOOST_TEST(records[0].repairs[0] ==
                 "the title, repeated at the beginning of the text, was left out");
    }
  }
  BOOST_TEST(read("May 2021\nRest\nNg, P. (2019). It.\nRest\nText.\n") ==
             "Rest | 2021-05 | Ng, P. (2019). It. | Text. | \n");
  BOOST_TEST(read("May 2021\n休息\n休息有助于改善情绪.\n") ==
             "休息 | 2021-05 |  | 休息有助于改善情绪. | \n");
}

BOOST_AUTO_TEST_CASE(a_second_implications_heading_is_told) {
  const auto records =
      read_text(read_blog,
                "May 2021\nT\nOne.\nPractice Implications\nDo.\nPractice Implications\nDo more.\n");
  BOOST_TEST(described(records) == "T | 2021-05 |  | One. | Do. / Do more.\n");
  BOOST_TEST_REQUIRE(records[0].repairs.size() == 1U);
  BOOST_TEST(records[0].repairs[0] ==
             "a second heading 'Practice Implications' in line 6 was left out");
}

BOOST_AUTO_TEST_CASE(what_frames_the_posts_gets_into_none) {
  const char* kFooters[] = {
      "Previous\nNext\nContact us\n",
      "« Previous/Next »\nThe Network of Many Names\nWe are here.\n",
      "2020\n2019\n2018\nContact us\n",
      "Archives\nMay 2021\nApril 2021\nMarch 2021\nContact us\nLog in\n",
      "- May 2021\n- April 2021\n",
      "May 2021 (2)\nApril 2021 (3)\n",
      "Topics\n- Homework\n- Rest\n",
      "© 2021 The Network. All rights reserved.\nTerms of Use for All\n",
  };
  for (const char* footer : kFooters) {
    BOOST_TEST_CONTEXT(footer) { BOOST_TEST(read(kPage + footer) == kPosts); }
  }
  BOOST_TEST(read("Blog\nArchives\nMay 2021\nApril 2021\n" + kPage.substr(kPage.find("May"))) ==
             kPosts);
}

BOOST_AUTO_TEST_CASE(posts_of_one_month_and_title_are_told_apart) {
  const auto records =
      read_text(read_blog, "May 2021\nRest\nOne.\nMay 2021\nRest\nTwo.\nMay 2021\nRest\nThree.\n");
  BOOST_TEST_REQUIRE(records.size() == 3U);
  BOOST_TEST(records[0].entry.id == "2021-05-rest");
  BOOST_TEST(records[1].entry.id == "2021-05-rest-2");
  BOOST_TEST(records[2].entry.id == "2021-05-rest-3");
}

BOOST_AUTO_TEST_CASE(text_that_belongs_to_no_post_is_told) {
  const auto records =
      read_text(read_blog, "May 2021\nText without a title.\nApril 2021\nRest\nOne.\n");
  BOOST_TEST(described(records) ==
             "rejected: text under 'May 2021' that has no title or no body\n"
             "Rest | 2021-04 |  | One. | \n");
  BOOST_TEST(records[0].line == 2U);
}

BOOST_AUTO_TEST_CASE(a_title_without_a_text_is_told) {
  BOOST_TEST(read("May 2021\nA Word Before\nRest\nNg, P. (2019). It.\nText.\n") ==
             "rejected: a title without a text\n"
             "Rest | 2021-05 | Ng, P. (2019). It. | Text. | \n");
}

BOOST_AUTO_TEST_CASE(another_text_is_rejected_whole) {
  const struct {
    const char* text;
    const char* reason;
  } kRows[] = {
      {"", "no blog page: no month heading ('December 2020')"},
      {"Some words.\nAnd more.\n", "no blog page: no month heading ('December 2020')"},
      {"{\"title\": \"May 2021\"}\n", "no blog page: no month heading ('December 2020')"},
      {"May 2021\nApril 2021\n", "no blog page: no post under its month headings"},
      {"May 2021\nOnly a title\n", "no blog page: no post under its month headings"},
      {"May 2021\nOnly a sentence.\n", "no blog page: no post under its month headings"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(read(row.text) == std::string("rejected: ") + row.reason + "\n");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

// ---- The page that the product serves ----

namespace {

struct RealPost {
  const char* title_words;  // the beginning of its title
  const char* published;
  const char* summary_begins;
  const char* summary_ends;
  const char* implications_begin;
  const char* implications_end;
};

constexpr RealPost kRealPosts[] = {
    {"How Does Therapy", "2020-12", "Forty to 60%", "feeling abandoned.", "Therapists would",
     "patients’ needs."},
    {"Videotherapy and", "2020-11", "The therapeutic alliance is", "of the alliance.",
     "As is the case", "and for whom."},
    {"The Reciprocal", "2020-09", "The therapeutic alliance (", "outcome relationship.",
     "This meta-analysis is", "health outcomes."},
    {"Psychotherapists’ Multicultural", "2020-07", "Studies have", "outcomes for clients.",
     "Repairing alliance", "cause ruptures."},
    {"Psychotherapist Professional", "2020-07", "Social restrictions", "with the modality.",
     "Although this is", "a virtual setting."},
    {"Is the Therapeutic", "2020-07", "The working alliance", "p = 0.90).", "With only four",
     "online psychotherapy."},
};

// The posts of the real page; none, with a message, where the page is not at hand.
std::vector<Record> read_real_page() {
  const std::filesystem::path folder = std::filesystem::path(PPRSEARCH_SHARED_DATA) / "blog";
  std::vector<Record> records;
  if (!std::filesystem::is_directory(folder)) {
    BOOST_TEST_MESSAGE("skipped: no folder " << folder);
    return records;
  }
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(file.path());
    read_blog(in, file.path().string(),
              [&](Record&& record) { records.push_back(std::move(record)); });
  }
  BOOST_TEST_REQUIRE(records.size() == std::size(kRealPosts));
  return records;
}

std::string authors(const Citation& citation) {
  std::string text;
  for (const Name& name : citation.authors) text += name.family + " ";
  return text;
}

std::string place(const Citation& citation) {
  return std::to_string(citation.issued.year) + " | " + citation.container_title + " | " +
         citation.volume + " | " + citation.issue + " | " + citation.page + " | " + citation.doi;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(real_blog_page)

BOOST_AUTO_TEST_CASE(six_posts_each_with_its_own_text) {
  const auto records = read_real_page();
  for (std::size_t i = 0; i < records.size(); ++i) {
    const RealPost& post = kRealPosts[i];
    const Entry& entry = records[i].entry;
    BOOST_TEST_CONTEXT(post.title_words << ": " << records[i].rejection) {
      BOOST_TEST(records[i].rejection.empty());
      BOOST_TEST(entry.title.starts_with(post.title_words), entry.title);
      BOOST_TEST(entry.published == post.published);
      BOOST_TEST(entry.summary.starts_with(post.summary_begins), entry.summary);
      BOOST_TEST(entry.summary.ends_with(post.summary_ends), entry.summary);
      BOOST_TEST(entry.practice_implications.starts_with(post.implications_begin));
      BOOST_TEST(entry.practice_implications.ends_with(post.implications_end));
    }
  }
}

BOOST_AUTO_TEST_CASE(three_have_a_citation) {
  const auto records = read_real_page();
  const struct {
    const char* authors;
    const char* place;  // year | journal | volume | issue | page | doi
  } kCitations[] = {
      {"Curran Parry Hardy Darling Mason Chambers ",
       "2019 | Frontiers in Psychology | 10 |  | 347 | 10.3389/fpsyg.2019.00347"},
      {"Simpson Richardson Pietrabissa Castelnuovo Reid ",
       "2020 | Clinical Psychology and Psychotherapy |  |  |  | 10.1002/cpp.2521"},
      {"Flückiger Rubel Del Re Horvath Wampold Crits-Christoph Atzil-Slonim Barber ",
       "2020 | Journal of Consulting and Clinical Psychology | 88 | 9 | 829-843 | "},
  };
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Entry& entry = records[i].entry;
    BOOST_TEST_CONTEXT(entry.title) {
      BOOST_TEST_REQUIRE(entry.citation.has_value() == (i < std::size(kCitations)));
      if (!entry.citation) continue;
      BOOST_TEST(authors(*entry.citation) == kCitations[i].authors);
      BOOST_TEST(place(*entry.citation) == kCitations[i].place);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_post_has_words_of_the_frame) {
  for (const Record& record : read_real_page()) {
    const std::string text =
        record.entry.title + record.entry.summary + record.entry.practice_implications;
    BOOST_TEST_CONTEXT(record.entry.title) {
      for (const char* words :
           {"I blog about", "role induction", "available in English", "Type of Research",
            "ALL Topics", "Adherance", "Pharmacotherapy", "Practice Implications", "2020"}) {
        BOOST_TEST((text.find(words) == std::string::npos), words);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
