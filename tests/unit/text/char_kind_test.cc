#include "text/char_kind.h"

#include <unicode/uniset.h>

#include <boost/test/unit_test.hpp>

namespace pprsearch {

BOOST_AUTO_TEST_SUITE(char_kind)

// The rule as ICU's language of sets says it.
BOOST_AUTO_TEST_CASE(what_vanishes_is_a_set_of_unicode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeSet set(
      icu::UnicodeString(u"[[:Default_Ignorable_Code_Point:]\\u0640"
                         u"[[[:Mn:][:Me:]]&[[:sc=Zinh:][:sc=Zyyy:][:sc=Latn:][:sc=Grek:]"
                         u"[:sc=Cyrl:][:sc=Hebr:][:sc=Arab:]]]-[\\u0345\\u3099\\u309A]]"),
      status);
  BOOST_TEST_REQUIRE(U_SUCCESS(status));
  int different = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    different += vanishes(c) != (set.contains(static_cast<UChar32>(c)) != 0) ? 1 : 0;
  }
  BOOST_TEST(different == 0);
}

BOOST_AUTO_TEST_CASE(a_kind_is_the_same_when_it_is_asked_again) {
  const struct {
    char32_t character;
    CharKind kind;
  } kRows[] = {{U'\u00E9', CharKind::letter},    {U'\u4E2D', CharKind::single},
               {U'\uAC00', CharKind::hangul},    {U'\u0E01', CharKind::complex},
               {U'\u0301', CharKind::mark},      {U'\u2014', CharKind::other},
               {U'\U0001D400', CharKind::letter}};
  for (const auto& row : kRows) {
    BOOST_TEST(static_cast<int>(kind_of(row.character)) == static_cast<int>(row.kind));
    BOOST_TEST(static_cast<int>(kind_of(row.character)) == static_cast<int>(row.kind));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
