#pragma once

#include <pprsearch/query.h>

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

// What JSON answers of several kinds have in common.

namespace pprsearch {

/// The text of an answer. A reader of JSON gets every character as it was; a terminal gets none
/// that would command it.
std::string text_of_answer(const nlohmann::ordered_json& json);

nlohmann::ordered_json json_of(const std::vector<Diagnostic>& diagnostics);

}  // namespace pprsearch
