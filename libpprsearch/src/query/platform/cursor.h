#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch::platform {

/// A place in a stretch of plain text, and what stands there.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.substr(0, end)), begin_(begin), at_(begin) {}

  std::size_t at() const { return at_; }
  std::size_t end() const { return text_.size(); }
  void go_to(std::size_t place) { at_ = std::min(place, text_.size()); }
  void skip(std::size_t count) { go_to(at_ + count); }
  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  /// Behind blanks.
  bool at_end() {
    skip_blanks();
    return at_ >= text_.size();
  }
  /// The character so many behind; a blank behind the end.
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : ' ';
  }
  /// The character before; a blank at the beginning.
  char before() const { return at_ > begin_ ? text_[at_ - 1] : ' '; }
  std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }
  std::string_view from(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
  std::string_view between(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  /// Whether a text in lower case stands here, whatever its case is.
  bool has(std::string_view lower) const { return begins_with(rest(), lower); }
  bool take(std::string_view lower) {
    if (!has(lower)) return false;
    skip(lower.size());
    return true;
  }
  /// As take(), if no letter, digit or - goes on behind it.
  bool take_word(std::string_view lower) {
    if (!has(lower)) return false;
    const char next = peek(lower.size());
    if (is_letter_or_digit(next) || next == '-' || next == '_') return false;
    skip(lower.size());
    return true;
  }
  /// A run of characters for which `is_part` is true.
  template <typename IsPart>
  std::string_view take_while(IsPart is_part) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_part(text_[at_])) ++at_;
    return from(begin);
  }
  std::string_view take_digits() { return take_while(is_digit); }

 private:
  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
};

/// The years, and the dates in eight digits, of a text in their order: "2010", "20101231".
inline std::vector<std::string_view> dates_in(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kDate = 8;
  std::vector<std::string_view> dates;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t digits = count_digits(text.substr(at));
    if (digits == kYear || digits == kDate) dates.push_back(text.substr(at, digits));
    at += std::max<std::size_t>(digits, 1);
  }
  return dates;
}

/// The years of these.
inline std::vector<int> years_in(std::string_view text) {
  std::vector<int> years;
  for (const std::string_view date : dates_in(text))
    years.push_back(number_of_figures(date.substr(0, 4)));
  return years;
}

/// What stands behind the last blank.
inline std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == text.npos ? text : text.substr(blank + 1);
}

}  // namespace pprsearch::platform
