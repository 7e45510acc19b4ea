#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>

#include <string>
#include <string_view>
#include <vector>

// The JSON form of each value, as docs/json-output.md describes it. Any number of threads may call
// the functions at once.

namespace pprsearch {

/// An entry as a JSON object on one line. Empty optional fields are left out. Bytes that are not
/// UTF-8 become U+FFFD. Both hold for all functions of this name.
PPRSEARCH_EXPORT std::string to_json(const Entry& entry);
/// A whole result. If `query_id` is not empty, it is the first member.
PPRSEARCH_EXPORT std::string to_json(const SearchResult& result, std::string_view query_id = {});
/// A hit, as it is among the `hits` of a result.
PPRSEARCH_EXPORT std::string to_json(const Hit& hit);
/// A generation.
PPRSEARCH_EXPORT std::string to_json(const Generation& generation);
/// Completions, in the order given.
PPRSEARCH_EXPORT std::string to_json(const std::vector<Completion>& completions);

/// Reads an entry from its JSON form. A citation that is a bare string is parsed. An entry without
/// an id gets one from month and title. What was repaired or left out on the way is added to
/// `repairs`, one sentence each. Throws EntryError for text that is not a JSON object or has a
/// field of the wrong type. validate() is not called.
PPRSEARCH_EXPORT Entry entry_from_json(std::string_view json, std::vector<std::string>& repairs);

}  // namespace pprsearch
