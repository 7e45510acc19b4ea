#include "text/numerals.h"

#include "base/ascii.h"
#include "text/char_kind.h"

namespace pprsearch {

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

bool sign_before_digit(std::string_view text, std::size_t at, char sign) {
  return at + 1 < text.size() && text[at] == sign && is_digit(text[at + 1]);
}

Digits read_digits(std::string_view text, std::size_t begin) {
  Digits digits{digits_end(text, begin)};
  while (sign_before_digit(text, digits.end, '.')) {
    ++digits.points;
    digits.end = digits_end(text, digits.end + 1);
  }
  return digits;
}

std::size_t grouped_end(std::string_view text, std::size_t begin) {
  std::size_t end = digits_end(text, begin);
  const bool right_start = end - begin >= 1 && end - begin <= 3 && text[begin] != '0';
  if (!right_start || !sign_before_digit(text, end, ',')) return begin;
  while (sign_before_digit(text, end, ',')) {
    const std::size_t group = end + 1;
    end = digits_end(text, group);
    if (end - group != 3) return begin;
  }
  const Digits last = read_digits(text, end);  // the decimals
  return last.points > 1 || sign_before_digit(text, last.end, ',') ? begin : last.end;
}

}  // namespace pprsearch
