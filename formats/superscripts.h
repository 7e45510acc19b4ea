#pragma once

#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {

/// Whether `raised`, the text of a superscript, is a number that would run into the one before it:
/// "10<sup>-3</sup>" would read as 10-3 or, without the sign, as 103. Then "^" belongs between
/// them, in place of a space that `before` may end with.
inline bool is_power(std::string_view before, std::string_view raised) {
  raised = trim_begin(raised, kBlanks);
  for (const std::string_view sign : {"-", "+", "\u2212", "\u2013"}) {
    if (!raised.starts_with(sign)) continue;
    raised.remove_prefix(sign.size());
    break;
  }
  if (raised.empty() || !is_digit(raised.front())) return false;
  return (!before.empty() && is_digit(before.back())) || before.ends_with("10 ");
}

}  // namespace pprsearch
