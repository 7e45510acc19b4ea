#include "search/match/rows.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <span>
#include <string>

#include "search/match/entry_set.h"

namespace pprsearch {
namespace {

/// Where one place of a row may stand in an entry, rising.
using PlacePositions = std::vector<std::uint32_t>;
/// The places of a row, in order. Places of the same words may be one and the same.
using Places = std::vector<const PlacePositions*>;

bool has_position(const PlacePositions& positions, std::uint32_t position) {
  return std::binary_search(positions.begin(), positions.end(), position);
}

/// Leaves those of `begins`, which rise, that have a position of the place `offset` behind them.
void keep_before(const PlacePositions& place, std::uint32_t offset, PlacePositions& begins) {
  constexpr std::size_t kMuchLonger = 16;
  if (begins.size() < place.size() / kMuchLonger) {
    std::erase_if(begins, [&](std::uint32_t b) { return !has_position(place, b + offset); });
    return;
  }
  auto at = place.begin();
  std::erase_if(begins, [&](std::uint32_t begin) {
    while (at != place.end() && *at < begin + offset) ++at;
    return at == place.end() || *at != begin + offset;
  });
}

/// Where the places stand side by side.
PlacePositions adjacent_begins(const Places& places) {
  PlacePositions begins = *places[0];
  for (std::uint32_t i = 1; i < places.size() && !begins.empty(); ++i) {
    keep_before(*places[i], i, begins);
  }
  return begins;
}

/// Every position of any place, once.
PlacePositions all_positions(const Places& places) {
  PlacePositions all;
  const PlacePositions* before = nullptr;
  for (const PlacePositions* place : places) {
    if (place != before) all.insert(all.end(), place->begin(), place->end());
    before = place;
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// Places with the same positions, which need as many of them together.
struct EqualPlaces {
  const PlacePositions* positions;
  std::size_t wanted;
};
std::vector<EqualPlaces> equal_places(Places places) {
  std::sort(places.begin(), places.end(),
            [](const auto* a, const auto* b) { return a != b && *a < *b; });
  std::vector<EqualPlaces> equal;
  for (const PlacePositions* place : places) {
    const bool known =
        !equal.empty() && (equal.back().positions == place || *equal.back().positions == *place);
    if (known) {
      ++equal.back().wanted;
    } else {
      equal.push_back({place, 1});
    }
  }
  return equal;
}

/// A position of a place of a row, by the number of its class.
struct PlacedAt {
  std::uint32_t at;
  std::uint32_t place;
  bool shared = false;  ///< another place may stand there, too
};

/// The positions of all places, rising.
std::vector<PlacedAt> placed(const std::vector<EqualPlaces>& equal) {
  std::vector<PlacedAt> positions;
  for (std::uint32_t i = 0; i < equal.size(); ++i) {
    for (const std::uint32_t at : *equal[i].positions) positions.push_back({at, i});
  }
  std::ranges::stable_sort(positions, {}, &PlacedAt::at);
  for (std::size_t i = 1; i < positions.size(); ++i) {
    if (positions[i].at != positions[i - 1].at) continue;
    positions[i].shared = positions[i - 1].shared = true;
  }
  return positions;
}

/// Gives places positions of their own, by ways that pass positions on (Kuhn's matching).
class OwnPositions {
 public:
  OwnPositions(const std::vector<EqualPlaces>& equal, std::span<const PlacedAt> window)
      : equal_(equal), open_to_(equal.size()) {
    for (std::size_t i = 0; i < window.size(); ++i) {
      if (i == 0 || window[i].at != window[i - 1].at) owners_.push_back(kNobody);
      open_to_[window[i].place].push_back(owners_.size() - 1);
    }
  }

  /// Whether every place gets as many as it wants. What is open to more positions than are wanted
  /// altogether gets its own in any case.
  bool are_enough() {
    std::size_t wanted = 0;
    for (const EqualPlaces& place : equal_) wanted += place.wanted;
    for (std::size_t place = 0; place < equal_.size(); ++place) {
      if (open_to_[place].size() >= wanted) continue;
      for (std::size_t i = 0; i < equal_[place].wanted; ++i) {
        asked_.assign(owners_.size(), false);
        if (!give(place)) return false;
      }
    }
    return true;
  }

 private:
  static constexpr std::size_t kNobody = std::size_t(-1);

  bool give(std::size_t place) {
    for (const std::size_t position : open_to_[place]) {
      if (asked_[position]) continue;
      asked_[position] = true;
      if (owners_[position] != kNobody && !give(owners_[position])) continue;
      owners_[position] = place;
      return true;
    }
    return false;
  }

  const std::vector<EqualPlaces>& equal_;
  std::vector<std::vector<std::size_t>> open_to_;  // by place
  std::vector<std::size_t> owners_;                // by position
  std::vector<bool> asked_;
};

/// Where windows begin that have each place as often as it is wanted: a window slides over the
/// positions, and counts what comes in and goes out. If a position is open to two places, one of
/// them alone can take it.
PlacePositions window_begins(const Places& places, std::uint32_t window, const Deadline& deadline) {
  const std::vector<EqualPlaces> equal = equal_places(places);
  const std::vector<PlacedAt> positions = placed(equal);
  std::vector<std::size_t> counts(equal.size());
  std::size_t met = 0;
  std::size_t shared = 0;
  const auto has_all = [&](auto first, auto next) {
    if (met < equal.size() || shared == 0) return met == equal.size();
    deadline.spend(equal.size() * static_cast<std::size_t>(next - first));
    return OwnPositions(equal, {first, next}).are_enough();
  };
  PlacePositions begins;
  auto next = positions.begin();
  for (auto first = positions.begin(); first != positions.end();) {
    const std::uint32_t begin = first->at;
    for (; next != positions.end() && next->at - begin <= window; ++next) {
      met += ++counts[next->place] == equal[next->place].wanted ? 1 : 0;
      shared += next->shared ? 1 : 0;
    }
    if (has_all(first, next)) begins.push_back(begin);
    for (; first != positions.end() && first->at == begin; ++first) {
      met -= counts[first->place]-- == equal[first->place].wanted ? 1 : 0;
      shared -= first->shared ? 1 : 0;
    }
  }
  return begins;
}

/// Where rows begin.
PlacePositions begins_of_rows(const Places& places, int window, const Deadline& deadline) {
  return window == 0 ? adjacent_begins(places)
                     : window_begins(places, static_cast<std::uint32_t>(window), deadline);
}

const Deadline kAnyTime{std::chrono::milliseconds(0)};

Places pointers_to(const std::vector<PlacePositions>& places) {
  Places pointers;
  for (const PlacePositions& place : places) pointers.push_back(&place);
  return pointers;
}

/// For each place of a row, the first that has the same terms.
std::vector<std::size_t> first_alike(const TermRow& row) {
  const auto key_of = [](const std::vector<WeightedTerm>& terms) {
    std::string key;
    for (const WeightedTerm& term : terms) key += term.text + ' ';
    return key;
  };
  std::map<std::string, std::size_t> known;
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < row.places.size(); ++i) {
    first.push_back(known.try_emplace(key_of(row.places[i]), i).first->second);
  }
  return first;
}

/// Those that all places have, from the place with the fewest on.
EntrySet entries_of_all(const std::map<std::size_t, RowPlace>& places, std::size_t size) {
  std::vector<const EntrySet*> sets;
  for (const auto& [i, place] : places) sets.push_back(&place.entries());
  if (sets.empty()) return EntrySet::all(size);
  std::ranges::sort(sets, {}, &EntrySet::count);
  EntrySet common = *sets.front();
  for (const EntrySet* set : std::span(sets).subspan(1)) common &= *set;
  return common;
}

}  // namespace

std::vector<std::uint32_t> row_begins(const std::vector<std::vector<std::uint32_t>>& places,
                                      int window) {
  return begins_of_rows(pointers_to(places), window, kAnyTime);
}

std::uint32_t count_rows(const std::vector<std::vector<std::uint32_t>>& places, int window) {
  return static_cast<std::uint32_t>(begins_of_rows(pointers_to(places), window, kAnyTime).size());
}

std::vector<std::uint32_t> positions_in_rows(const std::vector<std::vector<std::uint32_t>>& places,
                                             int window) {
  const Places pointers = pointers_to(places);
  const PlacePositions begins = begins_of_rows(pointers, window, kAnyTime);
  PlacePositions marked;
  if (begins.empty()) return marked;
  if (window == 0) {
    for (const std::uint32_t begin : begins) {
      // What a row before has is marked already.
      std::uint32_t i = marked.empty() || marked.back() < begin ? 0 : marked.back() - begin + 1;
      for (; i < places.size(); ++i) marked.push_back(begin + i);
    }
    return marked;
  }
  auto next = begins.begin();
  for (const std::uint32_t position : all_positions(pointers)) {
    while (next != begins.end() && *next <= position) ++next;
    if (next == begins.begin()) continue;
    if (position - *std::prev(next) <= static_cast<std::uint32_t>(window))
      marked.push_back(position);
  }
  return marked;
}

PostingList match_row(const IndexReader::Session& session, Field field, const TermRow& row,
                      const Deadline& deadline) {
  const std::vector<std::size_t> first = first_alike(row);
  std::map<std::size_t, RowPlace> places;  // the different ones
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] != i) continue;
    if (places.try_emplace(i, session, field, row.places[i]).first->second.entries().empty()) {
      return {};
    }
  }
  EntrySet candidates = entries_of_all(places, session.reader().columns().size());
  if (candidates.empty()) return {};
  for (auto& [i, place] : places) place.decode_positions(session, field, candidates);
  PostingList found;
  std::vector<PlacePositions> positions(first.size());
  Places pointers;
  for (const std::size_t place : first) pointers.push_back(&positions[place]);
  candidates.for_each([&](EntryNumber entry) {
    for (auto& [i, place] : places) {
      place.positions(entry, positions[i]);
      deadline.spend(1 + positions[i].size());
    }
    const auto count =
        static_cast<std::uint32_t>(begins_of_rows(pointers, row.window, deadline).size());
    if (count == 0) return;
    found.entries.push_back(entry);
    found.frequencies.push_back(count);
  });
  return found;
}

}  // namespace pprsearch
