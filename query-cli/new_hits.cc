#include "query-cli/new_hits.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "query-cli/named_entry.h"
#include "query-cli/say.h"

// The question is asked twice: of the older generation for the ids alone, and of the present one.
// What the second finds and the first did not is new, whether an entry was added, or changed so
// that it is found now. Then the page is read of the present answer, from the first new hit of the
// page to the last.

namespace pprsearch {
namespace {

/// Whether it was there at the end of that day.
bool is_by(const Generation& generation, const std::string& day) {
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

/// The generation of that number or day. Throws Error if none such is kept.
Generation generation_named(const std::string& index, const std::string& named) {
  const bool is_day = named.find('-') != std::string::npos;
  std::optional<Generation> found;
  std::string oldest;
  for (const GenerationStatus& status : list_generations(index)) {
    const Generation& generation = status.generation;
    if (!status.fault.empty()) continue;
    const std::string number = std::to_string(generation.number);
    if (oldest.empty()) oldest = number + ", of " + generation.created;
    if (is_day ? is_by(generation, named) : number == named) found = generation;
  }
  if (found) return *found;
  throw Error(
      "--new-since '" + named + "': no such generation is kept; the oldest one is " + oldest,
      ErrorKind::not_found);
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
  found.since = generation_named(options.index, options.new_since);
  const Searcher before(options.index, found.since.number);
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
  found.all = found.result.total;
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
  say(err, Error(std::to_string(found.result.total) + " of " + std::to_string(found.all) +
                 (found.all == 1 ? " entry" : " entries") + " new since generation " +
                 std::to_string(found.since.number) + " (" + found.since.created + ")"));
}

}  // namespace pprsearch
