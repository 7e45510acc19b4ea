#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// Whether a client that sends this header `Accept-Encoding` takes gzip.
bool accepts_gzip(std::string_view accept_encoding);

/// Whether an answer of that type and size is worth packing.
bool is_worth_packing(std::string_view type, std::size_t bytes);

std::string gzip(const std::string& text);

}  // namespace pprsearch
