#pragma once

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <string_view>
#include <vector>

#include "text/folded_text.h"

namespace pprsearch {

/// Finds words in scripts that put no spaces between them (Thai, Lao, Khmer,
/// Burmese), by ICU's dictionaries.
class DictionaryWords {
 public:
  DictionaryWords() = default;
  ~DictionaryWords();
  DictionaryWords(const DictionaryWords&) = delete;
  DictionaryWords& operator=(const DictionaryWords&) = delete;

  /// The words of `text`, as places in it. Holds until the next call.
  const std::vector<ByteRange>& split(std::string_view text);

 private:
  UText utf8_ = UTEXT_INITIALIZER;
  std::unique_ptr<icu::BreakIterator> breaks_;  // made when first wanted: few texts do
  std::vector<ByteRange> words_;
};

}  // namespace pprsearch
