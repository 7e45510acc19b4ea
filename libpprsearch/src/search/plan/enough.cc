#include "search/plan/enough.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace pprsearch {
namespace {

// An entry with two telling words has enough, and so has one with a telling word and two common
// ones, with four common ones, or with a single word that is rare.
constexpr std::uint32_t kEnough = 4;
constexpr std::uint32_t kCommonPoints = 1;
constexpr std::uint32_t kTellingPoints = 2;

/// A word that more than one entry in so many has is a common one.
constexpr std::size_t kTellingShare = 4;
/// A word that so many entries have at most is rare: with all of them an answer stays short.
constexpr std::size_t kRareEntries = 30;
/// A query of so few words needs each of them.
constexpr std::size_t kShortQuery = 2;

std::uint32_t points_of(std::size_t entries, std::size_t all) {
  if (entries == 0) return 0;
  if (entries * kTellingShare > all) return kCommonPoints;
  return entries > kRareEntries ? kTellingPoints : kEnough;
}

bool is_own(TermReason reason) {
  return reason == TermReason::exact || reason == TermReason::inflection ||
         reason == TermReason::variant;
}

std::size_t entries_of_place(const std::vector<WeightedTerm>& place, FieldMask fields,
                             const Dictionary& dictionary) {
  std::size_t most = 0;
  for (const WeightedTerm& term : place) {
    most = std::max<std::size_t>(most, dictionary.entries(term.text, fields));
  }
  return most;
}

std::size_t entries_of_row(const TermRow& row, FieldMask fields, const Dictionary& dictionary) {
  std::size_t fewest = row.places.empty() ? 0 : std::numeric_limits<std::size_t>::max();
  for (const auto& place : row.places) {
    fewest = std::min(fewest, entries_of_place(place, fields, dictionary));
  }
  return fewest;
}

}  // namespace

Enough enough_of(const std::vector<std::size_t>& entries, std::size_t all) {
  const auto known = static_cast<std::size_t>(
      std::ranges::count_if(entries, [](std::size_t number) { return number > 0; }));
  const bool all_known = known == entries.size();
  Enough enough;
  if (known <= kShortQuery) {
    for (const std::size_t number : entries) enough.points.push_back(number > 0 ? 1 : 0);
    enough.least = all_known ? static_cast<std::uint32_t>(known) : 1;  // unless none is known
    enough.needs_all = all_known;
    return enough;
  }
  for (const std::size_t number : entries) enough.points.push_back(points_of(number, all));
  const auto sum = std::accumulate(enough.points.begin(), enough.points.end(), 0u);
  enough.least = std::min(kEnough, sum);
  enough.needs_all = all_known && enough.least == sum;
  return enough;
}

std::size_t entries_of(const ExpandedQueryWord& word, const Dictionary& dictionary,
                       const RowStands& stands) {
  const auto most_of = [&](bool own) {
    std::size_t of_terms = 0;
    for (const WeightedTerm& term : word.meaning.terms) {
      if (is_own(term.reason) != own) continue;
      of_terms = std::max(of_terms, entries_of_place({term}, word.fields, dictionary));
    }
    std::size_t most = of_terms;
    for (const TermRow& row : word.meaning.rows) {
      if (is_own(row.reason) != own) continue;
      const std::size_t of_row = entries_of_row(row, word.fields, dictionary);
      if (of_row > most && (of_terms > 0 || stands(row, word.fields))) most = of_row;
    }
    return most;
  };
  const std::size_t own = most_of(true);
  if (word.open) return std::max(own, most_of(false));
  return own > 0 ? own : most_of(false);
}

}  // namespace pprsearch
