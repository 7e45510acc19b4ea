#include "index/store/columns.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "base/ascii.h"
#include "base/utf8.h"
#include "index/damage.h"

namespace pprsearch {

std::string length_column(std::size_t field) {
  return "length." + std::string(kFields[field].name);
}

std::uint32_t date_number(const std::string& date) {
  std::string digits;
  std::copy_if(date.begin(), date.end(), std::back_inserter(digits), is_digit);
  digits.resize(8, '0');
  return static_cast<std::uint32_t>(std::stoul(digits));
}

Columns::Names::Names(const ArrayFile& file, std::string_view facet, std::size_t entries)
    : keys_(file.strings(std::string(facet) + ".key")),
      names_(file.strings(std::string(facet) + ".name")),
      counts_(file.array<std::uint32_t>(std::string(facet) + ".count")),
      begins_(file.array<std::uint64_t>(std::string(facet) + ".entry")),
      ordinals_(file.array<std::uint32_t>(std::string(facet) + ".ordinal")) {
  if (counts_.size() != keys_.size() || names_.size() != keys_.size() ||
      begins_.size() != entries + 1) {
    throw Damage("column '" + std::string(facet) + "' is damaged");
  }
}

bool Columns::Names::has_sound_ordinals() const {
  const std::uint32_t most =
      std::reduce(ordinals_.begin(), ordinals_.end(), std::uint32_t{0},
                  [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
  return ordinals_.empty() || most < keys_.size();
}

void Columns::look_at(std::size_t place) const {
  if (!names_[place].has_sound_ordinals()) {
    throw Damage("column '" + std::string(row_of(name_fields()[place]).name) + "' is damaged");
  }
  looked_at_[place].store(true, std::memory_order_release);
}

std::optional<std::uint32_t> Columns::Names::find(std::string_view key) const {
  return place_of(keys_, key);
}

template <typename T>
std::span<const T> Columns::column(const std::string& name) const {
  const std::span<const T> values = file_.array<T>(name);
  if (values.size() != ids_.size()) throw Damage("column '" + name + "' is damaged");
  return values;
}

std::string_view Columns::title(EntryNumber entry) const {
  const std::string_view title = shown_titles_[entry];
  if (!is_utf8(title)) throw Damage("the column of titles is damaged");
  return title;
}

Columns::Columns(const std::string& path)
    : file_(path),
      ids_(file_.strings("id")),
      shown_titles_(file_.strings("title")),
      totals_(file_.array<std::uint64_t>("totals")) {
  if (shown_titles_.size() != ids_.size()) throw Damage("column 'title' is damaged");
  if (totals_.size() != kTextFields) throw Damage("column 'totals' is damaged");
  for (std::size_t f = 0; f < kTextFields; ++f) {
    lengths_[f] = column<std::uint32_t>(length_column(f));
  }
  published_ = column<std::uint32_t>("published");
  years_ = column<std::uint32_t>("year");
  present_ = column<FieldSet>("present");
  newest_ = column<std::uint32_t>("rank.newest");
  titles_ = column<std::uint32_t>("rank.title");
  first_authors_ = column<std::uint32_t>("place.author");
  for (std::size_t f = 0; f < kNameFields; ++f) {
    names_[f] = Names(file_, row_of(name_fields()[f]).name, ids_.size());
  }
}

}  // namespace pprsearch
