#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "site/pages/frame.h"

// What templates see of values that several pages show. It is the JSON of docs/json-output.md with
// what only a page has: links, texts with marks, dates as people write them.

namespace pprsearch {

/// The address of an entry's page, from "/" on and without it.
std::string entry_address(const std::string& id);
/// The address at which an entry may be cited: its own, or its page's if the site says where it is.
std::string address_to_cite(const Entry& entry, const Frame& frame);

/// A hit, as `{{> hits}}` shows it.
nlohmann::ordered_json model_of(const Hit& hit, const Frame& frame);
nlohmann::ordered_json model_of(const std::vector<Hit>& hits, const Frame& frame);

/// What `{{> cite}}` shows of an entry: both lines, and links to files, whose addresses are `file`
/// and an ending.
nlohmann::ordered_json citations_model(const Entry& entry, const std::string& file,
                                       const Frame& frame);

/// Topics or types with their links: {"label", "href"}.
nlohmann::ordered_json labels_model(const std::vector<std::string>& slugs, FacetField field,
                                    const Frame& frame);

/// What `{{> pager}}` shows: pages beside this one. `address` gives that of a page, from 1.
nlohmann::ordered_json pager_model(std::size_t page, std::size_t pages, const Frame& frame,
                                   const std::function<std::string(std::size_t)>& address);

}  // namespace pprsearch
