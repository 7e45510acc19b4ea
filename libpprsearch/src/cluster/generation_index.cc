#include "cluster/generation_index.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"

namespace pprsearch {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kIdentityDigits = 64;
constexpr const char* kMember = "pprsearch";

PushedGeneration generation_of(const std::string& index, const Json& meta) {
  PushedGeneration generation;
  generation.index = index;
  generation.identity = meta.at("identity");
  generation.digest = meta.at("digest");
  generation.number = meta.at("number");
  generation.entries = meta.at("entries");
  generation.created = meta.at("created");
  generation.format = meta.at("format");
  generation.documents = meta.at("documents");
  generation.publication = meta.value("publication", std::uint64_t{0});
  generation.time = meta.value("time", std::string());
  generation.withdrawn = meta.value("withdrawn", false);
  if (meta.contains("sums")) {
    const Json& sums = meta["sums"];
    generation.sums = DocumentSums{sums.at(0), sums.at(1), sums.at(2)};
  }
  return generation;
}

/// Whether an index is one of a name's generations, by its own name.
bool is_of(const std::string& name, const std::string& index) {
  if (index.size() != name.size() + 1 + kIdentityDigits || !index.starts_with(name + '-')) {
    return false;
  }
  return std::all_of(index.end() - kIdentityDigits, index.end(),
                     [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

PushedGeneration read_generation(const Cluster& cluster, const std::string& index,
                                 const Json& mapping) {
  const Json meta = mapping.value("mappings", Json::object()).value("_meta", Json::object());
  try {
    return generation_of(index, meta.at(kMember));
  } catch (const Json::exception&) {
    cluster.fail("the index '" + index + "' was not made by pprsearch-index push");
  }
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
  const Json mappings = cluster.ask({"GET", '/' + name + "-*/_mapping"}, deadline);
  const Json aliases =
      cluster.ask_if_there({"GET", "/_alias/" + name}, deadline).value_or(Json::object());
  std::vector<PushedGeneration> generations;
  for (const auto& [index, mapping] : mappings.items()) {
    if (!is_of(name, index)) continue;
    generations.push_back(read_generation(cluster, index, mapping));
    generations.back().published = aliases.contains(index);
  }
  std::ranges::sort(generations, [](const PushedGeneration& a, const PushedGeneration& b) {
    return a.publication != b.publication ? a.publication > b.publication : a.index < b.index;
  });
  return generations;
}

PushedGeneration published_generation(const Cluster& cluster, const Deadline& deadline) {
  const std::string& name = cluster.address().name;
  const auto mappings = cluster.ask_if_there({"GET", '/' + name + "/_mapping"}, deadline);
  if (!mappings || mappings->empty()) {
    throw IndexError(cluster.address().text, "nothing is published there", ErrorKind::no_index);
  }
  if (mappings->size() != 1 || !is_of(name, mappings->begin().key())) {
    cluster.fail("'" + name + "' is no alias of one index that pprsearch-index push made");
  }
  PushedGeneration generation =
      read_generation(cluster, mappings->begin().key(), mappings->begin().value());
  generation.published = true;
  return generation;
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
  const Json answer =
      cluster.search(index,
                     {{"size", 0},
                      {"track_total_hits", true},
                      {"aggs", {{"first", sum_of_first}, {"second", sum_of_second}}}},
                     deadline);
  const auto sum = [&](const char* name) {
    return static_cast<std::uint64_t>(answer.at("aggregations").at(name).at("value").get<double>());
  };
  return {answer.at("hits").at("total").at("value").get<std::uint64_t>(), sum("first"),
          sum("second")};
}

}  // namespace pprsearch
