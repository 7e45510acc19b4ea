#pragma once

#include <cstdint>
#include <vector>

#include "index/index_reader.h"
#include "search/deadline.h"
#include "search/plan.h"

namespace pprsearch {

/// The entries in which the row stands in `field`, and how often; those found
/// until then where the deadline passes.
PostingList match_row(const IndexReader::Session& session, TextField field, const TermRow& row,
                      const Deadline& deadline);

/// How often the places of a row stand side by side (window 0) or within
/// `window` positions of one another. Each of `places` holds the positions of
/// one place of the row, rising. Beginnings are counted: in "a b a b", the row
/// a b stands twice. Equal places need as many positions of their own.
std::uint32_t count_rows(const std::vector<std::vector<std::uint32_t>>& places, int window);

/// The positions that take part in such rows, rising: what is to be marked.
std::vector<std::uint32_t> positions_in_rows(
    const std::vector<std::vector<std::uint32_t>>& places, int window);

}  // namespace pprsearch
