#pragma once

#include <pprsearch/receipt.h>

#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

// Sixty entries, ten of which change: what a replay has to name.

namespace pprsearch::test::ten_changes {

using Ids = std::vector<std::string>;

inline constexpr std::size_t kEntries = 60;

inline std::string id_of(std::size_t number) {
  return "entry-" + std::string(number < 10 ? "0" : "") + std::to_string(number);
}

/// Every other one is about yoga, and all are found by "alliance".
inline std::vector<Entry> entries_before() {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < kEntries; ++i) {
    entries.push_back(summary_entry(id_of(i), i % 2 == 0 ? "Alliance and yoga." : "Alliance."));
    entries.back().title = "Number " + std::to_string(i);
  }
  return entries;
}

/// Ten of them are different: four have other contents, three say no longer what was asked for, and
/// three are gone; an eleventh changes and was never found.
inline std::vector<Entry> entries_after() {
  std::vector<Entry> entries;
  for (Entry& entry : entries_before()) {
    const std::string& id = entry.id;
    if (id == id_of(4) || id == id_of(18) || id == id_of(30)) continue;
    if (id == id_of(2) || id == id_of(20) || id == id_of(40)) entry.summary = "Alliance.";
    if (id == id_of(6) || id == id_of(8) || id == id_of(10) || id == id_of(58)) {
      entry.title += ", revised";
    }
    if (id == id_of(7)) entry.title += ", revised";
    entries.push_back(entry);
  }
  return entries;
}

inline SearchRequest strategy_request() {
  SearchRequest request;
  request.query = "1. alliance.mp. (60)\n2. yoga.mp.\n3. 1 and 2";
  request.options.platform = Platform::ovid;
  return request;
}

/// Of a receipt of the strategy, made before the changes and replayed behind them.
inline void check(const Replay& replay) {
  const Ids changed = {id_of(6), id_of(8), id_of(10), id_of(58)};
  const Ids removed = {id_of(2), id_of(4), id_of(18), id_of(20), id_of(30), id_of(40)};
  BOOST_TEST(replay.has_changes());
  BOOST_TEST(replay.entries_known);
  BOOST_TEST(replay.changed == changed, boost::test_tools::per_element());
  BOOST_TEST(replay.removed == removed, boost::test_tools::per_element());
  BOOST_TEST(replay.added.empty());
  BOOST_TEST(replay.same_interpretation);
  BOOST_TEST(replay.then_total == 30u);
  BOOST_TEST(replay.now_total == 24u);
  BOOST_TEST_REQUIRE(replay.lines.size() == 3u);
  BOOST_TEST(replay.lines[0].then.value() == 60u);
  BOOST_TEST(replay.lines[0].now.value() == 57u);
}

}  // namespace pprsearch::test::ten_changes
