#include "search/answer/filters.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "query/print.h"
#include "search/match/found.h"
#include "search/match/matcher.h"
#include "search/plan/facet_names.h"
#include "search/plan/ranges.h"
#include "search/plan/relative_dates.h"

// A filter is the set of entries that have any of its values. All filters hold together, so an
// entry passes if it is in every set.
//
// A value of a field whose words are searched (author, journal) is, in this order: a value of the
// facet, so that a click gives the number beside it; what the field finds for these words, if it
// finds anything; the beginning of one value alone. If the words find just what that one value
// has, the value is shown in their place.

namespace pprsearch {
namespace {

constexpr std::size_t kMostNearest = 3;

/// How many entries are asked for a value in the time of a step.
constexpr std::size_t kEntriesInAStep = 32;

/// "'a'", "'a' or 'b'", "'a', 'b' or 'c'".
std::string alternatives(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += '\'' + names[i] + '\'';
  }
  return text;
}

/// The query that asks a field for a text as it stands; nullopt if no query can.
std::optional<Query> query_of_words(Field field, const std::string& text) {
  std::string words = text;
  std::ranges::replace_if(
      words, [](char c) { return is_one_of(c, "\"*?#"); }, ' ');
  const std::vector<std::string_view> parts = split_words(words, kBlanks);
  const std::string name(row_of(field).name);
  try {
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return Query::word(parts.front(), {.field = name});
    return Query::phrase(join(parts, " "), {.field = name});
  } catch (const Error&) {  // neither letter nor digit
    return std::nullopt;
  }
}

/// Reads the values of one filter.
class FilterReader {
 public:
  FilterReader(IndexReader::Session& session, const SearchOptions& options,
               const Deadline& deadline, FacetField field, std::vector<Diagnostic>& diagnostics)
      : session_(session),
        options_(options),
        deadline_(deadline),
        field_(field),
        diagnostics_(diagnostics) {
    if (!counts_dates(field)) names_.emplace(session, field_of(field));
  }

  ChosenValue read(const std::optional<std::string>& value) {
    const Columns& columns = session_.reader().columns();
    deadline_.spend(1 + columns.size() / kEntriesInAStep);
    ChosenValue chosen{{}, {}, EntrySet(columns.size())};
    if (!value) {
      chosen.shown = {std::nullopt, std::string(kNoValue)};
      chosen.entries = EntrySet::where(
          columns.size(), [&](EntryNumber entry) { return !columns.has(field_of(field_), entry); });
    } else if (counts_dates(field_)) {
      read_dates(*value, chosen);
    } else if (const auto key = names_->exact_key_of(*value)) {
      take_name(*key, chosen);
    } else {
      read_words(*value, chosen);
    }
    return chosen;
  }

 private:
  void read_dates(const std::string& value, ChosenValue& chosen) const;
  void read_words(const std::string& value, ChosenValue& chosen);
  void take_name(const std::string& key, ChosenValue& chosen) const;
  std::shared_ptr<const Plan> plan_of_words(const std::string& words) const;
  void refuse(const std::string& value);

  IndexReader::Session& session_;
  const SearchOptions& options_;
  const Deadline& deadline_;
  FacetField field_;
  std::optional<FacetNames> names_;  ///< of a field that is not a date
  std::vector<Diagnostic>& diagnostics_;
};

void FilterReader::read_dates(const std::string& value, ChosenValue& chosen) const {
  const tree::Range range = parse_filter_range(field_, value, today_of(options_));
  const std::string ends = print_ends(range);
  chosen.shown = {ends, ends};
  const PlanNode planned = range_node(range);
  const Columns& columns = session_.reader().columns();
  chosen.entries = EntrySet::where(
      columns.size(), [&](EntryNumber entry) { return in_range(planned, columns, entry); });
}

void FilterReader::take_name(const std::string& key, ChosenValue& chosen) const {
  const std::string name = names_->name_of(key);
  chosen.shown = {name, names_->label(name)};
  chosen.key = key;
  const Columns& columns = session_.reader().columns();
  const Columns::Names& names = columns.names(field_of(field_));
  const auto ordinal = names.find(key);
  if (!ordinal) return;
  chosen.entries = EntrySet::where(columns.size(), [&](EntryNumber entry) {
    const auto values = names.of(entry);
    return std::find(values.begin(), values.end(), *ordinal) != values.end();
  });
}

/// Reads what is not a value of the facet.
void FilterReader::read_words(const std::string& value, ChosenValue& chosen) {
  const auto one_name = names_->key_of(value);
  if (one_name) take_name(*one_name, chosen);
  if (row_of(field_of(field_)).asked == AskedAs::text) {
    const std::shared_ptr<const Plan> plan = plan_of_words(value);
    EntrySet found = plan == nullptr ? EntrySet(session_.reader().columns().size())
                                     : Matcher(session_, *plan, deadline_).matches();
    const std::size_t both = found.count_common(chosen.entries);
    const bool is_that_name = one_name && both == found.count() && both == chosen.entries.count();
    if (!found.empty() && !is_that_name) {
      chosen.key.reset();
      chosen.shown = {value, value};
      chosen.entries = std::move(found);
      chosen.words = plan;
      return;
    }
  }
  if (one_name) return;
  chosen.shown = {value, value};
  deadline_.check();
  refuse(value);
}

/// What finds these words in the field; nullptr if nothing can.
std::shared_ptr<const Plan> FilterReader::plan_of_words(const std::string& words) const {
  const auto query = query_of_words(field_of(field_), words);
  if (!query) return nullptr;
  return plan_without_list(session_, *query, options_, deadline_);
}

void FilterReader::refuse(const std::string& value) {
  const std::vector<std::string> nearest = names_->nearest(value, kMostNearest);
  std::string message = "there is no " + std::string(to_string(field_)) + " '" + value + "'";
  if (options_.syntax == Syntax::strict) {
    if (!nearest.empty()) message += ": did you mean " + alternatives(nearest) + '?';
    throw Error(message, ErrorKind::bad_value);
  }
  if (!nearest.empty()) message += "; the nearest: " + alternatives(nearest);
  diagnostics_.push_back({row_of(field_of(field_)).unknown_value, std::move(message), 0, 0,
                          nearest.empty() ? std::string() : nearest.front()});
}

}  // namespace

bool counts_dates(FacetField field) { return row_of(field_of(field)).counted != CountedAs::names; }

FacetFilters::FacetFilters(IndexReader::Session& session, const SearchOptions& options,
                           const Deadline& deadline) {
  for (const FacetFilter& filter : options.filters) {
    FilterReader reader(session, options, deadline, filter.field, diagnostics_);
    ChosenFilter chosen{filter.field, {}};
    ResolvedFilter resolved{filter.field, {}};
    EntrySet entries(session.reader().columns().size());
    for (const std::optional<std::string>& value : filter.values) {
      chosen.values.push_back(reader.read(value));
      resolved.values.push_back(chosen.values.back().shown);
      entries |= chosen.values.back().entries;
    }
    chosen_.push_back(std::move(chosen));
    resolved_.push_back(std::move(resolved));
    filters_.push_back({filter.field, std::move(entries)});
  }
}

EntrySet FacetFilters::pass(EntrySet matches, std::optional<FacetField> aside) const {
  for (const Filter& filter : filters_) {
    if (filter.field != aside) matches &= filter.entries;
  }
  return matches;
}

}  // namespace pprsearch
