#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"

// The names of fields on other platforms, and the field here that is nearest: the one list of them.
// Some are read here as well, before a colon. The others are told if they stand as a platform
// writes them.

namespace pprsearch {

/// Where a name stands: a set of bits.
enum ForeignPlace : unsigned {
  kHere = 1,       ///< before a colon, and is read: "ti:alliance"
  kMeant = 2,      ///< before a colon, and is told
  kBracket = 4,    ///< in square brackets, up to the colon: PubMed
  kSuffix = 8,     ///< behind a full stop or colon: Ovid, Cochrane, Embase
  kPrefix = 16,    ///< in capitals before an operand: EBSCO; before an =: Web of Science
  kFunction = 32,  ///< before a bracket: Scopus, ProQuest
};

/// A name of a field elsewhere, in lower case, and the field here that is nearest.
struct ForeignName {
  std::string_view name;
  std::string_view field;
  unsigned places;
};

/// A plain word is nearest.
inline constexpr std::string_view kAnyField = "*";
/// Nothing here is near.
inline constexpr std::string_view kNone;
inline constexpr std::string_view kHeading = "heading";

inline constexpr auto kForeignNames = std::to_array<ForeignName>({
    {"ti", "title", kHere | kBracket | kSuffix | kPrefix | kFunction},
    {"title", "title", kBracket | kFunction},
    {"ab", "abstract", kHere | kBracket | kSuffix | kPrefix | kFunction},
    {"abstract", "summary", kHere},
    {"abstract", "abstract", kBracket},
    {"abs", "abstract", kFunction},
    {"tiab", "text", kHere | kBracket | kFunction},
    {"tw", "text", kMeant | kBracket | kSuffix},
    {"title/abstract", "text", kBracket},
    {"text word", "text", kBracket},
    {"text words", "text", kBracket},
    {"ti,ab", "text", kBracket | kFunction},
    {"ti/ab", "text", kBracket},
    {"kf", "text", kSuffix},
    {"kw", "text", kSuffix},
    {"hw", "text", kSuffix},
    {"xb", "text", kPrefix},
    {"title-abs", "text", kFunction},
    {"ab,ti", "text", kFunction},
    {"au", "author", kHere | kBracket | kSuffix | kPrefix | kFunction},
    {"author", "author", kBracket},
    {"1au", "author", kBracket},
    {"fau", "author", kBracket},
    {"lastau", "author", kBracket},
    {"auth", "author", kFunction},
    {"author-name", "author", kFunction},
    {"so", "journal", kHere | kBracket | kSuffix | kPrefix},
    {"jn", "journal", kHere | kSuffix | kPrefix},
    {"ta", "journal", kMeant | kBracket | kSuffix},
    {"journal", "journal", kBracket},
    {"jt", "journal", kSuffix},
    {"srctitle", "journal", kFunction},
    {"pub", "journal", kFunction},
    {"kw", "keyword", kHere | kBracket | kPrefix},
    {"su", "keyword", kMeant | kPrefix | kFunction},
    {"ot", "keyword", kBracket},
    {"other term", "keyword", kBracket},
    {"key", "keyword", kFunction},
    {"authkey", "keyword", kFunction},
    {"pt", "type", kHere | kBracket | kSuffix | kPrefix},
    {"publication type", "type", kBracket},
    {"ptyp", "type", kBracket},
    {"doctype", "type", kFunction},
    {"rtype", "type", kFunction},
    {"dp", "year", kHere | kBracket | kSuffix},
    {"py", "year", kHere | kPrefix},
    {"pdat", "year", kBracket},
    {"date - publication", "year", kBracket},
    {"year", "year", kBracket},
    {"publication date", "year", kBracket},
    {"yr", "year", kSuffix | kFunction},
    {"pubyear", "year", kFunction},
    {"pd", "year", kFunction},
    {"pmid", "pmid", kBracket | kPrefix},
    {"uid", "pmid", kBracket},
    {"ui", "pmid", kSuffix},
    {"lid", "doi", kBracket},
    {"aid", "doi", kBracket},
    {"do", "doi", kSuffix | kPrefix},
    {"is", "issn", kBracket | kSuffix | kPrefix},
    {"mh", "topic", kMeant},
    {"mesh", "topic", kMeant},
    {"mh", kHeading, kBracket | kPrefix},
    {"mesh", kHeading, kBracket | kFunction},
    {"mesh terms", kHeading, kBracket},
    {"mesh major topic", kHeading, kBracket},
    {"majr", kHeading, kBracket},
    {"mesh term", kHeading, kBracket},
    {"mm", kHeading, kPrefix},
    {"mj", kHeading, kPrefix},
    {"de", kHeading, kPrefix},
    {"dh", kHeading, kPrefix},
    {"mjsub", kHeading, kFunction},
    {"mainsubject", kHeading, kFunction},
    {"all", kAnyField, kBracket | kPrefix | kFunction},
    {"all fields", kAnyField, kBracket | kFunction},
    {"mp", kAnyField, kSuffix},
    {"af", kAnyField, kSuffix},
    {"tx", kAnyField, kPrefix},
    {"ts", kAnyField, kPrefix},
    {"title-abs-key", kAnyField, kFunction},
    {"title-abs-key-auth", kAnyField, kFunction},
    {"noft", kAnyField, kFunction},
    {"ti,ab,su", kAnyField, kFunction},
    {"ti,ab,kw", kAnyField, kFunction},
    {"ot", kNone, kSuffix},
    {"sh", kNone, kBracket | kSuffix},
    {"mesh subheading", kNone, kBracket},
    {"subheading", kNone, kBracket},
    {"la", kNone, kBracket | kSuffix | kPrefix | kFunction},
    {"lang", kNone, kBracket},
    {"language", kNone, kBracket | kFunction},
    {"edat", kNone, kBracket},
    {"crdt", kNone, kBracket},
    {"mhda", kNone, kBracket},
    {"date - entrez", kNone, kBracket},
    {"date - create", kNone, kBracket},
    {"filter", kNone, kBracket},
    {"sb", kNone, kBracket},
    {"subset", kNone, kBracket},
    {"nm", kNone, kBracket | kSuffix},
    {"rn", kNone, kBracket | kSuffix},
    {"substance", kNone, kBracket},
    {"substance name", kNone, kBracket},
    {"ad", kNone, kBracket | kPrefix},
    {"affiliation", kNone, kBracket},
    {"gr", kNone, kBracket},
    {"si", kNone, kBracket},
    {"vi", kNone, kBracket},
    {"ip", kNone, kBracket},
    {"pg", kNone, kBracket},
    {"dcom", kNone, kBracket},
    {"ed", kNone, kBracket},
    {"ir", kNone, kBracket},
    {"cn", kNone, kBracket},
    {"pa", kNone, kBracket},
    {"ps", kNone, kBracket | kSuffix},
    {"jid", kNone, kBracket},
    {"fs", kNone, kSuffix},
    {"it", kNone, kSuffix},
    {"id", kNone, kSuffix},
    {"in", kNone, kSuffix | kPrefix},
    {"rs", kNone, kSuffix},
    {"px", kNone, kSuffix},
    {"rx", kNone, kSuffix},
    {"ux", kNone, kSuffix},
    {"sy", kNone, kSuffix},
    {"an", kNone, kSuffix},
    {"lg", kNone, kSuffix},
    {"xm", kNone, kSuffix},
    {"ff", kNone, kSuffix},
    {"ca", kNone, kSuffix},
    {"dn", kNone, kSuffix},
    {"tn", kNone, kSuffix},
    {"de", kNone, kSuffix},
    {"lnk", kNone, kSuffix},
    {"tt", kNone, kSuffix},
    {"pn", kNone, kSuffix},
    {"sf", kNone, kSuffix},
    {"md", kNone, kSuffix},
    {"tc", kNone, kSuffix},
    {"tm", kNone, kSuffix},
    {"ac", kNone, kSuffix},
    {"mw", kNone, kPrefix},
    {"af", kNone, kPrefix},
    {"zc", kNone, kPrefix},
    {"dt", kNone, kPrefix},
    {"ak", kNone, kPrefix},
    {"kp", kNone, kPrefix},
    {"og", kNone, kPrefix},
    {"wc", kNone, kPrefix},
    {"ut", kNone, kPrefix},
    {"cu", kNone, kPrefix},
    {"fo", kNone, kPrefix},
    {"title-key", kNone, kFunction},
    {"indexterms", kNone, kFunction},
    {"affil", kNone, kFunction},
    {"limit-to", kNone, kFunction},
    {"exclude", kNone, kFunction},
    {"if", kNone, kFunction},
    {"me", kNone, kFunction},
    {"diskw", kNone, kFunction},
    {"cc", kNone, kFunction},
    {"po", kNone, kFunction},
});

// Behind a slash: Embase.
inline constexpr auto kSlashTags = std::to_array<std::string_view>(
    {"exp", "de", "mj", "lim", "py", "br", "syn", "exp/mj", "mj/exp", "dm", "rn"});

/// The row of a name, in any case, that stands there; null if there is none.
constexpr const ForeignName* find_foreign_name(std::string_view name, ForeignPlace place) {
  const auto* found = std::ranges::find_if(kForeignNames, [&](const ForeignName& row) {
    return (row.places & place) != 0 && is_same_word(name, row.name);
  });
  return found == kForeignNames.end() ? nullptr : found;
}

}  // namespace pprsearch
