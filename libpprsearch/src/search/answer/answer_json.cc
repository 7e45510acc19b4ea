#include "search/answer/answer_json.h"

#include <nlohmann/json.hpp>

#include "base/controls.h"

namespace pprsearch {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string text_of_answer(const Json& json) {
  return escape_controls(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json json_of(const std::vector<Diagnostic>& diagnostics) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back({{"code", to_string(diagnostic.code)},
                    {"message", diagnostic.message},
                    {"offset", diagnostic.offset},
                    {"length", diagnostic.length},
                    {"suggestion", diagnostic.suggestion}});
  }
  return list;
}

}  // namespace pprsearch
