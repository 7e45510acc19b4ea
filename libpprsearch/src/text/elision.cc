#include "text/elision.h"

#include <algorithm>

#include "base/ascii.h"

namespace pprsearch {
namespace {

/// What French and Italian write before an apostrophe in place of a whole word, where the
/// next one begins with a vowel or h.
constexpr std::string_view kElided[] = {"c",    "d",    "j",     "l",      "m",      "n",   "s",
                                        "t",    "qu",   "jusqu", "lorsqu", "puisqu", "un",  "all",
                                        "coll", "dall", "dell",  "nell",   "quell",  "sull"};

}  // namespace

bool is_elided(std::string_view word) {
  return std::ranges::any_of(kElided,
                             [&](std::string_view elided) { return is_same_word(word, elided); });
}

}  // namespace pprsearch
