#pragma once

#include <unicode/normalizer2.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/folded_text.h"

namespace pprsearch {

/// Folds text so that one spelling is left of many: "Flückiger", "FLÜCKIGER",
/// the same with the accents as characters of their own, and the full-width
/// "Ｆｌｕｃｋｉｇｅｒ" are all "fluckiger".
class UnicodeFolder {
 public:
  /// `text` from `begin` to `end`. The result points into this folder and holds
  /// until the next call. Folding what was folded changes nothing.
  FoldedText fold(std::string_view text, std::size_t begin, std::size_t end);

 private:
  enum class Nature : std::uint8_t { plain, digit, number_sign, symbol };
  struct Traits {
    char32_t character = 0;
    bool parts = false;     // stands for a gap between words
    bool space = false;     // parts them as a blank does
    bool vanishes = false;  // leaves no trace
    bool begins = false;    // never changed by what stands before it
    Nature nature = Nature::plain;
  };
  // Kept because text repeats its characters.
  struct Known {
    Traits traits{.character = kNoCharacter};
    std::string folded;  // if it stands alone
  };
  static constexpr char32_t kNoCharacter = 0xFFFFFFFF;

  /// Gets the tables, which most queries do without.
  void prepare();
  static Nature nature_of(char32_t c);
  static bool stand_apart(Nature before, Nature after);

  const Known& know(char32_t c);
  void part(ByteRange place, std::string_view sign);
  void take(Traits c, ByteRange place);
  void finish_cluster();
  void append(std::string_view folded, ByteRange place);
  std::string fold_cluster(std::u32string_view cluster) const;

  const icu::Normalizer2* case_folding_ = nullptr;
  const icu::Normalizer2* decomposition_ = nullptr;
  const icu::Normalizer2* composition_ = nullptr;  // the last one got
  std::vector<Known> known_;  // by the character's low bits; the last one asked for stays
  std::u32string cluster_;    // characters that may change one another, not yet folded
  ByteRange cluster_place_;
  Nature last_ = Nature::plain;  // of the cluster before
  std::string text_;
  std::vector<ByteRange> places_;
};

}  // namespace pprsearch
