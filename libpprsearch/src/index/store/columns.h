#pragma once

#include <pprsearch/entry.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/damage.h"
#include "index/layout.h"
#include "index/store/array_file.h"

namespace pprsearch {

/// Number of an entry within a generation, from 0: its row in every column.
using EntryNumber = std::uint32_t;

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
  std::string title;                                 ///< as it is shown
  std::string title_key;                             ///< folded title, for sorting
  std::array<std::uint32_t, kTextFields> lengths{};  ///< in tokens
  std::uint32_t published = 0;                       ///< yyyymmdd, absent parts 0; 0 = none
  std::uint32_t year = 0;                            ///< of the article; 0 = none
  FieldSet present = 0;  ///< presence_bit() of each field that the entry has
  std::array<std::vector<FacetName>, kNameFields> names;  ///< in the order of name_fields()
  std::string first_author;  ///< folded name of the article's first author, for sorting

  std::vector<FacetName>& names_of(Field field) { return names[name_place(field)]; }
};

/// The columns of a generation, mapped. Any number of threads may read.
class Columns {
 public:
  /// One facet's values: which ones there are, and which an entry has.
  class Names {
   public:
    Names() = default;
    Names(const ArrayFile& file, std::string_view facet, std::size_t entries);
    /// Whether each ordinal is that of a value.
    bool has_sound_ordinals() const;

    std::size_t size() const { return keys_.size(); }
    std::string_view key(std::size_t ordinal) const { return keys_[ordinal]; }
    std::string_view name(std::size_t ordinal) const { return names_[ordinal]; }
    std::optional<std::uint32_t> find(std::string_view key) const;
    /// Ordinal of the first key that is not less.
    std::size_t lower_bound(std::string_view key) const { return keys_.lower_bound(key); }
    /// How many entries have the value.
    std::size_t count(std::size_t ordinal) const { return counts_[ordinal]; }
    /// Ordinals of the entry's values, each once.
    std::span<const std::uint32_t> of(EntryNumber entry) const {
      const std::uint64_t begin = begins_[entry];
      const std::uint64_t end = begins_[entry + 1];
      if (begin > end || end > ordinals_.size()) throw Damage("columns are damaged");
      return ordinals_.subspan(begin, end - begin);
    }

   private:
    StringList keys_;
    StringList names_;
    std::span<const std::uint32_t> counts_;
    std::span<const std::uint64_t> begins_;
    std::span<const std::uint32_t> ordinals_;
  };

  explicit Columns(const std::string& path);

  std::size_t size() const { return published_.size(); }
  /// See ArrayFile::let_go().
  void let_go() const { file_.let_go(); }
  std::string_view id(EntryNumber entry) const { return ids_[entry]; }
  /// As the entry has it. Throws Damage if it is not UTF-8.
  std::string_view title(EntryNumber entry) const;
  std::uint32_t length(Field field, EntryNumber entry) const {
    return lengths_[static_cast<std::size_t>(field)][entry];
  }
  /// By entry.
  std::span<const std::uint32_t> lengths(Field field) const {
    return lengths_[static_cast<std::size_t>(field)];
  }
  /// Tokens of the field over all entries, as they were counted.
  std::uint64_t total_length(Field field) const { return totals_[static_cast<std::size_t>(field)]; }
  std::uint32_t published(EntryNumber entry) const { return published_[entry]; }
  std::uint32_t year(EntryNumber entry) const { return years_[entry]; }
  bool has(Field field, EntryNumber entry) const {
    return (present_[entry] & presence_bit(field)) != 0;
  }
  /// Rank from 0 in the order newest first, then by id.
  std::uint32_t newest_rank(EntryNumber entry) const { return newest_[entry]; }
  /// Rank from 0 in the order of titles, then newest first, then by id.
  std::uint32_t title_rank(EntryNumber entry) const { return titles_[entry]; }
  /// Place, from 1, of the entry's first author in the alphabet of first authors; 0 = has none.
  /// Entries whose first authors have the same name have the same place.
  std::uint32_t first_author(EntryNumber entry) const { return first_authors_[entry]; }
  /// Of one of name_fields(). Throws Damage if an ordinal of it is none, for whoever counts values
  /// takes ordinals for places of a table, one by one in the innermost loop. All of them are looked
  /// at when a field is first asked for, and not when the file is opened: that takes the longer the
  /// more entries there are, and most questions ask for few fields.
  const Names& names(Field field) const {
    const std::size_t place = name_place(field);
    if (!looked_at_.at(place).load(std::memory_order_acquire)) look_at(place);
    return names_[place];
  }

 private:
  template <typename T>
  std::span<const T> column(const std::string& name) const;

  ArrayFile file_;
  StringList ids_;
  StringList shown_titles_;
  std::span<const std::uint64_t> totals_;
  std::array<std::span<const std::uint32_t>, kTextFields> lengths_;
  std::span<const std::uint32_t> published_;
  std::span<const std::uint32_t> years_;
  std::span<const FieldSet> present_;
  std::span<const std::uint32_t> newest_;
  std::span<const std::uint32_t> titles_;
  std::span<const std::uint32_t> first_authors_;
  void look_at(std::size_t place) const;

  std::array<Names, kNameFields> names_;
  mutable std::array<std::atomic<bool>, kNameFields> looked_at_ = {};
};

}  // namespace pprsearch
