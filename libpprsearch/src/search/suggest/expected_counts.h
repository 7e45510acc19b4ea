#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "query/print.h"
#include "query/tree.h"
#include "search/suggest/empty_answer.h"

namespace pprsearch {

/// The counts of one explanation, each made once. What is expected changes nothing but when it is
/// asked for: what is told, and how often may be counted, goes by what is counted. A query is
/// counted as its text is read, for that is what somebody will ask: words with something between
/// them that is gone may mean something together.
class ExpectedCounts {
 public:
  ExpectedCounts(const BeginCountUnder& begin, std::size_t filters)
      : begin_(begin), filters_(filters) {}

  std::size_t filters() const { return filters_; }
  FiltersInForce every_filter() const { return FiltersInForce(filters_, true); }
  FiltersInForce no_filter() const { return FiltersInForce(filters_, false); }
  FiltersInForce one_filter(std::size_t filter) const {
    FiltersInForce filters = no_filter();
    filters[filter] = true;
    return filters;
  }

  /// What will probably be counted: begun now, it is asked for with others.
  void expect(const QueryNode& root, const FiltersInForce& filters) {
    const std::pair key(print_query(root), filters);
    if (counts_.size() + expected_.size() >= kMostEmptyAnswerCounts) return;
    if (counts_.contains(key) || expected_.contains(key)) return;
    expected_[key] = begin_(key.first, filters);
  }

  /// nullopt if it would be one more than `most`.
  std::optional<std::size_t> count(const QueryNode& root, const FiltersInForce& filters,
                                   std::size_t most) {
    const std::pair key(print_query(root), filters);
    if (const auto known = counts_.find(key); known != counts_.end()) return known->second;
    if (counts_.size() >= most) return std::nullopt;
    const auto expected = expected_.find(key);
    if (expected == expected_.end()) return counts_[key] = begin_(key.first, filters)();
    const std::size_t total = expected->second();
    expected_.erase(expected);
    return counts_[key] = total;
  }

 private:
  using Key = std::pair<std::string, FiltersInForce>;

  const BeginCountUnder& begin_;
  std::size_t filters_;
  std::map<Key, std::size_t> counts_;
  std::map<Key, BegunCount> expected_;  ///< begun, and not counted yet
};

}  // namespace pprsearch
