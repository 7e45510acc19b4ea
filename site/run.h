#pragma once

#include <iosfwd>

#include "site/options.h"

namespace pprsearch {

/// Does what the options say, and returns the exit status. A server runs until it is ended.
int run(const SiteOptions& options, std::ostream& out, std::ostream& err);

}  // namespace pprsearch
