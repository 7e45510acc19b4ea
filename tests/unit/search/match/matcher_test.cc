// Which entries a plan finds. The entries are letters; each row is a node and those it finds.
#include "search/match/matcher.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <thread>

#include "tests/support/small_index.h"
#include "tests/support/small_plan.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(matcher)

namespace {

using Kind = PlanNode::Kind;

std::vector<Entry> entries() {
  std::vector<Entry> all = {summary_entry("a", "rupture repair"), summary_entry("b", "rupture"),
                            summary_entry("c", "repair rupture"), summary_entry("d", "outcome")};
  all[0].topics = {"alliance"};
  all[1].topics = {"alliance", "training"};
  all[2].published = "2020-07";
  all[3].url = "https://example.org";
  return all;
}

/// The index that plans ask, and what they find.
class Small {
 public:
  const Columns& columns() const { return session_.reader().columns(); }
  IndexReader::Session& session() { return session_; }

  std::string ids(const EntrySet& entries) const {
    std::string text;
    entries.for_each([&](EntryNumber entry) { text += columns().id(entry); });
    return text;
  }
  std::string found(const Plan& plan) { return ids(Matcher(session_, plan, deadline_).matches()); }

 private:
  SmallIndex index_{entries()};
  IndexReader::Session session_ = IndexReader::open(index_.path())->session();
  Deadline deadline_{std::chrono::milliseconds(0)};
};

PlanNode value(Field field, const std::string& key) {
  PlanNode node = SmallPlan::node_of(Kind::value);
  node.value_field = field;
  node.values = {key};
  return node;
}

PlanNode presence(Field field) {
  PlanNode node = SmallPlan::node_of(Kind::presence);
  node.presence = field;
  return node;
}

PlanNode published(std::uint32_t from, std::uint32_t to) {
  PlanNode node = SmallPlan::node_of(Kind::range);
  node.column = PlanNode::Column::published;
  node.from = from;
  node.to = to;
  return node;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_kind_of_node_has_its_set) {
  Small index;
  SmallPlan plan;
  const PlanNode rupture = plan.word("rupture");
  const PlanNode repair = plan.word("repair");
  const PlanNode outcome = plan.word("outcome");
  PlanNode training = SmallPlan::node_of(Kind::name);
  training.facet = Field::topic;
  training.name = *index.columns().names(Field::topic).find("training");
  PlanNode with_optional = SmallPlan::node_of(Kind::all_of, {rupture});
  with_optional.optional = {outcome};
  const auto enough = [&](std::vector<std::uint32_t> points, std::uint32_t least) {
    PlanNode node = SmallPlan::node_of(Kind::enough_of, {rupture, repair, outcome});
    node.points = std::move(points);
    node.least = least;
    return node;
  };
  struct Row {
    PlanNode node;
    const char* ids;
  };
  for (const Row& row : {Row{SmallPlan::node_of(Kind::everything), "abcd"},
                         {SmallPlan::node_of(Kind::nothing), ""},
                         {rupture, "abc"},
                         {SmallPlan::node_of(Kind::all_of, {rupture, repair}), "ac"},
                         {SmallPlan::node_of(Kind::all_of), "abcd"},
                         {SmallPlan::node_of(Kind::any_of, {repair, outcome}), "acd"},
                         {SmallPlan::node_of(Kind::any_of), ""},
                         {enough({1, 1, 1}, 1), "abcd"},
                         {enough({1, 1, 1}, 2), "ac"},
                         {enough({1, 1, 1}, 3), ""},
                         {enough({1, 1, 2}, 2), "acd"},
                         {enough({0, 1, 0}, 1), "ac"},
                         {enough({0, 0, 0}, 1), ""},
                         {SmallPlan::node_of(Kind::none_of, {repair, outcome}), "b"},
                         {with_optional, "abc"},
                         {value(Field::topic, "alliance"), "ab"},
                         {value(Field::id, "c"), "c"},
                         {value(Field::id, "nowhere"), ""},
                         {training, "b"},
                         {published(20200101, 20201231), "c"},
                         {published(20200801, 20201231), ""},
                         {presence(Field::url), "d"}}) {
    BOOST_TEST_CONTEXT("kind " << static_cast<int>(row.node.kind)) {
      BOOST_TEST(index.found(plan.plan(row.node)) == row.ids);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_row_of_terms_is_met_where_they_stand_side_by_side) {
  Small index;
  SmallPlan plan;
  const PlanNode row = plan.word("rupture repair");
  Plan asked = plan.plan(row);
  asked.words[0].meaning.terms.clear();
  asked.words[0].meaning.rows = {
      {{{{"rupture", TermReason::exact}}, {{"repair", TermReason::exact}}}, TermReason::exact, 0}};
  BOOST_TEST(index.found(asked) == "a");
  asked.words[0].meaning.rows[0].window = 2;
  BOOST_TEST(index.found(asked) == "ac");
}

BOOST_AUTO_TEST_CASE(what_is_excluded_never_counts_and_what_counts_is_within_the_sets_above) {
  Small index;
  SmallPlan plan;
  const PlanNode rupture = plan.word("rupture");
  const PlanNode repair = plan.word("repair");
  const PlanNode outcome = plan.word("outcome");
  // (rupture AND repair) OR NOT outcome
  const PlanNode root =
      SmallPlan::node_of(Kind::any_of, {SmallPlan::node_of(Kind::all_of, {rupture, repair}),
                                        SmallPlan::node_of(Kind::none_of, {outcome})});
  const Deadline deadline{std::chrono::milliseconds(0)};
  const Matcher matcher(index.session(), plan.plan(root), deadline);
  std::string counted;
  visit_scored(matcher.root(), matcher.matches(), [&](const NodeMatch& node, const EntrySet& set) {
    if (node.plan->kind != Kind::word) return;
    counted += matcher.words()[node.plan->word].word->label + ' ' + index.ids(set) + ", ";
  });
  BOOST_TEST(counted == "rupture ac, repair ac, ");
}

BOOST_AUTO_TEST_CASE(a_deadline_that_has_passed_is_told) {
  Small index;
  SmallPlan plan;
  const PlanNode rupture = plan.word("rupture");
  const Deadline passed{std::chrono::milliseconds(1)};
  std::this_thread::sleep_for(std::chrono::milliseconds(3));
  BOOST_CHECK_THROW(Matcher(index.session(), plan.plan(rupture), passed), TimeUp);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
