#pragma once

#include <optional>

#include "index/index_reader.h"
#include "query/tree.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// A phrase in the field of journals with "and" or "&" stands for the journal under both writings.
/// nullopt for any other phrase.
std::optional<Meaning> journal_phrase(IndexReader::Session& session, const tree::Phrase& phrase);

}  // namespace pprsearch
