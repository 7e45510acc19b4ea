#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"

// The names of fields on other platforms, and the field here that is nearest.

namespace pprsearch {

/// A name of a field elsewhere, in lower case, and the field here that is nearest.
struct ForeignName {
  std::string_view name;
  std::string_view field;
};

/// A plain word is nearest.
inline constexpr std::string_view kAnyField = "*";
/// Nothing here is near.
inline constexpr std::string_view kNone;
inline constexpr std::string_view kHeading = "heading";

// In square brackets, up to the colon: PubMed.
inline constexpr auto kBracketTags = std::to_array<ForeignName>({{"ti", "title"},
                                                                 {"title", "title"},
                                                                 {"tiab", "text"},
                                                                 {"title/abstract", "text"},
                                                                 {"tw", "text"},
                                                                 {"text word", "text"},
                                                                 {"text words", "text"},
                                                                 {"ab", "abstract"},
                                                                 {"abstract", "abstract"},
                                                                 {"au", "author"},
                                                                 {"author", "author"},
                                                                 {"1au", "author"},
                                                                 {"fau", "author"},
                                                                 {"lastau", "author"},
                                                                 {"ta", "journal"},
                                                                 {"journal", "journal"},
                                                                 {"so", "journal"},
                                                                 {"all", kAnyField},
                                                                 {"all fields", kAnyField},
                                                                 {"pmid", "pmid"},
                                                                 {"uid", "pmid"},
                                                                 {"mh", kHeading},
                                                                 {"mesh", kHeading},
                                                                 {"mesh terms", kHeading},
                                                                 {"mesh major topic", kHeading},
                                                                 {"majr", kHeading},
                                                                 {"mesh term", kHeading},
                                                                 {"sh", kNone},
                                                                 {"mesh subheading", kNone},
                                                                 {"subheading", kNone},
                                                                 {"pt", kNone},
                                                                 {"publication type", kNone},
                                                                 {"ptyp", kNone},
                                                                 {"la", kNone},
                                                                 {"lang", kNone},
                                                                 {"language", kNone},
                                                                 {"dp", kNone},
                                                                 {"pdat", kNone},
                                                                 {"edat", kNone},
                                                                 {"crdt", kNone},
                                                                 {"mhda", kNone},
                                                                 {"date - publication", kNone},
                                                                 {"date - entrez", kNone},
                                                                 {"date - create", kNone},
                                                                 {"year", kNone},
                                                                 {"publication date", kNone},
                                                                 {"filter", kNone},
                                                                 {"sb", kNone},
                                                                 {"subset", kNone},
                                                                 {"nm", kNone},
                                                                 {"rn", kNone},
                                                                 {"substance", kNone},
                                                                 {"substance name", kNone},
                                                                 {"ad", kNone},
                                                                 {"affiliation", kNone},
                                                                 {"ot", kNone},
                                                                 {"other term", kNone},
                                                                 {"is", kNone},
                                                                 {"lid", kNone},
                                                                 {"aid", kNone},
                                                                 {"gr", kNone},
                                                                 {"si", kNone},
                                                                 {"vi", kNone},
                                                                 {"ip", kNone},
                                                                 {"pg", kNone},
                                                                 {"dcom", kNone},
                                                                 {"ed", kNone},
                                                                 {"ir", kNone},
                                                                 {"cn", kNone},
                                                                 {"pa", kNone},
                                                                 {"ps", kNone},
                                                                 {"jid", kNone},
                                                                 {"kw", kNone},
                                                                 {"ti,ab", "text"},
                                                                 {"ti/ab", "text"}});

// Behind a full stop or colon: Ovid, Cochrane, Embase.
inline constexpr auto kSuffixTags = std::to_array<ForeignName>(
    {{"ti", "title"},   {"ab", "abstract"}, {"tw", "text"},    {"mp", kAnyField}, {"kf", "text"},
     {"kw", "text"},    {"hw", "text"},     {"au", "author"},  {"jn", "journal"}, {"jt", "journal"},
     {"so", "journal"}, {"ta", "journal"},  {"af", kAnyField}, {"sh", kNone},     {"fs", kNone},
     {"pt", kNone},     {"it", kNone},      {"id", kNone},     {"in", kNone},     {"nm", kNone},
     {"rn", kNone},     {"ot", kNone},      {"rs", kNone},     {"px", kNone},     {"ps", kNone},
     {"rx", kNone},     {"ui", kNone},      {"ux", kNone},     {"sy", kNone},     {"an", kNone},
     {"lg", kNone},     {"la", kNone},      {"yr", kNone},     {"dp", kNone},     {"xm", kNone},
     {"ff", kNone},     {"ca", kNone},      {"dn", kNone},     {"tn", kNone},     {"de", kNone},
     {"lnk", kNone},    {"tt", kNone},      {"pn", kNone},     {"sf", kNone},     {"is", kNone},
     {"do", kNone},     {"md", kNone},      {"tc", kNone},     {"tm", kNone},     {"ac", kNone}});

// In capitals before a word, phrase or bracket: EBSCO; before an =: Web of Science.
inline constexpr auto kPrefixTags = std::to_array<ForeignName>(
    {{"ti", "title"},  {"ab", "abstract"}, {"tx", kAnyField}, {"xb", "text"},   {"ts", kAnyField},
     {"au", "author"}, {"so", "journal"},  {"jn", "journal"}, {"mh", kHeading}, {"mm", kHeading},
     {"mj", kHeading}, {"de", kHeading},   {"dh", kHeading},  {"su", kNone},    {"kw", kNone},
     {"mw", kNone},    {"pt", kNone},      {"af", kNone},     {"in", kNone},    {"zc", kNone},
     {"py", kNone},    {"dt", kNone},      {"la", kNone},     {"ad", kNone},    {"ak", kNone},
     {"kp", kNone},    {"og", kNone},      {"do", kNone},     {"wc", kNone},    {"all", kAnyField},
     {"pmid", "pmid"}, {"is", kNone},      {"ut", kNone},     {"cu", kNone},    {"fo", kNone}});

// Before a bracket: Scopus, ProQuest.
inline constexpr auto kFunctions = std::to_array<ForeignName>({{"title-abs-key", kAnyField},
                                                               {"title-abs-key-auth", kAnyField},
                                                               {"title-abs", "text"},
                                                               {"title-key", kNone},
                                                               {"title", "title"},
                                                               {"abs", "abstract"},
                                                               {"key", kNone},
                                                               {"auth", "author"},
                                                               {"author-name", "author"},
                                                               {"srctitle", "journal"},
                                                               {"all", kAnyField},
                                                               {"authkey", kNone},
                                                               {"indexterms", kNone},
                                                               {"affil", kNone},
                                                               {"doctype", kNone},
                                                               {"limit-to", kNone},
                                                               {"exclude", kNone},
                                                               {"language", kNone},
                                                               {"pubyear", kNone},
                                                               {"tiab", "text"},
                                                               {"ti,ab", "text"},
                                                               {"ab,ti", "text"},
                                                               {"ti", "title"},
                                                               {"ab", "abstract"},
                                                               {"su", kNone},
                                                               {"noft", kAnyField},
                                                               {"if", kNone},
                                                               {"mesh", kHeading},
                                                               {"me", kNone},
                                                               {"pd", kNone},
                                                               {"yr", kNone},
                                                               {"la", kNone},
                                                               {"au", "author"},
                                                               {"pub", "journal"},
                                                               {"rtype", kNone},
                                                               {"diskw", kNone},
                                                               {"mjsub", kHeading},
                                                               {"mainsubject", kHeading},
                                                               {"cc", kNone},
                                                               {"po", kNone},
                                                               {"ti,ab,su", kAnyField},
                                                               {"ti,ab,kw", kAnyField},
                                                               {"all fields", kAnyField}});

// Behind a slash: Embase.
inline constexpr auto kSlashTags = std::to_array<std::string_view>(
    {"exp", "de", "mj", "lim", "py", "br", "syn", "exp/mj", "mj/exp", "dm", "rn"});

template <std::size_t N>
constexpr const ForeignName* find_name(const std::array<ForeignName, N>& names,
                                       std::string_view name) {
  const auto* found = std::ranges::find_if(
      names, [&](const ForeignName& row) { return is_same_word(name, row.name); });
  return found == names.end() ? nullptr : found;
}

}  // namespace pprsearch
