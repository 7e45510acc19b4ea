#include <pprsearch/entry.h>
#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>
#include <vector>

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(entry)

Entry valid_entry() {
  Entry entry;
  entry.id = "2020-11-videotherapy";
  entry.title = "Videotherapy and the Therapeutic Alliance";
  entry.published = "2020-11";
  entry.url = "https://example.org/2020/11";
  entry.citation = parse_citation(
      "Simpson, S., & Reid, C. (2020). Videotherapy. Clinical Psychology and Psychotherapy, 28(2), "
      "12–34. https://doi.org/10.1002/cpp.2521");
  entry.summary = "One paragraph.\n\nAnother\tone: Flückiger, 王, 😀.";
  entry.practice_implications = "Do this.";
  entry.topics = {"alliance"};
  entry.research_types = {"review"};
  return entry;
}

/// What `validate` has to say of the valid entry after `change`.
std::string verdict(const std::function<void(Entry&)>& change) {
  Entry entry = valid_entry();
  change(entry);
  try {
    validate(entry);
    return "valid";
  } catch (const EntryError& error) {
    return error.what();
  }
}

BOOST_AUTO_TEST_CASE(an_entry_may_lack_all_but_id_and_some_text) {
  validate(valid_entry());
  Entry entry;
  entry.id = "1";
  entry.practice_implications = "Text.";
  validate(entry);
}

BOOST_AUTO_TEST_CASE(the_kind_of_a_summary_is_one_of_two_words) {
  for (const auto& [kind, said] : {std::pair<std::string, std::string>{"", "valid"},
                                   {"abstract", "valid"},
                                   {"summary", "valid"},
                                   {"Abstract",
                                    "entry '2020-11-videotherapy', field 'summary_kind': is "
                                    "neither 'abstract' nor 'summary': 'Abstract'"}}) {
    BOOST_TEST(verdict([&, &kind = kind](Entry& entry) { entry.summary_kind = kind; }) == said);
  }
}

BOOST_AUTO_TEST_CASE(ids) {
  const auto with_id = [](std::string id) {
    return verdict([&](Entry& entry) { entry.id = std::move(id); });
  };
  BOOST_TEST(with_id("Ü 1/2") == "valid");
  BOOST_TEST(with_id(std::string(200, 'x')) == "valid");
  BOOST_TEST(with_id("") == "entry, field 'id': is empty");
  BOOST_TEST(with_id(std::string(201, 'x')) == "entry, field 'id': is longer than 200 bytes");
  BOOST_TEST(with_id("a\nb") == "entry, field 'id': has a control character at byte 1");
  BOOST_TEST(with_id("ab\x7F") == "entry, field 'id': has a control character at byte 2");
  BOOST_TEST(with_id("ab\xFF") == "entry, field 'id': is no UTF-8 at byte 2");
}

BOOST_AUTO_TEST_CASE(published_is_a_date_of_the_calendar) {
  const std::string form = "is none of YYYY, YYYY-MM and YYYY-MM-DD";
  const std::string calendar = "is no date of the calendar";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", "valid"},
      {"2020", "valid"},
      {"2020-01", "valid"},
      {"2020-12-31", "valid"},
      {"2020-02-29", "valid"},
      {"2000-02-29", "valid"},
      {"1900-02-29", calendar},
      {"2021-02-29", calendar},
      {"2021-04-31", calendar},
      {"2021-13", calendar},
      {"2021-00", calendar},
      {"2021-01-00", calendar},
      {"0000", calendar},
      {"2021-1", form},
      {"2021-01-1", form},
      {"202101", form},
      {"November 2020", form},
      {" 2020", form},
      {"20200-11", form},
  };
  for (const auto& row : rows) {
    const auto& published = row.first;
    const auto& expected = row.second;
    BOOST_TEST_CONTEXT("published: " << published) {
      const std::string said = verdict([&](Entry& entry) { entry.published = published; });
      BOOST_TEST(said == (expected == "valid"
                              ? expected
                              : "entry '2020-11-videotherapy', field 'published': " + expected +
                                    ": '" + published + "'"));
    }
  }
}

BOOST_AUTO_TEST_CASE(addresses_are_absolute_and_http) {
  const std::vector<std::pair<std::string, bool>> rows = {
      {"", true},
      {"http://example.org", true},
      {"HTTPS://example.org/a?b=c#d", true},
      {"https://", false},
      {"https:///etc", false},
      {"example.org", false},
      {"/2020/11", false},
      {"ftp://example.org", false},
      {"javascript:alert(1)", false},
      {"https://example.org/a b", false},
  };
  for (const auto& row : rows) {
    const auto& url = row.first;
    const auto& valid = row.second;
    BOOST_TEST_CONTEXT("url: " << url) {
      const std::string complaint = "is no absolute http or https address: '" + url + "'";
      BOOST_TEST(verdict([&](Entry& entry) { entry.url = url; }) ==
                 (valid ? "valid" : "entry '2020-11-videotherapy', field 'url': " + complaint));
      BOOST_TEST(
          verdict([&](Entry& entry) { entry.citation->url = url; }) ==
          (valid ? "valid" : "entry '2020-11-videotherapy', field 'citation.URL': " + complaint));
    }
  }
}

BOOST_AUTO_TEST_CASE(text_is_utf8_without_control_characters) {
  using namespace std::string_literals;
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"a\n\tb", "valid"},
      {"a\rb", "has a control character at byte 1"},
      {"ab\0c"s, "has a control character at byte 2"},
      {"\x1B[31m", "has a control character at byte 0"},
      {"é\x80", "is no UTF-8 at byte 2"},
      {"\xC3", "is no UTF-8 at byte 0"},
      {"\xC0\xAF", "is no UTF-8 at byte 0"},          // overlong
      {"\xE0\x9F\xBF", "is no UTF-8 at byte 0"},      // overlong
      {"\xED\xA0\x80", "is no UTF-8 at byte 0"},      // a surrogate
      {"\xEE\x80\x80", "valid"},                      // the next one up
      {"\xF0\x8F\xBF\xBF", "is no UTF-8 at byte 0"},  // overlong
      {"\xF4\x8F\xBF\xBF", "valid"},                  // the last one
      {"\xF4\x90\x80\x80", "is no UTF-8 at byte 0"},  // past it
      {"\xF5\x80\x80\x80", "is no UTF-8 at byte 0"},
      {"\xE2\x80", "is no UTF-8 at byte 0"},
  };
  for (const auto& row : rows) {
    const auto& text = row.first;
    const auto& expected = row.second;
    BOOST_TEST_CONTEXT("row " << &row - rows.data() << ", expected: " << expected) {
      const auto complaint = [&](const std::string& field) {
        const std::string place = "entry '2020-11-videotherapy', field '" + field + "': ";
        return expected == "valid" ? expected : place + expected;
      };
      BOOST_TEST(verdict([&](Entry& entry) { entry.title = text; }) == complaint("title"));
      BOOST_TEST(verdict([&](Entry& entry) { entry.summary = text; }) == complaint("summary"));
      BOOST_TEST(verdict([&](Entry& entry) { entry.practice_implications = text; }) ==
                 complaint("practice_implications"));
      BOOST_TEST(verdict([&](Entry& entry) { entry.citation->raw = text; }) ==
                 complaint("citation.raw"));
    }
  }
}

BOOST_AUTO_TEST_CASE(other_rules) {
  const std::string entry_name = "entry '2020-11-videotherapy'";
  const std::vector<std::pair<std::function<void(Entry&)>, std::string>> rows = {
      {[](Entry& e) { e.title = e.summary = e.practice_implications = ""; },
       ": has no text: title, summary and practice_implications are empty"},
      {[](Entry& e) { e.summary.assign((16U << 20) + 1, 'x'); },
       ", field 'summary': is longer than the limit of 16 MiB"},
      {[](Entry& e) {
         e.topics = {"alliance", ""};
       },
       ", field 'topics': has an empty value"},
      {[](Entry& e) { e.research_types = {std::string(201, 'x')}; },
       ", field 'research_types': has a value longer than 200 bytes"},
      {[](Entry& e) { e.keywords = {""}; }, ", field 'keywords': has an empty value"},
      {[](Entry& e) {
         e.notices = {"retracted", "withdrawn: x"};
       },
       ", field 'notices': has a value that begins with no kind of notice, such as 'retracted': "
       "'withdrawn: x'"},
      {[](Entry& e) { e.topics = {"a\nb"}; },
       ", field 'topics': has a control character at byte 1"},
      {[](Entry& e) { e.citation->doi = "https://doi.org/10.1002/cpp.2521"; },
       ", field 'citation.DOI': is not in its bare form, such as 10.1002/cpp.2521: "
       "'https://doi.org/10.1002/cpp.2521'"},
      {[](Entry& e) { e.citation->issn = "0033-3205"; },
       ", field 'citation.ISSN': is not a list such as 0033-3204, 1939-1536, with right check "
       "digits: '0033-3205'"},
      {[](Entry& e) { e.citation->page = "12–34"; },
       ", field 'citation.page': is not in the form 829-843, with a plain hyphen: '12–34'"},
      {[](Entry& e) {
         e.citation->issued = {2020, 2, 30};
       },
       ", field 'citation.issued': is no date of the calendar"},
      {[](Entry& e) {
         e.citation->issued = {0, 2, 1};
       },
       ", field 'citation.issued': is no date of the calendar"},
      {[](Entry& e) { e.citation->authors.emplace_back(); },
       ", field 'citation.author': has an author without a name"},
      {[](Entry& e) { e.citation->authors.front().given = "\xFF"; },
       ", field 'citation.author.given': is no UTF-8 at byte 0"},
  };
  for (const auto& row : rows) {
    const auto& change = row.first;
    const auto& expected = row.second;
    BOOST_TEST(verdict(change) == entry_name + expected);
  }
}

BOOST_AUTO_TEST_CASE(ids_made_from_month_and_title) {
  struct Row {
    std::string published;
    std::string title;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"2020-11", "Videotherapy and the Therapeutic Alliance",
       "2020-11-videotherapy-and-the-therapeutic-alliance"},
      {"2020-11-05", "Flückiger: Alliance & Outcome?", "2020-11-fluckiger-alliance-outcome"},
      {"2020", "How Does Therapy Harm?", "2020-how-does-therapy-harm"},
      {"", "A Title", "a-title"},
      {"2020-11", "", "2020-11"},
      {"2020-11", "?!", "2020-11"},
      {"", std::string(300, 'a'), std::string(120, 'a')},  // a token is no longer than that
  };
  for (const auto& [published, title, expected] : rows) {
    BOOST_TEST_CONTEXT("published: " << published << ", title: " << title) {
      BOOST_TEST(make_entry_id(published, title) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(long_ids_are_cut_between_words) {
  std::string title;
  for (int i = 0; i < 50; ++i) title += "alliance ";
  const std::string id = make_entry_id("2020-11", title);
  BOOST_TEST(id.size() <= 200U);
  BOOST_TEST(id.size() > 190U);
  BOOST_TEST(id.ends_with("-alliance"));
}

BOOST_AUTO_TEST_CASE(nothing_makes_no_id) {
  BOOST_CHECK_THROW(make_entry_id("", ""), EntryError);
  BOOST_CHECK_THROW(make_entry_id("", "?!"), EntryError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
