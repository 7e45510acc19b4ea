#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/platform/platform_table.h"
#include "query/platform/said.h"

namespace pprsearch::platform {

/// The words of a term, parted by single blanks, with the signs of our own wildcards.
struct TermText {
  std::string text;               ///< empty if there is no word
  bool signs_of_its_own = false;  ///< it has a sign that no other language reads so
};

/// Reads the words and signs of a term, which begins there in the plain text.
TermText read_signs(std::string_view term, const PlatformTable& table, std::size_t begin,
                    Said& said);

/// How a word of a term can be asked for.
enum class WordForm {
  plain,       ///< no wildcard
  in_phrase,   ///< a wildcard as it may stand in a phrase
  in_field,    ///< one that ends with a `?`, which is a wildcard in the value of a field alone
  impossible,  ///< too few letters before its wildcard
};

WordForm form_of(std::string_view word);

/// Whether the word may stand bare in a query.
bool is_bare(std::string_view word);

}  // namespace pprsearch::platform
