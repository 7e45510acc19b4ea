#include "citation/issn.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"

// An ISSN is seven digits and a check digit, X for ten: weighed by 8, 7 … 1, all eight add up to a
// multiple of eleven.

namespace pprsearch {
namespace {

constexpr std::size_t kDigits = 8;

/// Without its name and its hyphen, the X in capitals.
std::string characters_of(std::string_view text) {
  constexpr std::string_view kName = "issn";
  text = trim(text, kBlanks);
  if (begins_with(text, kName)) text = trim_begin(text.substr(kName.size()), " :");
  std::string characters(text);
  if (characters.size() == kDigits + 1 && characters[4] == '-') characters.erase(4, 1);
  if (characters.ends_with('x')) characters.back() = 'X';
  return characters;
}

bool has_right_check_digit(std::string_view characters) {
  int sum = 0;
  for (std::size_t i = 0; i < kDigits; ++i) {
    const int value = characters[i] == 'X' ? 10 : characters[i] - '0';
    sum += value * static_cast<int>(kDigits - i);
  }
  return sum % 11 == 0;
}

}  // namespace

std::string bare_issn(std::string_view text) {
  std::string characters = characters_of(text);
  const bool is_number = characters.size() == kDigits &&
                         std::ranges::all_of(characters.substr(0, kDigits - 1), is_digit) &&
                         (is_digit(characters.back()) || characters.back() == 'X');
  if (!is_number || !has_right_check_digit(characters)) return {};
  return characters.insert(4, "-");
}

std::string plain_issns(std::string_view list, std::vector<std::string>& others) {
  std::vector<std::string> issns;
  for (const std::string_view one : split_words(list, " ,;\t\n\r")) {
    std::string issn = bare_issn(one);
    if (issn.empty()) {
      others.emplace_back(one);
    } else if (!is_one_of(issn, issns)) {
      issns.push_back(std::move(issn));
    }
  }
  return join(issns, ", ");
}

}  // namespace pprsearch
