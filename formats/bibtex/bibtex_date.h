#pragma once

#include <pprsearch/citation.h>

#include <string>
#include <vector>

#include "formats/bibtex/bibtex_entry.h"

namespace pprsearch {

/// When the work appeared, from `date` as BibLaTeX has it ("2020-11-05", of a range
/// the beginning), or else from `year`, `month` ("November", "11", "5~November") and `day`. Year 0
/// where the entry does not say. What of these fields is no date is told in `repairs`; a
/// season is none either, but usual, and says nothing wrong.
IssuedDate read_bibtex_date(const BibtexEntry& entry, std::vector<std::string>& repairs);

}  // namespace pprsearch
