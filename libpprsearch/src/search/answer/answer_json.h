#pragma once

#include <pprsearch/query.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/controls.h"

// What JSON answers of several kinds have in common.

namespace pprsearch {

/// The text of an answer. A reader of JSON gets every character as it was; a terminal gets none
/// that would command it.
inline std::string text_of_answer(const nlohmann::ordered_json& json) {
  using Handler = nlohmann::ordered_json::error_handler_t;
  return escape_controls(json.dump(-1, ' ', false, Handler::replace));
}

inline nlohmann::ordered_json json_of(const Diagnostic& diagnostic) {
  return {{"code", to_string(diagnostic.code)},
          {"message", diagnostic.message},
          {"offset", diagnostic.offset},
          {"length", diagnostic.length},
          {"suggestion", diagnostic.suggestion}};
}

inline nlohmann::ordered_json json_of(const std::vector<Diagnostic>& diagnostics) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) list.push_back(json_of(diagnostic));
  return list;
}

}  // namespace pprsearch
