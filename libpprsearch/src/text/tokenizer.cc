#include "text/tokenizer.h"

#include <cstdint>
#include <cstring>

#include "text/char_kind.h"

namespace pprsearch {
namespace {

// English has a word in about six bytes.
constexpr std::size_t kBytesPerToken = 6;

bool is_ascii_space(char c) { return byte_kind(c) == CharKind::space; }

std::size_t ascii_end(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  while (at < text.size() && byte_kind(text[at]) != CharKind::multibyte) ++at;
  return at;
}

}  // namespace

std::vector<Token> Tokenizer::tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / kBytesPerToken + 1);
  WordScanner scanner(dictionary_, tokens);
  if (path_ == Path::unicode) {
    scanner.scan(folder_.fold(text, 0, text.size()));
  } else {
    tokenize_stretches(text, scanner);
  }
  return tokens;
}

// No word goes beyond ASCII white space, and nothing folds across it.
void Tokenizer::tokenize_stretches(std::string_view text, WordScanner& scanner) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t foreign = ascii_end(text, at);
    std::size_t chunk = foreign;
    while (foreign < text.size() && chunk > at && !is_ascii_space(text[chunk - 1])) --chunk;
    scanner.scan({text.substr(at, chunk - at), at});
    at = foreign;
    while (at < text.size() && !is_ascii_space(text[at])) ++at;
    if (chunk < at) scanner.scan(folder_.fold(text, chunk, at));
  }
}

}  // namespace pprsearch
