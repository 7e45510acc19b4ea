#pragma once

#include <pprsearch/citation.h>

#include <cstddef>
#include <string_view>

namespace pprsearch {

/// Takes DOI, address and PMID out of `text`; returns where the first of them begins.
std::size_t read_links(std::string_view text, Citation& citation);

}  // namespace pprsearch
