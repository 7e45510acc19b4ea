#pragma once

#include <pprsearch/generation.h>

#include <exception>
#include <optional>
#include <string>

#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"

namespace pprsearch {

/// Why a generation cannot be used.
struct GenerationFault {
  std::string what;                     ///< a sentence
  bool is_foreign = false;              ///< it is not damaged, but of another format
  std::exception_ptr reason = nullptr;  ///< what the system said, if that is why
};

/// Why the generation of that manifest, in the folder `name` at `path`, cannot be used, as far as
/// can be told without reading it whole. What is listed, published and opened goes by this.
std::optional<GenerationFault> fault_of_generation(const std::string& path,
                                                   const Manifest& manifest,
                                                   const std::string& name);

/// What the manifest of a generation says, and whether it can be used, as far as can be told
/// without reading it whole. Whether it is published is left out.
GenerationStatus status_of(const IndexFolder& folder, const std::string& name);

}  // namespace pprsearch
