#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

// What stands between operands, or before one, as a whole word in capitals. This is the one list
// of such words: lexer, brackets and parser ask it.

namespace pprsearch {

enum class Operator : std::uint8_t { conjunction, disjunction, negation };

struct OperatorRow {
  Operator operation;
  std::string_view name;
  bool needs_left;  ///< an operand stands before it, too
};

inline constexpr std::array kOperators = std::to_array<OperatorRow>({
    {Operator::conjunction, "AND", true},
    {Operator::disjunction, "OR", true},
    {Operator::negation, "NOT", false},
});

/// What ends a word, and so an operator.
inline constexpr std::string_view kRunEnd = " \"()";

/// The operator that a run of characters is; null if it is none.
constexpr const OperatorRow* find_operator(std::string_view run) {
  const auto* row = std::ranges::find(kOperators, run, &OperatorRow::name);
  return row == kOperators.end() ? nullptr : row;
}

}  // namespace pprsearch
