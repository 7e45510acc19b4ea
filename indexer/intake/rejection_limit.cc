#include "indexer/intake/rejection_limit.h"

#include <pprsearch/error.h>

#include <charconv>
#include <cstdio>
#include <string_view>
#include <system_error>

namespace pprsearch {
namespace {

constexpr double kAll = 100;
constexpr double kUsualPercent = 10;

template <typename Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, number);
  if (fault != std::errc() || stop != end) return {};
  return number;
}

}  // namespace

RejectionLimit RejectionLimit::parse(const std::string& text, const char* option) {
  RejectionLimit limit;
  if (text.ends_with('%')) {
    limit.percent = number_of<double>(std::string_view(text).substr(0, text.size() - 1));
    if (limit.percent && *limit.percent >= 0 && *limit.percent <= kAll) return limit;
  } else {
    limit.count = number_of<std::size_t>(text);
    if (limit.count) return limit;
  }
  throw Error(option + (" '" + text) +
              "': a number such as 20, or a share such as 2.5%, is wanted");
}

RejectionLimit RejectionLimit::usual() { return {{}, kUsualPercent, true}; }

bool RejectionLimit::is_passed(std::size_t rejected, std::size_t read) const {
  if (!percent || (is_default && rejected <= 1)) return false;
  return static_cast<double>(rejected) * kAll > *percent * static_cast<double>(read);
}

std::string RejectionLimit::to_text() const {
  char text[32];
  if (percent) {
    std::snprintf(text, sizeof text, "%g%%", *percent);
  } else {
    std::snprintf(text, sizeof text, "%zu", count.value_or(0));
  }
  return text;
}

double RejectionLimit::most_of(std::uint64_t all) const {
  if (percent) return *percent * static_cast<double>(all) / kAll;
  return static_cast<double>(count.value_or(0));
}

}  // namespace pprsearch
