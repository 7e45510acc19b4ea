#include <pprsearch/cluster.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "cluster/generation_index.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"
#include "search/backend.h"

// What can be done with generations that lie in a cluster. The alias says what is published; the
// numbers in `_meta` say what was, and in which order.

namespace pprsearch {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostFaults = 10;
constexpr std::size_t kDocumentsAtOnce = 500;

const Deadline& any_time() {
  static const Deadline kAnyTime{std::chrono::milliseconds(0)};
  return kAnyTime;
}

ClusterAddress named_address(const std::string& address) {
  ClusterAddress parsed = parse_cluster_address(address);
  if (parsed.name.empty()) throw Error("'" + address + "' names no index: /NAME is to follow");
  return parsed;
}

/// The same, for what concerns all generations.
ClusterAddress address_of_all(const std::string& address) {
  ClusterAddress parsed = named_address(address);
  if (parsed.generation.empty()) return parsed;
  throw Error("'" + address + "' names one generation; the index is /" + parsed.name);
}

ClusterGeneration shown(const Cluster& cluster, const PushedGeneration& generation) {
  return {.index = generation.index,
          .address = cluster.address().with_name(generation.index),
          .identity = generation.identity,
          .number = generation.number,
          .entries = generation.entries,
          .created = generation.created,
          .published_at = generation.time,
          .published = generation.published};
}

/// Those that one can go back to, the next first.
std::vector<PushedGeneration> way_back(const std::vector<PushedGeneration>& generations) {
  const auto current = std::ranges::find(generations, true, &PushedGeneration::published);
  std::vector<PushedGeneration> way;
  for (const PushedGeneration& generation : generations) {
    // Of a push that ended between its last two steps, the number is not written down yet.
    const bool was_before = current == generations.end() || current->publication == 0 ||
                            generation.publication < current->publication;
    if (generation.publication != 0 && !generation.withdrawn && was_before) {
      way.push_back(generation);
    }
  }
  return way;
}

/// Compares the documents of an index with those that our files make.
class Comparison {
 public:
  Comparison(const Cluster& cluster, const std::string& index, const IndexReader& reader)
      : cluster_(cluster), index_(index), reader_(reader) {}

  std::vector<std::string> faults();

 private:
  void compare(const ClusterAnswer& hit, const std::string& ours, std::uint64_t rank);

  const Cluster& cluster_;
  const std::string& index_;
  const IndexReader& reader_;
  std::vector<std::string> faults_;
};

void Comparison::compare(const ClusterAnswer& hit, const std::string& ours, std::uint64_t rank) {
  const std::string& id = hit.at("_id").text();
  if (id != std::to_string(rank)) {
    faults_.push_back("document " + std::to_string(rank) + " is missing, or stands twice");
  } else if (json_text(hit.at("_source").json()) != ours) {
    faults_.push_back("document " + id + " is not what its entry makes");
  }
}

std::vector<std::string> Comparison::faults() {
  DocumentMaker documents(reader_);
  const IndexReader::Session session = reader_.session();
  const std::vector<EntryNumber> entries = DocumentMaker::by_newest(reader_.columns());
  std::uint64_t rank = 0;
  Json question = {{"size", kDocumentsAtOnce},
                   {"track_total_hits", false},
                   {"sort", std::vector<std::string>{"newest"}}};
  while (rank < entries.size() && faults_.size() < kMostFaults) {
    const auto hits = cluster_.search(index_, question, any_time()).at("hits", "hits").items();
    for (const ClusterAnswer& hit : hits) {
      if (rank == entries.size() || faults_.size() == kMostFaults) break;
      compare(hit, documents.document(session, entries[rank]), rank);
      ++rank;
    }
    if (hits.empty()) break;
    question["search_after"] = hits.back().at("sort").json();
  }
  if (faults_.size() < kMostFaults && rank < entries.size()) {
    faults_.push_back("documents from " + std::to_string(rank) + " on are missing");
  }
  const DocumentSums theirs = sums_of(cluster_, index_, any_time());
  if (faults_.empty() && theirs != documents.sums()) {
    faults_.push_back("there are " + std::to_string(theirs.count) + " documents, of which " +
                      std::to_string(entries.size()) + " are ours");
  }
  return faults_;
}

}  // namespace

bool is_cluster_address(const std::string& index) { return is_backend_address(index); }

std::string cluster_address(const std::string& typed, const std::string& name) {
  ClusterAddress address = parse_cluster_address(typed);
  if (!name.empty()) {
    if (!is_index_name(name)) {
      throw Error("'" + name + "' cannot be the name of an index: a name has small letters, " +
                  "digits and - _ . and begins with one of the former");
    }
    if (!address.generation.empty() || (!address.name.empty() && address.name != name)) {
      throw Error("'" + typed + "' names another index than '" + name + "'");
    }
    address.name = name;
  }
  if (address.name.empty()) throw Error("'" + typed + "' names no index: add /NAME");
  return address.with_name(address.generation.empty() ? address.name : address.generation);
}

namespace {

std::vector<ClusterGeneration> listed(const std::string& address) {
  const Cluster cluster(address_of_all(address));
  std::vector<ClusterGeneration> generations;
  for (const PushedGeneration& generation : pushed_generations(cluster, any_time())) {
    generations.push_back(shown(cluster, generation));
  }
  return generations;
}

ClusterGeneration rolled_back(const std::string& address) {
  const Cluster cluster(address_of_all(address));
  PushedGeneration current = published_generation(cluster, any_time());
  const auto before = way_back(pushed_generations(cluster, any_time()));
  if (before.empty()) {
    throw IndexError(address, "there is nothing before it to go back to", ErrorKind::not_found);
  }
  // First this: if it ends here, nothing points elsewhere, and a second try does the same again.
  current.withdrawn = true;
  write_meta(cluster, current, any_time());
  move_alias(cluster, before.front(), current, any_time());
  PushedGeneration back = before.front();
  back.published = true;
  return shown(cluster, back);
}

std::vector<std::string> pruned(const std::string& address, unsigned keep) {
  const Cluster cluster(address_of_all(address));
  const auto generations = pushed_generations(cluster, any_time());
  std::vector<std::string> stay;
  for (const PushedGeneration& generation : generations) {
    if (generation.published) stay.push_back(generation.index);
  }
  for (const PushedGeneration& generation : way_back(generations)) {
    if (stay.size() < keep) stay.push_back(generation.index);
  }
  const ClusterAnswer all =
      cluster.ask({"GET", '/' + cluster.address().name + "-*/_settings"}, any_time());
  std::vector<std::string> removed;
  for (const PushedGeneration& generation : generations) {
    const bool stays = std::ranges::find(stay, generation.index) != stay.end();
    if (stays) continue;
    for (const std::string& index : {files_index(generation.index), generation.index}) {
      if (!all.has(index)) continue;
      cluster.ask({"DELETE", '/' + index}, any_time());
      removed.push_back(index);
    }
  }
  return removed;
}

std::vector<std::string> faults_of(const std::string& address) {
  const Cluster cluster(named_address(address));
  const PushedGeneration published = answering_generation(cluster, any_time());
  const auto reader = IndexReader::open(fetch_files(cluster, published, any_time()));
  return Comparison(cluster, published.index, *reader).faults();
}

}  // namespace

std::vector<ClusterGeneration> list_cluster(const std::string& address) {
  return translating_errors(address, [&] { return listed(address); });
}

ClusterGeneration roll_back_cluster(const std::string& address) {
  return translating_errors(address, [&] { return rolled_back(address); });
}

std::vector<std::string> prune_cluster(const std::string& address, unsigned keep) {
  if (keep == 0) throw Error("at least one generation is to stay");
  return translating_errors(address, [&] { return pruned(address, keep); });
}

std::vector<std::string> verify_cluster(const std::string& address) {
  return translating_errors(address, [&] { return faults_of(address); });
}

}  // namespace pprsearch
