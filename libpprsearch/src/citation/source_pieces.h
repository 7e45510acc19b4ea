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

/// "Title. Journal, 57(1), 1–9" of "Title. Journal, 57(1), 1–9. Epub 2019 May 3. Funded by X.":
/// what stands behind journal, volume and a range of pages is about the article, or of another one.
std::string_view without_remarks(std::string_view text);

/// "Journal of Affective Disorders." without its stop; "Psychother. Res." as it is; without "In:".
std::string_view journal_name(std::string_view text);

/// Whether a word is one that names of journals begin with in short: "J.", "Proc.".
bool begins_a_journal(std::string_view word);

/// Whether a word is there that journals have in their names: "Journal", "Psychotherapy".
bool names_a_journal(std::string_view text);

/// The type of a work that brackets behind its title give a number: "report" of "(Report No. 12)",
/// "thesis" of "(Order No. 1234567)"; empty if they do not.
std::string_view type_by_number(std::string_view note);

/// "Handbook of Psychotherapy, 6th Edition" without the edition: ", 2nd edn", ". 2nd ed.".
std::string_view without_edition(std::string_view title);

/// "Guilford Press", "New York, NY: Norton", "Ottawa: Author".
bool is_publisher(std::string_view text);

/// Whether `text` is a book's title with edition or publisher, parted by commas alone:
/// "Prevention of failure, 2nd edn, Sage, London".
bool is_book_of_fields(std::string_view text);

/// The book's title in "Handbook of Psychotherapy, 3rd edn, Wiley, New York", where commas alone
/// part it from edition, publisher and place.
std::string book_of_fields(std::string_view fields);

/// "Loss. New York: Norton" of "Wu J (ed). Loss. New York: Norton" and "J. Wu, ed. Loss. …"; all of
/// it if no editors stand in front.
std::string_view without_editors_in_front(std::string_view book);

/// Whether a note in brackets says that its work is a thesis: "[Doctoral dissertation, …]".
bool names_a_thesis(std::string_view note);

/// Whether a piece is a name as Elsevier prints it: "J. Smith", "and A.C. Del Re".
bool has_initials_in_front(std::string_view piece);

/// Keeps a title without its quotes, closing stop, and notes like "[…]" and "(3rd ed.)".
void set_title(std::string_view title, Citation& citation);

/// `text` without remarks at its end such as "Advance online publication".
std::string_view without_closing_notes(std::string_view text);

}  // namespace pprsearch
