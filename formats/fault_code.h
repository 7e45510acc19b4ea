#pragma once

#include <cstdint>
#include <string_view>

namespace pprsearch {

/// What is said about a record, for programs, which need not read the reason. A code's name has
/// hyphens: "bad-value". Names are stable; docs/source-formats.md says what each means.
enum class FaultCode : std::uint8_t {
  // Of a record that is rejected:
  unreadable,   ///< its text is broken
  wrong_form,   ///< it is not of the form
  no_text,      ///< it has neither title nor text
  bad_value,    ///< a field breaks the rules of entries
  too_long,     ///< a limit is passed
  not_indexed,  ///< the index refused it
  // Of one that is repaired, what was done first:
  repaired,      ///< something in it was put right or left out by its reader
  unknown_name,  ///< topics or types that the taxonomy does not have became keywords
  name_added,    ///< keywords gave it topics or types
  id_changed,    ///< another article has its id
  // Of a duplicate, by what it is one:
  same_id,
  same_doi,
  same_pmid,
  same_title,
  same_place,
  // Of assignments:
  given_up,           ///< names of a source for those of an editor
  nothing_to_remove,  ///< a name that was to be removed was not there
  unknown_id,         ///< no record has the id
  bad_assignment,     ///< a fault in the file
  // Of files and of what is published:
  passed_over,
  marked,  ///< another record says what became of the article
  lost,
  retracted,
  bad_line,  ///< a fault in another file that a user wrote
};

/// Empty for a number that is no enumerator.
std::string_view to_string(FaultCode code);

}  // namespace pprsearch
