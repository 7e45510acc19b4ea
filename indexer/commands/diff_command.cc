#include <pprsearch/cluster.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/strings.h"
#include "command-line/visible_stream.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/index_difference.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// One generation for good, so that nothing that is published meanwhile is compared with itself.
std::unique_ptr<Searcher> open(const GenerationName& name) {
  if (!name.number && is_cluster_address(name.folder)) {
    return std::make_unique<Searcher>(Searcher(name.folder).snapshot());
  }
  const std::uint64_t number =
      name.number ? *name.number : Searcher(name.folder).generation().number;
  return std::make_unique<Searcher>(name.folder, number);
}

// ---- Text ----

void print_query(const ChangedQuery& query, std::ostream& out) {
  out << "? " << query.id << ":";
  const char* between = " ";
  for (const RankChange& change : query.changes) {
    out << between << change.id;
    if (change.before == 0) {
      out << " entered at " << change.after;
    } else if (change.after == 0) {
      out << " left from " << change.before;
    } else {
      out << " moved from " << change.before << " to " << change.after;
    }
    between = "; ";
  }
  out << '\n';
}

void print_text(const IndexDifference& difference, bool with_queries, std::ostream& terminal) {
  VisibleStream out(terminal);
  for (const std::string& id : difference.added) out << "+ " << id << '\n';
  for (const std::string& id : difference.removed) out << "- " << id << '\n';
  for (const auto& [id, fields] : difference.changed) {
    out << "~ " << id << ": " << join(fields, ", ") << '\n';
  }
  for (const ChangedQuery& query : difference.changed_queries) print_query(query, out);
  if (difference.taxonomy_changed()) out << "the taxonomy is another one\n";
  if (difference.thesaurus_changed()) out << "the thesaurus is another one\n";
  if (difference.crosswalk_changed()) out << "the crosswalk is another one\n";
  out << "added " << difference.added.size() << ", removed " << difference.removed.size()
      << ", changed " << difference.changed.size() << ", unchanged " << difference.unchanged;
  if (with_queries) {
    out << "; queries changed " << difference.changed_queries.size() << " of "
        << difference.queries;
  }
  out << '\n';
}

// ---- JSON ----

Json json_of(const Generation& generation) {
  return {{"generation", generation.number},
          {"entries", generation.entries},
          {"digest", generation.digest},
          {"identity", generation.identity}};
}

Json json_of(const ChangedQuery& query) {
  Json changes = Json::array();
  for (const RankChange& change : query.changes) {
    Json line = {{"id", change.id}};
    if (change.before != 0) line["before"] = change.before;
    if (change.after != 0) line["after"] = change.after;
    changes.push_back(std::move(line));
  }
  return {{"query_id", query.id}, {"ranks", changes}};
}

Json json_of(const IndexDifference& difference, bool with_queries) {
  Json changed = Json::array();
  for (const auto& [id, fields] : difference.changed) {
    changed.push_back({{"id", id}, {"fields", fields}});
  }
  Json json = {{"format_version", kFormatVersion},
               {"before", json_of(difference.before)},
               {"after", json_of(difference.after)},
               {"added", difference.added},
               {"removed", difference.removed},
               {"changed", changed},
               {"unchanged", difference.unchanged},
               {"taxonomy_changed", difference.taxonomy_changed()},
               {"thesaurus_changed", difference.thesaurus_changed()},
               {"crosswalk_changed", difference.crosswalk_changed()}};
  if (!with_queries) return json;
  json["queries"] = difference.queries;
  json["changed_queries"] = Json::array();
  for (const ChangedQuery& query : difference.changed_queries) {
    json["changed_queries"].push_back(json_of(query));
  }
  return json;
}

}  // namespace

int diff(const IndexerOptions& options, std::ostream& out) {
  const bool with_queries = !options.queries.empty();
  const auto queries = with_queries ? load_queries(options.queries) : std::vector<NamedQuery>();
  const auto before = open(options.sides.front());
  const auto after = open(options.sides.back());
  IndexDifference difference;
  difference.before = before->generation();
  difference.after = after->generation();
  compare_entries(*before, *after, difference);
  if (with_queries) compare_answers(*before, *after, queries, difference);
  if (options.json) {
    out << json_of(difference, with_queries).dump(-1, ' ', false, Json::error_handler_t::replace)
        << '\n';
  } else {
    print_text(difference, with_queries, out);
  }
  return difference.any() ? kDifferent : kAllWell;
}

}  // namespace pprsearch
