#pragma once

#include <string_view>

#include "query/characters.h"
#include "query/platform/lines.h"
#include "query/platform/said.h"

// What platforms print beside a line and what is not a part of its query: counts of entries with
// the times and kinds of searches beside them, and remarks.

namespace pprsearch::platform {

/// Takes counts and remarks off the lines. A number that may be a word stays, and is marked as
/// doubtful. `original` is what `plain` was made of.
void take_printed(const PlainText& plain, std::string_view original, Platform platform,
                  Lines& lines);

/// Says what was taken and what is doubtful: each kind once, by the first that stands there.
void tell_printed(const PlainText& plain, const Lines& lines, Said& said);

/// "or/1-7", "1 and 2", "#1 OR #2", "(1 or 2) not 3"
bool refers_only(std::string_view line);

/// Whether a line is complete, so that no word goes on behind it: it ends with a field's name, a
/// heading, a bracket, a quotation mark or the number of another line.
bool is_complete(std::string_view line);

}  // namespace pprsearch::platform
