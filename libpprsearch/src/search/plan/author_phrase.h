#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_reader.h"
#include "query/tree.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// A name of an author as somebody types it: "Smith, Juan", "J. Smith", "Picado MJ".
struct TypedName {
  std::vector<std::string> words;     ///< folded
  std::vector<std::string> initials;  ///< folded; "mj" if they were typed as one
};

/// Two or three capitals side by side are initials if the text has small letters, too.
TypedName typed_name(Analyzer& analyzer, std::string_view text);

/// Whether these words are the name that was typed, in whatever order: each word is one of them,
/// and each initial begins another. With `abbreviated`, an initial may stand for a word of the
/// typed name, as the facet of authors has given names.
bool is_name(const TypedName& typed, const std::vector<std::string>& words, bool abbreviated);

/// What a phrase in the field of authors stands for.
struct AuthorPhrase {
  Meaning meaning;
  std::optional<std::vector<EntryNumber>> among;  ///< see ExpandedQueryWord
};

/// A name in quotes means its parts in any order within one author's name, initials as beginnings.
/// nullopt for a phrase of another field, with wildcards, within a window, with one word or none.
std::optional<AuthorPhrase> author_phrase(IndexReader::Session& session,
                                          const tree::Phrase& phrase);

}  // namespace pprsearch
