#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace pprsearch {

/// How many records may be rejected, or entries lost: at most `count`, or `percent` of all. More
/// than `count` rejected records stop the reading; shares are judged in the end.
struct RejectionLimit {
  std::optional<std::size_t> count;
  std::optional<double> percent;
  bool is_default = false;  ///< nobody asked for it: a single record is never too many

  /// "20" or "2.5%". Throws Error for anything else, which names `option`.
  static RejectionLimit parse(const std::string& text, const char* option = "--max-rejected");
  /// A tenth: what holds for a build if nothing is said.
  static RejectionLimit usual();

  /// Whether so many of all are too large a share; whatever their number is.
  bool is_passed(std::size_t rejected, std::size_t read) const;

  /// "20" or "2.5%".
  std::string to_text() const;
  /// How many of `all` that is at most.
  double most_of(std::uint64_t all) const;
};

}  // namespace pprsearch
