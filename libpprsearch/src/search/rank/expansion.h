#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <functional>
#include <vector>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/match/matcher.h"
#include "search/plan/plan.h"
#include "search/rank/ranking_constants.h"

// What the words of a plan stand for. The files of a generation know it, whoever finds its entries.

namespace pprsearch {

/// A word of a plan, by its number, with its sources.
using MatchOfWord = std::function<const WordMatch&(std::size_t word)>;

/// What each word stands for, with what an occurrence weighs and how many entries have it; behind a
/// NEAR each of its texts, with the entries that have it wherever. Throws TimeUp.
std::vector<ExpandedWord> expansion_of(IndexReader::Session& session, const Plan& plan,
                                       const MatchOfWord& match_of,
                                       const RankingConstants& constants, const Deadline& deadline);

/// The same of a plan that was not matched here: its words are decoded one by one.
std::vector<ExpandedWord> expansion_of(IndexReader::Session& session, const Plan& plan,
                                       const RankingConstants& constants, const Deadline& deadline);

}  // namespace pprsearch
