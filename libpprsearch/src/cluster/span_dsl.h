#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "index/index_reader.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// Rows and NEARs in one field, as span queries that match where the matcher's rows and NEARs do
/// (search/match/rows.h, near.h). One translates a whole query and counts what it made of it.
class SpanMaker {
 public:
  explicit SpanMaker(const IndexReader& reader) : reader_(reader) {}

  /// The row in a field; nullopt if it can stand nowhere there. Throws Error for a window of words
  /// that cannot be said exactly.
  std::optional<nlohmann::json> row(Field field, const TermRow& row);
  /// The NEAR in a field, likewise.
  std::optional<nlohmann::json> near(Field field, const Nearness& near);

 private:
  class NearMaker;

  void count(std::size_t spans);

  const IndexReader& reader_;
  std::size_t spans_ = 0;
};

}  // namespace pprsearch
