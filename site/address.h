#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The parts of a request's target.
struct Address {
  explicit Address(std::string_view target);

  std::vector<std::string> pieces;  ///< of the path, without escapes: "/entry/a%2Fb" has two
  std::string query;                ///< behind "?", as sent
  std::string root;                 ///< the way from there to "/": "./", "../"

  /// The piece of that place; empty if there is none.
  std::string_view piece(std::size_t place) const;
  /// Whether the answer is JSON, errors too.
  bool wants_json() const;
};

}  // namespace pprsearch
