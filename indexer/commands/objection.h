#pragma once

#include <optional>
#include <string>

namespace pprsearch {

/// Something that speaks against publishing a finished generation.
struct Objection {
  std::string code;          ///< "gate", "expected", "rejected", "lost", "overtaken"
  std::string message;       ///< a sentence; empty = nothing speaks against it
  std::string measure = {};  ///< what was measured, if anything was: "ndcg@10", "lost"
  std::optional<double> value = {};
  std::optional<double> required = {};   ///< at least or, of what is lost or rejected, at most
  std::optional<double> published = {};  ///< what the published generation reaches
};

}  // namespace pprsearch
