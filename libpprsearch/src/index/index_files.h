#pragma once

namespace pprsearch {

/// Files of a generation beside Xapian's own.
inline constexpr const char* kColumnsFile = "columns.ppr";
inline constexpr const char* kDictionaryFile = "dictionary.ppr";
inline constexpr const char* kPositionsFile = "positions.ppr";
inline constexpr const char* kThesaurusTableFile = "thesaurus.ppr";
inline constexpr const char* kTaxonomyFile = "taxonomy.json";
inline constexpr const char* kThesaurusFile = "thesaurus.json";
inline constexpr const char* kCrosswalkFile = "crosswalk.json";

}  // namespace pprsearch
