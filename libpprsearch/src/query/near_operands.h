#pragma once

#include <optional>
#include <string>

#include "query/tree.h"

namespace pprsearch {

/// What cannot stand beside NEAR, and why.
struct NearFault {
  const QueryNode* node;
  std::string why;  ///< as the end of a sentence: "is of another field"
};

/// Looks for what cannot stand on the two sides of a NEAR: anything but words, phrases without a
/// distance, wildcards, ORs and NEARs of these, all of one field of text and without weights.
std::optional<NearFault> fault_beside_near(const QueryNode& left, const QueryNode& right);

/// The first text of a side that can stand there; all of them have its field.
const tree::Text& first_text_of(const QueryNode& side);

}  // namespace pprsearch
