#pragma once

#include <pprsearch/export.h>
#include <pprsearch/searcher.h>

#include <string>
#include <string_view>

namespace pprsearch {

/// The answer to a request in JSON.
struct PPRSEARCH_EXPORT JsonReply {
  std::string json;    ///< one line, without its end; control characters are escaped
  bool found = false;  ///< something was found; of entries that were named: all of them
};

/// Answers a request in JSON of any kind: a search, `similar`, `complete`, `show`, `cite` or `info`
/// (docs/json-output.md, "Other requests"). The answer comes from one generation. What a search
/// does not say is that of `otherwise`. Throws Error of kind `bad_value` as request_from_json()
/// does, also for members that the kind of request does not have, and what Searcher throws. Any
/// number of threads may call it at once. `query_id` is that of a request that has none itself.
PPRSEARCH_EXPORT JsonReply ask_json(const Searcher& searcher, std::string_view request,
                                    const SearchOptions& otherwise = {},
                                    std::string_view query_id = {});

/// Whether a request in JSON is not a search: it names another kind, or several. False for text
/// that is not a request at all, of which request_from_json() says what is wrong. Any number of
/// threads may call it at once.
PPRSEARCH_EXPORT bool is_other_request(std::string_view request);

}  // namespace pprsearch
