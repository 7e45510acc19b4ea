#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// How many entries have a word; 0 = the vocabulary lacks it.
using EntriesOfWord = std::function<std::uint32_t(std::string_view)>;

/// Name and version of the rules of inflection; kept in the index, beside the
/// families made by them.
inline constexpr std::string_view kInflectionRules = "english-2";

/// The lemmas that a token of the Analyzer is a form of, as far as the vocabulary
/// bears them out: "therapies" is a form of "therapy" if that is a word. A word that is not a form
/// of another is its own lemma. Seldom there are two: "bases" is a form of "base" and of "basis".
std::vector<std::string> lemmas_of(std::string_view form, const EntriesOfWord& entries);

/// Whatever may be a form of a lemma, without asking any vocabulary: each word of
/// which lemmas_of() may say that it is one of the lemma's is among them.
std::vector<std::string> possible_forms(std::string_view lemma);

}  // namespace pprsearch
