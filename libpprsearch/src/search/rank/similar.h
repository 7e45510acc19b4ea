#pragma once

#include "index/index_reader.h"
#include "search/plan/plan.h"
#include "search/rank/ranking_constants.h"

namespace pprsearch {

/// The plan that finds what has telling words, topics or authors in common with
/// an entry, without that entry.
Plan similar_plan(IndexReader::Session& session, EntryNumber source,
                  const RankingConstants& constants);

}  // namespace pprsearch
