#pragma once

#include <pprsearch/entry.h>

namespace pprsearch {

/// Adds the notices that the printed line of an entry's citation has about its article: "RETRACTED:
/// …", "[Retracted]", "(Retraction published …)", "Retraction in: …", "Erratum in: …".
void add_notices_of_citation(Entry& entry);

}  // namespace pprsearch
