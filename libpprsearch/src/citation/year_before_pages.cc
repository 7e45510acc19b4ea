#include "citation/year_before_pages.h"

#include <string>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// Reads "12.3", "12(3)", "12, no. 3" and "12" at the end of `text`; npos if none is there.
std::size_t read_volume_at_end(std::string_view text, Locator& locator) {
  std::size_t begin = text.rfind(' ') + 1;
  std::string_view word = text.substr(begin);
  std::string_view before = trim_end(text.substr(0, begin));
  if (are_digits(word) && before.ends_with(", no.")) {
    locator.issue = word;
    before = without_last(before, std::string_view(", no.").size());
    begin = before.rfind(' ') + 1;
    word = before.substr(begin);
  } else if (const std::size_t mark = word.find_first_of(".("); mark != word.npos) {
    const std::string_view issue = trim_end(word.substr(mark + 1), ")");
    if (!are_digits(issue)) return text.npos;
    locator.issue = issue;
    word = word.substr(0, mark);
  }
  locator.volume = word;
  return begin > 0 && are_digits(word) && word.size() < kYearDigits ? begin : text.npos;
}

}  // namespace

std::optional<YearBeforePages> find_year_before_pages(std::string_view text) {
  constexpr std::size_t kBrackets = 2;
  const std::size_t close = text.rfind("):");
  if (close == text.npos || close < kYearDigits + kBrackets) return std::nullopt;
  const std::size_t open = close - kYearDigits - 1;
  const std::string_view pages = trim(text.substr(close + 2), " .,");
  const bool is_year =
      text[open] == '(' && text[open - 1] == ' ' && starts_with_year(text.substr(open + 1));
  if (!is_year || pages.empty() || !is_digit(pages.front()) || leading_pages(pages) != pages) {
    return std::nullopt;
  }
  YearBeforePages mark;
  mark.begin = read_volume_at_end(trim_end(text.substr(0, open)), mark.locator);
  if (mark.begin == text.npos) return std::nullopt;
  mark.date = read_issued(text.substr(open + 1, kYearDigits));
  mark.locator.page = plain_pages(pages);
  return mark;
}

}  // namespace pprsearch
