#pragma once

#include <vector>

#include "index/index_reader.h"
#include "search/engine.h"
#include "search/plan/plan.h"
#include "search/rank/ranking_constants.h"

namespace pprsearch {

/// The words that set the best answers of a query apart, to be asked besides:
/// the weightiest first, weighing `total_weight` times the share of
/// feedback together. None if the answers have too little in common. `best` is
/// not empty, in falling order, and its first score is above 0.
std::vector<ExpandedQueryWord> feedback_words(IndexReader::Session& session,
                                              const std::vector<ScoredEntry>& best,
                                              double total_weight,
                                              const RankingConstants& constants);

}  // namespace pprsearch
