#pragma once

#include <pprsearch/entry.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/array_file.h"
#include "index/layout.h"

namespace pprsearch {

/// Number of an entry within a generation, from 0: its row in every column.
using EntryNumber = std::uint32_t;

/// The facets whose values are names; year and published have columns of numbers.
enum class NameFacet : std::uint8_t { topic, type, journal, author };
inline constexpr std::size_t kNameFacets = 4;
inline constexpr std::array<std::string_view, kNameFacets> kNameFacetNames = {"topic", "type",
                                                                              "journal", "author"};

/// "2020-07" as 20200700: a date as the column `published` has it; 0 of no date.
std::uint32_t date_number(const std::string& date);

/// A value of a facet: `key` says which values are one, `name` is shown.
struct FacetName {
  std::string key;
  std::string name;
};

/// The name of the column of a text field's lengths, given the field's number.
std::string length_column(std::size_t field);

/// What the columns keep of one entry.
struct ColumnRow {
  std::string id;
  std::string title_key;                             ///< folded title, for sorting
  std::array<std::uint32_t, kTextFields> lengths{};  ///< in tokens
  std::uint32_t published = 0;                       ///< yyyymmdd, absent parts 0; 0 = none
  std::uint32_t year = 0;                            ///< of the article; 0 = none
  std::uint16_t present = 0;                         ///< a bit for each Presence
  std::array<std::vector<FacetName>, kNameFacets> names;
};

/// The columns of a generation, mapped. Any number of threads may read.
class Columns {
 public:
  /// One facet's values: which ones there are, and which an entry has.
  class Names {
   public:
    Names() = default;
    Names(const ArrayFile& file, std::string_view facet, std::size_t entries);

    std::size_t size() const { return keys_.size(); }
    std::string_view key(std::size_t ordinal) const { return keys_[ordinal]; }
    std::string_view name(std::size_t ordinal) const { return names_[ordinal]; }
    std::optional<std::uint32_t> find(std::string_view key) const;
    /// Ordinal of the first key that is not less.
    std::size_t lower_bound(std::string_view key) const { return keys_.lower_bound(key); }
    /// How many entries have the value.
    std::size_t count(std::size_t ordinal) const { return counts_[ordinal]; }
    /// Ordinals of the entry's values, each once.
    std::span<const std::uint32_t> of(EntryNumber entry) const;

   private:
    StringList keys_;
    StringList names_;
    std::span<const std::uint32_t> counts_;
    std::span<const std::uint64_t> begins_;
    std::span<const std::uint32_t> ordinals_;
  };

  explicit Columns(const std::string& path);

  std::size_t size() const { return published_.size(); }
  std::string_view id(EntryNumber entry) const { return ids_[entry]; }
  std::uint32_t length(TextField field, EntryNumber entry) const {
    return lengths_[static_cast<std::size_t>(field)][entry];
  }
  /// Tokens of the field over all entries.
  std::uint64_t total_length(TextField field) const {
    return totals_[static_cast<std::size_t>(field)];
  }
  std::uint32_t published(EntryNumber entry) const { return published_[entry]; }
  std::uint32_t year(EntryNumber entry) const { return years_[entry]; }
  std::uint16_t present(EntryNumber entry) const { return present_[entry]; }
  /// Rank from 0 in the order newest first, then by id.
  std::uint32_t newest_rank(EntryNumber entry) const { return newest_[entry]; }
  /// Rank from 0 in the order of titles, then newest first, then by id.
  std::uint32_t title_rank(EntryNumber entry) const { return titles_[entry]; }
  const Names& names(NameFacet facet) const { return names_[static_cast<std::size_t>(facet)]; }

 private:
  template <typename T>
  std::span<const T> column(const std::string& name) const;

  ArrayFile file_;
  StringList ids_;
  std::span<const std::uint64_t> totals_;
  std::array<std::span<const std::uint32_t>, kTextFields> lengths_;
  std::span<const std::uint32_t> published_;
  std::span<const std::uint32_t> years_;
  std::span<const std::uint16_t> present_;
  std::span<const std::uint32_t> newest_;
  std::span<const std::uint32_t> titles_;
  std::array<Names, kNameFacets> names_;
};

}  // namespace pprsearch
