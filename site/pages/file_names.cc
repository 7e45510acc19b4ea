#include "site/pages/file_names.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "site/pages/templates.h"

// Escapes never have a "+", so it separates what a file's name adds to an address. Names of files
// end at 255 bytes; an id may be three times as long with its escapes, and is then cut, with a
// digest of all of it behind.

namespace pprsearch {
namespace {

constexpr std::string_view kPage = "?page=";
constexpr std::size_t kLongest = 200;

std::string with_short_pieces(std::string_view address) {
  std::vector<std::string> pieces;
  for (const std::string_view piece : split_at(address, '/')) {
    const bool is_long = piece.size() > kLongest;
    pieces.push_back(std::string(piece.substr(0, kLongest)) +
                     (is_long ? '+' + short_digest(piece) : ""));
  }
  return join(pieces, "/");
}

}  // namespace

std::string page_file(std::string_view address) {
  const std::size_t mark = std::min(address.find('?'), address.size());
  const std::string_view path = address.substr(0, mark);
  const std::string_view query = address.substr(mark);
  std::string name = path.empty() ? "index" : with_short_pieces(path);
  if (query.starts_with(kPage)) name.append("+").append(query.substr(kPage.size()));
  return name + ".html";
}

std::string other_file(std::string_view address) { return with_short_pieces(address); }

std::string link_to_file(std::string_view name) {
  std::string link;
  for (const char c : name) link += c == '%' ? std::string("%25") : std::string(1, c);
  return link;
}

}  // namespace pprsearch
