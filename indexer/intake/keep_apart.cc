#include "indexer/intake/keep_apart.h"

#include <pprsearch/error.h>

#include "base/strings.h"

namespace pprsearch {

std::vector<IdPair> read_keep_apart(std::string_view text, const std::string& path) {
  std::vector<IdPair> pairs;
  std::size_t number = 0;
  for (const std::string_view line : split_at(text, '\n')) {
    ++number;
    const std::vector<std::string_view> ids = split_words(line, " \t\r");
    if (ids.empty() || ids.front().starts_with('#')) continue;
    if (ids.size() != 2 || ids[0] == ids[1]) {
      throw Error("--keep-apart " + path + ':' + std::to_string(number) +
                  ": two different ids are wanted, with a tab between them");
    }
    pairs.emplace_back(ids[0], ids[1]);
  }
  return pairs;
}

}  // namespace pprsearch
