#pragma once

#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "site/pages/templates.h"

namespace pprsearch {

/// What whoever runs the site says about it.
struct SiteText {
  std::string title = "Research summaries";
  std::string url = {};  ///< its address for others, with a slash at the end; may be empty
  std::string frame_ancestors = "'none'";  ///< who may show it in a frame, as CSP has it
  bool as_files = false;  ///< pages are files that no program serves: links have their names
};

/// What every page needs beside its own values.
struct Frame {
  const Templates& templates;
  const SiteText& text;
  const Taxonomy& taxonomy;
  std::string root = "./";  ///< the way from the page to "/", so that links stay below any folder

  // Links, by addresses from "/" on and without it.
  std::string link(const std::string& address) const;   ///< to a page, from this one
  std::string file(const std::string& address) const;   ///< to what is not a page, from this one
  std::string whole(const std::string& address) const;  ///< to a page, for others; needs the url
};

/// What the frame says of a page.
struct PageHead {
  std::string title = {};     ///< of the page, without that of the site
  std::string address = {};   ///< canonical, from "/" on and without it; empty = none
  std::string query = {};     ///< in the box
  std::size_t rows = 0;       ///< of the box; 0 = one line, which has no line ends
  bool noindex = false;       ///< search engines are not to list it
  std::string previous = {};  ///< addresses of the pages beside it; may be empty
  std::string next = {};
  std::string feed = {};     ///< of what the page lists; may be empty
  std::string json_ld = {};  ///< what search engines read; may be empty
};

/// The page: what `name` makes of `model`, in the frame.
std::string framed(const std::string& name, nlohmann::ordered_json model, const PageHead& head,
                   const Frame& frame);

}  // namespace pprsearch
