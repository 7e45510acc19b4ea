#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "text/inflections.h"

namespace pprsearch {

/// A word that may be derived from a lemma, or the lemma from it.
struct PossibleDerivation {
  std::string word;
  std::string verb;  ///< what must be a verb, for this to hold; empty = nothing

  // clang-tidy 14 takes the 0 that <=> is compared with for a pointer.
  auto operator<=>(const PossibleDerivation&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// Words that may be derived from a lemma, or it from them: of "severe" among others
/// severity and severely; each once, in order. The caller keeps those that are words and lemmas and
/// that hold. Participles of a verb are among them, for one is a lemma if the vocabulary lacks its
/// verb: of "depression" depress and depressed.
/// If a word has another, that has the word, under the same condition.
std::vector<PossibleDerivation> possible_derivations(std::string_view lemma);

/// Whether a word is of use to the caller.
using WordFilter = std::function<bool(std::string_view)>;

/// Those of them that are wanted. Asking for a word is cheaper than finding out whether it is a
/// derivation, so a caller that knows its words asks so.
std::vector<PossibleDerivation> possible_derivations(std::string_view lemma,
                                                     const WordFilter& is_wanted);

/// Whether the vocabulary bears a derivation out: "teacher" is of teach if that has a participle,
/// and "fisher" is nothing of "fish" in a text about Fisher alone.
bool holds(const PossibleDerivation& derivation, const EntriesOfWord& entries);

}  // namespace pprsearch
