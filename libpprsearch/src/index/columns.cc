#include "index/columns.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <stdexcept>

namespace pprsearch {
namespace {

/// Ranks of 0..size-1 in the order `before` gives: the inverse of a sorting.
template <typename Before>
std::vector<std::uint32_t> ranks(std::size_t size, Before before) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), before);
  std::vector<std::uint32_t> rank(size);
  for (std::uint32_t i = 0; i < size; ++i) rank[order[i]] = i;
  return rank;
}

std::string length_column(std::size_t field) {
  return "length." + std::string(kTextLayout[field].name);
}

/// What a facet's table takes for a value: the node of the map, and the texts
/// where they are too long to lie within it.
std::size_t bytes_of(const FacetName& value) {
  constexpr std::size_t kNode = 144;
  constexpr std::size_t kWithin = 15;
  const auto beside = [](std::size_t size) { return size > kWithin ? size + 16 : 0; };
  return kNode + beside(value.key.size()) + beside(value.name.size());
}

}  // namespace

std::uint32_t date_number(const std::string& date) {
  std::string digits;
  std::copy_if(date.begin(), date.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  digits.resize(8, '0');
  return static_cast<std::uint32_t>(std::stoul(digits));
}

void ColumnsBuilder::add(const ColumnRow& row) {
  ids_.add(row.id);
  title_keys_.add(row.title_key);
  for (std::size_t f = 0; f < kTextFields; ++f) lengths_[f].push_back(row.lengths[f]);
  published_.push_back(row.published);
  years_.push_back(row.year);
  present_.push_back(row.present);
  for (std::size_t f = 0; f < kNameFacets; ++f) {
    NameColumn& column = names_[f];
    for (const FacetName& value : row.names[f]) {
      const auto next = static_cast<std::uint32_t>(tables_[f].size());
      const auto [place, is_new] = tables_[f].try_emplace(value.key, next, value.name);
      if (is_new) table_bytes_ += bytes_of(value);
      auto& [ordinal, name] = place->second;
      name = std::min(name, value.name);  // the same one whatever the order of entries
      column.ordinals.push_back(ordinal);
    }
    const auto begin = column.ordinals.begin() + static_cast<std::ptrdiff_t>(column.begins.back());
    std::sort(begin, column.ordinals.end());
    column.ordinals.erase(std::unique(begin, column.ordinals.end()), column.ordinals.end());
    column.begins.push_back(column.ordinals.size());
  }
}

std::size_t ColumnsBuilder::bytes() const {
  const auto in = [](const auto& values) { return values.capacity() * sizeof(values[0]); };
  std::size_t sum = ids_.bytes() + title_keys_.bytes() + table_bytes_;
  for (const auto& lengths : lengths_) sum += in(lengths);
  sum += in(published_) + in(years_) + in(present_);
  for (const NameColumn& names : names_) sum += in(names.begins) + in(names.ordinals);
  return sum;
}

void ColumnsBuilder::write(const std::string& path) const {
  ArrayFileWriter file;
  std::vector<std::uint64_t> totals;
  for (std::size_t f = 0; f < kTextFields; ++f) {
    file.add(length_column(f), lengths_[f]);
    totals.push_back(std::accumulate(lengths_[f].begin(), lengths_[f].end(), std::uint64_t{0}));
  }
  file.add("totals", std::move(totals));
  file.add("published", published_);
  file.add("year", years_);
  file.add("present", present_);
  file.add_strings("id", ids_);
  const std::vector<std::uint32_t> newest = ranks(size(), [this](std::uint32_t a, std::uint32_t b) {
    return published_[a] != published_[b] ? published_[a] > published_[b] : ids_[a] < ids_[b];
  });
  file.add("rank.newest", newest);
  file.add("rank.title", ranks(size(), [&](std::uint32_t a, std::uint32_t b) {
             const int order = title_keys_[a].compare(title_keys_[b]);
             return order != 0 ? order < 0 : newest[a] < newest[b];
           }));
  for (std::size_t f = 0; f < kNameFacets; ++f) write_names(file, f);
  file.write(path);
}

void ColumnsBuilder::write_names(ArrayFileWriter& file, std::size_t facet) const {
  StringsBuilder keys;
  StringsBuilder names;
  std::vector<std::uint32_t> sorted(tables_[facet].size());  // first-sight ordinal -> by key
  for (const auto& [key, value] : tables_[facet]) {
    sorted[value.first] = static_cast<std::uint32_t>(keys.size());
    keys.add(key);
    names.add(value.second);
  }
  std::vector<std::uint32_t> ordinals;
  ordinals.reserve(names_[facet].ordinals.size());
  std::vector<std::uint32_t> counts(keys.size());
  for (const std::uint32_t ordinal : names_[facet].ordinals) {
    ordinals.push_back(sorted[ordinal]);
    ++counts[sorted[ordinal]];
  }
  const std::string name(kNameFacetNames[facet]);
  file.add_strings(name + ".key", std::move(keys));
  file.add_strings(name + ".name", std::move(names));
  file.add(name + ".count", std::move(counts));
  file.add(name + ".entry", names_[facet].begins);
  file.add(name + ".ordinal", std::move(ordinals));
}

Columns::Names::Names(const ArrayFile& file, std::string_view facet, std::size_t entries)
    : keys_(file.strings(std::string(facet) + ".key")),
      names_(file.strings(std::string(facet) + ".name")),
      counts_(file.array<std::uint32_t>(std::string(facet) + ".count")),
      begins_(file.array<std::uint64_t>(std::string(facet) + ".entry")),
      ordinals_(file.array<std::uint32_t>(std::string(facet) + ".ordinal")) {
  if (counts_.size() != keys_.size() || names_.size() != keys_.size() ||
      begins_.size() != entries + 1) {
    throw std::runtime_error("column '" + std::string(facet) + "' is damaged");
  }
  // Whoever counts values takes ordinals for places in a table of its own, one by
  // one in its innermost loop; so they are all looked at here, once.
  const std::uint32_t most =
      std::reduce(ordinals_.begin(), ordinals_.end(), std::uint32_t{0},
                  [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
  if (!ordinals_.empty() && most >= keys_.size()) {
    throw std::runtime_error("column '" + std::string(facet) + "' is damaged");
  }
}

std::optional<std::uint32_t> Columns::Names::find(std::string_view key) const {
  const std::size_t place = keys_.lower_bound(key);
  if (place == keys_.size() || keys_[place] != key) return std::nullopt;
  return static_cast<std::uint32_t>(place);
}

std::span<const std::uint32_t> Columns::Names::of(EntryNumber entry) const {
  const std::uint64_t begin = begins_[entry];
  const std::uint64_t end = begins_[entry + 1];
  if (begin > end || end > ordinals_.size()) throw std::out_of_range("columns are damaged");
  return ordinals_.subspan(begin, end - begin);
}

template <typename T>
std::span<const T> Columns::column(const std::string& name) const {
  const std::span<const T> values = file_.array<T>(name);
  if (values.size() != ids_.size()) throw std::runtime_error("column '" + name + "' is damaged");
  return values;
}

Columns::Columns(const std::string& path)
    : file_(path), ids_(file_.strings("id")), totals_(file_.array<std::uint64_t>("totals")) {
  if (totals_.size() != kTextFields) throw std::runtime_error("column 'totals' is damaged");
  for (std::size_t f = 0; f < kTextFields; ++f) {
    lengths_[f] = column<std::uint32_t>(length_column(f));
  }
  published_ = column<std::uint32_t>("published");
  years_ = column<std::uint32_t>("year");
  present_ = column<std::uint16_t>("present");
  newest_ = column<std::uint32_t>("rank.newest");
  titles_ = column<std::uint32_t>("rank.title");
  for (std::size_t f = 0; f < kNameFacets; ++f) {
    names_[f] = Names(file_, kNameFacetNames[f], ids_.size());
  }
}

}  // namespace pprsearch
