#include <pprsearch/cluster.h>
#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "base/controls.h"
#include "indexer/commands/commands.h"

// What is done with generations that lie in a cluster. The commands are those of a folder, whose
// --index is an address.

namespace pprsearch {
namespace {

nlohmann::ordered_json json_of(const ClusterGeneration& generation) {
  nlohmann::ordered_json json = {
      {"index", generation.index},     {"identity", generation.identity},
      {"number", generation.number},   {"entries", generation.entries},
      {"created", generation.created}, {"published", generation.published}};
  if (!generation.published_at.empty()) json["published_at"] = generation.published_at;
  return json;
}

void print_table(const std::vector<ClusterGeneration>& list, std::ostream& out) {
  out << "published  entries    created               published at          index\n";
  for (const ClusterGeneration& generation : list) {
    char line[120];
    std::snprintf(line, sizeof line, "%-9s  %-9llu  %-20s  %-20s  ",
                  generation.published ? "*" : "",
                  static_cast<unsigned long long>(generation.entries), generation.created.c_str(),
                  generation.published_at.empty() ? "never" : generation.published_at.c_str());
    out << visible_line(line + generation.index) << '\n';
  }
}

int list_there(const IndexerOptions& options, std::ostream& out) {
  const std::vector<ClusterGeneration> list = list_cluster(options.index);
  if (!options.json) {
    print_table(list, out);
    return kAllWell;
  }
  nlohmann::ordered_json json = {{"format_version", kFormatVersion},
                                 {"generations", nlohmann::ordered_json::array()}};
  for (const ClusterGeneration& generation : list) {
    json["generations"].push_back(json_of(generation));
  }
  out << json.dump() << '\n';
  return kAllWell;
}

int verify_there(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  const std::vector<std::string> faults = verify_cluster(options.index);
  if (options.json) {
    out << nlohmann::ordered_json{{"format_version", kFormatVersion},
                                  {"sound", faults.empty()},
                                  {"faults", faults}}
               .dump()
        << '\n';
  } else if (faults.empty()) {
    out << "the published generation is sound: every document is what its entry makes\n";
  }
  for (const std::string& fault : faults) {
    err << "pprsearch-index: " << IndexError(options.index, fault).what() << '\n';
  }
  return faults.empty() ? kAllWell : kDamaged;
}

int roll_back_there(const IndexerOptions& options, std::ostream& out) {
  if (options.generation) {
    throw Error("rollback --to: in a cluster, one goes back to what was published before, only");
  }
  const ClusterGeneration now = roll_back_cluster(options.index);
  out << now.index << " is published: " << now.entries << " entries\n";
  return kAllWell;
}

int prune_there(const IndexerOptions& options, std::ostream& out) {
  const std::vector<std::string> removed = prune_cluster(options.index, options.keep);
  for (const std::string& name : removed) out << "removed " << name << '\n';
  out << removed.size() << " indexes were removed\n";
  return kAllWell;
}

}  // namespace

int push(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  if (is_cluster_address(options.index)) {
    throw Error("push: --index is to be the folder of an index; --to says where it goes");
  }
  PushOptions how;
  how.shards = options.shards;
  how.replicas = options.replicas;
  how.progress = [&](std::uint64_t done, std::uint64_t all) {
    err << "pprsearch-index: " << done << " of " << all << " entries are there\n";
  };
  if (options.progress == When::never) how.progress = {};
  const Pushed pushed = push_generation(options.index, options.address, how);
  out << pushed.index << " is published: " << pushed.entries << " entries, ";
  if (pushed.was_published) {
    out << "as before\n";
  } else {
    out << pushed.sent << " of them sent now\n";
  }
  return kAllWell;
}

std::optional<int> run_in_cluster(const IndexerOptions& options, std::ostream& out,
                                  std::ostream& err) {
  if (!is_cluster_address(options.index)) return std::nullopt;
  switch (*options.command) {
    case Command::list:
      return list_there(options, out);
    case Command::rollback:
      return roll_back_there(options, out);
    case Command::prune:
      return prune_there(options, out);
    case Command::verify:
      return verify_there(options, out, err);
    case Command::build:
    case Command::publish:
    case Command::forget:
      throw Error(options.index +
                  ": an index in a cluster is a copy: change the index in its folder, and push it");
    case Command::check:
    case Command::suggest_topics:
    case Command::push:
    case Command::export_entries:
    case Command::diff:
    case Command::info:
      break;
  }
  return std::nullopt;
}

}  // namespace pprsearch
