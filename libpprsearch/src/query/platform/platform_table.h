#pragma once

#include <pprsearch/searcher.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

// What is particular to a platform, as data: one table for each. The reader (platform_reader.h) and
// the writer (writer.h) know no platform by name but for the forms in which headings are written.
// docs/strategies.md has the same for people, construct by construct.

namespace pprsearch::platform {

/// Fields of an entry, a bit each.
using Fields = std::uint8_t;
inline constexpr Fields kTitle = 1;
inline constexpr Fields kAbstract = 2;
inline constexpr Fields kSubject = 4;  ///< the words of headings
inline constexpr Fields kAuthor = 8;
inline constexpr Fields kJournal = 16;
inline constexpr Fields kText = kTitle | kAbstract;
inline constexpr Fields kWords = kText | kSubject;
inline constexpr Fields kEverywhere = kWords | kAuthor | kJournal;

/// What the name of a field asks for.
enum class Asks : std::uint8_t {
  words,     ///< words of `fields`
  heading,   ///< a heading as a whole
  exploded,  ///< a heading and all below it
  major,     ///< a heading that is a main one
  years,     ///< a year, or two with something between
  value,     ///< a value of the field here that is called `field`: a DOI
  nothing,   ///< what no entry has; in a union it finds nothing
  limit,     ///< a limit that cannot be set here, and is left out
};

/// Where the value of a tag begins, if words without quotes stand before it.
enum class Begins : std::uint8_t {
  first_word,   ///< "smith j"[au]: all of them are the value
  last_word,    ///< yoga english[la]: the value is a word
  first_digit,  ///< yoga 2015 jan[dp]: with the first word that has a digit
};

struct Tag {
  std::string_view name;  ///< in lower case
  Asks asks = Asks::words;
  Fields fields = 0;
  std::string_view field = {};
  Begins begins = Begins::first_word;  ///< of tags behind words
};

/// Where the name of a field stands.
enum class TagPlace : std::uint8_t {
  brackets,        ///< anxiety[tiab]
  behind_point,    ///< anxiety.ti,ab.
  behind_colon,    ///< anxiety:ti,ab
  before,          ///< TI anxiety
  before_equals,   ///< TI=anxiety
  before_bracket,  ///< TITLE(anxiety)
};

/// What a sign in a word stands for.
enum class Letters : std::uint8_t { any, one, none_or_one };

struct Sign {
  char sign;
  Letters letters;
};

/// An operator of proximity.
struct NearRow {
  std::string_view name;   ///< in lower case
  std::string_view joint;  ///< between the name and its number
  int between;             ///< added to the number, it is the most words between
  int otherwise;           ///< the most words between if there is no number; -1: it needs one
  bool ordered = false;    ///< the left side stands first
};

/// Operators, for their ranks.
enum class Op : std::uint8_t { near, negation, conjunction, disjunction };

/// How tightly each operator binds, by Op: the higher, the tighter.
using Ranks = std::array<int, 4>;

struct PlatformTable {
  Platform platform;
  std::string_view name;  ///< for messages
  TagPlace place;
  std::span<const Tag> tags;
  std::span<const Sign> signs;
  std::span<const NearRow> nears;
  Ranks ranks;
  bool ranks_are_known;  ///< from an official text; else a query that depends on them is told
  bool side_by_side_is_phrase;  ///< words without quotes
  bool capitals;                ///< operators are printed in capitals; small ones are told
  std::string_view line_marks;  ///< what may stand before the number of a line
  bool counted_signs;           ///< `$3`, `*3`: at most so many letters
  bool single_quotes;           ///< 'a phrase'
  bool signs_may_begin;         ///< *therapy
  Fields otherwise;             ///< what a term without a field is looked for in
  Expand expand;                ///< what a word without quotes stands for
};

/// The table of a platform, which is neither `ppr` nor `automatic`.
const PlatformTable& table_of(Platform platform);

/// The row of that name, in any case; null if there is none.
const Tag* find_tag(const PlatformTable& table, std::string_view name);

/// The meaning of a sign in a word; null if it means nothing.
const Sign* find_sign(const PlatformTable& table, char sign);

}  // namespace pprsearch::platform
