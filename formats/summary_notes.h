#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/record.h"

namespace pprsearch {

/// Whether a note of a reference is one of those that pprsearch writes about a summary. Whatever
/// it names (a DOI, a number of PubMed) need not be the article's.
bool is_summary_note(std::string_view note);

/// The notes in a text that has several, with `between` after each. A summary, which may have
/// paragraphs, is the last one and goes on to the end.
std::vector<std::string> split_notes(std::string_view text, std::string_view between);

/// Gives the record's entry what `notes` say of its summary: its own title, date, address and
/// source, types of research, and the summary itself in place of an abstract. Other notes are
/// passed over. Whether there was any of a summary, which only what is about an article has.
bool take_summary_notes(const std::vector<std::string>& notes, Record& record);

}  // namespace pprsearch
