#include "text/dictionary_words.h"

#include <pprsearch/error.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>

#include <string>

namespace pprsearch {

DictionaryWords::~DictionaryWords() { utext_close(&utf8_); }

const std::vector<ByteRange>& DictionaryWords::split(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  if (!breaks_)
    breaks_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  utext_openUTF8(&utf8_, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (U_SUCCESS(status)) breaks_->setText(&utf8_, status);
  if (U_FAILURE(status))
    throw Error(std::string("ICU cannot part words: ") + u_errorName(status), ErrorKind::system);
  words_.clear();
  std::int32_t begin = breaks_->first();
  for (std::int32_t end = breaks_->next(); end != icu::BreakIterator::DONE; end = breaks_->next()) {
    if (breaks_->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
      words_.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    }
    begin = end;
  }
  return words_;
}

}  // namespace pprsearch
