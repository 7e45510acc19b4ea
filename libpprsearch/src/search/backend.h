#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/engine.h"
#include "search/rank/ranking_constants.h"

// What answers for an index that is not a folder. A Backend says which generation answers now,
// gives the files of that generation, of which words get their meaning, and makes the engines that
// match, count and order. What lies behind it is not known here: `search/` declares open_backend(),
// and the room above, which alone knows networks, defines it (cluster/remote_index.cc).

namespace pprsearch {

/// Makes the engines of one generation. Any number of threads may ask.
class Engines {
 public:
  virtual ~Engines() = default;

  /// An engine for one request's filters. What it is given must live longer; the session is of the
  /// same generation. Throws Error for what the engine cannot answer exactly.
  virtual std::unique_ptr<Engine> engine(IndexReader::Session& session,
                                         const SearchOptions& options,
                                         const RankingConstants& constants,
                                         const Deadline& deadline) const = 0;
};

/// What answers one call: the files of a generation and, if they do not answer themselves, what
/// makes its engines.
struct Answering {
  std::shared_ptr<const IndexReader> reader;
  std::shared_ptr<const Engines> engines = nullptr;
};

/// An index that is not a folder. Any number of threads may ask.
class Backend {
 public:
  virtual ~Backend() = default;

  /// What answers a call that begins now. Throws IndexError.
  virtual Answering answering() = 0;
  /// As Searcher::stale_reason().
  virtual std::string stale_reason() = 0;
  /// As SearcherStatistics::open_generations.
  virtual std::size_t open_generations() = 0;
};

/// Whether an index goes by an address, and not by a folder: "opensearch:…".
bool is_backend_address(std::string_view index);

/// Opens the index at an address, or always its generation of that number; `cache_bytes` as
/// IndexReader::open() takes them. Throws IndexError.
std::unique_ptr<Backend> open_backend(const std::string& address,
                                      std::optional<std::uint64_t> generation,
                                      std::optional<std::size_t> cache_bytes);

}  // namespace pprsearch
