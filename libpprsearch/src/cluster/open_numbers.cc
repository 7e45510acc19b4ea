#include "cluster/open_numbers.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "cluster/documents.h"

namespace pprsearch {
namespace {

using Json = nlohmann::json;

OpenNumbers::Numbers numbers_from(const ClusterAnswer& answer, std::size_t entries) {
  const ClusterAnswer total = answer.at("hits", "total");
  if (total.at("relation").text() != "eq") total.fail("is not exact");
  const std::size_t matches = total.at("value").number(entries);
  return {matches, answer.at("aggregations", "passing", "doc_count").number(matches)};
}

}  // namespace

const OpenNumbers::Noted& OpenNumbers::note(const Json& query, const Json& filters) {
  const Json question = {{"size", 0},
                         {"track_total_hits", true},
                         {"query", query},
                         {"aggs", {{"passing", {{"filter", filters}}}}}};
  return *known_.try_emplace(json_text(question)).first;
}

const OpenNumbers::Numbers& OpenNumbers::of(const Noted& noted) {
  if (!noted.second) ask();
  return *noted.second;
}

void OpenNumbers::ask() {
  std::vector<std::string> questions;
  std::vector<std::optional<Numbers>*> places;
  for (auto& [question, numbers] : known_) {
    if (numbers) continue;
    questions.push_back(question);
    places.push_back(&numbers);
  }
  const auto answers = generation_->cluster->search_all(generation_->index, questions, deadline_);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    *places[i] = numbers_from(answers[i], generation_->by_newest.size());
  }
}

}  // namespace pprsearch
