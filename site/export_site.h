#pragma once

#include <cstddef>
#include <string>

#include "site/routes.h"
#include "site/view.h"

namespace pprsearch {

/// Writes the pages of a view as files into `folder`, which has to be new or empty: what `site`
/// answers, which was made with `SiteText::as_files`. Returns how many files there are. Throws
/// Error for a page that cannot be made and for a file that cannot be written; then the folder is
/// not whole.
std::size_t export_site(const Site& site, const View& view, const std::string& folder);

}  // namespace pprsearch
