#pragma once

#include <pprsearch/searcher.h>

#include <string>
#include <vector>

#include "query-cli/printers/painter.h"
#include "query-cli/printers/printer.h"

namespace pprsearch {

/// "Flückiger, C. et al. (2020). Journal of Consulting and Clinical Psychology"; what is printed
/// of a citation of which nothing could be read.
std::string short_citation(const Citation& citation);

/// The line of facts below a hit's title: whether its article was retracted, date, citation, topics
/// and id. Authors and topics that the query asked for are named and marked, however far behind
/// they are.
std::vector<PaintedText> hit_facts(const Hit& hit, const PrintOptions& options);

}  // namespace pprsearch
