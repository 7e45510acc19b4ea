#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <string>
#include <vector>

#include "site/pages/frame.h"

// What programs read beside JSON: XML made of values, by templates as pages are. All addresses in
// it are whole, so the site has to know its own (`SiteText::url`).

namespace pprsearch {

/// Entries for a feed reader.
struct Feed {
  std::string title;
  std::string address;  ///< of the feed, from "/" on and without it
  std::string page;     ///< of the page with the same entries
  const std::vector<Hit>& hits;
};

/// An Atom feed (RFC 4287). What it says of time comes from the entries alone.
std::string atom_feed(const Feed& feed, const Frame& frame);

/// How a browser searches here (OpenSearch 1.1).
std::string opensearch_description(const Frame& frame);

/// Completions as browsers want them: text, list of texts, list of what is said of each.
std::string opensearch_suggestions(const std::string& typed,
                                   const std::vector<Completion>& completions);

/// A sitemap of addresses, which are from "/" on and without it.
std::string sitemap(const std::vector<std::string>& addresses, const Frame& frame);
/// A sitemap that names `pages` sitemaps, "sitemap.xml?page=1" and so on.
std::string sitemap_index(std::size_t pages, const Frame& frame);

/// The forms in which unAPI gives an entry; of all entries if `id` is empty.
std::string unapi_formats(const std::string& id, const Frame& frame);

}  // namespace pprsearch
