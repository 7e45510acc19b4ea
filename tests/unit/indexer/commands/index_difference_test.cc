#include "indexer/commands/index_difference.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "indexer/commands/commands.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_index.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(index_difference)

namespace {

Entry entry_of(const std::string& id, const std::string& title) {
  Entry entry = summary_entry(id, "A summary of it.");
  entry.title = title;
  return entry;
}

/// Two generations of one index, and what `diff 1 2` says of them.
class TwoGenerations {
 public:
  TwoGenerations(const std::vector<Entry>& before, const std::vector<Entry>& after,
                 WriterOptions vocabulary = {}) {
    publish(folder_ / "index", before);
    vocabulary.keep = 0;  // also two that answer alike
    publish(folder_ / "index", after, std::move(vocabulary));
  }

  std::string diff(const std::string& queries = {}) {
    IndexerOptions options;
    options.command = Command::diff;
    options.sides = {{folder_ / "index", 1}, {folder_ / "index", 2}};
    if (!queries.empty()) options.queries = folder_.write("queries", queries);
    std::ostringstream out;
    status_ = pprsearch::diff(options, out);
    return out.str();
  }

  int status() const { return status_; }

 private:
  ScratchFolder folder_;
  int status_ = -1;
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_entries_in_another_order_are_no_difference) {
  TwoGenerations two({entry_of("a", "Sleep"), entry_of("b", "Mood")},
                     {entry_of("b", "Mood"), entry_of("a", "Sleep")});
  BOOST_TEST(two.diff("q\tsleep\n") ==
             "added 0, removed 0, changed 0, unchanged 2; queries changed 0 of 1\n");
  BOOST_TEST(two.status() == 0);
}

BOOST_AUTO_TEST_CASE(entries_that_came_went_or_changed_are_listed_with_their_fields) {
  Entry changed = entry_of("b", "Mood and Sleep");
  changed.topics = {"mood"};
  changed.keywords = {"Affect"};
  changed.citation.emplace();
  TwoGenerations two({entry_of("a", "Sleep"), entry_of("b", "Mood"), entry_of("c", "Bond")},
                     {entry_of("c", "Bond"), changed, entry_of("z", "Last"), entry_of("d", "New")});
  BOOST_TEST(two.diff() ==
             "+ d\n"
             "+ z\n"
             "- a\n"
             "~ b: title, citation, topics, keywords\n"
             "added 2, removed 1, changed 1, unchanged 1\n");
  BOOST_TEST(two.status() == 1);
}

BOOST_AUTO_TEST_CASE(of_a_query_it_is_told_what_entered_left_and_moved) {
  TwoGenerations two({entry_of("a", "Sleep"), entry_of("b", "Sleep and much else besides")},
                     {entry_of("b", "Sleep and much else besides"), entry_of("c", "Sleep, sleep")});
  const std::string text = two.diff("q1\tsleep\nq2\tbond\nq3\tmuch\n");
  BOOST_TEST(text.find("? q1: c entered at 1; a left from 1\n") != std::string::npos, text);
  BOOST_TEST(text.find("queries changed 1 of 3\n") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(another_thesaurus_is_a_difference_though_all_entries_are_the_same) {
  WriterOptions vocabulary;
  vocabulary.thesaurus.variants.push_back({"bond", "tie"});
  TwoGenerations two({entry_of("a", "A Tie")}, {entry_of("a", "A Tie")}, vocabulary);
  BOOST_TEST(two.diff("q1\tbond\n") ==
             "? q1: a entered at 1\n"
             "the thesaurus is another one\n"
             "added 0, removed 0, changed 0, unchanged 1; queries changed 1 of 1\n");
  BOOST_TEST(two.status() == 1);
}

BOOST_AUTO_TEST_CASE(another_crosswalk_is_a_difference) {
  WriterOptions vocabulary;
  vocabulary.crosswalk.general = {"Humans"};
  TwoGenerations two({entry_of("a", "A Tie")}, {entry_of("a", "A Tie")}, vocabulary);
  BOOST_TEST(two.diff() ==
             "the crosswalk is another one\n"
             "added 0, removed 0, changed 0, unchanged 1\n");
  BOOST_TEST(two.status() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
