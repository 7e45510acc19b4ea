#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

// What stands between operands, or before one, as a whole word in capitals. This is the one list
// of such words. Lexer, brackets and parser ask it, and so does what looks for such words in texts.

namespace pprsearch {

enum class Operator : std::uint8_t {
  conjunction,
  disjunction,
  negation,
  nearness,  ///< in any order
  sequence,  ///< the left operand first
};

struct OperatorRow {
  Operator operation;
  std::string_view name;
  bool needs_left;            ///< an operand stands before it, too
  bool takes_number = false;  ///< directly behind the name
};

inline constexpr std::array kOperators = std::to_array<OperatorRow>({
    {Operator::conjunction, "AND", true},
    {Operator::disjunction, "OR", true},
    {Operator::negation, "NOT", false},
    {Operator::nearness, "NEAR/", true, true},
    {Operator::sequence, "PRE/", true, true},
});

/// What ends a word, and so an operator.
inline constexpr std::string_view kRunEnd = " \"()";

/// The operator that a run of characters is; null if it is none.
constexpr const OperatorRow* find_operator(std::string_view run) {
  const auto* row = std::ranges::find_if(kOperators, [&](const OperatorRow& operation) {
    if (!operation.takes_number) return run == operation.name;
    return run.starts_with(operation.name) && are_digits(run.substr(operation.name.size()));
  });
  return row == kOperators.end() ? nullptr : row;
}

/// Whether a word is the name of an operator without a number, in any case: and, Or, NOT.
constexpr bool is_operator_name(std::string_view word) {
  return std::ranges::any_of(kOperators, [&](const OperatorRow& row) {
    return !row.takes_number && std::ranges::equal(word, row.name, {}, ascii_lower, ascii_lower);
  });
}

}  // namespace pprsearch
