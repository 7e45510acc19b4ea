// The measures of a ranking, on cases that can be worked out by hand.
#include <pprsearch/error.h>
#include <pprsearch/evaluation.h>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(evaluation)

namespace {

using Grades = std::map<std::string, int>;
using Ranking = std::vector<RankedEntry>;

bool same(double a, double b) { return std::abs(a - b) < 1e-6; }

std::string text_of(const Measures& m) {
  return "nDCG@10 " + std::to_string(m.ndcg_10) + ", MAP " + std::to_string(m.map) +
         ", Recall@100 " + std::to_string(m.recall_100) + ", P@10 " + std::to_string(m.p_10) +
         ", MRR@10 " + std::to_string(m.mrr_10);
}

void expect(const Measures& got, const Measures& wanted, const std::string& what) {
  const bool all = same(got.ndcg_10, wanted.ndcg_10) && same(got.map, wanted.map) &&
                   same(got.recall_100, wanted.recall_100) && same(got.p_10, wanted.p_10) &&
                   same(got.mrr_10, wanted.mrr_10);
  BOOST_TEST(all, what << ": " << text_of(got) << "\n  and not " << text_of(wanted));
}

/// `count` entries of falling score, x1, x2, …, with `id` at `rank` in their place.
Ranking ranking_with(const std::string& id, std::size_t rank, std::size_t count) {
  Ranking ranking;
  for (std::size_t i = 1; i <= count; ++i) {
    ranking.push_back({i == rank ? id : "x" + std::to_string(i), -static_cast<double>(i)});
  }
  return ranking;
}

}  // namespace

BOOST_AUTO_TEST_CASE(graded_answers) {
  // Gain 2 + 1/2 of the ideal 2 + 1/log2(3) + 1/2; precisions 1 and 2/3 of three.
  const double ideal = 2 + 1 / std::log2(3.0) + 0.5;
  expect(measure({{"b", 3}, {"x", 2}, {"a", 1}}, Grades{{"a", 1}, {"b", 2}, {"c", 0}, {"d", 1}}),
         {2.5 / ideal, (1 + 2.0 / 3) / 3, 2.0 / 3, 0.2, 1}, "b x a");
}

BOOST_AUTO_TEST_CASE(what_lies_beyond_a_measures_depth_does_not_count_for_it) {
  const Grades one{{"a", 1}};
  expect(measure(ranking_with("a", 10, 200), one), {1 / std::log2(11.0), 0.1, 1, 0.1, 0.1},
         "tenth");
  expect(measure(ranking_with("a", 11, 200), one), {0, 1.0 / 11, 1, 0, 0}, "eleventh");
  expect(measure(ranking_with("a", 100, 200), one), {0, 0.01, 1, 0, 0}, "hundredth");
  expect(measure(ranking_with("a", 101, 200), one), {0, 1.0 / 101, 0, 0, 0}, "hundred and first");
}

BOOST_AUTO_TEST_CASE(of_equal_scores_the_greater_id_comes_first) {
  expect(measure({{"a", 1}, {"b", 1}}, Grades{{"a", 1}}), {1 / std::log2(3.0), 0.5, 1, 0.1, 0.5},
         "a behind b");
  expect(measure({{"a", 1}, {"b", 1}}, Grades{{"b", 1}}), {1, 1, 1, 0.1, 1}, "b before a");
}

BOOST_AUTO_TEST_CASE(nothing_found_and_nothing_relevant_are_zero) {
  expect(measure({}, Grades{{"a", 1}}), {}, "nothing found");
  expect(measure({{"a", 1}}, Grades{{"a", 0}}), {}, "nothing relevant");
  expect(measure({{"a", 1}}, Grades{{"a", -1}}), {}, "a grade below zero");
}

BOOST_AUTO_TEST_CASE(the_mean_is_over_the_judged_queries_answered_or_not) {
  const Judgments judgments = parse_judgments("1 0 a 1\n2 0 b 1\n3 0 c 0\n");
  const std::map<std::string, Measures> measured = {{"1", {1, 1, 1, 0.1, 1}}};
  expect(mean(measured, judgments), {0.5, 0.5, 0.5, 0.05, 0.5},
         "query 2 has no answer and counts; query 3 has nothing relevant and does not");
  expect(mean({}, {}), {}, "nothing judged");
}

BOOST_AUTO_TEST_CASE(files_are_read_or_refused_by_line) {
  const std::vector<NamedQuery> queries = parse_queries("q1\talliance AND x\r\n\nq2\t\n");
  BOOST_REQUIRE_EQUAL(queries.size(), 2u);
  BOOST_TEST(queries[0].text == "alliance AND x");
  BOOST_TEST(queries[1].id == "q2");
  BOOST_TEST(parse_judgments("q1 0\td1   2\n").at("q1").at("d1") == 2);
  struct Row {
    const char* text;
    const char* message;
    bool judgments;
  };
  for (const Row& row :
       {Row{"q1\ta\nq2 b\n", "line 2: 'q2 b' has no tab between id and query", false},
        Row{"q1\ta\n\nq1\tb\n", "line 3: query 'q1' came before", false},
        Row{"q1 0 d1\n",
            "line 1: 'q1 0 d1' is not 'query-id iteration entry-id grade' (a blank within an id is "
            "%20)",
            true},
        Row{"q1 0 d1 good\n", "line 1: 'good' is no grade", true}}) {
    std::string message = "nothing";
    try {
      row.judgments ? static_cast<void>(parse_judgments(row.text))
                    : static_cast<void>(parse_queries(row.text));
    } catch (const Error& error) {
      message = error.what();
    }
    BOOST_TEST(message == row.message);
  }
}

BOOST_AUTO_TEST_CASE(judged_queries_are_asked_of_an_index_and_the_others_left_out) {
  const SmallIndex index({summary_entry("a", "Sleep."), summary_entry("b", "Mood and sleep.")});
  const Judgments judgments = {{"q1", {{"b", 1}}}, {"q3", {{"a", 1}}}};
  const auto measured = evaluate(Searcher(index.path()),
                                 {{"q1", "mood"}, {"q2", "sleep"}, {"q3", "nothing"}}, judgments);
  BOOST_REQUIRE_EQUAL(measured.size(), 2U);
  BOOST_TEST(measured.at("q1").mrr_10 == 1);
  BOOST_TEST(measured.at("q3").mrr_10 == 0);
  BOOST_TEST(mean(measured, judgments).mrr_10 == 0.5);
}

BOOST_AUTO_TEST_CASE(an_id_is_one_word_in_files_of_trec_and_no_two_become_the_same) {
  struct Row {
    const char* id;
    const char* word;
  };
  std::set<std::string> words;
  const std::vector<Row> rows = {{"2020-11-videotherapy", "2020-11-videotherapy"},
                                 {"my first entry", "my%20first%20entry"},
                                 {" ", "%20"},
                                 {"100%", "100%"},
                                 {"a%2Fb", "a%2Fb"},
                                 {"my%20first", "my%2520first"},
                                 {"my%2520first", "my%252520first"},
                                 {"% 20", "%%2020"},
                                 {"%%20", "%%2520"}};
  for (const Row& row : rows) {
    BOOST_TEST(trec_id(row.id) == row.word);
    BOOST_TEST(id_of_trec(row.word) == row.id);
    words.insert(trec_id(row.id));
  }
  BOOST_TEST(words.size() == rows.size());
}

BOOST_AUTO_TEST_CASE(judgments_name_an_entry_by_its_id_or_as_a_line_of_trec_has_it) {
  const SmallIndex index({summary_entry("my entry", "Mood."), summary_entry("10%25", "Sleep.")});
  const Searcher searcher(index.path());
  for (const char* judged :
       {"q1 0 my%20entry 1\nq2 0 10%25 1", "q1 0 my%20entry 1\nq2 0 10%2525 1"}) {
    const Judgments judgments = parse_judgments(judged);
    const auto measured = evaluate(searcher, {{"q1", "mood"}, {"q2", "sleep"}}, judgments);
    BOOST_TEST(mean(measured, judgments).mrr_10 == 1, "not all found of: " << judged);
  }
}

BOOST_AUTO_TEST_CASE(a_query_that_cannot_be_asked_is_named) {
  const SmallIndex index({summary_entry("a", "Sleep.")});
  const Searcher searcher(index.path());
  BOOST_CHECK_EXCEPTION(answer(searcher, {"q7", "(sleep"}, {}), Error, [](const Error& error) {
    return std::string(error.what()).starts_with("query 'q7': ");
  });
}

BOOST_AUTO_TEST_CASE(a_file_of_queries_or_judgments_is_named_with_the_line_at_fault) {
  const ScratchFolder folder;
  const auto message = [](auto read) {
    try {
      read();
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  const std::string queries = folder.write("queries", "q1\tsleep\nq2 mood\n");
  BOOST_TEST(message([&] { load_queries(queries); }) ==
             queries + ": line 2: 'q2 mood' has no tab between id and query");
  BOOST_TEST(
      message([&] { load_judgments(queries); }) ==
      queries +
          ": line 1: 'q1<U+0009>sleep' is not 'query-id iteration entry-id grade' (a blank within "
          "an id is %20)");
  BOOST_TEST(message([&] { load_queries(folder / "nowhere"); }) ==
             (folder / "nowhere") + ": cannot be read: No such file or directory");
  BOOST_TEST(message([&] { load_queries(folder.write("nothing", "")); }) ==
             (folder / "nothing") + ": is empty");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_no_part_of_the_first_id) {
  const std::string mark = "\xEF\xBB\xBF";
  BOOST_TEST(parse_queries(mark + "1\talliance\n").at(0).id == "1");
  BOOST_TEST(parse_judgments(mark + "1 0 a 2\n").count("1") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
