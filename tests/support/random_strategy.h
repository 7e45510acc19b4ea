#pragma once

#include <pprsearch/names.h>

#include <cstddef>
#include <string>
#include <vector>

#include "tests/support/random_corpus.h"

namespace pprsearch::test {

/// A strategy in the language of a platform: its lines without numbers, the last of which refers to
/// others.
struct RandomStrategy {
  std::vector<std::string> lines;

  /// As it may be printed: the style of the numbers, and of the counts behind them. 0 = without
  /// counts.
  std::string printed(Platform platform, std::size_t numbers, std::size_t counts) const;
};

inline constexpr std::size_t kNumberStyles = 3;
inline constexpr std::size_t kCountStyles = 5;

/// Words that random_entries() have, in the forms that reviews print; `headings` are asked whole.
RandomStrategy random_strategy(Chance& chance, Platform platform,
                               const std::vector<std::string>& headings);

}  // namespace pprsearch::test
