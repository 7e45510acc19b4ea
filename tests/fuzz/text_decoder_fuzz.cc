#include "tests/fuzz/reader_laws.h"

using namespace pprsearch;

// Whatever the bytes, what comes out is UTF-8: decoding it again changes nothing. Where the
// pieces end makes no difference to text that is UTF-8 already.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = TextDecoder().decode(bytes, true);
  if (text.find('\0') != std::string::npos || text.starts_with("\xEF\xBB\xBF")) return 0;
  TextDecoder again;
  require(again.decode(text, true) == text && again.changed_lines().empty(), "it is UTF-8");
  TextDecoder in_pieces;
  const std::size_t cut = text.empty() ? 0 : static_cast<std::size_t>(data[0]) % text.size();
  if (text.find('\r') != std::string::npos) return 0;
  std::string joined = in_pieces.decode(text.substr(0, cut), false);
  joined += in_pieces.decode(text.substr(cut), true);
  require(joined == text, "pieces make no difference");
  return 0;
}
