#include "search/answer/facets.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>

#include "index/damage.h"
#include "search/plan/facet_names.h"
#include "search/plan/ranges.h"

// Counts. A facet is counted over the matches that pass every filter except those of its own field
// (filters.cc). So the number beside a value is the number of entries found when that value is
// chosen.
//
// Counting goes through the matches once, with one counter for each value of the column, in memory
// that the session keeps: an index may have a million authors, of which few matches have few. The
// counts are exact; nothing is estimated or sampled.
//
// What must hold: a value is counted as it is filtered. Names are compared by the key that
// FacetNames gives them; years and months by range_of_filter(). So a bare year among the months
// counts the whole year, which is what choosing it gives. A chosen value is always listed, even
// beyond the limit or with a count of 0. Keywords that the crosswalk calls general are counted
// like others, but listed only if they are chosen or all values were asked for. Of topics and
// types, all values are those of the taxonomy. "none" counts the entries that lack the field, and
// comes last. Values are counted before any of them is left out by `beginning` or `limit`. What a
// filter names that is not a value of the facet, such as a family name, is listed with the entries
// that choosing it alone gives.

namespace pprsearch {
namespace {

/// What it costs to list a value.
constexpr std::size_t kStepsOfValue = 8;

/// Keys of the values that filters of the field name.
std::set<std::string> chosen_keys(FacetField field, const std::vector<ChosenFilter>& chosen) {
  std::set<std::string> keys;
  for (const ChosenFilter& filter : chosen) {
    if (filter.field != field) continue;
    for (const ChosenValue& value : filter.values) {
      if (value.key) keys.insert(*value.key);
    }
  }
  return keys;
}

/// Adds the values of a taxonomy that are not counted yet.
void add_unused(const FacetNames& names, std::vector<FacetCount>& values) {
  std::set<std::string> counted;
  for (const FacetCount& value : values) counted.insert(*value.value);
  for (const std::string& slug : names.slugs()) {
    if (!counted.contains(slug)) values.push_back({slug, names.label(slug), 0, false});
  }
}

/// Counters in the memory of the session, which are zeroes again at the end, whatever the end is.
class Counters {
 public:
  Counters(IndexReader::Session& session, std::size_t size) : counts_(session.counters(size)) {}
  Counters(const Counters&) = delete;
  Counters& operator=(const Counters&) = delete;
  ~Counters() {
    for (const std::uint32_t ordinal : counted_) counts_[ordinal] = 0;
  }

  void count(std::uint32_t ordinal) {
    if (counts_[ordinal]++ == 0) counted_.push_back(ordinal);
  }
  /// What was counted, in the order of its first match.
  std::vector<CountedName> counts() const {
    std::vector<CountedName> all;
    all.reserve(counted_.size());
    for (const std::uint32_t ordinal : counted_) all.push_back({ordinal, counts_[ordinal]});
    return all;
  }

 private:
  std::span<std::uint32_t> counts_;
  std::vector<std::uint32_t> counted_;
};

/// Counts the values that matches have. Those without any are those without the field.
void count_names(IndexReader::Session& session, Field field, const EntrySet& matches,
                 FacetCounts& counts) {
  const Columns::Names& names = session.reader().columns().names(field);
  const Deadline& deadline = session.deadline();
  Counters counters(session, names.size());
  matches.for_each([&](EntryNumber entry) {
    deadline.spend(1);
    const auto values = names.of(entry);
    for (const std::uint32_t ordinal : values) counters.count(ordinal);
    counts.none += values.empty() ? 1 : 0;
  });
  counts.names = counters.counts();
}

/// The least count of a value that is listed for certain if there is a limit, and no beginning.
std::size_t least_count(const FacetRequest& request, const std::vector<CountedName>& counted) {
  if (request.limit == 0 || request.limit >= counted.size() || !request.beginning.empty()) return 1;
  std::vector<std::size_t> counts;
  counts.reserve(counted.size());
  for (const CountedName& name : counted) counts.push_back(name.count);
  const auto last = counts.begin() + static_cast<std::ptrdiff_t>(request.limit) - 1;
  std::nth_element(counts.begin(), last, counts.end(), std::greater());
  return *last;
}

struct NameCounts {
  std::vector<FacetCount> values;
  std::size_t left_out = 0;  ///< values that are counted and cannot be listed
};

/// General values are counted if they are asked for, or chosen.
NameCounts listed_names(IndexReader::Session& session, const FacetRequest& request,
                        std::vector<CountedName> counted, const std::vector<ChosenFilter>& chosen) {
  const Field field = field_of(request.field);
  const FacetNames labels(session, field);
  const Columns::Names& names = session.reader().columns().names(field);
  const std::set<std::string> wanted = chosen_keys(request.field, chosen);
  const Deadline& deadline = session.deadline();
  const auto is_wanted = [&](std::uint32_t ordinal) {
    return !wanted.empty() && wanted.contains(std::string(names.key(ordinal)));
  };
  if (field == Field::keyword && !request.all_values) {
    std::erase_if(counted, [&](const CountedName& name) {
      return session.reader().is_general(field, names.key(name.ordinal)) &&
             !is_wanted(name.ordinal);
    });
  }
  const std::size_t least = least_count(request, counted);
  NameCounts found;
  for (const CountedName& each : counted) {
    if (each.count < least && !is_wanted(each.ordinal)) {
      ++found.left_out;
      continue;
    }
    deadline.spend(kStepsOfValue);
    const std::string name(names.name(each.ordinal));
    found.values.push_back({name, labels.label(name), each.count, false});
  }
  if (request.all_values) add_unused(labels, found.values);
  return found;
}

/// Counts the years, or months, that matches have. There are few of them, so each has a counter: a
/// tree would be searched for every match.
void count_dates(FacetField field, const Columns& columns, const EntrySet& matches,
                 const Deadline& deadline, FacetCounts& counts) {
  constexpr std::uint32_t kYears = 10'000;
  constexpr std::uint32_t kMonths = 13;  // and none
  constexpr std::uint32_t kOfYear = 100;
  const bool years = row_of(field_of(field)).counted == CountedAs::years;
  std::vector<std::uint32_t> counters;
  matches.for_each([&](EntryNumber entry) {
    deadline.spend(1);
    const std::uint32_t date = years ? columns.year(entry) : columns.published(entry) / kOfYear;
    const std::uint32_t year = years ? date : date / kOfYear;
    const std::uint32_t month = years ? 0 : date % kOfYear;
    if (year >= kYears || month >= kMonths) {
      ++counts.dates[date];  // of a damaged column
      return;
    }
    const std::uint32_t place = years ? year : year * kMonths + month;
    if (place >= counters.size()) counters.resize(place + 1);
    ++counters[place];
  });
  if (!counters.empty()) counts.none = counters.front();
  for (std::uint32_t place = 1; place < counters.size(); ++place) {
    if (counters[place] == 0) continue;
    const std::uint32_t date = years ? place : place / kMonths * kOfYear + place % kMonths;
    counts.dates[date] = counters[place];
  }
}

std::vector<FacetCount> listed_years(const std::map<std::uint32_t, std::size_t>& counts) {
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

std::vector<FacetCount> listed_months(const std::map<std::uint32_t, std::size_t>& months) {
  std::map<std::uint32_t, std::size_t> years;
  for (const auto& [month, count] : months) years[month / 100] += count;
  std::vector<FacetCount> values;
  for (const auto& [month, count] : months) {
    // Entries with a year alone stand under it; choosing it gives the whole year.
    const std::string name = month_name(month);
    values.push_back({name, name, month % 100 == 0 ? years[month / 100] : count, false});
  }
  return values;
}

/// Whether a range is a value of the facet: a year or, of entries, a month.
bool is_one_date(FacetField field, const std::string& ends) {
  constexpr std::size_t kYearLength = 4;
  constexpr std::size_t kMonthLength = 7;
  if (ends.find("..") != ends.npos) return false;
  return ends.size() == kYearLength ||
         (field == FacetField::published && ends.size() == kMonthLength);
}

/// Marks the dates that lie within a chosen range; adds a chosen date that no match has.
void mark_dates(const Deadline& deadline, const ChosenFilter& filter,
                std::vector<FacetCount>& values) {
  std::vector<PlanNode> ranges;
  for (const FacetCount& value : values) {
    deadline.spend(kStepsOfValue);
    ranges.push_back(range_of_filter(filter.field, *value.value));
  }
  for (const ChosenValue& chosen : filter.values) {
    if (!chosen.shown.value) continue;
    const PlanNode range = range_of_filter(filter.field, *chosen.shown.value);
    bool any = false;
    deadline.spend(ranges.size());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (ranges[i].from < range.from || ranges[i].to > range.to) continue;
      values[i].selected = true;
      any = true;
    }
    if (any || !is_one_date(filter.field, *chosen.shown.value)) continue;
    values.push_back({*chosen.shown.value, chosen.shown.label, 0, true});
    ranges.push_back(range);
  }
}

/// Marks the chosen names; adds those that are not listed.
void mark_names(IndexReader::Session& session, const ChosenFilter& filter,
                std::vector<FacetCount>& values) {
  const FacetNames names(session, field_of(filter.field));
  std::map<std::string, std::size_t> places;  // by key
  for (std::size_t i = 0; i < values.size(); ++i) {
    session.deadline().spend(kStepsOfValue);
    places.try_emplace(names.key_of(*values[i].value).value_or(""), i);
  }
  for (const ChosenValue& chosen : filter.values) {
    if (!chosen.shown.value || !chosen.key) continue;
    const auto [place, is_new] = places.try_emplace(*chosen.key, values.size());
    if (is_new) values.push_back({*chosen.shown.value, chosen.shown.label, 0, true});
    values[place->second].selected = true;
  }
}

void mark_selected(IndexReader::Session& session, const ChosenFilter& filter,
                   std::vector<FacetCount>& values) {
  if (counts_dates(filter.field)) {
    mark_dates(session.deadline(), filter, values);
  } else {
    mark_names(session, filter, values);
  }
}

/// Adds what filters of the field name that is none of its values.
void add_words(const FacetCounts& counts, FacetField field, const std::vector<ChosenFilter>& chosen,
               std::vector<FacetCount>& values) {
  const std::vector<const ChosenValue*> by_words = values_by_words(field, chosen);
  for (std::size_t i = 0; i < by_words.size(); ++i) {
    const ResolvedValue& shown = by_words[i]->shown;
    const FacetCount count{*shown.value, shown.label, counts.words.at(i), true};
    if (std::ranges::none_of(values,
                             [&](const FacetCount& other) { return other.value == count.value; })) {
      values.push_back(count);
    }
  }
}

/// Leaves out what does not begin as it was asked for and is not selected.
void keep_beginning(IndexReader::Session& session, const FacetRequest& request,
                    std::vector<FacetCount>& values) {
  if (request.beginning.empty()) return;
  const FacetField field = request.field;
  if (counts_dates(field)) {
    std::erase_if(values, [&](const FacetCount& value) {
      return !value.selected && !value.value->starts_with(request.beginning);
    });
    return;
  }
  const FacetNames names(session, field_of(field));
  const std::set<std::string> keys = names.keys_with_word(request.beginning);
  std::erase_if(values, [&](const FacetCount& value) {
    return !value.selected && !keys.contains(names.exact_key_of(*value.value).value_or(""));
  });
}

/// Dates: newest first. Names: most frequent first, then by value. Beyond the limit only what is
/// selected.
void order_and_cut(const FacetRequest& request, const Deadline& deadline,
                   std::vector<FacetCount>& values) {
  const bool by_date = counts_dates(request.field);
  std::sort(values.begin(), values.end(), [&](const FacetCount& a, const FacetCount& b) {
    deadline.spend(1);
    if (by_date) return a.value > b.value;
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (request.limit == 0 || values.size() <= request.limit) return;
  const auto cut = values.begin() + static_cast<std::ptrdiff_t>(request.limit);
  values.erase(std::remove_if(cut, values.end(), [](const FacetCount& v) { return !v.selected; }),
               values.end());
}

}  // namespace

std::vector<const ChosenValue*> values_by_words(FacetField field,
                                                const std::vector<ChosenFilter>& chosen) {
  std::vector<const ChosenValue*> values;
  for (const ChosenFilter& filter : chosen) {
    if (filter.field != field || counts_dates(field)) continue;
    for (const ChosenValue& value : filter.values) {
      if (!value.key && value.shown.value) values.push_back(&value);
    }
  }
  return values;
}

FacetCounts count_matches(IndexReader::Session& session, FacetField field, const EntrySet& matches,
                          const std::vector<ChosenFilter>& chosen) {
  FacetCounts counts;
  if (counts_dates(field)) {
    count_dates(field, session.reader().columns(), matches, session.deadline(), counts);
  } else {
    count_names(session, field_of(field), matches, counts);
  }
  for (const ChosenValue* value : values_by_words(field, chosen)) {
    counts.words.push_back(matches.count_common(value->entries));
  }
  return counts;
}

Facet facet_of(IndexReader::Session& session, const FacetRequest& request, FacetCounts counts,
               const std::vector<ChosenFilter>& chosen) {
  Facet facet{request.field, {}, 0};
  std::size_t left_out = 0;
  switch (row_of(field_of(request.field)).counted) {
    case CountedAs::names: {
      NameCounts names = listed_names(session, request, std::move(counts.names), chosen);
      facet.values = std::move(names.values);
      left_out = names.left_out;
      break;
    }
    case CountedAs::years:
      facet.values = listed_years(counts.dates);
      break;
    case CountedAs::months:
      facet.values = listed_months(counts.dates);
      break;
    case CountedAs::not_at_all:
      break;
  }
  FacetCount none{std::nullopt, std::string(kNoValue), counts.none, false};
  for (const ChosenFilter& filter : chosen) {
    if (filter.field != request.field) continue;
    mark_selected(session, filter, facet.values);
    for (const ChosenValue& value : filter.values) none.selected |= !value.shown.value.has_value();
  }
  keep_beginning(session, request, facet.values);
  facet.distinct = left_out + static_cast<std::size_t>(
                                  std::count_if(facet.values.begin(), facet.values.end(),
                                                [](const FacetCount& v) { return v.count > 0; }));
  add_words(counts, request.field, chosen, facet.values);
  order_and_cut(request, session.deadline(), facet.values);
  const bool has_none = none.count > 0 && request.beginning.empty();
  if (has_none || none.selected) facet.values.push_back(none);
  return facet;
}

Facet count_facet(IndexReader::Session& session, const FacetRequest& request,
                  const EntrySet& matches, const std::vector<ChosenFilter>& chosen) {
  return facet_of(session, request, count_matches(session, request.field, matches, chosen), chosen);
}

}  // namespace pprsearch
