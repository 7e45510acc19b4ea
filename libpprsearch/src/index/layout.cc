#include "index/layout.h"

#include <algorithm>

#include "index/store/checksum.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxValueBytes = 200;

}  // namespace

std::string word_term(Field field, std::string_view word) {
  std::string term(row_of(field).word_prefix);
  term += word;
  return term;
}

std::string spelled_out_term(const SpelledOutWord& word) {
  return std::string(kSpelledOutPrefix) + word.spelled_out + ' ' + word.word;
}

SpelledOutWord spelled_out_word(std::string_view term) {
  term.remove_prefix(kSpelledOutPrefix.size());
  const std::size_t blank = std::min(term.find(' '), term.size());
  return {std::string(term.substr(0, blank)),
          std::string(term.substr(std::min(blank + 1, term.size())))};
}

std::string value_term(Field field, std::string_view key) {
  std::string term(row_of(field).value_prefix);
  if (key.size() <= kMaxValueBytes) return term.append(key);
  const std::string digest = sha256_hex(key).substr(0, 32);
  return term.append(key.substr(0, kMaxValueBytes - digest.size())).append(digest);
}

std::string words_of(const Name& name) {
  return name.family + ' ' + name.given + ' ' + name.suffix + ' ' + name.literal;
}

}  // namespace pprsearch
