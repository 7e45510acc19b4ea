#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

/// Where in a journal an article stands: "88(9), 829–843", "10:347",
/// "Vol. 55, No. 4, pp. 316-340", "22, Article 123".
struct Locator {
  std::size_t begin = 0;  ///< in the text that ends with it
  std::string volume;
  std::string issue;
  std::string page;
};

/// The locator at the end of `text`, with as much of the text as is one.
std::optional<Locator> find_locator(std::string_view text);

/// The locator that all of `text` is.
std::optional<Locator> whole_locator(std::string_view text);

/// The pages that `text` begins with: "829–843", "S12-S15", "e1234"; empty where it has none.
std::string_view leading_pages(std::string_view text);

/// Whether `text` is pages and nothing else: "101–109", "e123".
bool are_pages(std::string_view text);

/// "829–843", "829 -- 843" as "829-843": a plain hyphen, no spaces around it.
std::string plain_pages(std::string_view pages);

/// "454-481" of "454–81".
std::string pages_in_full(std::string_view pages);

}  // namespace pprsearch
