#pragma once

#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "schema/fields.h"

namespace pprsearch {

/// A journal's name without the place that libraries put behind it: "Lancet (London, England)". A
/// bracket that is all of it stays.
inline std::string_view without_place(std::string_view journal) {
  journal = trim_end(journal);
  const std::size_t open = journal.ends_with(')') ? journal.rfind('(') : journal.npos;
  const std::string_view name = trim_end(journal.substr(0, open));
  return name.empty() ? journal : name;
}

/// What makes two values of a facet one, as `fold` folds a text. Of a journal neither a place
/// behind it counts, nor "The" before it, nor "and" and "und", for which others write "&". A name
/// of signs alone, of which folding leaves nothing, is its own key.
template <typename Fold>
std::string facet_key(Field field, std::string_view name, Fold fold) {
  std::string folded = fold(field == Field::journal ? without_place(name) : name);
  if (folded.empty()) folded = fold(name);
  if (folded.empty()) return std::string(name);
  if (field != Field::journal) return folded;
  std::vector<std::string_view> words = split_words(folded);
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  std::erase_if(words, [](std::string_view word) { return word == "and" || word == "und"; });
  return words.empty() ? folded : join(words, " ");
}

}  // namespace pprsearch
