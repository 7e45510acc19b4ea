// Why nothing was found. A part is shown as "text alone", behind it "/n" if so many of them pass
// the filters, "-n" for what the query finds without it, "!" if the nearest query leaves it out,
// "~" if something looser takes its place, and its own parts in brackets. The nearest query stands
// behind an arrow, with the filters that it keeps.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(empty_answer)

namespace {

Entry sample(std::string id, std::string summary, std::string topic, int year) {
  Entry entry = summary_entry(std::move(id), std::move(summary));
  entry.topics = {std::move(topic)};
  entry.citation.emplace();
  entry.citation->issued.year = year;
  return entry;
}

std::vector<Entry> sample_entries() {
  return {
      sample("a", "alliance rupture repaired", "alliance", 2010),
      sample("b", "alliance outcomes measured", "alliance", 2012),
      sample("c", "alliance outcomes therapist", "therapists", 2014),
      sample("d", "depression cbt", "disorders", 2016),
      sample("e", "depression medication", "disorders", 2018),
  };
}

std::string told(const std::vector<QueryPart>& parts, const SearchResult& result) {
  std::string text;
  for (const QueryPart& part : parts) {
    text += text.empty() ? "" : "; ";
    const bool is_filter = part.kind == PartKind::filter;
    text += is_filter ? std::string(to_string(result.filters[part.filter].field)) : part.text;
    text += ' ' + std::to_string(part.alone);
    if (!result.filters.empty()) text += '/' + std::to_string(part.with_filters);
    if (part.without) text += '-' + std::to_string(*part.without);
    if (part.fate != PartFate::kept) text += part.fate == PartFate::left_out ? '!' : '~';
    if (!part.parts.empty()) text += " (" + told(part.parts, result) + ')';
  }
  return text;
}

std::string told(const SearchResult& result) {
  if (!result.empty_answer) return "";
  std::string text = told(result.empty_answer->parts, result);
  if (const auto& nearest = result.empty_answer->nearest) {
    text += " => " + nearest->text + ' ' + std::to_string(nearest->total);
    for (const std::size_t filter : nearest->filters)
      text += " with " + std::string(to_string(result.filters[filter].field));
  }
  return text;
}

/// The sample, asked strictly.
struct Sample {
  SearchResult search(const std::string& query) const { return searcher.search(query, options); }

  SmallIndex index{sample_entries()};
  Searcher searcher{index.path()};
  SearchOptions options;
};

struct Row {
  const char* query;
  const char* told;
};

void check(const Sample& sample, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string found = told(sample.search(row.query));
    BOOST_TEST(found == row.told,
               "[" << row.query << "] tells\n  [" << found << "], not\n  [" << row.told << ']');
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_word_that_finds_nothing_is_to_blame) {
  check(Sample(),
        {
            {"alliance AND rupture AND xyzzyx",
             "alliance 3-0; rupture 1-0; xyzzyx 0-1! => alliance AND rupture 1"},
            {"alliance AND xyzzyx AND qwertyu",
             "alliance 3-0; xyzzyx 0-0!; qwertyu 0-0! => alliance 3"},
            {"title:alliance AND outcomes", "title:alliance 0-2!; outcomes 2-0 => outcomes 2"},
            {"topic:disorders AND year:2030..",
             "topic:disorders 2-0; year:2030.. 0-2! => topic:disorders 2"},
            {"(alliance outcomes) AND xyzzyx",
             "+(alliance outcomes) 2-0; xyzzyx 0-2! => +(alliance outcomes) 2"},
            {"xyzzyx AND qwertyu", "xyzzyx 0-0!; qwertyu 0-0!"},
            {"xyzzyx^2 AND alliance", "xyzzyx^2 0-3!; alliance 3-0 => alliance 3"},
        });
}

BOOST_AUTO_TEST_CASE(of_parts_that_contradict_each_other_the_telling_one_is_kept) {
  check(Sample(), {
                      {"alliance AND cbt", "alliance 3-1!; cbt 1-3 => cbt 1"},
                      {"alliance AND outcomes AND cbt",
                       "alliance 3-0; outcomes 2-0; cbt 1-2! => alliance AND outcomes 2"},
                      {"rupture AND cbt AND medication",
                       "rupture 1-0; cbt 1-0!; medication 1-0! => rupture 1"},
                      {"(rupture OR repaired) AND cbt",
                       "rupture OR repaired 1-1; cbt 1-1! => rupture OR repaired 1"},
                  });
}

BOOST_AUTO_TEST_CASE(an_exclusion_may_be_to_blame) {
  check(Sample(), {
                      {"rupture NOT alliance", "rupture 1-2; NOT alliance 2-1! => rupture 1"},
                      {"+rupture -alliance", "rupture 1-2; -alliance 2-1! => rupture 1"},
                      {"rupture -alliance", "rupture 1-2; -alliance 2-1! => rupture 1"},
                      {"NOT has:summary", ""},
                  });
}

BOOST_AUTO_TEST_CASE(a_phrase_is_loosened_to_its_words) {
  check(
      Sample(),
      {
          {"\"rupture alliance\"",
           "\"rupture alliance\" 0~ (rupture 1; alliance 3) => rupture AND alliance 1"},
          {"rupture PRE/2 alliance",
           "rupture PRE/2 alliance 0~ (rupture 1; alliance 3) => rupture AND alliance 1"},
          {"(rupture NEAR/1 xyzzyx NEAR/1 alliance)^2",
           "(rupture NEAR/1 xyzzyx NEAR/1 alliance)^2 0~ (rupture^2 1; xyzzyx^2 0!; alliance^2 3) "
           "=> rupture^2 AND alliance^2 1"},
          {"\"alliance xyzzyx\"", "\"alliance xyzzyx\" 0~ (alliance 3; xyzzyx 0!) => alliance 3"},
          {"\"xyzzyx qwertyu\"", "\"xyzzyx qwertyu\" 0! (xyzzyx 0!; qwertyu 0!)"},
          {"\"rupture alliance\" AND repaired",
           "\"rupture alliance\" 0-1~ (rupture 1; alliance 3); repaired 1-0 "
           "=> rupture AND alliance AND repaired 1"},
          {"+\"rupture alliance\" +repaired",
           "\"rupture alliance\" 0-1~ (rupture 1; alliance 3); repaired 1-0 "
           "=> +rupture +alliance +repaired 1"},
      });
}

BOOST_AUTO_TEST_CASE(what_finds_nothing_is_taken_apart) {
  check(Sample(),
        {
            {"(alliance AND xyzzyx) OR (cbt AND qwertyu)",
             "alliance AND xyzzyx OR cbt AND qwertyu 0~ "
             "(alliance AND xyzzyx 0~ (alliance 3; xyzzyx 0!); "
             "cbt AND qwertyu 0~ (cbt 1; qwertyu 0!)) => alliance OR cbt AND qwertyu 3"},
            {"((rupture xyzzyx) OR qwertyu) AND alliance",
             "(rupture xyzzyx) OR qwertyu 0-3~ (+(rupture xyzzyx) 0~ (rupture 1; xyzzyx 0!); "
             "qwertyu 0!); alliance 3-0 => (rupture OR qwertyu) AND alliance 1"},
            {"(rupture xyzzyx) AND alliance",
             "+(rupture xyzzyx) 0-3~ (rupture 1; xyzzyx 0!); alliance 3-0 "
             "=> rupture AND alliance 1"},
            {"title:(rupture alliance)", "title:rupture 0-0!; title:alliance 0-0!"},
        });
}

BOOST_AUTO_TEST_CASE(a_filter_may_be_to_blame) {
  Sample sample;
  sample.options.filters = {{FacetField::topic, {"disorders"}}};
  check(sample, {
                    {"alliance", "alliance 3/0; topic 2/2-3! => alliance 3"},
                    {"alliance AND outcomes",
                     "alliance 3/0-0; outcomes 2/0-0; topic 2/2-2! => alliance AND outcomes 2"},
                    {"xyzzyx", "xyzzyx 0/0!; topic 2/2-0"},
                    {"alliance AND depression",
                     "alliance 3/0-2!; depression 2/2-0; topic 2/2-0 "
                     "=> depression 2 with topic"},
                });
  sample.options.filters.push_back({FacetField::year, {"2030.."}});
  check(sample, {
                    {"depression",
                     "depression 2/0; topic 2/0-0; year 0/0-2! "
                     "=> depression 2 with topic"},
                    {"", "topic 2/0-0; year 0/0-2! => * 2 with topic"},
                });
  sample.options.filters = {{FacetField::year, {"2030.."}}};
  check(sample, {{"", ""}, {"alliance", "alliance 3/0; year 0/0-3! => alliance 3"}});
}

BOOST_AUTO_TEST_CASE(a_list_is_told_by_words_only_if_it_needs_all_of_them) {
  Sample sample;
  check(sample, {
                    {"xyzzyx qwertyu", ""},
                    {"alliance xyzzyx year:2030..",
                     "alliance xyzzyx 3-0; year:2030.. 0-3! => alliance xyzzyx 3"},
                    {"+xyzzyx alliance", "xyzzyx 0-3! => alliance 3"},
                    {"+xyzzyx alliance depression", "xyzzyx 0-5! => alliance depression 5"},
                });
  sample.options.match = Match::all;
  check(sample, {{"alliance the xyzzyx", "alliance 3-0; xyzzyx 0-3! => alliance the 3"}});
}

BOOST_AUTO_TEST_CASE(nothing_is_told_where_there_is_nothing_to_tell) {
  Sample sample;
  check(sample, {
                    {"alliance AND outcomes", ""},
                    {"xyzzyx", ""},
                    {"year:2030..", ""},
                    {"", ""},
                });
  sample.options.syntax = Syntax::lenient;
  check(sample, {{"!!!", ""}});
  sample.options.suggest = false;
  check(sample, {{"alliance AND xyzzyx", ""}});
}

// A word put right keeps all of the query.
BOOST_AUTO_TEST_CASE(a_spelling_is_nearer_than_any_query_with_less_in_it) {
  const SearchResult result = Sample().search("aliance AND rupture");
  BOOST_TEST(told(result) == "aliance 0-1!; rupture 1-0");
  BOOST_REQUIRE(!result.suggestions.empty());
  BOOST_TEST(result.suggestions[0].text == "alliance AND rupture");
}

BOOST_AUTO_TEST_CASE(a_part_says_where_it_stands) {
  const SearchResult result = Sample().search("alliance AND \"xyzzyx qwertyu\"");
  BOOST_REQUIRE(result.empty_answer);
  BOOST_REQUIRE(result.empty_answer->parts.size() == 2u);
  BOOST_TEST(result.empty_answer->parts[1].offset == 13u);
  BOOST_TEST(result.empty_answer->parts[1].length == 16u);
}

// However long the query is.
BOOST_AUTO_TEST_CASE(of_many_parts_the_first_are_told) {
  std::string query = "xyzzyx";
  for (int i = 0; i < 100; ++i) query += i % 2 == 0 ? " AND alliance" : " AND \"rupture cbt\"";
  const SearchResult result = Sample().search(query);
  BOOST_REQUIRE(result.empty_answer);
  BOOST_TEST(result.empty_answer->parts.size() == 16u);
  BOOST_REQUIRE(result.empty_answer->nearest);
  BOOST_TEST(result.empty_answer->nearest->total > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
