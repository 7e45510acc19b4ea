#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/bibtex/bibtex_scanner.h"

namespace pprsearch {

/// The fields of an entry as TeX, macros already replaced.
struct BibtexEntry {
  std::size_t line = 0;
  std::string type;                                         ///< in lower case
  std::string key;                                          ///< as written; may be empty
  std::vector<std::pair<std::string, std::string>> fields;  ///< names in lower case
  std::vector<std::string> repairs;

  /// The first of `names` that has a value; empty where none has.
  std::string_view find(std::initializer_list<std::string_view> names) const;
  /// Roughly what it takes in memory.
  std::size_t bytes() const;
};

/// What `@string` has defined so far, and the names of the months.
class BibtexMacros {
 public:
  BibtexMacros();

  /// The value of `name`, in any case; nullptr where it has none.
  const std::string* find(std::string_view name) const;
  /// Takes the definitions in an `@string`. Throws Error where all of them together
  /// would need more than 16 MiB.
  void define(const BibtexBlock& block);

 private:
  std::unordered_map<std::string, std::string> values_;
  std::size_t bytes_ = 0;
};

/// Takes an entry apart; what is left out or put right on the way is told in its repairs.
/// Throws Error where macros make it longer than 64 MiB.
BibtexEntry parse_bibtex_entry(const BibtexBlock& block, const BibtexMacros& macros);

/// "{…}" at `begin` of `text` with the brace that closes it, or all that is left.
std::string_view braced_group(std::string_view text, std::size_t begin, bool escaped_braces);

}  // namespace pprsearch
