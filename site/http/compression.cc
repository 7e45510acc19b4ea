#include "site/http/compression.h"

#include <algorithm>
#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/device/array.hpp>
#include <boost/iostreams/device/back_inserter.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <cstddef>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {

bool accepts_gzip(std::string_view accept_encoding) {
  for (const std::string_view piece : split_at(accept_encoding, ',')) {
    const std::vector<std::string_view> parts = split_at(piece, ';');
    if (!is_same_word(trim(parts[0], kBlanks), "gzip")) continue;
    if (parts.size() == 1) return true;
    // Any weight but none will do: "q=0", "q=0.000".
    return trim(parts[1], kBlanks).find_first_not_of("qQ=0. ") != std::string_view::npos;
  }
  return false;
}

bool is_worth_packing(std::string_view type, std::size_t bytes) {
  constexpr std::size_t kOnePacket = 1400;
  if (bytes <= kOnePacket) return false;
  constexpr std::string_view kTexts[] = {"text/", "json", "xml", "bibtex", "research-info"};
  return std::ranges::any_of(kTexts,
                             [&](std::string_view text) { return type.find(text) != type.npos; });
}

std::string gzip(const std::string& text) {
  namespace io = boost::iostreams;
  std::string packed;
  io::filtering_ostream out;
  out.push(io::gzip_compressor(io::gzip_params(6)));
  out.push(io::back_inserter(packed));
  io::copy(io::array_source(text.data(), text.size()), out);
  return packed;
}

}  // namespace pprsearch
