#pragma once

#include <pprsearch/export.h>

#include <cstdint>
#include <string>

namespace pprsearch {

/// One published state of an index. It never changes once it is published.
struct PPRSEARCH_EXPORT Generation {
  std::uint64_t number = 0;   ///< counts up from 1 within an index folder
  std::uint64_t entries = 0;  ///< how many it holds
  std::string digest;         ///< SHA-256 over the entries alone, order-free, in hex
  std::string created;        ///< UTC, "2026-11-24T05:28:54Z"
  std::uint64_t bytes = 0;    ///< size of all its files
  std::string format;         ///< versions: index form, analyzer, stemmer

  bool operator==(const Generation&) const = default;
};

/// For people, a line a fact.
PPRSEARCH_EXPORT std::string to_text(const Generation& generation);

}  // namespace pprsearch
