#pragma once

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <optional>
#include <string>

namespace pprsearch {

/// The id that a person means by `name`: an id itself, else the number of a hit of the last answer
/// of the index, else the beginning of one id alone. nullopt if it is nothing of these. Throws
/// Error of kind `bad_value`, with the ids, if several begin so.
std::optional<std::string> named_id(const Searcher& searcher, const std::string& index,
                                    const std::string& name);

/// That there is no such entry, and which numbers name one.
Error no_entry_named(const std::string& index, const std::string& name);

}  // namespace pprsearch
