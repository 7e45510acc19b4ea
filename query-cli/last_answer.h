#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pprsearch {

/// The hits that were printed last for people, of one index.
struct LastAnswer {
  std::size_t first_rank = 1;
  std::vector<std::string> ids;  ///< in the order of their ranks
};

/// Keeps ids and ranks of an answer's hits for the next call of the program, and nothing of the
/// query: in a file for each index in $XDG_STATE_HOME/pprsearch, or ~/.local/state/pprsearch. If it
/// cannot be written, nothing is kept.
void keep_last_answer(const std::string& index, std::size_t first_rank,
                      const std::vector<std::string>& ids);

/// What was kept of that index; nullopt if nothing was.
std::optional<LastAnswer> last_answer(const std::string& index);

}  // namespace pprsearch
