#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads a reference line that has its year behind the journal and no quotes, as Vancouver and AMA
/// print it, and Nature. False, and `citation` is as it was, if the line is none. Blanks of `text`
/// are single spaces.
bool read_year_behind_journal(std::string_view text, Citation& citation);

/// Takes the names off the beginning of "Lee, A., & Wu, K. Title"; false if it begins with others.
bool take_names(std::string_view& head, Citation& citation);

}  // namespace pprsearch
