// Fragments of an entry with what the query asked for in them, shown here
// between square brackets.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(snippet)

namespace {

std::string marked(const std::string& text, const std::vector<Span>& spans) {
  std::string result;
  std::size_t at = 0;
  for (const Span& span : spans) {
    result += text.substr(at, span.begin - at) + '[';
    result += text.substr(span.begin, span.end - span.begin) + ']';
    at = span.end;
  }
  return result + text.substr(at);
}

/// The snippets of the first hit, a line each.
std::string snippets(const Entry& entry, const std::string& query, std::size_t count = 2) {
  const SmallIndex index({entry});
  SearchOptions options;
  options.snippets = count;
  const SearchResult result = Searcher(index.path()).search(query, options);
  if (result.hits.empty()) return "no hit";
  std::string text;
  for (const Snippet& snippet : result.hits[0].snippets) {
    text += std::string(to_string(snippet.field)) + ": " + (snippet.cut_before ? "... " : "");
    text += marked(snippet.text, snippet.highlights) + (snippet.cut_after ? " ..." : "") + '\n';
  }
  return text;
}

struct Row {
  std::string query;
  std::string snippet;
};

void check(const Entry& entry, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT("query [" << row.query << "], text [" << entry.summary << ']') {
      BOOST_TEST(snippets(entry, row.query) == row.snippet);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_the_query_asked_for_is_marked) {
  check(summary_entry("a", "The alliances, video conferencing and Flückiger’s self-doubt."),
        {
            {"alliance",
             "summary: The [alliances], video conferencing and Flückiger’s self-doubt.\n"},
            {"videoconferencing",
             "summary: The alliances, [video] [conferencing] and Flückiger’s self-doubt.\n"},
            {"fluckiger",
             "summary: The alliances, video conferencing and [Flückiger’s] self-doubt.\n"},
            {"=self-doubt",
             "summary: The alliances, video conferencing and Flückiger’s [self]-[doubt].\n"},
            {"alli*", "summary: The [alliances], video conferencing and Flückiger’s self-doubt.\n"},
        });
}

BOOST_AUTO_TEST_CASE(what_the_query_excludes_is_not) {
  check(summary_entry("a", "Alliance and rupture."),
        {
            {"alliance -repair", "summary: [Alliance] and rupture.\n"},
            {"alliance AND NOT (rupture AND repair)", "summary: [Alliance] and rupture.\n"},
            {"alliance OR NOT rupture", "summary: [Alliance] and rupture.\n"},
            {"*", "summary: Alliance and rupture.\n"},
        });
}

BOOST_AUTO_TEST_CASE(a_phrase_is_marked_where_it_stands_whole) {
  check(summary_entry("a", "Working hard. The working alliance and an alliance working."),
        {{"\"working alliance\"", "summary: The [working] [alliance] and an alliance working.\n"},
         {"\"alliance working\"~1",
          "summary: The [working] [alliance] and an [alliance] [working].\n"}});
}

BOOST_AUTO_TEST_CASE(of_a_near_what_stands_near_is_marked) {
  check(
      summary_entry("a", "The alliances of one and the outcome of all, but good alliance at end."),
      {{"alliance NEAR/2 (end OR =one)",
        "summary: The [alliances] of [one] and the outcome of all, but good [alliance] at "
        "[end].\n"},
       {"alliance PRE/2 (outcome OR =one)",
        "summary: The [alliances] of [one] and the outcome of all, but good alliance at end.\n"},
       {"outcome NEAR/3 (\"good alliance\" OR bond)", "no hit"},
       {"outcome PRE/4 (\"good alliance\" OR bond)",
        "summary: The alliances of one and the [outcome] of all, but [good] [alliance] at end.\n"},
       {"outcome NEAR/3 alliance NEAR/1 good", "no hit"},
       {"outcome PRE/4 (good NEAR/1 alliance)",
        "summary: The alliances of one and the [outcome] of all, but [good] [alliance] at "
        "end.\n"}});
}

BOOST_AUTO_TEST_CASE(a_word_asked_in_one_field_is_marked_there_alone) {
  Entry entry = summary_entry("a", "The alliance in summary.");
  entry.title = "An alliance";
  entry.practice_implications = "Mind the alliance.";
  check(entry, {{"title:alliance", "summary: The alliance in summary.\n"},
                {"implications:alliance", "practice_implications: Mind the [alliance].\n"},
                {"alliance",
                 "summary: The [alliance] in summary.\n"
                 "practice_implications: Mind the [alliance].\n"}});
}

BOOST_AUTO_TEST_CASE(the_best_sentences_are_shown_in_the_order_of_the_text) {
  const Entry entry = summary_entry(
      "a", "The alliance is one. Nothing is here. Alliance and rupture are two. A rupture is one.");
  BOOST_TEST(snippets(entry, "alliance rupture", 1) ==
             "summary: [Alliance] and [rupture] are two.\n");
  BOOST_TEST(snippets(entry, "alliance rupture", 2) ==
             "summary: The [alliance] is one.\nsummary: [Alliance] and [rupture] are two.\n");
  BOOST_TEST(snippets(entry, "alliance rupture", 9) ==
             "summary: The [alliance] is one.\nsummary: [Alliance] and [rupture] are two.\n"
             "summary: A [rupture] is one.\n");
  BOOST_TEST(snippets(entry, "alliance rupture", 0) == "");
}

BOOST_AUTO_TEST_CASE(where_nothing_is_marked_the_beginning_is_shown) {
  Entry entry = summary_entry("a", "The first sentence. The second one.");
  entry.title = "Alliance";
  BOOST_TEST(snippets(entry, "alliance") == "summary: The first sentence.\n");
}

BOOST_AUTO_TEST_CASE(a_long_sentence_is_cut_around_its_best_part) {
  std::string long_sentence = "Begin";
  for (int i = 0; i < 100; ++i) long_sentence += " filler";
  const Entry entry =
      summary_entry("a", long_sentence + " alliance and rupture " + long_sentence + ".");
  const std::string shown = snippets(entry, "alliance rupture");
  BOOST_TEST(shown.find("[alliance] and [rupture]") != std::string::npos, shown);
  BOOST_TEST(shown.starts_with("summary: ... "), shown);
  BOOST_TEST(shown.ends_with(" ...\n"), shown);
  BOOST_TEST(shown.size() < 360u, "a fragment has at most 320 bytes: " << shown);
}

BOOST_AUTO_TEST_CASE(the_sentence_of_the_implications_that_says_most_is_shown_whatever_matched) {
  Entry entry = summary_entry("a", "Alliance and rupture. Outcome.");
  entry.practice_implications = "Therapists may listen. They repair a rupture. They ask.";
  const SmallIndex index({entry});
  const Searcher searcher(index.path());
  const auto implication = [&](const char* query, std::size_t snippets) {
    SearchOptions options;
    options.snippets = snippets;
    const Hit hit = searcher.search(query, options).hits.at(0);
    return hit.implication ? marked(hit.implication->text, hit.implication->highlights) : "none";
  };
  BOOST_TEST(implication("rupture", 1) == "They repair a [rupture].");
  BOOST_TEST(implication("alliance rupture", 1) == "They repair a [rupture].");
  BOOST_TEST(implication("outcome", 2) == "Therapists may listen.");
  BOOST_TEST(implication("outcome", 0) == "none");
}

BOOST_AUTO_TEST_CASE(an_entry_without_text_has_no_snippets) {
  Entry entry = summary_entry("a", "");
  entry.title = "The alliance";
  BOOST_TEST(snippets(entry, "alliance") == "");
}

BOOST_AUTO_TEST_CASE(marks_in_the_title) {
  Entry entry = summary_entry("a", "text");
  entry.title = "Therapies: “the alliance”";
  const SmallIndex index({entry});
  const Searcher searcher(index.path());
  for (const Row& row : {Row{"therapy", "[Therapies]: “the alliance”"},
                         {"\"the alliance\"", "Therapies: “[the] [alliance]”"},
                         {"text", "Therapies: “the alliance”"},
                         {"summary:text OR summary:therapy", "Therapies: “the alliance”"}}) {
    const SearchResult result = searcher.search(row.query);
    BOOST_REQUIRE_MESSAGE(result.total == 1, "no hit for [" << row.query << ']');
    BOOST_TEST(marked(entry.title, result.hits[0].title_highlights) == row.snippet);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
