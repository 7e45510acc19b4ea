#pragma once

#include <pprsearch/searcher.h>

#include <string>

#include "search/rank/ranking_constants.h"

namespace pprsearch {

/// Opens searchers that rank by other constants than those of every search: for measurements of
/// what each constant is worth (benchmarks/ablation.cc), not for answers.
struct TrialSearcher {
  /// As Searcher's constructor.
  static Searcher open(const std::string& folder, const RankingConstants& constants);
};

}  // namespace pprsearch
