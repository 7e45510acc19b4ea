#pragma once

#include <pprsearch/query.h>

#include <string_view>

namespace pprsearch {

/// Notes the signs that exclude in what is probably a text that was pasted: five words and more,
/// and nothing else that means anything. Such a sign may be of a number ("a delay of -25 ms") or a
/// stray hyphen. If nothing else was corrected, the text without these signs is.
void note_doubtful_signs(std::string_view text, ParsedQuery& parsed);

}  // namespace pprsearch
