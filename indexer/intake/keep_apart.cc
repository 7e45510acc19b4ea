#include "indexer/intake/keep_apart.h"

#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "formats/list_faults.h"
#include "formats/listed_lines.h"

namespace pprsearch {

std::vector<IdPair> read_keep_apart(std::string_view text, const std::string& path) {
  std::vector<IdPair> pairs;
  std::vector<ListFault> faults;
  for (const auto& [number, line] : listed_lines(text)) {
    const std::vector<std::string_view> ids = split_words(line, " \t\r");
    if (ids.size() != 2 || ids[0] == ids[1]) {
      faults.push_back(
          {number, shown_value(line) + " is not two different ids with a tab between them"});
    } else {
      pairs.emplace_back(ids[0], ids[1]);
    }
  }
  if (!faults.empty()) throw ListFaults("--keep-apart", path, std::move(faults));
  return pairs;
}

}  // namespace pprsearch
