#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// Positions that follow one another, both ends included.
struct Stretch {
  std::uint32_t begin;
  std::uint32_t end;

  auto operator<=>(const Stretch&) const = default;  // NOLINT(modernize-use-nullptr)
};
/// Rising, each once.
using Stretches = std::vector<Stretch>;

/// Rows of words side by side as stretches of positions; `places` as count_rows() has them.
void add_rows(const std::vector<std::vector<std::uint32_t>>& places, Stretches& stretches);

/// How many positions of a text a NEAR begins at. `texts` are the stretches of each of its texts,
/// by their places in Nearness::texts. Throws TimeUp if there is a deadline and it passes.
std::uint32_t count_near(const Nearness& near, const std::vector<Stretches>& texts,
                         const Deadline* deadline = nullptr);

/// The positions of the texts that take part in one, rising: what is to be marked. Throws as
/// count_near() does.
std::vector<std::uint32_t> positions_in_near(const Nearness& near,
                                             const std::vector<Stretches>& texts,
                                             const Deadline* deadline = nullptr);

/// The entries that have the NEAR in `field`, and how often. Throws TimeUp.
PostingList match_near(const IndexReader::Session& session, Field field, const Nearness& near,
                       const Deadline& deadline);

}  // namespace pprsearch
