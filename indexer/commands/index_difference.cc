#include "indexer/commands/index_difference.h"

#include <algorithm>
#include <map>
#include <optional>

namespace pprsearch {
namespace {

constexpr std::size_t kRanksCompared = 10;

std::vector<std::string> changed_fields(const Entry& before, const Entry& after) {
  std::vector<std::string> fields;
  for_each_member([&](const char* name, auto member) {
    if (before.*member != after.*member) fields.emplace_back(name);
  });
  return fields;
}

/// Rank by id, from 1.
std::map<std::string, std::size_t> first_ranks(const Searcher& searcher, const NamedQuery& query) {
  SearchOptions options = for_rankings({});
  options.limit = kRanksCompared;
  std::map<std::string, std::size_t> ranks;
  for (const Hit& hit : answer(searcher, query, options).hits) ranks[hit.id] = hit.rank;
  return ranks;
}

std::vector<RankChange> rank_changes(const std::map<std::string, std::size_t>& before,
                                     const std::map<std::string, std::size_t>& after) {
  std::vector<RankChange> changes;
  for (const auto& [id, rank] : after) {
    const auto old = before.find(id);
    const std::size_t old_rank = old == before.end() ? 0 : old->second;
    if (old_rank != rank) changes.push_back({id, old_rank, rank});
  }
  for (const auto& [id, rank] : before) {
    if (!after.contains(id)) changes.push_back({id, rank, 0});
  }
  std::ranges::sort(changes, [](const RankChange& a, const RankChange& b) {
    const auto place = [](const RankChange& change) {
      return change.after == 0 ? kRanksCompared + change.before : change.after;
    };
    return place(a) < place(b);
  });
  return changes;
}

}  // namespace

bool IndexDifference::any() const {
  return !added.empty() || !removed.empty() || !changed.empty() || !changed_queries.empty() ||
         taxonomy_changed() || thesaurus_changed() || crosswalk_changed();
}

void compare_entries(const Searcher& before, const Searcher& after, IndexDifference& difference) {
  if (difference.before.digest == difference.after.digest) {
    difference.unchanged = difference.before.entries;
    return;
  }
  before.each([&](const Entry& entry) {
    const std::optional<Entry> other = after.find(entry.id);
    if (!other) {
      difference.removed.push_back(entry.id);
    } else if (*other == entry) {
      ++difference.unchanged;
    } else {
      difference.changed.push_back({entry.id, changed_fields(entry, *other)});
    }
    return true;
  });
  const std::size_t common = difference.unchanged + difference.changed.size();
  if (common < difference.after.entries) {
    after.each([&](const Entry& entry) {
      if (!before.find(entry.id)) difference.added.push_back(entry.id);
      return true;
    });
  }
  std::ranges::sort(difference.added);
  std::ranges::sort(difference.removed);
  std::ranges::sort(difference.changed, {}, &ChangedEntry::id);
}

void compare_answers(const Searcher& before, const Searcher& after,
                     const std::vector<NamedQuery>& queries, IndexDifference& difference) {
  difference.queries = queries.size();
  for (const NamedQuery& query : queries) {
    std::vector<RankChange> changes =
        rank_changes(first_ranks(before, query), first_ranks(after, query));
    if (!changes.empty()) difference.changed_queries.push_back({query.id, std::move(changes)});
  }
}

}  // namespace pprsearch
