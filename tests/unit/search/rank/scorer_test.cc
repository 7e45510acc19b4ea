// What a score is the sum of. The plans are made by hand.
#include "search/rank/scorer.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"
#include "tests/support/small_plan.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(scorer)

namespace {

using Kind = PlanNode::Kind;

/// One plan over a small index, matched.
class Scored {
 public:
  explicit Scored(const Plan& plan)
      : session_(IndexReader::open(index_.path())->session()),
        matcher_(session_, plan, deadline_),
        scorer_(session_, matcher_, deadline_,
                {kRanking, session_.reader().collection(), session_.reader().columns()}) {}

  Scorer& scorer() { return scorer_; }
  const EntrySet& matches() const { return matcher_.matches(); }
  const Columns& columns() const { return session_.reader().columns(); }

  /// The parts of each entry's score, or what they do not add up to.
  std::string parts(const EntryScores& scores) {
    std::string text;
    matches().for_each([&](EntryNumber entry) {
      double sum = 0;
      text += std::string(columns().id(entry)) + ':';
      for (const ScorePart& part : scorer_.explain(entry)) {
        sum += part.score;
        text += ' ' + part.word + '(' + name_of(part.kind) + ')';
      }
      text += sum == scores[entry] ? "; " : " is not its score; ";
    });
    return text;
  }

 private:
  static std::vector<Entry> entries() {
    std::vector<Entry> all = {summary_entry("a", "rupture repair"), summary_entry("b", "rupture"),
                              summary_entry("c", "outcome")};
    all[1].published = "2020-07";
    return all;
  }

  SmallIndex index_{entries()};
  IndexReader::Session session_;
  Deadline deadline_{std::chrono::milliseconds(0)};
  Matcher matcher_;
  Scorer scorer_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(parts_add_up_to_the_score) {
  SmallPlan plan;
  PlanNode any = SmallPlan::node_of(Kind::any_of, {plan.word("rupture"), plan.word("repair", 2)});
  any.pairs = {{0, 1, 1, 1}};
  const Plan& asked = plan.plan(any);
  Scored scored(asked);
  EntryScores scores = scored.scorer().scores(scored.matches(), 10);
  BOOST_TEST(scored.parts(scores) ==
             "a: rupture(words) rupture(exact form) repair(words) repair(exact form) "
             "rupture repair(pair); b: rupture(words) rupture(exact form); ");
  BOOST_TEST(scored.scorer().total_weight() == 3);
  BOOST_TEST(scored.scorer().words_to_show().size() == 2u);

  ExpandedQueryWord more = asked.words[1];
  more.label = "more";
  scored.scorer().add_feedback({more}, scores);
  scored.scorer().add_recency(newest_date(scored.columns()), scores);
  BOOST_TEST(scored.parts(scores) ==
             "a: rupture(words) rupture(exact form) repair(words) repair(exact form) "
             "rupture repair(pair) more(feedback); "
             "b: rupture(words) rupture(exact form) (recency); ");
  BOOST_TEST(scored.scorer().feedback().size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_best_are_scored_and_others_when_they_are_asked_for) {
  SmallPlan plan;
  const Plan& asked = plan.plan(plan.word("rupture"));
  Scored all(asked);
  Scored best(asked);
  const EntryScores of_all = all.scorer().scores(all.matches(), 3);
  const EntryScores of_best = best.scorer().scores(best.matches(), 1);
  BOOST_TEST(of_all.entries().size() == 2u);
  BOOST_TEST_REQUIRE(of_best.entries().size() == 1u);
  const EntryNumber first = of_best.entries().front();
  const EntryNumber other = of_all.entries()[of_all.entries().front() == first ? 1 : 0];
  BOOST_TEST(of_best[first] == of_all[first]);
  BOOST_TEST(of_best[first] > of_all[other]);
  BOOST_TEST(best.scorer().scores_of({other})[other] == of_all[other]);
  BOOST_TEST(best.scorer().may_show(Field::summary, first));
  BOOST_TEST(!best.scorer().may_show(Field::title, first));
}

BOOST_AUTO_TEST_CASE(where_nothing_counts_there_are_no_scores) {
  SmallPlan plan;
  const PlanNode rupture = plan.word("rupture");
  struct Row {
    PlanNode root;
    bool has_scores;
  };
  for (const Row& row :
       {Row{rupture, true},
        {SmallPlan::node_of(Kind::everything), false},
        {SmallPlan::node_of(Kind::none_of, {rupture}), false},
        {SmallPlan::node_of(Kind::all_of, {SmallPlan::node_of(Kind::none_of, {rupture})}), false},
        {SmallPlan::node_of(Kind::all_of, {SmallPlan::node_of(Kind::everything), rupture}),
         true}}) {
    BOOST_TEST_CONTEXT("kind " << static_cast<int>(row.root.kind)) {
      const Plan& asked = plan.plan(row.root);
      BOOST_TEST(Scored(asked).scorer().has_scores() == row.has_scores);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
