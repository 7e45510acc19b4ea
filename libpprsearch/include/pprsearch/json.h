#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/error.h>
#include <pprsearch/export.h>
#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

// The JSON form of each value, as docs/json-output.md describes it. Any number of threads may call
// the functions at once.

namespace pprsearch {

/// `format_version` of every document: how its members are to be read.
inline constexpr int kFormatVersion = 1;

/// An entry as a JSON object on one line. Empty optional fields are left out. Bytes that are not
/// UTF-8 become U+FFFD. Both hold for all functions of this name.
PPRSEARCH_EXPORT std::string to_json(const Entry& entry);
/// A whole result. If `query_id` is not empty, it is the first member.
PPRSEARCH_EXPORT std::string to_json(const SearchResult& result, std::string_view query_id = {});
/// Writes the same, with hits that are taken from the answer and written one by one. Throws as
/// AnswerReader::next() does; then what was written is not whole.
PPRSEARCH_EXPORT void write_json(AnswerReader& answer, std::ostream& out,
                                 std::string_view query_id = {});
/// A hit, as it is among the `hits` of a result. If `query_id` is not empty, it is the first
/// member.
PPRSEARCH_EXPORT std::string to_json(const Hit& hit, std::string_view query_id = {});
/// A generation.
PPRSEARCH_EXPORT std::string to_json(const Generation& generation);
/// Completions, in the order given.
PPRSEARCH_EXPORT std::string to_json(const std::vector<Completion>& completions);
/// An error: kind and message; code, place and what was probably meant, or the name of the limit or
/// parameter, if it has them. If `query_id` is not empty, it is the first member.
PPRSEARCH_EXPORT std::string to_json(const Error& error, std::string_view query_id = {});
/// A request: its query, and the options that differ from those of `SearchOptions{}`.
/// request_from_json() gives the same request again.
PPRSEARCH_EXPORT std::string to_json(const SearchRequest& request);

/// Reads a request from its JSON form. An option that is not given is that of `otherwise`. Throws
/// Error of kind `bad_value`, which names the member, for text that is not a JSON object, an
/// unknown name, one that comes twice, a wrong type, and a number out of its bounds. Whether the
/// query and the values of its filters are right is seen when it is asked.
PPRSEARCH_EXPORT SearchRequest request_from_json(std::string_view json,
                                                 const SearchOptions& otherwise = {});

/// The `query_id` of a request that may be faulty otherwise, so that its error can be answered
/// under it. Empty if none can be read.
PPRSEARCH_EXPORT std::string request_id(std::string_view json);

/// Reads an entry from its JSON form. A citation that is a bare string is parsed. An entry without
/// an id gets one from month and title. What was repaired or left out on the way is added to
/// `repairs`, one sentence each. Throws EntryError for text that is not a JSON object or has a
/// field of the wrong type. validate() is not called.
PPRSEARCH_EXPORT Entry entry_from_json(std::string_view json, std::vector<std::string>& repairs);

}  // namespace pprsearch
