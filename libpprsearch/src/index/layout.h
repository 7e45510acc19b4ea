#pragma once

#include <pprsearch/entry.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/fields.h"

namespace pprsearch {

// How an entry becomes a record of the index
// ------------------------------------------
// An entry is one Xapian document. Its data is the entry's JSON, so that what
// is shown is what was given. Its terms are of four kinds:
//
//  * words: each token of a text field, once, as prefix + folded form, with how
//    often it is there: title "Self-Doubt" gives Sself and Sdoubt. Where it stands
//    is kept beside Xapian (positions.h); values of a field with several (authors,
//    topics, keywords) are kPositionGap apart, so that no phrase runs from one into the next.
//  * values: each topic, research type and keyword as prefix + its key. The key of a value is its
//    folded text: "Client Factors" and "client-factors" are one.
//  * words as they may be typed: of a word with an umlaut the form that spells it out and the
//    folded form, parted by a blank: "Müller" gives XUmueller muller. The dictionary is made of
//    them.
//  * identifiers: the id and the DOI as they are (the DOI in lower case).
//
// What is counted, sorted or measured and not looked up by word lies in columns
// (columns.h), one number or list of numbers an entry, in document order.
//
// A document's number minus one is its row in every column. Numbers run from
// 1 without holes, for a generation is built at one go and never changed.
//
// Prefixes are those of schema/fields.h.

/// More than the widest window of a phrase.
inline constexpr std::uint32_t kPositionGap = 1000;

/// The Xapian term of a word in a field, whose words must be searched.
std::string word_term(Field field, std::string_view word);

/// Before the terms of words that are spelled out. No field has it.
inline constexpr std::string_view kSpelledOutPrefix = "XU";

/// A folded word of an entry, and how it may be written without its umlauts (text/umlauts.h).
struct SpelledOutWord {
  std::string spelled_out;
  std::string word;
};

/// The Xapian term that says so; it is shorter than Xapian's limit.
std::string spelled_out_term(const SpelledOutWord& word);
/// What such a term says.
SpelledOutWord spelled_out_word(std::string_view term);

/// The Xapian term of a whole value of a field that has a prefix for them. Values too long for a
/// term (Xapian takes 245 bytes) keep their beginning and end in a digest of the whole.
std::string value_term(Field field, std::string_view key);

/// The text whose words are those of an author's name: "Flückiger Christoph".
std::string words_of(const Name& name);

}  // namespace pprsearch
