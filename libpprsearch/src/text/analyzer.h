#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// One word as the index knows it.
struct Token {
  std::string text;            ///< folded: "fluckiger"
  std::uint32_t position = 0;  ///< counts up from 0 within the text
  std::size_t begin = 0;       ///< the bytes of the original that it came from
  std::size_t end = 0;

  bool operator==(const Token&) const = default;
};

/// Turns text into terms: the only place where that is decided. Writer, expander
/// and snippet maker use the same one. Not for use by two threads at once.
class Analyzer {
 public:
  /// Changes whenever any text gives other tokens; kept in the index.
  static constexpr int kVersion = 3;
  /// Longer tokens are cut at a character's end.
  static constexpr std::size_t kMaxTokenBytes = 120;

  Analyzer();
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The tokens of `text`, which may be any bytes; those that are not UTF-8 part words.
  std::vector<Token> analyze(std::string_view text);

  /// The tokens' texts, parted by single spaces: the form in which two names
  /// are compared ("Alliance & Outcome" = "alliance, outcome").
  std::string fold(std::string_view text);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Analyzer::fold(), by an analyzer that each thread keeps: making one costs more
/// than folding a name.
std::string fold(std::string_view text);

}  // namespace pprsearch
