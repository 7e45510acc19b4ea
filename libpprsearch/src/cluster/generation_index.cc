#include "cluster/generation_index.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"

namespace pprsearch {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMostOfVersion = 1000000;
constexpr const char* kMember = "pprsearch";

PushedGeneration generation_of(const std::string& index, const ClusterAnswer& meta) {
  PushedGeneration generation;
  generation.index = index;
  generation.identity = meta.at("identity").text();
  generation.digest = meta.at("digest").text();
  generation.number = meta.at("number").number();
  generation.entries = meta.at("entries").number();
  generation.created = meta.at("created").text();
  generation.format = meta.at("format").text();
  generation.documents = static_cast<int>(meta.at("documents").number(kMostOfVersion));
  if (const auto publication = meta.find("publication")) {
    generation.publication = publication->number();
  }
  if (const auto time = meta.find("time")) generation.time = time->text();
  if (const auto withdrawn = meta.find("withdrawn")) generation.withdrawn = withdrawn->truth();
  if (const auto sums = meta.find("sums")) {
    const std::vector<ClusterAnswer> three = sums->items();
    if (three.size() != 3) sums->fail("are no three sums");
    generation.sums = DocumentSums{three[0].number(), three[1].number(), three[2].number()};
  }
  return generation;
}

/// Whether an index is one of a name's generations, by its own name.
bool is_of(const std::string& name, const std::string& index) {
  return name_of_generation(index) == name;
}

PushedGeneration read_generation(const Cluster& cluster, const std::string& index,
                                 const ClusterAnswer& mapping) {
  const auto meta = mapping.at("mappings").find("_meta");
  const auto ours = meta ? meta->find(kMember) : std::nullopt;
  if (!ours) cluster.fail("the index '" + index + "' was not made by pprsearch-index push");
  PushedGeneration generation = generation_of(index, *ours);
  // The client's folder goes by it, so it is to be nothing else.
  const std::string& name = cluster.address().name;
  if (entries_index(name, generation.identity) != index) {
    ours->at("identity").fail("is not that of the index's name");
  }
  return generation;
}

}  // namespace

Json meta_of(const PushedGeneration& generation) {
  Json meta = {{"identity", generation.identity},   {"digest", generation.digest},
               {"number", generation.number},       {"entries", generation.entries},
               {"created", generation.created},     {"format", generation.format},
               {"documents", generation.documents}, {"withdrawn", generation.withdrawn}};
  if (generation.publication != 0) {
    meta["publication"] = generation.publication;
    meta["time"] = generation.time;
  }
  if (generation.sums) {
    meta["sums"] = {generation.sums->count, generation.sums->first, generation.sums->second};
  }
  return {{kMember, std::move(meta)}};
}

std::string entries_index(const std::string& name, const std::string& identity) {
  return name + '-' + identity;
}

std::string files_index(const std::string& entries_index) { return entries_index + "-files"; }

std::vector<PushedGeneration> pushed_generations(const Cluster& cluster, const Deadline& deadline) {
  const std::string& name = cluster.address().name;
  const ClusterAnswer mappings = cluster.ask({"GET", '/' + name + "-*/_mapping"}, deadline);
  const auto current = cluster.ask_if_there({"GET", '/' + name + "/_mapping"}, deadline);
  std::vector<PushedGeneration> generations;
  for (const auto& [index, mapping] : mappings.members()) {
    if (!is_of(name, index)) continue;
    generations.push_back(read_generation(cluster, index, mapping));
    generations.back().published = current && current->has(index);
  }
  std::ranges::sort(generations, [](const PushedGeneration& a, const PushedGeneration& b) {
    return a.publication != b.publication ? a.publication > b.publication : a.index < b.index;
  });
  return generations;
}

PushedGeneration published_generation(const Cluster& cluster, const Deadline& deadline) {
  const std::string& name = cluster.address().name;
  const auto mappings = cluster.ask_if_there({"GET", '/' + name + "/_mapping"}, deadline);
  const auto indexes =
      mappings ? mappings->members() : std::vector<std::pair<std::string, ClusterAnswer>>();
  if (indexes.empty()) {
    throw IndexError(cluster.address().text, "nothing is published there", ErrorKind::no_index);
  }
  if (indexes.size() != 1 || !is_of(name, indexes.front().first)) {
    cluster.fail("'" + name + "' is no alias of one index that pprsearch-index push made");
  }
  PushedGeneration generation =
      read_generation(cluster, indexes.front().first, indexes.front().second);
  generation.published = true;
  return generation;
}

PushedGeneration answering_generation(const Cluster& cluster, const Deadline& deadline) {
  const std::string& index = cluster.address().generation;
  if (index.empty()) return published_generation(cluster, deadline);
  const auto mappings = cluster.ask_if_there({"GET", '/' + index + "/_mapping"}, deadline);
  if (!mappings) {
    throw IndexError(cluster.address().text, "there is no such generation", ErrorKind::not_found);
  }
  PushedGeneration generation = read_generation(cluster, index, mappings->at(index));
  if (generation.sums) return generation;
  throw IndexError(cluster.address().text, "the push of this generation did not end",
                   ErrorKind::not_found);
}

PushedGeneration numbered_generation(const Cluster& cluster, std::uint64_t number,
                                     const Deadline& deadline) {
  std::vector<PushedGeneration> found;
  for (const PushedGeneration& generation : pushed_generations(cluster, deadline)) {
    if (generation.number == number && generation.sums) found.push_back(generation);
  }
  if (found.size() == 1) return found.front();
  const std::string which = "generation " + std::to_string(number);
  if (found.empty()) {
    throw IndexError(cluster.address().text, which + " is not there", ErrorKind::not_found);
  }
  throw IndexError(cluster.address().text,
                   which + " is there twice, from several folders: name one by its index, '" +
                       found.front().index + "' or '" + found.back().index + '\'',
                   ErrorKind::not_found);
}

void write_meta(const Cluster& cluster, const PushedGeneration& generation,
                const Deadline& deadline) {
  cluster.ask(
      {"PUT", '/' + generation.index + "/_mapping", json_text({{"_meta", meta_of(generation)}})},
      deadline);
}

std::uint64_t next_publication(const std::vector<PushedGeneration>& generations) {
  std::uint64_t last = 0;
  for (const PushedGeneration& other : generations) last = std::max(last, other.publication);
  return last + 1;
}

void move_alias(const Cluster& cluster, const PushedGeneration& to,
                const std::optional<PushedGeneration>& from, const Deadline& deadline) {
  const std::string& name = cluster.address().name;
  if (!from || from->index != to.index) {
    std::vector<Json> actions;
    if (from) {
      actions.push_back(
          {{"remove", {{"index", from->index}, {"alias", name}, {"must_exist", true}}}});
    }
    actions.push_back({{"add", {{"index", to.index}, {"alias", name}}}});
    // Not to be repeated: a second one would find the alias moved, and say that it was not.
    cluster.ask({"POST", "/_aliases", json_text({{"actions", std::move(actions)}}), false, false},
                deadline);
  }
  write_meta(cluster, to, deadline);
}

DocumentSums sums_of(const Cluster& cluster, const std::string& index, const Deadline& deadline) {
  const Json sum_of_first = {{"sum", {{"field", "check.first"}}}};
  const Json sum_of_second = {{"sum", {{"field", "check.second"}}}};
  const ClusterAnswer answer =
      cluster.search(index,
                     {{"size", 0},
                      {"track_total_hits", true},
                      {"aggs", {{"first", sum_of_first}, {"second", sum_of_second}}}},
                     deadline);
  const ClusterAnswer sums = answer.at("aggregations");
  return {answer.at("hits", "total", "value").number(), sums.at("first", "value").number(),
          sums.at("second", "value").number()};
}

}  // namespace pprsearch
