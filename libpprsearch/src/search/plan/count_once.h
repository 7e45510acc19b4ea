#pragma once

#include "search/plan/plan.h"

namespace pprsearch {

/// Leaves of each row what counts for no other reason: an occurrence counts once, for the best of
/// its reasons (the order of TermReason), and for the shortest row of these. What was typed is
/// parted by reason: a row is exact if each of its words is. A narrower concept's name counts
/// beside the shorter ones in it. Entries that have the meaning are the same as before. A row
/// within a window is left as it is.
void count_once(Meaning& meaning);

}  // namespace pprsearch
