#include "search/suggest/slip_cost.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <vector>

#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr double kOtherVowel = 0.6;
constexpr double kSoundsAlike = 0.7;
constexpr double kNeighbour = 1.0;
constexpr double kOtherLetter = 1.4;
constexpr double kDoubled = 0.5;
constexpr double kSilentH = 0.6;
constexpr double kVowelPut = 0.8;
constexpr double kLetterPut = 1.0;
constexpr double kSwapped = 0.6;
constexpr double kFForPh = 0.5;
constexpr double kFirstLetter = 0.4;  ///< in addition

constexpr std::string_view kVowels = "aeiouy";
constexpr std::array<std::string_view, 7> kAlike = {"scxz", "ckq", "td", "gj", "fv", "mn", "pb"};
constexpr std::array<std::string_view, 3> kKeyboard = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
/// How far a row of the keyboard is shifted against the one above, in keys.
constexpr double kShift = 0.4;
constexpr double kReach = 1.1;

struct Key {
  std::size_t row = kKeyboard.size();
  double column = 0;
};

Key key_of(char letter) {
  for (std::size_t row = 0; row < kKeyboard.size(); ++row) {
    const std::size_t column = kKeyboard[row].find(letter);
    if (column != std::string_view::npos)
      return {row, static_cast<double>(column) + kShift * static_cast<double>(row)};
  }
  return {};
}

bool are_neighbours(char a, char b) {
  const Key one = key_of(a);
  const Key other = key_of(b);
  if (one.row == kKeyboard.size() || other.row == kKeyboard.size()) return false;
  const bool near_rows = one.row <= other.row + 1 && other.row <= one.row + 1;
  return near_rows && std::abs(one.column - other.column) <= kReach;
}

bool sound_alike(char a, char b) {
  return std::ranges::any_of(kAlike, [&](std::string_view letters) {
    return is_one_of(a, letters) && is_one_of(b, letters);
  });
}

double cost_of_replacing(char typed, char meant) {
  if (typed == meant) return 0;
  if (is_one_of(typed, kVowels) && is_one_of(meant, kVowels)) return kOtherVowel;
  if (sound_alike(typed, meant)) return kSoundsAlike;
  return are_neighbours(typed, meant) ? kNeighbour : kOtherLetter;
}

/// Of a letter that one word has and the other lacks.
double cost_of_letter(std::string_view word, std::size_t at) {
  const char letter = word[at];
  const bool doubled =
      (at > 0 && word[at - 1] == letter) || (at + 1 < word.size() && word[at + 1] == letter);
  if (doubled) return kDoubled;
  if (letter == 'h') return kSilentH;
  return is_one_of(letter, kVowels) ? kVowelPut : kLetterPut;
}

/// The usual table of edit distances, with a cost for each slip.
class Costs {
 public:
  Costs(std::string_view typed, std::string_view meant)
      : typed_(typed), meant_(meant), least_((typed.size() + 1) * (meant.size() + 1)) {}

  double all() {
    for (std::size_t i = 0; i <= typed_.size(); ++i) {
      for (std::size_t j = 0; j <= meant_.size(); ++j) at(i, j) = least(i, j);
    }
    return at(typed_.size(), meant_.size());
  }

 private:
  double& at(std::size_t i, std::size_t j) { return least_[i * (meant_.size() + 1) + j]; }

  double least(std::size_t i, std::size_t j) {
    if (i == 0 && j == 0) return 0;
    double cost = kImpossible;
    if (i > 0) {
      const double first = i == 1 && j == 0 ? kFirstLetter : 0;
      cost = std::min(cost, at(i - 1, j) + cost_of_letter(typed_, i - 1) + first);
    }
    if (j > 0) {
      const double first = j == 1 && i == 0 ? kFirstLetter : 0;
      cost = std::min(cost, at(i, j - 1) + cost_of_letter(meant_, j - 1) + first);
    }
    if (i > 0 && j > 0) {
      const double replacing = cost_of_replacing(typed_[i - 1], meant_[j - 1]);
      const double first = i == 1 && j == 1 && replacing > 0 ? kFirstLetter : 0;
      cost = std::min(cost, at(i - 1, j - 1) + replacing + first);
    }
    return std::min(cost, of_pairs(i, j));
  }

  /// Two letters swapped, and "f" for "ph".
  double of_pairs(std::size_t i, std::size_t j) {
    double cost = kImpossible;
    if (i > 1 && j > 1 && typed_[i - 1] == meant_[j - 2] && typed_[i - 2] == meant_[j - 1])
      cost = at(i - 2, j - 2) + kSwapped;
    if (i > 0 && j > 1 && typed_[i - 1] == 'f' && meant_.substr(j - 2, 2) == "ph")
      cost = std::min(cost, at(i - 1, j - 2) + kFForPh);
    if (i > 1 && j > 0 && meant_[j - 1] == 'f' && typed_.substr(i - 2, 2) == "ph")
      cost = std::min(cost, at(i - 2, j - 1) + kFForPh);
    return cost;
  }

  static constexpr double kImpossible = 1e9;

  std::string_view typed_;
  std::string_view meant_;
  std::vector<double> least_;
};

}  // namespace

double slip_cost(std::string_view typed, std::string_view meant) {
  return Costs(typed, meant).all();
}

}  // namespace pprsearch
