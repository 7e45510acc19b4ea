#pragma once

#include <pprsearch/index_writer.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/commands/objection.h"
#include "indexer/intake/rejection_limit.h"

namespace pprsearch {

/// What the published generation has, and a finished one that is to take its place has not.
struct Loss {
  std::optional<Generation> published;  ///< none: nothing is, or nobody can tell what
  std::string fault;                    ///< why the published one cannot be read; empty = it can
  std::vector<std::string> ids;         ///< of entries that are lost, sorted

  /// "lost 2 of 20 published entries", empty if nothing is.
  std::string to_text() const;
  /// Says so if more of the published entries is lost than may be; otherwise empty.
  Objection objection(const RejectionLimit& limit) const;
  /// A sentence if nobody knows what is lost; otherwise empty.
  std::string note() const;
};

/// Whether the build has taken in a record of that id.
using IsTaken = std::function<bool(std::string_view id)>;

/// Compares the generation that `writer` has finished in `folder` with the published one.
Loss find_loss(const std::string& folder, const IndexWriter& writer, const IsTaken& is_taken);

}  // namespace pprsearch
