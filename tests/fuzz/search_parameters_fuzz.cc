// libFuzzer's entry: any address is read or refused with a place within it, and what was read
// is written in a form that reads as the same request.
#include <pprsearch/html.h>
#include <pprsearch/search_parameters.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", law);
  std::abort();
}

/// Whether the other writings of a text keep it.
void check_pieces(const std::string& text) {
  using namespace pprsearch;
  require(unescape_address(escape_for_address(text)) == text, "an escaped text comes back");
  require(escape_html(text).find_first_of("<>\"'") == std::string::npos, "no text is markup");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace pprsearch;
  const std::string address(reinterpret_cast<const char*>(bytes), size);
  check_pieces(address);
  try {
    const ReadParameters read = request_from_parameters(address);
    const std::string canonical = to_parameters(read.request);
    const ReadParameters again = request_from_parameters(canonical);
    require(again.request == read.request, "the canonical form is the same request");
    require(again.unknown.empty(), "the canonical form has known parameters alone");
    require(to_parameters(again.request) == canonical, "there is one canonical form");
    require(canonical.find_first_of("<>\"' #\n") == std::string::npos, "it is an address");
  } catch (const ParameterError& error) {
    require(error.offset() + error.length() <= size, "a fault lies within the address");
    require(error.length() > 0, "a fault has a place");
  }
  return 0;
}
