#pragma once

#include <string>
#include <vector>

#include "search/suggest/speller.h"

namespace pprsearch {

/// The rows of three words or four that a token may be if somebody left out the blanks:
/// qualityoflife is quality of life. The first and the last are not words of grammar; all are words
/// that the speller knows. Whether an entry has them side by side is not asked. Two words need none
/// of this: as a compound they find what they are (WordExpander). At most so many as are worth
/// asking the index for.
std::vector<std::vector<std::string>> words_run_together(const Speller& speller,
                                                         const std::string& token);

}  // namespace pprsearch
