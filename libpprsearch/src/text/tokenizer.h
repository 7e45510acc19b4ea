#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/analyzer.h"
#include "text/dictionary_words.h"
#include "text/unicode_folder.h"
#include "text/word_scanner.h"

namespace pprsearch {

/// Takes a text apart into stretches of ASCII, which are scanned where they
/// stand, and others, which are folded first.
class Tokenizer {
 public:
  /// `unicode` folds everything in one stretch: the same tokens, more slowly.
  /// Tests hold the one against the other.
  enum class Path { automatic, unicode };

  explicit Tokenizer(Path path = Path::automatic) : path_(path) {}

  std::vector<Token> tokenize(std::string_view text);

 private:
  void tokenize_stretches(std::string_view text, WordScanner& scanner);

  Path path_;
  UnicodeFolder folder_;
  DictionaryWords dictionary_;
};

}  // namespace pprsearch
