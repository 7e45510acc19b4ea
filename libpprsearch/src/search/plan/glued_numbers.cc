#include "search/plan/glued_numbers.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/stop_words.h"

namespace pprsearch {
namespace {

bool is_lower_or_digit(char c) { return is_lower(c) || is_digit(c); }

bool are_letters(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_lower);
}

}  // namespace

std::vector<std::string> other_decimal(const std::string& first, const std::string& last) {
  if (const std::size_t point = last.find('.'); point != std::string::npos) {
    const std::string whole = last.substr(0, point);
    const std::string part = last.substr(point + 1);
    if (!are_letters(first) || is_stop_word(first) || !are_digits(whole) || !are_digits(part))
      return {};
    return {first + whole, part};
  }
  const std::string name = first.substr(0, first.find_first_of("0123456789"));
  const std::string whole = first.substr(name.size());
  if (!are_letters(name) || is_stop_word(name) || !are_digits(whole) || !are_digits(last))
    return {};
  return {name, whole + '.' + last};
}

std::size_t number_border(std::string_view token) {
  const bool begins_with_digit = !token.empty() && is_digit(token.front());
  const auto is_of_number = [](char c) { return is_digit(c) || c == '.'; };
  const auto border = begins_with_digit ? std::ranges::find_if_not(token, is_of_number)
                                        : std::ranges::find_if_not(token, is_lower);
  const auto cut = static_cast<std::size_t>(border - token.begin());
  const std::string_view letters = begins_with_digit ? token.substr(cut) : token.substr(0, cut);
  const std::string_view digits = begins_with_digit ? token.substr(0, cut) : token.substr(cut);
  if (letters.size() < 2 || is_stop_word(letters) || !are_letters(letters.substr(0, 2))) return 0;
  const bool are_such = begins_with_digit
                            ? std::ranges::all_of(letters, is_lower_or_digit)
                            : are_letters(letters) && !digits.empty() && is_digit(digits[0]) &&
                                  std::ranges::all_of(digits, is_lower_or_digit);
  return are_such ? cut : 0;
}

}  // namespace pprsearch
