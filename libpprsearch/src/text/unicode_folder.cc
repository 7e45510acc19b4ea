#include "text/unicode_folder.h"

#include <pprsearch/error.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/char_kind.h"

// One character, or one with what combines with it (a cluster), goes through
// five steps:
//
//   1. NFKC case folding    ß -> ss, ﬁ -> fi, Ａ -> a, ² -> 2
//   2. full decomposition   é -> e + accent
//   3. accents are dropped  of scripts where the bare letter is read as the
//                           same word; an Indic vowel sign is not an accent
//   4. plain forms          ø -> o, ’ -> ', Arabic-Indic digits -> 0 to 9
//   5. composition again    Korean letters become syllables as before
//
// Characters that vanish are left out before step 1 as well, so that they
// cannot keep their neighbours from combining. Folding cluster by cluster is
// what tells the place of every folded byte in the original.

namespace pprsearch {
namespace {

// Stands where something parts words that has no folded form of its own.
constexpr std::string_view kParting = "\x1f";
constexpr std::size_t kKnownCharacters = 4096;
// No token holds a cluster of more characters; without a bound, sorting the
// marks of a hostile one would take time square to its length.
constexpr std::size_t kMaxClusterCharacters = 64;

// Letters that Unicode does not decompose, and one form of the signs the word
// rules know. The raised point is the decimal point of British journals: 0·05.
constexpr auto kPlainForms = std::to_array<std::pair<char32_t, std::string_view>>({
    {U'\u00B7', "."}, {U'æ', "ae"},     {U'ð', "d"},      {U'ø', "o"},      {U'þ', "th"},
    {U'đ', "d"},      {U'ħ', "h"},      {U'ı', "i"},      {U'ĸ', "k"},      {U'ł', "l"},
    {U'ŋ', "n"},      {U'œ', "oe"},     {U'ŧ', "t"},      {U'ƀ', "b"},      {U'ɓ', "b"},
    {U'ƈ', "c"},      {U'ɗ', "d"},      {U'ƒ', "f"},      {U'ɠ', "g"},      {U'ɨ', "i"},
    {U'ƙ', "k"},      {U'ɲ', "n"},      {U'ƥ', "p"},      {U'ʉ', "u"},      {U'ƴ', "y"},
    {U'ƶ', "z"},      {U'\u02BB', "'"}, {U'\u02BC', "'"}, {U'\u2018', "'"}, {U'\u2019', "'"},
    {U'\u201B', "'"},
});

// Trade marks would fold to letters and hang on to the word before.
constexpr auto kPartingCharacters = std::to_array<char32_t>({U'\u2120', U'\u2122'});
constexpr char32_t kZeroWidthSpace = U'\u200B';

void check(UErrorCode status) {
  if (U_FAILURE(status))
    throw Error(std::string("ICU cannot fold text: ") + u_errorName(status), ErrorKind::system);
}

void append_plain(icu::UnicodeString& out, UChar32 c) {
  const auto* form = std::find_if(kPlainForms.begin(), kPlainForms.end(), [c](const auto& plain) {
    return plain.first == static_cast<char32_t>(c);
  });
  if (form != kPlainForms.end()) {
    out.append(icu::UnicodeString::fromUTF8({form->second.data(), int(form->second.size())}));
  } else if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
    out.append(static_cast<char16_t>(u'0' + u_charDigitValue(c)));
  } else {
    out.append(c);
  }
}

// White space of every kind; a zero-width space is there to part words.
bool is_space(char32_t c) {
  return c == kZeroWidthSpace || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool parts_words(char32_t c) {
  return std::find(kPartingCharacters.begin(), kPartingCharacters.end(), c) !=
         kPartingCharacters.end();
}

}  // namespace

void UnicodeFolder::prepare() {
  if (composition_ != nullptr) return;
  UErrorCode status = U_ZERO_ERROR;
  case_folding_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
  decomposition_ = icu::Normalizer2::getNFDInstance(status);
  composition_ = icu::Normalizer2::getNFCInstance(status);
  check(status);
  known_.resize(kKnownCharacters);
}

FoldedText UnicodeFolder::fold(std::string_view text, std::size_t begin, std::size_t end) {
  prepare();
  text_.clear();
  places_.clear();
  last_ = Nature::plain;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = begin; at < end;) {
    const std::size_t start = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, end, c);
    if (c < 0) {
      part({start, at}, kParting);
    } else {
      take(know(static_cast<char32_t>(c)).traits, {start, at});
    }
  }
  finish_cluster();
  return {text_, begin, places_.data()};
}

UnicodeFolder::Nature UnicodeFolder::nature_of(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_DECIMAL_DIGIT_NUMBER:
      return Nature::digit;
    case U_OTHER_NUMBER:
      return Nature::number_sign;
    case U_OTHER_SYMBOL:
      return u_isUAlphabetic(code) ? Nature::plain : Nature::symbol;
    default:
      return Nature::plain;
  }
}

// Whether two neighbours are of two words although their folded forms would
// run together: "5㎎" is 5 mg, "10²" is not 102, "2½" is not 21⁄2.
bool UnicodeFolder::stand_apart(Nature before, Nature after) {
  if (before == Nature::symbol || after == Nature::symbol) return true;
  return before != after && before != Nature::plain && after != Nature::plain;
}

const UnicodeFolder::Known& UnicodeFolder::know(char32_t c) {
  Known& known = known_[c % kKnownCharacters];
  if (known.traits.character == c) return known;
  const auto code = static_cast<UChar32>(c);
  known.traits = {.character = c,
                  .parts = parts_words(c) || is_space(c),
                  .space = is_space(c),
                  .vanishes = pprsearch::vanishes(c),
                  .begins = case_folding_->hasBoundaryBefore(code) != 0,
                  .nature = nature_of(c)};
  known.folded = fold_cluster({&c, 1});
  return known;
}

void UnicodeFolder::part(ByteRange place, std::string_view sign) {
  finish_cluster();
  append(sign, place);
  last_ = Nature::plain;
}

void UnicodeFolder::take(Traits c, ByteRange place) {
  if (c.parts) return part(place, c.space ? " " : kParting);
  if (c.begins && !c.vanishes) finish_cluster();
  if (cluster_.empty()) {
    if (c.vanishes) return;
    cluster_place_.begin = place.begin;
  }
  cluster_place_.end = place.end;
  if (!c.vanishes && cluster_.size() < kMaxClusterCharacters) cluster_ += c.character;
}

void UnicodeFolder::finish_cluster() {
  if (cluster_.empty()) return;
  const Known& first = know(cluster_.front());
  if (stand_apart(last_, first.traits.nature)) append(kParting, cluster_place_);
  append(cluster_.size() == 1 ? first.folded : fold_cluster(cluster_), cluster_place_);
  last_ = first.traits.nature;
  cluster_.clear();
}

void UnicodeFolder::append(std::string_view folded, ByteRange place) {
  text_ += folded;
  for (std::size_t byte = 0; byte < folded.size(); ++byte) places_.push_back(place);
}

std::string UnicodeFolder::fold_cluster(std::u32string_view cluster) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto original = icu::UnicodeString::fromUTF32(
      reinterpret_cast<const UChar32*>(cluster.data()), static_cast<std::int32_t>(cluster.size()));
  const icu::UnicodeString letters =
      decomposition_->normalize(case_folding_->normalize(original, status), status);
  icu::UnicodeString plain;
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const UChar32 c = letters.char32At(at);
    if (!vanishes(static_cast<char32_t>(c))) append_plain(plain, c);
  }
  std::string folded;
  composition_->normalize(plain, status).toUTF8String(folded);
  check(status);
  return folded;
}

}  // namespace pprsearch
