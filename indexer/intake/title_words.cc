#include "indexer/intake/title_words.h"

#include <pprsearch/entry.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

// ---- Folding ----

/// Whether a word is made of dashes, quotes and dots: those of Unicode begin with two bytes.
bool is_punctuation(std::string_view word) {
  constexpr std::size_t kBytes = 3;
  while (word.starts_with("\xE2\x80") || word.starts_with("\xE2\x81")) {
    word.remove_prefix(std::min(kBytes, word.size()));
    while (!word.empty() && is_ascii(word.front())) word.remove_prefix(1);
  }
  return word.empty();
}

/// The name of the Greek letter that a text begins with; empty if it begins with something else.
std::string_view greek_name(std::string_view text) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
       "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
       "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"});
  constexpr unsigned kFirstSmall = 0x3B1;
  constexpr unsigned kFirstLarge = 0x391;
  constexpr unsigned kMicro = 0xB5;
  constexpr unsigned kSixBits = 0x3F;
  if (text.size() < 2) return {};
  const auto lead = static_cast<unsigned char>(text[0]);
  const auto next = static_cast<unsigned char>(text[1]);
  if (lead != 0xC2 && lead != 0xCE && lead != 0xCF) return {};
  const unsigned code = (lead & 0x1FU) << 6U | (next & kSixBits);
  if (code == kMicro) return "mu";
  const unsigned first = code >= kFirstSmall ? kFirstSmall : kFirstLarge;
  return code < first || code - first >= kNames.size() ? std::string_view() : kNames[code - first];
}

/// "beta" for a Greek letter that stands alone among others than Greek ones: words of Greek stay.
std::string with_names_of_greek(std::string_view word) {
  std::string plain;
  for (bool behind_greek = false; !word.empty();) {
    const std::string_view name = greek_name(word);
    if (name.empty()) {
      behind_greek = static_cast<unsigned char>(word.front()) == 0xCE ||
                     static_cast<unsigned char>(word.front()) == 0xCF;
      const std::size_t bytes = first_character_bytes(word);
      plain += word.substr(0, bytes);
      word.remove_prefix(bytes);
      continue;
    }
    const bool is_alone = !behind_greek && greek_name(word.substr(2)).empty();
    plain += is_alone ? name : word.substr(0, 2);
    word.remove_prefix(2);
    behind_greek = true;
  }
  return plain;
}

/// A word with letters outside ASCII as the library folds it for an id; one that has no Latin
/// letter as it is.
std::string folded_word(const std::string& word) {
  try {
    return plain_words(make_entry_id({}, word));
  } catch (const EntryError&) {
    return is_punctuation(word) ? std::string() : word;
  }
}

// ---- Keys ----

struct Spelling {
  std::string_view one;
  std::string_view other;
};

/// The end of a word, as one of the two spellings has it. That other words fall together with it
/// does no harm: it is done to all titles alike.
constexpr auto kEnds = std::to_array<Spelling>({{"tre", "ter"},
                                                {"tres", "ters"},
                                                {"ogue", "og"},
                                                {"ogues", "ogs"},
                                                {"amme", "am"},
                                                {"ammes", "ams"},
                                                {"ence", "ense"},
                                                {"ice", "ise"}});

/// Roots that Americans write with "e" alone come before umlauts, which are "ae", "oe", "ue" or
/// bare.
constexpr auto kParts = std::to_array<Spelling>(
    {{"paed", "ped"},   {"haem", "hem"},   {"anaes", "anes"},   {"gynae", "gyne"},
     {"aetio", "etio"}, {"oestr", "estr"}, {"oesoph", "esoph"}, {"foet", "fet"},
     {"oedem", "edem"}, {"rrhoe", "rrhe"}, {"archae", "arche"}, {"our", "or"},
     {"ae", "a"},       {"oe", "o"},       {"ue", "u"},         {"ll", "l"},
     {"dgem", "dgm"},   {"agein", "agin"}, {"yse", "yze"},      {"ysi", "yzi"},
     {"ise", "ize"},    {"isi", "izi"},    {"isa", "iza"}});

void replace_all(std::string& word, const Spelling& spelling) {
  for (std::size_t at = word.find(spelling.one); at != word.npos;
       at = word.find(spelling.one, at + spelling.other.size())) {
    word.replace(at, spelling.one.size(), spelling.other);
  }
}

std::string word_in_one_spelling(std::string_view written) {
  constexpr std::size_t kShortest = 4;
  std::string word(written);
  if (word.size() < kShortest) return word;
  for (const Spelling& end : kEnds) {
    if (!word.ends_with(end.one)) continue;
    word.replace(word.size() - end.one.size(), end.one.size(), end.other);
    break;
  }
  for (const Spelling& part : kParts) replace_all(word, part);
  return word;
}

// ---- Roles ----

struct RoleWords {
  std::string_view words;
  TextRole role;
};

constexpr auto kBeginnings = std::to_array<RoleWords>({
    {"erratum", TextRole::correction},
    {"errata", TextRole::correction},
    {"corrigendum", TextRole::correction},
    {"corrigenda", TextRole::correction},
    {"correction", TextRole::correction},
    {"corrections", TextRole::correction},
    {"author correction", TextRole::correction},
    {"publisher correction", TextRole::correction},
    {"addendum", TextRole::correction},
    {"retraction", TextRole::retraction},
    {"notice of retraction", TextRole::retraction},
    {"expression of concern", TextRole::concern},
    {"editorial expression of concern", TextRole::concern},
    {"comment on", TextRole::comment},
    {"comments on", TextRole::comment},
    {"commentary on", TextRole::comment},
    {"commentary", TextRole::comment},
    {"invited commentary", TextRole::comment},
    {"re", TextRole::comment},
    {"reply to", TextRole::reply},
    {"reply", TextRole::reply},
    {"in reply", TextRole::reply},
    {"authors reply", TextRole::reply},
    {"author s reply", TextRole::reply},
    {"response to", TextRole::reply},
    {"authors response", TextRole::reply},
    {"summary for patients", TextRole::summary},
    {"summaries for patients", TextRole::summary},
    {"plain language summary", TextRole::summary},
});

constexpr auto kEndings = std::to_array<RoleWords>({
    {"erratum", TextRole::correction},
    {"errata", TextRole::correction},
    {"corrigendum", TextRole::correction},
    {"correction", TextRole::correction},
    {"retraction", TextRole::retraction},
    {"notice of retraction", TextRole::retraction},
    {"expression of concern", TextRole::concern},
    {"commentary", TextRole::comment},
    {"comment", TextRole::comment},
    {"comments", TextRole::comment},
    {"reply", TextRole::reply},
    {"response", TextRole::reply},
    {"authors reply", TextRole::reply},
    {"author s reply", TextRole::reply},
    {"authors response", TextRole::reply},
    {"author s response", TextRole::reply},
    {"the authors reply", TextRole::reply},
    {"the author replies", TextRole::reply},
    {"reply from the authors", TextRole::reply},
    {"summary for patients", TextRole::summary},
    {"plain language summary", TextRole::summary},
});

/// Takes words from the beginning of a text; nothing if it begins with others.
bool take_beginning(std::string_view& text, std::string_view words) {
  const bool has = text.starts_with(words) && text.size() > words.size();
  if (!has || text[words.size()] != ' ') return false;
  text.remove_prefix(words.size() + 1);
  return true;
}

bool take_end(std::string_view& text, std::string_view words) {
  const bool has = text.ends_with(words) && text.size() > words.size() + 1;
  if (!has || text[text.size() - words.size() - 1] != ' ') return false;
  text.remove_suffix(words.size() + 1);
  return true;
}

/// Web of Science closes the title of a correction with "(vol 12, pg 101, 2010)".
bool take_corrected_place(std::string_view& title) {
  const std::size_t at = title.rfind(" vol ");
  if (at == title.npos || title.find(" pg ", at) == title.npos) return false;
  title = title.substr(0, at);
  return true;
}

}  // namespace

std::string with_plain_apostrophes(std::string_view word) {
  constexpr std::string_view kApostrophe = "\u2019";
  std::string plain;
  for (std::size_t at = word.find(kApostrophe); at != word.npos; at = word.find(kApostrophe)) {
    plain.append(word.substr(0, at)) += '\'';
    word.remove_prefix(at + kApostrophe.size());
  }
  return plain.append(word);
}

std::string folded_title(std::string_view title) {
  std::string folded;
  while (!title.empty()) {
    const std::size_t end = std::min(title.find_first_of(" \t\n"), title.size());
    std::string word = with_plain_apostrophes(title.substr(0, end));
    title.remove_prefix(std::min(end + 1, title.size()));
    if (!std::ranges::all_of(word, is_ascii)) word = with_names_of_greek(word);
    word = std::ranges::all_of(word, is_ascii) ? plain_words(word) : folded_word(word);
    if (word.empty()) continue;
    if (!folded.empty()) folded += ' ';
    folded += word;
  }
  return folded;
}

std::string without_and(std::string_view folded) {
  constexpr auto kAnd = std::to_array<std::string_view>({"and", "und", "et", "y"});
  std::string rest;
  for (const std::string_view word : split_words(folded)) {
    if (is_one_of(word, kAnd)) continue;
    if (!rest.empty()) rest += ' ';
    rest += word;
  }
  return rest;
}

std::string in_one_spelling(std::string_view folded) {
  std::string key;
  for (const std::string_view word : split_words(folded)) {
    if (!key.empty()) key += ' ';
    key += word_in_one_spelling(word);
  }
  return key;
}

RoleInTitle role_in_title(std::string_view folded) {
  constexpr auto kBetween = std::to_array<std::string_view>(
      {"of", "to", "on", "for", "about", "regarding", "note", "notice", "of", "to", "the article"});
  for (const RoleWords& one : kBeginnings) {
    std::string_view rest = folded;
    if (!take_beginning(rest, one.words)) continue;
    for (const std::string_view between : kBetween) take_beginning(rest, between);
    return {one.role, rest};
  }
  std::string_view rest = folded;
  const bool has_place = take_corrected_place(rest);
  if (has_place) take_end(rest, "of");
  RoleInTitle found{TextRole::article, rest};
  for (const RoleWords& one : kEndings) {
    std::string_view shorter = rest;
    const bool is_longest = take_end(shorter, one.words) && shorter.size() < found.rest.size();
    if (is_longest) found = {one.role, shorter};
  }
  if (found.role != TextRole::article) return found;
  return {has_place ? TextRole::correction : TextRole::article, rest};
}

}  // namespace pprsearch
