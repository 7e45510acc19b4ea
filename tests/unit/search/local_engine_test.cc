// The five questions that the conductor asks of an engine, answered from local files. The plans
// are made by hand.
#include "search/local_engine.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"
#include "tests/support/small_plan.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(local_engine)

namespace {

using Kind = PlanNode::Kind;

Entry entry_of(std::string id, std::string published, std::string topic, std::string summary) {
  Entry entry = summary_entry(std::move(id), std::move(summary));
  entry.published = std::move(published);
  entry.topics = {std::move(topic)};
  return entry;
}

/// An engine over four entries, under filters.
class SmallEngine {
 public:
  explicit SmallEngine(std::vector<FacetFilter> filters = {},
                       std::chrono::milliseconds time = std::chrono::milliseconds(0))
      : session_(IndexReader::open(index_.path())->session()), deadline_(time) {
    options_.filters = std::move(filters);
    engine_ = std::make_unique<LocalEngine>(session_, options_, kRanking, deadline_);
  }

  Engine& operator*() { return *engine_; }

  std::unique_ptr<Findings> find(const Plan& plan) {
    return engine_->find(std::make_shared<const Plan>(plan));
  }

  /// The ids of a page, in order: "c a".
  std::string page(Findings& found, const PageRequest& request) {
    std::string text;
    for (const ScoredEntry& hit : found.page(request).entries) {
      text += (text.empty() ? "" : " ") + engine_->id(hit.entry);
    }
    return text;
  }

 private:
  SmallIndex index_{{entry_of("a", "2019-01", "alliance", "rupture repair"),
                     entry_of("b", "2020-01", "alliance", "rupture"),
                     entry_of("c", "2021-01", "dropout", "rupture rupture rupture"),
                     entry_of("d", "2022-01", "dropout", "outcome")}};
  IndexReader::Session session_;
  Deadline deadline_;
  SearchOptions options_;
  std::unique_ptr<LocalEngine> engine_;
};

std::string text_of(const Facet& facet) {
  std::string text;
  for (const FacetCount& value : facet.values) {
    text += value.value.value_or("none") + ' ' + std::to_string(value.count) + "; ";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(
    filters_hold_for_the_total_and_the_page_and_their_own_facet_is_counted_without) {
  SmallEngine engine({{FacetField::topic, {"alliance"}}});
  SmallPlan plan;
  const auto found = engine.find(plan.plan(plan.word("rupture")));
  BOOST_TEST(!found->empty());
  BOOST_TEST(found->total() == 2u);
  BOOST_TEST(engine.page(*found, {.limit = 10}) == "b a");
  BOOST_TEST(text_of(found->facet({FacetField::topic})) == "alliance 2; dropout 1; ");
  BOOST_TEST(text_of(found->facet({FacetField::published})) == "2020-01 1; 2019-01 1; ");
}

BOOST_AUTO_TEST_CASE(whether_anything_matches_does_not_depend_on_filters) {
  SmallEngine engine({{FacetField::topic, {"dropout"}}});
  SmallPlan plan;
  const auto found = engine.find(plan.plan(plan.word("repair")));
  BOOST_TEST(!found->empty());
  BOOST_TEST(found->total() == 0u);
  SmallPlan nothing;
  BOOST_TEST(engine.find(nothing.plan(nothing.word("absent")))->empty());
}

BOOST_AUTO_TEST_CASE(a_page_is_a_part_of_the_order_asked_for) {
  struct Row {
    PageRequest request;
    const char* ids;
  };
  for (const Row& row : {Row{{.limit = 10}, "c b a"},
                         {{.limit = 2}, "c b"},
                         {{.offset = 1, .limit = 1}, "b"},
                         {{.offset = 3, .limit = 1}, ""},
                         {{.limit = 0}, ""},
                         {{.limit = 10, .sort = Sort::newest}, "c b a"},
                         {{.limit = 10, .sort = Sort::oldest}, "a b c"}}) {
    SmallEngine engine;
    SmallPlan plan;
    const auto found = engine.find(plan.plan(plan.word("rupture")));
    BOOST_TEST(engine.page(*found, row.request) == row.ids,
               "offset " << row.request.offset << ", limit " << row.request.limit << ", "
                         << name_of(row.request.sort));
  }
}

BOOST_AUTO_TEST_CASE(what_has_no_score_is_ordered_by_date) {
  SmallEngine engine;
  const Plan everything{};
  const auto found = engine.find(everything);
  const Page page = found->page({.limit = 10});
  BOOST_TEST(page.sort == Sort::newest);
  BOOST_TEST(page.entries.size() == 4u);
  BOOST_TEST(found->words_to_show().empty());
}

BOOST_AUTO_TEST_CASE(a_score_is_the_sum_of_its_parts) {
  SmallEngine engine;
  SmallPlan plan;
  const auto found = engine.find(
      plan.plan(SmallPlan::node_of(Kind::any_of, {plan.word("rupture"), plan.word("repair", 2)})));
  for (const ScoredEntry& hit : found->page({.limit = 10}).entries) {
    double sum = 0;
    for (const ScorePart& part : found->explain(hit.entry)) sum += part.score;
    BOOST_TEST(sum == hit.score, (*engine).id(hit.entry));
  }
}

BOOST_AUTO_TEST_CASE(likes_leave_out_the_entry_itself) {
  SmallEngine engine;
  const Plan plan = (*engine).similar(0);
  const auto found = engine.find(plan);
  BOOST_TEST(engine.page(*found, {.limit = 10}).find('a') == std::string::npos);
  BOOST_TEST(found->total() > 0u);
}

BOOST_AUTO_TEST_CASE(a_filter_that_means_nothing_is_refused) {
  BOOST_CHECK_THROW(SmallEngine({{FacetField::topic, {"no such topic"}}}), Error);
  BOOST_TEST((*SmallEngine({{FacetField::topic, {"dropout"}}})).filters().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
