#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Words that may be derived from a lemma, or it from them: of "severe" among others
/// severity and severely. The caller keeps those that are words and lemmas. Participles of
/// a verb are among them, for one is a lemma if the vocabulary lacks its verb: of "depression"
/// depress and depressed.
/// If a word has another, that has the word.
std::vector<std::string> possible_derivations(std::string_view lemma);

}  // namespace pprsearch
