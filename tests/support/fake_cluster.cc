#include "tests/support/fake_cluster.h"

#include <algorithm>
#include <sstream>

namespace pprsearch::test {
namespace {

using Json = nlohmann::json;

/// "/NAME/REST" in two, without parameters.
std::pair<std::string, std::string> parts_of(const std::string& path) {
  const std::string place = path.substr(1, path.find('?') - 1);
  const std::size_t slash = place.find('/');
  if (slash == std::string::npos) return {place, {}};
  return {place.substr(0, slash), place.substr(slash + 1)};
}

Json hit_of(std::uint64_t rank) {
  return {{"_index", "articles"}, {"_score", 1.5}, {"sort", Json::array({rank})}};
}

}  // namespace

void FakeCluster::forget(const std::string& index) {
  indexes_.erase(index);
  indexes_.erase(index + "-files");
  documents_.clear();
  pieces_.clear();
  alias_.clear();
}

HttpAnswer FakeCluster::said(const std::string& kind, Json answer, int status) {
  change(kind, answer);
  return {status, answer.dump()};
}

HttpAnswer FakeCluster::mappings(const std::string& index) {
  Json found = Json::object();
  for (const auto& [name, mapping] : indexes_) {
    const bool is_it = index == "articles-*" || name == (index == "articles" ? alias_ : index);
    if (is_it) found[name] = mapping;
  }
  if (found.empty() && index != "articles-*") return {404, "{}"};
  return said(
      "mapping " + std::string(index.ends_with("-files") ? "of files" : "of " + index.substr(0, 9)),
      found);
}

HttpAnswer FakeCluster::put(const std::string& index, const std::string& rest, const Json& body) {
  if (rest.starts_with("_doc/")) {
    pieces_[index + '/' + rest] = body;
    return said("a piece is put", {{"result", "created"}}, 201);
  }
  if (rest == "_mapping") {
    indexes_.at(index)["mappings"]["_meta"] = body.at("_meta");
  } else if (rest.empty()) {
    indexes_[index]["mappings"]["_meta"] = body.at("mappings").value("_meta", Json());
  }
  return said("put " + rest, {{"acknowledged", true}});
}

HttpAnswer FakeCluster::bulk(const std::string& lines) {
  std::istringstream text(lines);
  Json items = Json::array();
  for (std::string head, document; std::getline(text, head) && std::getline(text, document);) {
    const std::string id = Json::parse(head).at("index").at("_id");
    documents_[std::stoull(id)] = Json::parse(document);
    items.push_back({{"index", {{"_id", id}, {"status", 201}}}});
  }
  return said("bulk", {{"errors", false}, {"items", items}});
}

Json FakeCluster::counted(const Json& facets) const {
  Json answers = Json::object();
  for (const auto& [name, facet] : facets.items()) {
    std::string field = facet.at("aggs").at("values").at("terms").at("field");
    std::ranges::replace(field, '.', '/');
    std::map<std::uint64_t, std::uint64_t> counts;
    for (const auto& [rank, document] : documents_) {
      const Json value = document.value(Json::json_pointer('/' + field), Json());
      for (const Json& one : value.is_array() ? value : Json::array({value})) {
        if (one.is_number()) ++counts[one.get<std::uint64_t>()];
      }
    }
    Json buckets = Json::array();
    for (const auto& [key, count] : counts) buckets.push_back({{"key", key}, {"doc_count", count}});
    answers[name] = {
        {"none", {{"doc_count", 0}}},
        {"values",
         {{"sum_other_doc_count", 0}, {"doc_count_error_upper_bound", 0}, {"buckets", buckets}}}};
  }
  return answers;
}

Json FakeCluster::search(const Json& body) {
  Json answer = {{"timed_out", false},
                 {"_shards", {{"total", 5}, {"successful", 5}, {"failed", 0}}},
                 {"hits", {{"total", {{"value", documents_.size()}, {"relation", "eq"}}}}}};
  Json hits = Json::array();
  std::string kind = "search for ";
  const Json aggs = body.value("aggs", Json::object());
  if (aggs.contains("passing")) {
    kind += "numbers";
    answer["aggregations"]["passing"]["doc_count"] = documents_.size();
  } else if (aggs.contains("first")) {
    kind += "sums";
    for (const char* sum : {"first", "second"}) {
      double value = 0;
      for (const auto& [rank, document] : documents_) value += document["check"][sum].get<double>();
      answer["aggregations"][sum]["value"] = value;
    }
  } else if (body.at("size") == 0) {
    kind += "a beginning";
    const std::uint64_t end = body["query"]["range"]["newest"]["lt"];
    answer["hits"]["total"]["value"] = std::ranges::count_if(
        documents_, [&](const auto& document) { return document.first < end; });
  } else if (body.value("_source", Json()) == "json") {
    kind += "entries";
    for (const Json& rank : body["query"]["terms"]["newest"]) {
      hits.push_back(hit_of(rank));
      hits.back()["_source"]["json"] = documents_.at(rank).at("json");
    }
  } else if (body.contains("stored_fields")) {
    kind += "a page";
    for (const auto& [rank, document] : documents_) hits.push_back(hit_of(rank));
    if (!aggs.empty()) answer["aggregations"] = counted(aggs);
  } else {
    kind += "documents";
    for (const auto& [rank, document] : documents_) {
      if (body.contains("search_after")) break;
      hits.push_back(hit_of(rank));
      hits.back()["_id"] = std::to_string(rank);
      hits.back()["_source"] = document;
    }
  }
  answer["hits"]["hits"] = hits;
  change(kind, answer);
  return answer;
}

HttpAnswer FakeCluster::search_each(const std::string& lines) {
  std::istringstream text(lines);
  Json answers = Json::array();
  for (std::string head, body; std::getline(text, head) && std::getline(text, body);) {
    answers.push_back(search(Json::parse(body)));
    answers.back()["status"] = 200;
  }
  return said("several searches", {{"responses", answers}});
}

HttpAnswer FakeCluster::answer(const HttpRequest& request) {
  const auto [index, rest] = parts_of(request.path);
  if (rest == "_bulk") return bulk(request.body);
  if (rest == "_msearch") return search_each(request.body);
  const Json body = request.body.empty() ? Json() : Json::parse(request.body);
  if (rest == "_search") return {200, search(body).dump()};
  if (rest == "_mapping" && request.method == "GET") return mappings(index);
  if (index.empty()) {
    return said("root", {{"version", {{"distribution", "opensearch"}, {"number", "2.19.1"}}}});
  }
  if (index == "_cluster") return said("health", {{"timed_out", false}, {"status", "green"}});
  if (rest == "_refresh") return said("refresh", {{"_shards", {{"failed", 0}}}});
  if (index == "_aliases") {
    for (const Json& action : body.at("actions")) {
      if (action.contains("add")) alias_ = action["add"]["index"];
    }
    return said("aliases are moved", {{"acknowledged", true}});
  }
  if (rest == "_settings" && request.method == "GET") {
    Json settings = Json::object();
    for (const auto& [name, mapping] : indexes_) settings[name] = {{"settings", Json::object()}};
    return said("settings", settings);
  }
  if (request.method == "PUT") return put(index, rest, body);
  if (request.method == "DELETE") {
    return indexes_.erase(index) == 0 ? HttpAnswer{404, "{}"}
                                      : said("delete", {{"acknowledged", true}});
  }
  const auto piece = pieces_.find(index + '/' + rest);
  if (piece == pieces_.end()) return {404, "{}"};
  return said("a piece", {{"found", true}, {"_source", piece->second}});
}

}  // namespace pprsearch::test
