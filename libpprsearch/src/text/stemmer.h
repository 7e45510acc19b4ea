#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pprsearch {

/// Snowball's English stemmer (Porter2): words with one stem are one family.
/// Not for use by two threads at once.
class Stemmer {
 public:
  /// Name and version of the rules; kept in the index, beside the families made by them.
  static constexpr std::string_view kVersion = "english-1.4";

  Stemmer();
  ~Stemmer();

  /// The stem of a token of the Analyzer. Tokens with a digit or a sign, or of
  /// fewer than three letters, are their own stem.
  std::string stem(std::string_view token) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pprsearch
