#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace pprsearch {

/// How many rejected records are too many: more than `count`, at which reading stops, or more
/// than `percent` of all records, which is judged when all are read.
struct RejectionLimit {
  std::optional<std::size_t> count;
  std::optional<double> percent;
  bool is_default = false;  ///< nobody asked for it: a single record is never too many

  /// "20" or "2.5%". Throws Error for anything else.
  static RejectionLimit parse(const std::string& text);
  /// A tenth: what holds for a build if nothing is said.
  static RejectionLimit usual();

  /// Whether so many of all that were read are too large a share.
  bool is_passed(std::size_t rejected, std::size_t read) const;
};

}  // namespace pprsearch
