#pragma once

#include <string_view>

#include "query/tree.h"

namespace pprsearch {

/// The query that `text` was read as, while the text is still being typed: a word that it ends with
/// becomes a wildcard that is `open`. A beginning that says too little, or that would exclude
/// entries which the finished word keeps, is left out of the query. The query itself if the text
/// does not end with a word.
Query with_open_last_word(const Query& query, std::string_view text);

}  // namespace pprsearch
