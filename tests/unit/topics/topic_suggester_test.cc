#include <pprsearch/topic_suggester.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/strings.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(topic_suggester)

namespace {

using Names = std::vector<std::string>;

Entry entry_of(const std::string& id, const std::string& title, const std::string& summary,
               Names topics = {}, Names types = {}) {
  Entry entry;
  entry.id = id;
  entry.title = title;
  entry.summary = summary;
  entry.topics = std::move(topics);
  entry.research_types = std::move(types);
  return entry;
}

const Taxonomy kTaxonomy = {{{"alliance", "Alliance (WAI)", {"working alliance"}},
                             {"dropout", "Drop-Out", {"attrition"}},
                             {"sleep", "Sleep", {}},
                             {"other", "Other", {}}},
                            {{"meta-analysis", "Meta-analysis", {"meta-analyses"}},
                             {"survey", "Survey", {}},
                             {"randomized-trial", "Randomized controlled trial", {"RCT"}}}};

const Thesaurus kThesaurus = {{{"rupture", {"alliance rupture", "rupture"}, "alliance"}}, {}};

const std::vector<Entry> kJudged = {
    entry_of("bond", "Bonds That Hold", "Clients and therapists agree on goals and tasks.",
             {"alliance"}, {"survey"}),
    entry_of("leaving", "Who Leaves Early", "Clients missed sessions and stayed away.", {"dropout"},
             {"randomized-trial"}),
    entry_of("night", "Rest at Night", "Insomnia was treated with a diary.", {"sleep"}, {"survey"}),
};

std::string names_of(const std::vector<Proposal>& proposals) {
  std::string names;
  for (const Proposal& proposal : proposals) names += proposal.name + ' ';
  return names;
}

std::string found_in(const Proposal& proposal) {
  std::string text;
  for (const FoundName& found : proposal.found) {
    text += found.name + '@' + std::to_string(static_cast<int>(found.place)) + '*' +
            std::to_string(found.times) + ' ';
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_first_proposal_is_what_names_and_neighbours_speak_for) {
  struct Row {
    std::string title;
    std::string summary;
    std::string topic;
    std::string type;
  };
  const TopicSuggester suggester(kJudged, kTaxonomy, kThesaurus);
  for (const Row& row : {
           Row{"Working Alliances", "They held.", "alliance", ""},
           Row{"Ruptures", "They were mended.", "alliance", ""},
           Row{"Attrition", "A meta-analysis of 12 trials.", "dropout", "meta-analysis"},
           Row{"A diary for insomnia", "A survey of 141 clients.", "sleep", "survey"},
           Row{"A randomized study", "Goals and tasks were randomly given to clients.", "alliance",
               "randomized-trial"},
           Row{"Sessions that were missed", "Questionnaires were sent.", "dropout", ""},
       }) {
    const Proposals proposals = suggester.suggest(entry_of("new", row.title, row.summary));
    BOOST_TEST_REQUIRE(!proposals.topics.empty(), row.title);
    BOOST_TEST(proposals.topics.front().name == row.topic, row.title);
    if (row.type.empty()) continue;
    BOOST_TEST_REQUIRE(!proposals.research_types.empty(), row.title);
    BOOST_TEST(names_of(proposals.research_types).starts_with(row.type + " "),
               row.title + ": " + names_of(proposals.research_types));
  }
}

BOOST_AUTO_TEST_CASE(a_proposal_says_which_names_and_which_entries_speak_for_it) {
  const TopicSuggester suggester(kJudged, kTaxonomy, kThesaurus);
  Entry entry = entry_of("new", "The WAI", "An alliance rupture, and other ruptures of alliances.");
  entry.practice_implications = "Agree on goals.";
  entry.citation = Citation();
  entry.citation->title = "The working alliance";
  const Proposals proposals = suggester.suggest(entry);
  BOOST_TEST_REQUIRE(!proposals.topics.empty());
  const Proposal& first = proposals.topics.front();
  BOOST_TEST(found_in(first) ==
             "WAI@0*1 working alliance@1*1 alliance rupture@2*1 rupture@2*1 alliance@2*1 ");
  BOOST_TEST_REQUIRE(first.like.size() == 1U);
  BOOST_TEST(first.like.front().id == "bond");
  BOOST_TEST(join(first.like.front().words, " ") == "agree goals");
  BOOST_TEST(first.share == .2, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(words_of_grammar_are_no_names) {
  const TopicSuggester suggester(kJudged, kTaxonomy);
  const Proposals proposals = suggester.suggest(entry_of("new", "Sleep and Other Things", "x"));
  BOOST_TEST(names_of(proposals.topics) == "sleep ");
}

BOOST_AUTO_TEST_CASE(an_entry_teaches_nothing_about_itself) {
  const TopicSuggester suggester(kJudged, kTaxonomy);
  BOOST_TEST(names_of(suggester.suggest(kJudged[2]).topics) == "");
  for (const LikeEntry& like : suggester.nearest(kJudged[0], 9)) BOOST_TEST(like.id != "bond");
}

BOOST_AUTO_TEST_CASE(without_a_taxonomy_names_of_judged_entries_are_proposed) {
  const TopicSuggester suggester(
      {entry_of("a", "Hope", "Hope was measured.", {"Zeal for life"}), entry_of("b", "x", "y")});
  const Proposals proposals =
      suggester.suggest(entry_of("new", "Zeal for Life", "Hope was measured."));
  BOOST_TEST(names_of(proposals.topics) == "Zeal for life ");
  BOOST_TEST(names_of(proposals.research_types) == "");
}

BOOST_AUTO_TEST_CASE(the_order_of_judged_entries_changes_nothing) {
  std::vector<Entry> turned = kJudged;
  std::ranges::reverse(turned);
  const Entry entry = entry_of("new", "Goals of clients", "Clients missed tasks at night.");
  const Proposals one = TopicSuggester(kJudged, kTaxonomy).suggest(entry, 9);
  BOOST_TEST((one == TopicSuggester(turned, kTaxonomy).suggest(entry, 9)));
  BOOST_TEST(one.topics.size() == 3U);
  BOOST_TEST(TopicSuggester(kJudged, kTaxonomy).suggest(entry, 2).topics.size() == 2U);
}

BOOST_AUTO_TEST_CASE(nothing_is_proposed_if_nothing_speaks_for_it) {
  const TopicSuggester nobody({}, kTaxonomy);
  const Proposals nothing = nobody.suggest(entry_of("new", "Weather", "It rained."));
  BOOST_TEST(names_of(nothing.topics) == "");
  BOOST_TEST(nobody.nearest(entry_of("new", "Weather", "It rained."), 3).empty());
  BOOST_TEST(names_of(nobody.suggest(entry_of("new", "Sleep", "")).topics) == "sleep ");
}

BOOST_AUTO_TEST_SUITE_END()
