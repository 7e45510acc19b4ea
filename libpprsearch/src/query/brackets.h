#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pprsearch {

/// Where each bracket of a query ends, and whether it combines what is in it. What stands
/// between quotes is text: neither a bracket nor an operator. One pass over the text.
class Brackets {
 public:
  /// `text` is in plain form (see to_plain).
  explicit Brackets(std::string_view text);

  /// The place of the bracket that closes the one opened at `open`; the size of the text
  /// where none does.
  std::size_t end(std::size_t open) const { return extent(open).end; }

  /// Whether an AND, OR or NOT stands within the bracket opened at `open`, however deep.
  bool has_operator(std::size_t open) const { return extent(open).has_operator; }

 private:
  struct Extent {
    std::size_t end;
    bool has_operator;
  };
  struct Open {
    std::size_t place;
    std::size_t operators;  ///< that stand before it
  };

  Extent extent(std::size_t open) const;
  void close_last(std::size_t end);

  std::size_t size_;
  std::size_t operators_ = 0;  ///< seen so far
  std::vector<Open> open_;     ///< those that wait for their end
  std::unordered_map<std::size_t, Extent> extents_;
};

}  // namespace pprsearch
