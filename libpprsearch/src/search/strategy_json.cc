#include <pprsearch/json.h>
#include <pprsearch/strategy.h>

#include <nlohmann/json.hpp>
#include <string>

#include "search/answer/answer_json.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

template <typename Number>
Json number_or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json(nullptr);
}

}  // namespace

std::string to_json(const StrategyResult& result, bool with_answer) {
  const Strategy& strategy = result.strategy;
  Json lines = Json::array();
  for (std::size_t i = 0; i < strategy.lines.size(); ++i) {
    const StrategyLine& line = strategy.lines[i];
    Json json = {{"number", line.number},
                 {"text", line.text},
                 {"offset", line.offset},
                 {"length", line.length},
                 {"interpretation", line.query.to_string()},
                 {"total", number_or_null(result.totals[i])}};
    if (line.printed) json["printed"] = *line.printed;
    json["diagnostics"] = json_of(line.diagnostics);
    lines.push_back(std::move(json));
  }
  Json json = {{"format_version", kFormatVersion},
               {"platform", to_string(strategy.platform)},
               {"diagnostics", json_of(strategy.diagnostics)},
               {"lines", std::move(lines)},
               {"total", number_or_null(result.totals.back())},
               {"index",
                {{"generation", result.answer.index.number},
                 {"digest", result.answer.index.digest},
                 {"identity", result.answer.index.identity}}}};
  if (with_answer) json["answer"] = Json::parse(to_json(result.answer));
  return text_of_answer(json);
}

std::string to_json(const Translation& translation) {
  const Json json{{"format_version", kFormatVersion},
                  {"platform", to_string(translation.platform)},
                  {"text", translation.text},
                  {"diagnostics", json_of(translation.diagnostics)}};
  return text_of_answer(json);
}

}  // namespace pprsearch
