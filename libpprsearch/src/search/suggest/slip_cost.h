#pragma once

#include <string_view>

namespace pprsearch {

/// What it takes to type one word for another: the least sum of slips that lead there, no piece
/// touched twice. A slip that people often make costs less: a vowel for another, a consonant for
/// one that sounds alike, a letter doubled, two swapped, a neighbour on the keyboard, "f" for "ph".
/// One arbitrary letter for another is 1.4. A slip in the first letter costs more, for people
/// seldom make it (Pollock and Zamora, "Collection and characterization of spelling errors in
/// scientific and scholarly text", 1983: under 8 % of errors). The costs are by judgement, and
/// were looked at on lists of misspellings; nothing else supports their second digit.
///
/// Both are folded words. Letters beyond ASCII count byte by byte.
double slip_cost(std::string_view typed, std::string_view meant);

}  // namespace pprsearch
