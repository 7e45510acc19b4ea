#include "text/char_kind.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>

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

// Scripts whose accents are dropped; "common" and "inherited" marks stand on letters of any.
constexpr std::array kWithAccents = {USCRIPT_INHERITED, USCRIPT_COMMON,   USCRIPT_LATIN,
                                     USCRIPT_GREEK,     USCRIPT_CYRILLIC, USCRIPT_HEBREW,
                                     USCRIPT_ARABIC};

}  // namespace

// Asking ICU for four properties of every character read would cost as much as folding it, and
// asking for those of all characters at once more than a search. So what was asked once is kept.
CharKind kind_of(char32_t c) {
  static std::array<std::atomic<std::uint8_t>, kCommonCharacters> known;  // plus one; 0 = not yet
  if (c >= kCommonCharacters) return look_up(c);
  const std::uint8_t before = known[c].load(std::memory_order_relaxed);
  if (before != 0) return static_cast<CharKind>(before - 1);
  const CharKind kind = look_up(c);
  known[c].store(static_cast<std::uint8_t>(static_cast<std::uint8_t>(kind) + 1),
                 std::memory_order_relaxed);
  return kind;
}

bool vanishes(char32_t c) {
  constexpr char32_t kTatweel = U'\u0640';
  constexpr std::array kStay = {U'\u0345', U'\u3099',
                                U'\u309A'};  // a Greek letter, voicing of kana
  const auto code = static_cast<UChar32>(c);
  if (c == kTatweel) return true;
  if (std::ranges::find(kStay, c) != kStay.end()) return false;
  if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return true;
  const std::int8_t type = u_charType(code);
  return (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) &&
         std::ranges::find(kWithAccents, script_of(code)) != kWithAccents.end();
}

}  // namespace pprsearch
