#pragma once

#include <pprsearch/search_parameters.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "site/pages/frame.h"

// Each function makes one page of values. They know templates, and no index.

namespace pprsearch {

/// The box, the topics with their counts, years and the newest entries.
std::string home_page(const SearchResult& everything, const Frame& frame);

/// Topics of an index whose topics are free: those of `page`, from 1.
std::string topics_page(const SearchResult& everything, std::size_t page, const Frame& frame);
/// How many pages of topics there are, one at least.
std::size_t count_topics_pages(const SearchResult& everything);

struct SearchPage {
  ReadParameters read;         ///< what the address says
  const SearchOptions& usual;  ///< what it need not say
  SearchResult result;
  std::string fault;  ///< a filter's value that there is not; then the result is empty
  std::vector<FacetField> more = {};  ///< facets that show as many values as a page can
};
std::string search_page(const SearchPage& page, const Frame& frame);
/// What a search is called: its query, or else what its filters keep.
std::string heading_of(const std::string& query, const SearchResult& result);

/// The page of an exported site that searches in the browser.
std::string find_page(const SearchResult& everything, const Frame& frame);

struct EntryPage {
  const Entry& entry;
  SearchResult similar;
  std::optional<Entry> newer;  ///< those beside it in its month
  std::optional<Entry> older;
  std::string files;  ///< the address of its files without the ending
};
std::string entry_page(const EntryPage& page, const Frame& frame);

std::string similar_page(const Entry& entry, const SearchResult& similar, const Frame& frame);

/// A link of a page.
struct Link {
  std::string address;  ///< from "/" on, without it
  std::string label;
  std::size_t count = 0;
};

/// The entries of a topic, a type of research, a year or a month, newest first.
struct ListPage {
  std::string heading;
  std::string address;  ///< of its first page: "topic/alliance"
  std::size_t page = 1;
  SearchResult result;
  std::optional<Link> newer;  ///< the month or year beside it
  std::optional<Link> older;
  std::vector<Link> parts;  ///< the months of a year
  std::string search;       ///< the address of a search for the same entries
  std::string feed = {};    ///< of a feed of them; may be empty
};
std::string list_page(const ListPage& page, const Frame& frame);

/// What is said instead of a page.
struct Refusal {
  unsigned status = 404;
  std::string title;   ///< "Not found"
  std::string detail;  ///< what is wrong, for people
  std::string query;   ///< for the box
};
std::string refusal_page(const Refusal& refusal, const Frame& frame);

/// How many pages of `limit` a result has, one at least.
std::size_t count_pages(const SearchResult& result);

}  // namespace pprsearch
