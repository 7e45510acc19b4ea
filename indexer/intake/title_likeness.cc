#include "indexer/intake/title_likeness.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"
#include "indexer/intake/title_words.h"

// Words are bits, so it is known how many differ and not which. Two words that differ by a slip
// have nearly the same letters, other words have not. What has nearly the same letters, and tells
// two studies apart nevertheless, is a mark: a number in figures, in letters or in Roman ones, a
// letter alone, one of a pair of words. Marks count if both titles have as many: one may lack a
// subtitle.

namespace pprsearch {
namespace {

constexpr unsigned kSketchBitsOfCount = 4;
constexpr std::size_t kCountsOfWord = 16;
constexpr std::uint64_t kMostCount = 15;

struct NumberWord {
  std::string_view word;
  std::string_view figures;
};

constexpr auto kNumbers = std::to_array<NumberWord>(
    {{"one", "1"},    {"first", "1"},   {"i", "1"},     {"two", "2"},     {"second", "2"},
     {"ii", "2"},     {"three", "3"},   {"third", "3"}, {"iii", "3"},     {"four", "4"},
     {"fourth", "4"}, {"iv", "4"},      {"five", "5"},  {"fifth", "5"},   {"v", "5"},
     {"six", "6"},    {"sixth", "6"},   {"vi", "6"},    {"seven", "7"},   {"vii", "7"},
     {"eight", "8"},  {"viii", "8"},    {"nine", "9"},  {"ix", "9"},      {"ten", "10"},
     {"x", "10"},     {"eleven", "11"}, {"xi", "11"},   {"twelve", "12"}, {"xii", "12"}});

constexpr auto kPairs = std::to_array<std::string_view>(
    {"male",     "males",     "female",     "females",    "man",         "woman",    "men",
     "women",    "boys",      "girls",      "mother",     "mothers",     "father",   "fathers",
     "maternal", "paternal",  "with",       "without",    "pre",         "post",     "before",
     "after",    "inpatient", "inpatients", "outpatient", "outpatients", "unipolar", "bipolar",
     "low",      "high",      "short",      "long",       "acute",       "chronic"});

/// Behind these a letter is a number: "Part A".
constexpr auto kNumbered = std::to_array<std::string_view>(
    {"part", "study", "experiment", "phase", "section", "series", "volume", "wave"});

constexpr std::array<std::string_view, 4> kPairedBeginnings = {"hyper", "hypo", "inter", "intra"};

/// What a word tells studies apart by; empty if it does not.
std::string_view mark_of(std::string_view word) {
  constexpr std::string_view kNoMarks = "aeosy";  // words of several languages, "'s"
  const auto number = std::ranges::find(kNumbers, word, &NumberWord::word);
  if (number != kNumbers.end()) return number->figures;
  const bool has_figures = std::ranges::any_of(word, is_digit);
  const bool is_letter_alone = word.size() == 1 && !is_one_of(word.front(), kNoMarks);
  if (has_figures || is_letter_alone || is_one_of(word, kPairs)) return word;
  for (const std::string_view beginning : kPairedBeginnings) {
    if (word.starts_with(beginning)) return beginning;
  }
  return {};
}

std::size_t place_of_letter(char c) {
  constexpr std::size_t kLetters = 26;
  constexpr std::size_t kOthers = 2 * kCountsOfWord - kLetters;
  if (is_lower(c)) return static_cast<std::size_t>(c - 'a');
  return kLetters + static_cast<unsigned char>(c) % kOthers;
}

unsigned shift_of(std::size_t place) {
  return static_cast<unsigned>(place % kCountsOfWord) * kSketchBitsOfCount;
}

std::uint64_t count_at(const TitleSketch& sketch, std::size_t place) {
  return sketch.letters[place / kCountsOfWord] >> shift_of(place) & kMostCount;
}

void count_letter(TitleSketch& sketch, char c) {
  const std::size_t place = place_of_letter(c);
  const unsigned shift = shift_of(place);
  std::uint64_t& counts = sketch.letters[place / kCountsOfWord];
  const std::uint64_t count = (count_at(sketch, place) + 1) & kMostCount;
  counts = (counts & ~(kMostCount << shift)) | count << shift;
}

/// How many letters each of two titles has that the other has not.
struct OtherLetters {
  std::uint64_t of_first = 0;
  std::uint64_t of_second = 0;
};

/// Counts are modulo 16: a difference of more than half of it is one of the other title's.
OtherLetters other_letters(const TitleSketch& a, const TitleSketch& b) {
  OtherLetters others;
  for (std::size_t place = 0; place < 2 * kCountsOfWord; ++place) {
    const std::uint64_t more = (count_at(a, place) - count_at(b, place)) & kMostCount;
    (more <= kMostCount / 2 ? others.of_first : others.of_second) +=
        std::min(more, kMostCount + 1 - more);
  }
  return others;
}

}  // namespace

TitleSketch sketch_of_title(std::string_view folded) {
  constexpr std::size_t kSketchBits = 64;
  TitleSketch sketch;
  std::string_view before;
  while (!folded.empty()) {
    const std::string_view word = take_word(folded);
    if (word.empty()) continue;
    const bool is_number = word.size() == 1 && is_one_of(before, kNumbered);
    before = word;
    const std::uint64_t hash = std::hash<std::string_view>()(word);
    sketch.words |= std::uint64_t{1} << (hash >> 1) % kSketchBits;
    std::string_view mark = mark_of(word);
    if (mark.empty() && is_number) mark = word;
    if (mark.empty()) {
      for (const char c : in_one_spelling(word)) count_letter(sketch, c);
    } else {
      const std::uint64_t of_mark = std::hash<std::string_view>()(mark);
      sketch.marks += static_cast<std::uint32_t>(of_mark >> 32U);
      ++sketch.mark_count;
    }
  }
  return sketch;
}

bool share_most_words(const TitleSketch& a, const TitleSketch& b) {
  constexpr int kMostOther = 3;
  constexpr int kFewestShared = 3;
  return std::popcount(a.words & b.words) >= kFewestShared &&
         std::popcount(a.words ^ b.words) <= kMostOther;
}

bool have_other_marks(const TitleSketch& a, const TitleSketch& b) {
  return a.mark_count == b.mark_count && a.marks != b.marks;
}

// Two words may share a bit, so that a title which seems to lack a word has another in its place.
bool differ_in_a_telling_word(const TitleSketch& a, const TitleSketch& b) {
  constexpr std::uint64_t kMostOfSlips = 3;
  if (have_other_marks(a, b)) return true;
  const bool has_all = (a.words & ~b.words) == 0 || (b.words & ~a.words) == 0;
  const OtherLetters others = other_letters(a, b);
  if (has_all) return others.of_first > 1 && others.of_second > 1;
  return others.of_first + others.of_second > kMostOfSlips;
}

}  // namespace pprsearch
