#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

// What is attached to a word is taken off from the outside in:
//
//   =psycho~2^0.5      ^0.5  weight, from the first ^
//                      ~2    letters of difference, from the first ~ that no
//                            letter follows
//                      =     this form only
//                      * ? # if any is left, the word is a wildcard
//
// A ^ or ~ counts only after a letter or digit, and punctuation behind it is the
// sentence's, not the query's ("... wampold~, imel"). A ? at a word's end asks a
// question; it is a wildcard within a word, and in the value of a field. A # is one behind two
// letters and before another or, in the value of a field, at a word's end. What is left contains no
// second suffix, so that it can be printed and read again.
//
// All texts are in plain form (see to_plain).

namespace pprsearch {

/// The weights that may be asked for; a product of nested ones is held within.
constexpr double kMinWeight = 0.01;
constexpr double kMaxWeight = 100;
/// The most letters of difference, and the most positions of a window, that may be asked for.
constexpr int kMaxEdits = 2;
/// So many characters that make a word stand before the first wildcard, or directly behind a * that
/// begins the word, or more.
constexpr std::size_t kFewestLiteralLetters = 2;
constexpr int kMaxWindow = 1000;

/// The text without the punctuation behind it; characters in `others` are kept.
std::string_view trim_punctuation(std::string_view text, std::string_view others);

/// Where `^...` begins; npos if nothing does.
std::size_t find_weight(std::string_view word);

/// Whether what follows `^` is part of the text, as in "10^-3", "cm^-1" and "x^y", and not a
/// weight, nor what somebody took for one ("cbt^0", "alliance^two").
bool has_power(std::string_view word);

/// Where `~...` begins; npos if nothing does, as in "a~b".
std::size_t find_edits(std::string_view word);

/// Where the first wildcard stands, or npos; a ? or # at the end is one only with `final_mark`.
std::size_t find_wildcard(std::string_view word, bool final_mark);

/// Whether a pattern whose first wildcard stands at `first` has enough letters before it, or behind
/// the * that it begins with: psycho*, *therapy.
bool has_literal_letters(std::string_view pattern, std::size_t first);

/// Whether a word of the phrase is a wildcard with enough letters.
bool has_wildcards(std::string_view phrase);

/// The number, if it is a weight.
std::optional<double> to_weight(std::string_view text);

/// The number, if it is from 1 to `most`.
std::optional<int> to_count(std::string_view text, int most);

}  // namespace pprsearch
