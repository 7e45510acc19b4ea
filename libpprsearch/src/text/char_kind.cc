#include "text/char_kind.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <vector>

namespace pprsearch {
namespace {

constexpr char32_t kCommonCharacters = 0x10000;

bool is_complex(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

UScriptCode script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

CharKind kind_by_script(UChar32 c) {
  const int word_break = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
  if (word_break == U_WB_KATAKANA) return CharKind::single;  // the prolonged sound mark too
  const UScriptCode script = script_of(c);
  if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA) return CharKind::single;
  const bool letter = word_break == U_WB_ALETTER || word_break == U_WB_HEBREW_LETTER;
  if (!letter) return CharKind::other;
  return script == USCRIPT_HANGUL ? CharKind::hangul : CharKind::letter;
}

// Also true of a letter that may melt into the one before it (a Korean medial
// vowel): were it to begin a word, that word would fold otherwise elsewhere.
bool is_mark(UChar32 c) {
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return true;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) && !nfc->hasBoundaryBefore(c);
}

CharKind look_up(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (is_complex(code)) return CharKind::complex;
  return is_mark(code) ? CharKind::mark : kind_by_script(code);
}

// Asking ICU for four properties of every character read would cost as much as
// folding it.
std::vector<CharKind> common_kinds() {
  std::vector<CharKind> kinds(kCommonCharacters);
  for (char32_t c = 0; c < kCommonCharacters; ++c) kinds[c] = look_up(c);
  return kinds;
}

}  // namespace

CharKind kind_of(char32_t c) {
  static const std::vector<CharKind> common = common_kinds();
  return c < kCommonCharacters ? common[c] : look_up(c);
}

}  // namespace pprsearch
