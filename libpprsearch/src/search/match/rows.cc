#include "search/match/rows.h"

#include <algorithm>
#include <iterator>

#include "search/match/entry_set.h"

namespace pprsearch {
namespace {

/// Entries that are looked at between two looks at the clock.
constexpr std::size_t kRowsBetweenLooks = 256;

/// Where one place of a row may stand in an entry, rising.
using PlacePositions = std::vector<std::uint32_t>;

bool has_position(const PlacePositions& positions, std::uint32_t position) {
  return std::binary_search(positions.begin(), positions.end(), position);
}

bool stands_at(const std::vector<PlacePositions>& places, std::uint32_t begin) {
  for (std::uint32_t i = 1; i < places.size(); ++i) {
    if (!has_position(places[i], begin + i)) return false;
  }
  return true;
}

/// True where each place has a position within [begin, end], and equal places
/// as many of them as there are.
bool all_within(const std::vector<PlacePositions>& places, std::uint32_t begin, std::uint32_t end) {
  return std::all_of(places.begin(), places.end(), [&](const PlacePositions& place) {
    const auto wanted = std::count(places.begin(), places.end(), place);
    const auto first = std::lower_bound(place.begin(), place.end(), begin);
    return std::upper_bound(first, place.end(), end) - first >= wanted;
  });
}

/// Every position of any place, once.
PlacePositions all_positions(const std::vector<PlacePositions>& places) {
  PlacePositions all;
  for (const PlacePositions& place : places) all.insert(all.end(), place.begin(), place.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

std::uint32_t count_pairs(const std::vector<std::uint32_t>& first,
                          const std::vector<std::uint32_t>& second, std::uint32_t gap) {
  std::uint32_t count = 0;
  for (const std::uint32_t position : first) count += has_position(second, position + gap);
  return count;
}

std::vector<std::uint32_t> row_begins(const std::vector<std::vector<std::uint32_t>>& places,
                                      int window) {
  PlacePositions begins = window == 0 ? places[0] : all_positions(places);
  std::erase_if(begins, [&](std::uint32_t begin) {
    return window == 0 ? !stands_at(places, begin)
                       : !all_within(places, begin, begin + static_cast<std::uint32_t>(window));
  });
  return begins;
}

std::uint32_t count_rows(const std::vector<std::vector<std::uint32_t>>& places, int window) {
  return static_cast<std::uint32_t>(row_begins(places, window).size());
}

std::vector<std::uint32_t> positions_in_rows(const std::vector<std::vector<std::uint32_t>>& places,
                                             int window) {
  const PlacePositions all = all_positions(places);
  PlacePositions marked;
  for (const std::uint32_t begin : row_begins(places, window)) {
    if (window == 0) {
      for (std::uint32_t i = 0; i < places.size(); ++i) marked.push_back(begin + i);
    } else {
      std::copy_if(all.begin(), all.end(), std::back_inserter(marked), [&](std::uint32_t position) {
        return position >= begin && position <= begin + static_cast<std::uint32_t>(window);
      });
    }
  }
  std::sort(marked.begin(), marked.end());
  marked.erase(std::unique(marked.begin(), marked.end()), marked.end());
  return marked;
}

PostingList match_row(const IndexReader::Session& session, Field field, const TermRow& row,
                      const Deadline& deadline) {
  EntrySet candidates = EntrySet::all(session.reader().columns().size());
  std::vector<RowPlace> places;
  for (const std::vector<WeightedTerm>& terms : row.places) {
    candidates &= places.emplace_back(session, field, terms).entries();
    if (candidates.empty()) return {};
  }
  for (RowPlace& place : places) place.decode_positions(session, field, candidates);
  PostingList found;
  std::vector<PlacePositions> positions(places.size());
  std::size_t looked_at = 0;
  bool late = false;
  candidates.for_each([&](EntryNumber entry) {
    if (++looked_at % kRowsBetweenLooks == 0) late = late || deadline.passed();
    if (late) return;
    for (std::size_t i = 0; i < places.size(); ++i) places[i].positions(entry, positions[i]);
    const std::uint32_t count = count_rows(positions, row.window);
    if (count == 0) return;
    found.entries.push_back(entry);
    found.frequencies.push_back(count);
  });
  return found;
}

}  // namespace pprsearch
