#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The one JSON form of each value, on one line; docs/json-output.md describes
/// it. Empty optional fields are left out. Bytes that are no UTF-8 become U+FFFD.
PPRSEARCH_EXPORT std::string to_json(const Entry& entry);
/// With a `query_id` in front where it is not empty.
PPRSEARCH_EXPORT std::string to_json(const SearchResult& result, std::string_view query_id = {});
/// As it stands among the `hits` of a result.
PPRSEARCH_EXPORT std::string to_json(const Hit& hit);
PPRSEARCH_EXPORT std::string to_json(const Generation& generation);
PPRSEARCH_EXPORT std::string to_json(const std::vector<Completion>& completions);

/// An entry from its JSON form. A citation that is a bare string is parsed; an
/// entry without id gets one from month and title. Throws EntryError for text
/// that is no JSON object or has a field of the wrong type; what was put right
/// or left out on the way is told in `repairs`, one sentence each.
PPRSEARCH_EXPORT Entry entry_from_json(std::string_view json, std::vector<std::string>& repairs);

}  // namespace pprsearch
