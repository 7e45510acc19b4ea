#pragma once

#include <pprsearch/citation.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace pprsearch {

// What the readers of all styles know about titles, journals and what closes a line.

/// Whether a sentence, with closing quotes, ends at the end of `text`.
bool ends_sentence(std::string_view text);

/// Where the last sentence of `text` begins, brackets taken as one; 0 if there is but one sentence.
std::size_t begin_of_last_sentence(std::string_view text);

/// "Clinical Psychology and Psychotherapy", not "a model of adverse process".
bool is_in_title_case(std::string_view text);

/// Where the journal begins in `head`, which ends with it: at the last sentence, or, in
/// "Title. J. Consult. Clin. Psychol.", at the first of the abbreviations. Before a whole word, as
/// in "Title. Am. J. Psychiatry", these must be known from journals: "Title. Reply. Psychiatry".
std::size_t begin_of_journal(std::string_view head);

/// "Journal of Affective Disorders." without its stop; "Psychother. Res." as it is.
std::string_view journal_name(std::string_view text);

/// Keeps a title without its quotes, closing stop, and notes like "[…]" and "(3rd ed.)".
void set_title(std::string_view title, Citation& citation);

/// `text` without remarks at its end such as "Advance online publication".
std::string_view without_closing_notes(std::string_view text);

}  // namespace pprsearch
