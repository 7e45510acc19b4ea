#pragma once

#include <string>

#include "base/strings.h"
#include "schema/fields.h"

namespace pprsearch {

/// What makes two values of a facet one, of a value's folded text: the text, of a journal without
/// "and", for which others write "&".
inline std::string facet_key(Field field, std::string folded) {
  if (field != Field::journal) return folded;
  std::vector<std::string_view> words = split_words(folded);
  std::erase(words, "and");
  return words.empty() ? folded : join(words, " ");
}

}  // namespace pprsearch
