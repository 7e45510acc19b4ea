#pragma once

#include <pprsearch/searcher.h>

#include <vector>

#include "index/index_reader.h"

namespace pprsearch {

/// What an entry and one like it share, by the parts of its score: topics, authors, then the words
/// worth most.
std::vector<SharedReason> shared_reasons(IndexReader::Session& session,
                                         std::vector<ScorePart> parts);

}  // namespace pprsearch
