#include "indexer/intake/keep_apart.h"

#include <pprsearch/error.h>

#include "base/strings.h"
#include "indexer/intake/listed_lines.h"

namespace pprsearch {

std::vector<IdPair> read_keep_apart(std::string_view text, const std::string& path) {
  std::vector<IdPair> pairs;
  for (const auto& [number, line] : listed_lines(text)) {
    const std::vector<std::string_view> ids = split_words(line, " \t\r");
    if (ids.size() != 2 || ids[0] == ids[1]) {
      throw Error("--keep-apart " + path + ':' + std::to_string(number) +
                  ": two different ids are wanted, with a tab between them");
    }
    pairs.emplace_back(ids[0], ids[1]);
  }
  return pairs;
}

}  // namespace pprsearch
