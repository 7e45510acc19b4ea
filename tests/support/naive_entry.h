#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/searcher.h>
#include <pprsearch/vocabulary.h>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/layout.h"

namespace pprsearch::test {

/// An entry with its texts taken apart. A field has one text or several; no
/// phrase runs from one into the next.
struct NaiveEntry {
  Entry entry;
  std::array<std::vector<std::vector<std::string>>, kTextFields> texts;

  const std::vector<std::vector<std::string>>& texts_of(Field field) const {
    return texts[static_cast<std::size_t>(field)];
  }
  /// Of words with an umlaut, how they are written without.
  std::map<std::string, std::set<std::string>> spelled_out = {};

  std::size_t length(Field field) const;
};

NaiveEntry take_apart(const Entry& entry, const Taxonomy& taxonomy);

/// The date as yyyy-mm-dd: the first or the last day that it can mean.
std::string first_day(const std::string& date);
std::string last_day(const std::string& date);

/// Whether has:`name` holds.
bool has(const Entry& entry, const std::string& name);

/// What makes two names of journals one: folded, without a place behind, "the"
/// before it, and "and" and "und", for which others write "&".
std::string journal_key(const std::string& name);

/// The values an entry has in a facet: what makes two of them one, and what is shown.
std::map<std::string, std::string> facet_values(const Entry& entry, FacetField field);

/// Whether choosing `value` (nullopt = "none") in a facet keeps the entry.
bool passes(const Entry& entry, FacetField field, const std::optional<std::string>& value);
bool passes(const Entry& entry, const std::vector<FacetFilter>& filters,
            std::optional<FacetField> aside = std::nullopt);

}  // namespace pprsearch::test
