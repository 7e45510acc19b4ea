#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>

#include "formats/blog/blog_lines.h"
#include "formats/record.h"

namespace pprsearch {

/// What stands between a post's title and its text.
struct PostOpening {
  std::size_t body;                      ///< index of the first line of the text
  std::optional<std::size_t> reference;  ///< index
  bool title_repeated = false;
};

/// The opening of the post whose title is the line of index `title`.
PostOpening read_opening(std::span<const BlogLine> lines, std::size_t title);

/// Reads one post, whose lines are its title and all that belongs to it: title, citation,
/// summary and practice implications of the record's entry. Nothing else is touched.
void read_post_text(std::span<const BlogLine> lines, Record& record);

/// The address of a post is the entry's `url`, if it can be one.
void set_address(const std::string& address, Record& record);

/// Adds a category of a post to the entry's topics, once. `seen` has those that were added.
void add_topic(std::string topic, std::unordered_set<std::string>& seen, Record& record);

}  // namespace pprsearch
