#pragma once

#include <pprsearch/searcher.h>

#include <string_view>

namespace pprsearch {

/// The language that the text is read in; never `automatic`.
Platform language_of(std::string_view text, const SearchOptions& options);

/// The options of a search in that language: what words stand for there, if they say so.
SearchOptions options_for(Platform platform, const SearchOptions& options);

/// How a text of another platform is read. `options` are those for its language.
QueryReading reading_of(const SearchOptions& options);

}  // namespace pprsearch
