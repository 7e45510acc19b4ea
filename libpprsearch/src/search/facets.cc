#include "search/facets.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/edit_distance.h"
#include "index/damage.h"
#include "search/ranges.h"

namespace pprsearch {
namespace {

/// Shorter beginnings of a name are nobody's in particular.
constexpr std::size_t kMinBeginning = 3;

/// True where `text` has a word, or several, that begin with `beginning`.
bool has_beginning(std::string_view text, std::string_view beginning) {
  for (std::size_t at = text.find(beginning); at != std::string_view::npos;
       at = text.find(beginning, at + 1)) {
    if (at == 0 || text[at - 1] == ' ') return true;
  }
  return false;
}

bool is_range(FacetField field) { return row_of(field_of(field)).counted != CountedAs::names; }

bool lacks(const Columns& columns, EntryNumber entry, FacetField field) {
  return !columns.has(field_of(field), entry);
}

std::string required_key(const FacetNames& names, FacetField field, const std::string& value) {
  if (const auto key = names.key_of(value)) return *key;
  const std::string nearest = names.nearest(value);
  throw Error("there is no " + std::string(to_string(field)) + " '" + value + "'" +
              (nearest.empty() ? "" : ": did you mean '" + nearest + "'?"));
}

/// Entries with any of the filter's values.
EntrySet entries_of(IndexReader::Session& session, const FacetFilter& filter) {
  const Columns& columns = session.reader().columns();
  EntrySet set(columns.size());
  std::set<std::uint32_t> ordinals;
  for (const std::optional<std::string>& value : filter.values) {
    if (!value) {
      insert_where(set, columns.size(),
                   [&](EntryNumber e) { return lacks(columns, e, filter.field); });
    } else if (is_range(filter.field)) {
      const PlanNode range = range_of_filter(filter.field, *value);
      insert_where(set, columns.size(), [&](EntryNumber e) { return in_range(range, columns, e); });
    } else {
      const Field facet = field_of(filter.field);
      const std::string key = required_key(FacetNames(session, facet), filter.field, *value);
      if (const auto ordinal = columns.names(facet).find(key)) ordinals.insert(*ordinal);
    }
  }
  if (ordinals.empty()) return set;
  const Columns::Names& names = columns.names(field_of(filter.field));
  insert_where(set, columns.size(), [&](EntryNumber entry) {
    const auto values = names.of(entry);
    return std::any_of(values.begin(), values.end(),
                       [&](std::uint32_t ordinal) { return ordinals.contains(ordinal); });
  });
  return set;
}

/// Keys of the values that filters of the field name.
std::set<std::string> chosen_keys(const FacetNames& names, FacetField field,
                                  const std::vector<FacetFilter>& chosen) {
  std::set<std::string> keys;
  for (const FacetFilter& filter : chosen) {
    if (filter.field != field) continue;
    for (const std::optional<std::string>& value : filter.values) {
      if (value) keys.insert(names.key_of(*value).value_or(""));
    }
  }
  return keys;
}

/// General values are counted if they are asked for, or chosen.
std::vector<FacetCount> count_names(IndexReader::Session& session, const FacetRequest& request,
                                    const EntrySet& matches,
                                    const std::vector<FacetFilter>& chosen) {
  const Field field = field_of(request.field);
  const FacetNames labels(session, field);
  const Columns::Names& names = session.reader().columns().names(field);
  const std::set<std::string> wanted = chosen_keys(labels, request.field, chosen);
  const auto is_shown = [&](std::string_view key) {
    return request.all_values || !session.reader().is_general(field, key) ||
           wanted.contains(std::string(key));
  };
  std::vector<std::size_t> counts(names.size());
  matches.for_each([&](EntryNumber entry) {
    for (const std::uint32_t ordinal : names.of(entry)) ++counts.at(ordinal);
  });
  std::vector<FacetCount> values;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0 || !is_shown(names.key(i))) continue;
    const std::string name(names.name(i));
    values.push_back({name, labels.label(name), counts[i], false});
  }
  return values;
}

std::vector<FacetCount> count_years(const Columns& columns, const EntrySet& matches) {
  std::map<std::uint32_t, std::size_t> counts;
  matches.for_each([&](EntryNumber entry) { ++counts[columns.year(entry)]; });
  counts.erase(0);
  std::vector<FacetCount> values;
  for (const auto& [year, count] : counts) {
    values.push_back({std::to_string(year), std::to_string(year), count, false});
  }
  return values;
}

std::string month_name(std::uint32_t month) {
  const std::string digits = std::to_string(month);  // yyyymm
  if (digits.size() != 6) throw Damage("column 'published' is damaged");
  return digits.ends_with("00") ? digits.substr(0, 4)
                                : digits.substr(0, 4) + '-' + digits.substr(4);
}

std::vector<FacetCount> count_months(const Columns& columns, const EntrySet& matches) {
  std::map<std::uint32_t, std::size_t> months;
  std::map<std::uint32_t, std::size_t> years;
  matches.for_each([&](EntryNumber entry) {
    const std::uint32_t month = columns.published(entry) / 100;
    ++months[month];
    ++years[month / 100];
  });
  months.erase(0);
  std::vector<FacetCount> values;
  for (const auto& [month, count] : months) {
    // Entries with a year alone stand under it; choosing it gives the whole year.
    const std::string name = month_name(month);
    values.push_back({name, name, month % 100 == 0 ? years[month / 100] : count, false});
  }
  return values;
}

/// Marks what the filters name, and adds what they name that no entry has.
void mark_selected(IndexReader::Session& session, const FacetFilter& filter,
                   std::vector<FacetCount>& values) {
  for (const std::optional<std::string>& chosen : filter.values) {
    if (!chosen) continue;
    if (is_range(filter.field)) {
      const PlanNode range = range_of_filter(filter.field, *chosen);
      for (FacetCount& value : values) {
        const PlanNode own = range_of_filter(filter.field, *value.value);
        if (own.from >= range.from && own.to <= range.to) value.selected = true;
      }
      continue;
    }
    const FacetNames names(session, field_of(filter.field));
    const auto key = names.key_of(*chosen);
    const auto same = std::find_if(values.begin(), values.end(), [&](const FacetCount& value) {
      return names.key_of(*value.value) == key;
    });
    if (same != values.end()) {
      same->selected = true;
    } else {
      values.push_back({*chosen, names.label(*chosen), 0, true});
    }
  }
}

/// Most frequent first, then by value; beyond `limit` only what is selected.
void order_and_cut(std::vector<FacetCount>& values, std::size_t limit) {
  std::sort(values.begin(), values.end(), [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (limit == 0 || values.size() <= limit) return;
  const auto cut = values.begin() + static_cast<std::ptrdiff_t>(limit);
  values.erase(std::remove_if(cut, values.end(), [](const FacetCount& v) { return !v.selected; }),
               values.end());
}

}  // namespace

FacetNames::FacetNames(IndexReader::Session& session, Field facet)
    : session_(session),
      names_(session.reader().columns().names(facet)),
      taxonomy_(session.reader().taxonomy(facet)) {}

std::optional<std::string> FacetNames::key_of(std::string_view text) const {
  std::string key = session_.analyzer().fold(text);
  const TaxonomyTable::Value* value = taxonomy_ == nullptr ? nullptr : taxonomy_->find(key);
  if (value != nullptr) return value->key;
  if (names_.find(key)) return key;
  return key_beginning_with(key);
}

std::optional<std::string> FacetNames::key_beginning_with(const std::string& beginning) const {
  if (beginning.size() < kMinBeginning) return std::nullopt;
  std::set<std::string> keys;
  for_each_taxonomy_name([&](const TaxonomyTable::Value& value, const std::string& name) {
    if (name.starts_with(beginning)) keys.insert(value.key);
  });
  for (std::size_t i = names_.lower_bound(beginning);
       i < names_.size() && names_.key(i).starts_with(beginning) && keys.size() < 2; ++i) {
    keys.emplace(names_.key(i));
  }
  if (keys.size() != 1) return std::nullopt;
  return *keys.begin();
}

template <typename Visit>
void FacetNames::for_each_taxonomy_name(Visit visit) const {
  if (taxonomy_ == nullptr) return;
  for (const auto& [name, value] : taxonomy_->names()) visit(value, name);
}

std::vector<std::uint32_t> FacetNames::with_word(const std::string& beginning,
                                                 std::size_t most) const {
  std::set<std::uint32_t> found;
  for_each_taxonomy_name([&](const TaxonomyTable::Value& value, const std::string& name) {
    if (!has_beginning(name, beginning)) return;
    if (const auto ordinal = names_.find(value.key)) found.insert(*ordinal);
  });
  for (auto i = static_cast<std::uint32_t>(names_.lower_bound(beginning));
       i < names_.size() && names_.key(i).starts_with(beginning); ++i) {
    found.insert(i);
  }
  // Only where a look at the sorted keys' beginnings gave too little, all are read.
  if (found.size() < most && beginning.size() >= kMinBeginning) {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (has_beginning(names_.key(i), beginning)) found.insert(i);
    }
  }
  return {found.begin(), found.end()};
}

std::string FacetNames::nearest(std::string_view text) const {
  const std::string wanted = session_.analyzer().fold(text);
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, wanted.size() / 3) + 1;
  const auto offer = [&](std::string_view name, const std::string& key) {
    // A beginning is as good as one slip: `cogn` for Cognitive Therapy.
    const std::size_t distance =
        !wanted.empty() && key.starts_with(wanted) ? 1 : edit_distance(wanted, key, best_distance);
    if (distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  };
  for_each_taxonomy_name(
      [&](const TaxonomyTable::Value& value, const std::string& name) { offer(value.slug, name); });
  for (std::size_t i = 0; i < names_.size(); ++i) offer(names_.name(i), std::string(names_.key(i)));
  return best;
}

std::string FacetNames::label(std::string_view name) const {
  if (taxonomy_ == nullptr) return std::string(name);
  const TaxonomyTable::Value* value = taxonomy_->find(session_.analyzer().fold(name));
  return value == nullptr ? std::string(name) : value->label;
}

FacetFilters::FacetFilters(IndexReader::Session& session, const std::vector<FacetFilter>& filters) {
  for (const FacetFilter& filter : filters) {
    filters_.push_back({filter.field, entries_of(session, filter)});
  }
}

EntrySet FacetFilters::pass(EntrySet matches, std::optional<FacetField> aside) const {
  for (const Filter& filter : filters_) {
    if (filter.field != aside) matches &= filter.entries;
  }
  return matches;
}

Facet count_facet(IndexReader::Session& session, const FacetRequest& request,
                  const EntrySet& matches, const std::vector<FacetFilter>& chosen) {
  const Columns& columns = session.reader().columns();
  Facet facet{request.field, {}, 0};
  switch (row_of(field_of(request.field)).counted) {
    case CountedAs::names:
      facet.values = count_names(session, request, matches, chosen);
      break;
    case CountedAs::years:
      facet.values = count_years(columns, matches);
      break;
    case CountedAs::months:
      facet.values = count_months(columns, matches);
      break;
    case CountedAs::not_at_all:
      break;
  }
  facet.distinct = facet.values.size();
  FacetCount none{std::nullopt, "none", 0, false};
  matches.for_each([&](EntryNumber e) { none.count += lacks(columns, e, request.field); });
  for (const FacetFilter& filter : chosen) {
    if (filter.field != request.field) continue;
    mark_selected(session, filter, facet.values);
    for (const auto& value : filter.values) none.selected |= !value.has_value();
  }
  order_and_cut(facet.values, request.limit);
  if (none.count > 0 || none.selected) facet.values.push_back(none);
  return facet;
}

}  // namespace pprsearch
