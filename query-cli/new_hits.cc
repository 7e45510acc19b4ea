#include "query-cli/new_hits.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "query-cli/kept_generations.h"
#include "query-cli/named_entry.h"
#include "query-cli/say.h"

// The question is asked twice: of the older generation for the ids alone, and of the present one.
// What the second finds and the first did not is new, whether an entry was added, or changed so
// that it is found now. Then the page is read of the present answer, from the first new hit of the
// page to the last.

namespace pprsearch {
namespace {

constexpr std::size_t kDay = 10;  ///< of "2026-11-30T08:23:56Z"

/// Whether it was there at the end of that day.
bool is_by(const KeptGeneration& generation, const std::string& day) {
  return generation.created.substr(0, day.size()) <= day;
}

/// Every hit, by its id alone.
SearchOptions for_ids(SearchOptions asked) {
  asked.limit = asked.max_window;
  asked.offset = 0;
  asked.entries = false;
  asked.snippets = 0;
  asked.explain = false;
  asked.suggest = false;
  return asked;
}

/// The generation of that number or day. Throws Error if none such is kept, or if several of a
/// cluster, from several folders, have the number.
KeptGeneration generation_named(const std::string& index, const std::string& named) {
  const bool is_day = named.find('-') != std::string::npos;
  const std::vector<KeptGeneration> kept = kept_generations(index);
  std::vector<KeptGeneration> found;
  for (const KeptGeneration& generation : kept) {
    const bool is_it =
        is_day ? is_by(generation, named) : std::to_string(generation.number) == named;
    if (is_it) found.push_back(generation);
  }
  if (found.empty()) {
    const auto told = [](const KeptGeneration& generation) {
      return std::to_string(generation.number) + ", of " + generation.created;
    };
    std::string which = kept.empty() ? "none is" : "the oldest one is " + told(kept.front());
    if (kept.size() > 1) which += ", the newest " + told(kept.back());
    throw Error("--new-since '" + named + "': no such generation is kept; " + which,
                ErrorKind::not_found);
  }
  if (!is_day && found.front().identity != found.back().identity) {
    throw Error("--new-since '" + named + "': generations of several folders have that number: " +
                "name a day, like " + found.back().created.substr(0, kDay));
  }
  return found.back();
}

std::set<std::string> ids_in(const Searcher& before, const QueryCliOptions& options,
                             const SearchOptions& asked) {
  std::set<std::string> ids;
  // Of an entry that was not there yet, all that is like it is new.
  if (!options.similar.empty() && !before.find(options.similar)) return ids;
  AnswerReader answer = answer_to(before, options, for_ids(asked));
  while (const std::optional<Hit> hit = answer.next()) ids.insert(hit->id);
  return ids;
}

/// Places, among all hits, of those that are not in `before`.
std::vector<std::size_t> new_places(AnswerReader all, const std::set<std::string>& before) {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; const std::optional<Hit> hit = all.next(); ++place) {
    if (!before.contains(hit->id)) places.push_back(place);
  }
  return places;
}

}  // namespace

AnswerReader answer_to(const Searcher& searcher, const QueryCliOptions& options,
                       const SearchOptions& asked) {
  if (options.similar.empty()) return searcher.answer(options.query, asked);
  const auto id = named_id(searcher, options.index, options.similar);
  return searcher.answer_similar(id.value_or(options.similar), asked);
}

NewHits search_new(const Searcher& searcher, const QueryCliOptions& given,
                   const SearchOptions& asked) {
  QueryCliOptions options = given;
  if (!given.similar.empty()) {
    options.similar = named_id(searcher, given.index, given.similar).value_or(given.similar);
  }
  NewHits found;
  const Searcher before =
      searcher_of(options.index, generation_named(options.index, options.new_since));
  found.since.generation = before.generation();
  const Searcher now = searcher.snapshot();
  const std::vector<std::size_t> places =
      new_places(answer_to(now, options, for_ids(asked)), ids_in(before, options, asked));
  const std::size_t begin = std::min(asked.offset, places.size());
  const std::size_t end = begin + std::min(asked.limit, places.size() - begin);
  SearchOptions page = asked;
  page.offset = begin == end ? 0 : places[begin];
  page.limit = begin == end ? 0 : places[end - 1] - places[begin] + 1;
  AnswerReader answer = answer_to(now, options, page);
  found.result = answer.result();
  found.since.all = found.result.total;
  while (std::optional<Hit> hit = answer.next()) {
    const auto place = std::lower_bound(places.begin(), places.end(), hit->rank - 1);
    if (place == places.end() || *place != hit->rank - 1) continue;
    hit->rank = static_cast<std::size_t>(place - places.begin()) + 1;
    found.result.hits.push_back(std::move(*hit));
  }
  found.result.total = places.size();
  found.result.offset = asked.offset;
  found.result.limit = asked.limit;
  return found;
}

void say_new(const NewHits& found, std::ostream& err) {
  const auto& [generation, all] = found.since;
  say(err, Error(std::to_string(found.result.total) + " of " + std::to_string(all) +
                 (all == 1 ? " entry" : " entries") + " new since generation " +
                 std::to_string(generation.number) + " (" + generation.created + ")"));
}

}  // namespace pprsearch
