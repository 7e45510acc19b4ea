#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "index/store/dictionary.h"
#include "search/plan/plan.h"

// How much of a list of plain words an entry needs to be found under Match::automatic. It is
// decided from the words' numbers of entries alone, so that the same rule can be asked of another
// store. docs/query-syntax.md says the rule for readers, docs/ranking.md what it was chosen on.

namespace pprsearch {

/// What each word of a list is worth, and how much an entry needs of it.
struct Enough {
  std::vector<std::uint32_t> points;  ///< by word; 0 of one that the index lacks
  std::uint32_t least = 1;            ///< together, of the words that the entry has
  bool needs_all = false;             ///< no entry without every one of the words has so many

  bool operator==(const Enough&) const = default;
};

/// The rule for words that so many entries have each, in an index of `all` entries.
Enough enough_of(const std::vector<std::size_t>& entries, std::size_t all);

/// Whether any entry has a row of words in one of the fields.
using RowStands = std::function<bool(const TermRow& row, FieldMask fields)>;

/// How many entries have what a word stands for, as the dictionary alone tells it: of its forms
/// and spellings, the one that most entries have. A row of words counts like its rarest. If no
/// entry has any of these, the other words that it stands for count. Of a word that is being typed,
/// all count. It may be more than the word
/// finds, because an entry may have a row's words apart. So `stands` is asked about the rows of a
/// word of which the dictionary has no single word: "outcom" is not "out com".
std::size_t entries_of(const ExpandedQueryWord& word, const Dictionary& dictionary,
                       const RowStands& stands);

}  // namespace pprsearch
