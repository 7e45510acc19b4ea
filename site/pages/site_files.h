#pragma once

#include <string_view>
#include <vector>

namespace pprsearch {

/// A file of `site/templates/` or `site/static/` that was compiled in.
struct SiteFile {
  std::string_view name;  ///< without folder: "search.mustache"
  std::string_view text;
};

/// All of them, by name. Made by cmake/embed_files.cmake.
const std::vector<SiteFile>& site_files();

}  // namespace pprsearch
