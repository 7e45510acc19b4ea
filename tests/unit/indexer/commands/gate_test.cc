#include "indexer/commands/gate.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>

#include "tests/support/scratch_folder.h"
#include "tests/support/small_index.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(gate)

namespace {

std::string read_requirements(const std::string& text) {
  std::string result;
  for (const Requirement& requirement : parse_requirements(text)) {
    result += std::string(requirement.name) + (requirement.strictly ? " > " : " >= ") +
              std::to_string(requirement.least).substr(0, 4) + "; ";
  }
  return result;
}

struct GateCase {
  const char* require;
  double ndcg;
  const char* shortfall;  ///< empty: it may be published
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_requirement_is_a_measure_a_sign_and_a_number) {
  const std::pair<const char*, const char*> cases[] = {
      {"ndcg@10>=0.60", "ndcg@10 >= 0.60; "},
      {" map > .25 ", "map > 0.25; "},
      {"recall@100>=1,p@10>=0", "recall@100 >= 1.00; p@10 >= 0.00; "},
      {"mrr@10>0.5, ndcg@10>0.1", "mrr@10 > 0.50; ndcg@10 > 0.10; "},
  };
  for (const auto& [text, read] : cases) BOOST_TEST(read_requirements(text) == read, text);
}

BOOST_AUTO_TEST_CASE(what_is_no_requirement_is_quoted) {
  for (const char* text :
       {"", "ndcg@10", "ndcg@10=0.6", "ndcg@5>=0.6", "ndcg@10>=", "ndcg@10>=1.5", "ndcg@10>=-0.1",
        "ndcg@10>=nan", "ndcg@10>=60%", "map>=0.5,", "map>=published+0.1", "map>=published-2",
        "map>=publish", "ndcg@10<0.6", "NDCG>=0.5"}) {
    BOOST_CHECK_EXCEPTION(parse_requirements(text), Error, [](const Error& error) {
      return std::string(error.what()).starts_with("--require '");
    });
  }
}

BOOST_AUTO_TEST_CASE(a_shortfall_says_by_how_much) {
  const ScratchFolder folder;
  const std::string queries = folder.write("queries", "q1\talliance\n");
  const std::string judgments = folder.write("qrels", "q1 0 a 1\n");
  const GateCase cases[] = {
      {"ndcg@10>=0.6", 0.7, ""},
      {"ndcg@10>=0.6", 0.6, ""},
      {"ndcg@10>=0.6", 0.5512, "ndcg@10 is 0.5512, 0.0488 below the required 0.6000"},
      {"ndcg@10>=0.6", 0.599999, "ndcg@10 is 0.599999, 0.000001 below the required 0.600000"},
      {"ndcg@10>0.6", 0.6, "ndcg@10 is 0.6000, where more than 0.6000 is required"},
      {"ndcg@10>0.6", 0.6001, ""},
  };
  for (const GateCase& row : cases) {
    const Gate gate({queries, judgments, parse_requirements(row.require)});
    Measures measures;
    measures.ndcg_10 = row.ndcg;
    std::string all;
    const std::vector<Objection> found = gate.shortfalls(measures);
    for (const Objection& objection : found) all += objection.message;
    BOOST_TEST(all == (*row.shortfall == '\0' ? "" : "gate: ") + std::string(row.shortfall),
               row.require);
  }
}

BOOST_AUTO_TEST_CASE(what_the_published_generation_reaches_may_be_required) {
  const ScratchFolder folder;
  const std::string queries = folder.write("queries", "q1\talliance\n");
  const std::string judgments = folder.write("qrels", "q1 0 a 1\n");
  struct Row {
    const char* require;
    double value;
    bool passes;
  };
  for (const Row& row : {Row{"map>=published-0.02", .88, true},
                         {"map>=published-0.02", .8799, false},
                         {"map >= published - 0.02", .89, true},
                         {"map>=published", .9, true},
                         {"map>=published", .8999, false},
                         {"map>published", .9, false}}) {
    const Gate gate({queries, judgments, parse_requirements(row.require)});
    Measures measures;
    Measures published;
    measures.map = row.value;
    published.map = .9;
    BOOST_TEST(gate.compares());
    BOOST_TEST(gate.shortfalls(measures, published).empty() == row.passes, row.require);
    BOOST_TEST(gate.shortfalls(measures).empty(), "there is nothing to compare with");
  }
}

BOOST_AUTO_TEST_CASE(a_gate_that_can_measure_nothing_is_refused_before_anything_is_built) {
  const ScratchFolder folder;
  const std::string queries = folder.write("queries", "q1\talliance\n");
  const std::string faulty = folder.write("faulty", "q1\t\"alliance\n");
  const std::string judgments = folder.write("qrels", "q1 0 a 1\n");
  const std::string none = folder.write("none", "q1 0 a 0\nq2 0 a 1\n");
  const auto requirements = parse_requirements("map>0");
  BOOST_CHECK_EXCEPTION(Gate({queries, none, requirements}), Error, [](const Error& error) {
    return std::string(error.what()).find("no relevant entry") != std::string::npos;
  });
  BOOST_CHECK_EXCEPTION(Gate({faulty, judgments, requirements}), Error, [](const Error& error) {
    return std::string(error.what()).find("query 'q1': ") != std::string::npos;
  });
  BOOST_CHECK_THROW(Gate({folder / "nowhere", judgments, requirements}), Error);
}

BOOST_AUTO_TEST_CASE(what_is_expected_is_read_as_any_list_that_people_write) {
  const test::SmallIndex index({test::summary_entry("a b", "homework")});
  const ScratchFolder scratch;
  const std::string path =
      scratch.write("expected", "\xEF\xBB\xBF# what matters\r\n\n  homework \t a b \r\n");
  const std::vector<Objection> unmet = Expectations(path).unmet(Searcher(index.path()));
  BOOST_TEST(unmet.empty());
}

BOOST_AUTO_TEST_SUITE_END()
