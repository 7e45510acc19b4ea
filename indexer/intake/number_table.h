#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "base/hashed_numbers.h"
#include "base/spilled_array.h"

namespace pprsearch {

/// Numbers by a hash, of which several may be alike. Memory has ten to thirteen bytes of each; the
/// hashes themselves are in a file without a name, in `folder` (ScratchFile), once there are many.
class NumberTable {
 public:
  explicit NumberTable(std::string folder = {}) : added_(std::move(folder)) {}

  void add(std::uint64_t hash, std::uint32_t number) {
    places_.add(hash, static_cast<std::uint32_t>(added_.size()));
    added_.push_back({hash, number});
  }

  /// Shows `visit` the numbers with that hash, in no order.
  template <typename Visit>
  void each(std::uint64_t hash, const Visit& visit) const {
    places_.each(hash, [&](std::uint32_t place) {
      const Added one = added_[place];
      if (one.hash == hash) visit(one.number);
    });
  }

  /// Memory in use.
  std::size_t bytes() const { return places_.bytes() + added_.bytes(); }

 private:
  struct Added {
    std::uint64_t hash;
    std::uint32_t number;
  };

  HashedNumbers places_;  ///< in added_
  SpilledArray<Added> added_;
};

}  // namespace pprsearch
