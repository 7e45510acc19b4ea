#include "text/elision.h"

#include "base/ascii.h"

namespace pprsearch {
namespace {

/// What French and Italian write before an apostrophe in place of a whole word, if the next one
/// begins with a vowel or h.
constexpr std::string_view kElided[] = {"c",    "d",    "j",     "l",      "m",      "n",   "s",
                                        "t",    "qu",   "jusqu", "lorsqu", "puisqu", "un",  "all",
                                        "coll", "dall", "dell",  "nell",   "quell",  "sull"};

}  // namespace

bool is_elided(std::string_view word) { return is_one_of_words(word, kElided); }

}  // namespace pprsearch
