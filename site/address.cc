#include "site/address.h"

#include <algorithm>

#include "base/strings.h"
#include "site/pages/names.h"

namespace pprsearch {

Address::Address(std::string_view target) {
  const std::size_t mark = std::min(target.find('?'), target.size());
  if (mark < target.size()) query = target.substr(mark + 1);
  const std::string_view path = target.substr(0, mark);
  for (const std::string_view piece : split_at(path.substr(path.starts_with('/') ? 1 : 0), '/')) {
    pieces.push_back(text_of_piece(piece));
  }
  // No page of ours lies deeper. A way for each of a thousand slashes would make links long.
  constexpr std::size_t kDeepest = 8;
  const auto slashes = static_cast<std::size_t>(
      std::count(target.begin(), target.begin() + static_cast<long>(mark), '/'));
  if (slashes > kDeepest) {
    root = "/";
  } else {
    for (std::size_t i = 1; i < slashes; ++i) root += "../";
    if (root.empty()) root = "./";
  }
}

std::string_view Address::piece(std::size_t place) const {
  return place < pieces.size() ? std::string_view(pieces[place]) : std::string_view();
}

bool Address::wants_json() const {
  return pieces.back().ends_with(".json") || piece(0).starts_with("suggest") ||
         piece(0) == "health";
}

}  // namespace pprsearch
