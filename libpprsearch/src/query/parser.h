#pragma once

#include <pprsearch/query.h>

#include <cstddef>
#include <string_view>

namespace pprsearch {

/// There are more words than the limit: those from `offset` on, in the original text, are too many.
struct TooManyWords {
  std::size_t offset;
};

/// Reads a text to the end, as lenient or plain reading does, and notes every fault. Throws
/// TooManyWords, and LimitError for nesting.
ParsedQuery parse_within_limits(std::string_view text, Syntax syntax, const QueryLimits& limits);

}  // namespace pprsearch
