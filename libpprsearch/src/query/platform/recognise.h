#pragma once

#include <pprsearch/query.h>

#include <string_view>

namespace pprsearch::platform {

/// The platform whose constructs a text has most of; `ppr` if it has none, or more of this
/// language's own.
Platform recognise(std::string_view text);

/// The note that a text was taken for that platform's.
Diagnostic read_as(Platform platform);

}  // namespace pprsearch::platform
