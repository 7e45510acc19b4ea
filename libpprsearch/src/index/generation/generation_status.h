#pragma once

#include <pprsearch/generation.h>

#include <string>

#include "index/generation/index_folder.h"

namespace pprsearch {

/// What the manifest of a generation says, and whether it can be used, as far as can be told
/// without reading it whole. Whether it is published is left out.
GenerationStatus status_of(const IndexFolder& folder, const std::string& name);

}  // namespace pprsearch
