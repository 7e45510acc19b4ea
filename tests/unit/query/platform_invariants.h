#pragma once

#include <pprsearch/error.h>
#include <pprsearch/query.h>
#include <pprsearch/strategy.h>

#include <string>
#include <string_view>

#include "tests/unit/query/query_invariants.h"

// What holds for any text that is read in the language of another platform. A function returns what
// is broken, and nothing if all is well, so that the unit test and the fuzzers say the same.

namespace pprsearch::test {

inline std::string broken_strict_reading(std::string_view text, Platform platform,
                                         const ParsedQuery& lenient) {
  try {
    const ParsedQuery strict = parse_query(text, {.platform = platform});
    if (strict.query.to_string() == lenient.query.to_string()) return {};
    return "strict and lenient reading differ: " + strict.query.to_string() + " and " +
           lenient.query.to_string();
  } catch (const QuerySyntaxError& error) {
    const bool within =
        error.offset() <= text.size() && error.length() <= text.size() - error.offset();
    return within ? "" : std::string("a refusal lies outside of the text: ") + error.what();
  } catch (const LimitError&) {
    return {};
  }
}

/// A translation to the platform itself is read by it.
inline std::string broken_translation(const Query& query, Platform platform) {
  const Translation translation = translate(query, platform);
  try {
    parse_query(translation.text, {.platform = platform, .syntax = Syntax::lenient});
    return {};
  } catch (const std::exception& error) {
    return "the translation " + translation.text + " throws " + error.what();
  }
}

inline std::string broken_platform_invariant(std::string_view text, Platform platform) {
  try {
    const ParsedQuery lenient =
        parse_query(text, {.platform = platform, .syntax = Syntax::lenient});
    for (const std::string& broken :
         {broken_place(lenient, text.size()), broken_canonical_text(lenient.query),
          broken_strict_reading(text, platform, lenient),
          broken_translation(lenient.query, platform)}) {
      if (!broken.empty()) return broken;
    }
    parse_strategy(text, {.platform = platform, .syntax = Syntax::lenient});
    parse_query(text, {.platform = Platform::automatic, .syntax = Syntax::lenient});
    return {};
  } catch (const LimitError&) {
    return "lenient reading throws a LimitError";
  } catch (const std::exception& error) {
    return std::string("throws ") + error.what();
  }
}

}  // namespace pprsearch::test
