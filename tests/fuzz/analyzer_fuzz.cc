// Any bytes: what the Analyzer promises of its tokens holds.
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "text/analyzer.h"
#include "text/char_kind.h"

namespace {

using pprsearch::Analyzer;
using pprsearch::Token;

void require(bool holds) {
  if (!holds) std::abort();
}

// The characters of `text`; a negative one for bytes that are no UTF-8.
std::vector<UChar32> decode(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::vector<UChar32> characters;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    characters.push_back(c);
  }
  return characters;
}

bool is_utf8(std::string_view text) {
  const std::vector<UChar32> characters = decode(text);
  return std::none_of(characters.begin(), characters.end(), [](UChar32 c) { return c < 0; });
}

// On its own, a dictionary may cut such a word otherwise.
bool is_of_dictionary(std::string_view text) {
  const std::vector<UChar32> characters = decode(text);
  return std::any_of(characters.begin(), characters.end(), [](UChar32 c) {
    return pprsearch::kind_of(static_cast<char32_t>(c)) == pprsearch::CharKind::complex;
  });
}

void check_text(const Token& token) {
  require(!token.text.empty());
  require(token.text.size() <= Analyzer::kMaxTokenBytes);
  require(is_utf8(token.text));
}

void check_place(const Token& token, std::string_view text) {
  require(token.begin < token.end && token.end <= text.size());
  const std::string_view source = text.substr(token.begin, token.end - token.begin);
  require(is_utf8(source));
}

void check_again(const Token& token, Analyzer& analyzer) {
  if (token.text == "%" || is_of_dictionary(token.text)) return;
  const std::vector<Token> again = analyzer.analyze(token.text);
  require(again.size() == 1 && again[0].text == token.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Analyzer analyzer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::uint32_t position = 0;
  Token last;
  for (const Token& token : analyzer.analyze(text)) {
    check_text(token);
    check_place(token, text);
    check_again(token, analyzer);
    require(token.position == position++);
    require(token.begin >= last.begin && token.end >= last.end);
    last = token;
  }
  return 0;
}
