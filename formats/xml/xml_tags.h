#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pprsearch {

/// Measures the tags of XML, piece by piece, before a parser gets them: libxml2 looks through all
/// attributes of a tag for each of them. Comments, CDATA sections and processing instructions are
/// no tags, and a ">" in an attribute's quotes ends none. The encoding may be one of ASCII's kin or
/// UTF-16.
class TagLengths {
 public:
  static constexpr std::size_t kMost = 64 * 1024;

  /// Takes the next bytes; false once a tag has more than kMost.
  bool take(std::string_view bytes);

 private:
  enum class Within { text, opening, tag, other };

  void open(char c);
  void tell_opening();
  void go_on_tag(char c);
  void go_on_other(char c);

  Within within_ = Within::text;
  std::string opening_;      ///< of what began with "<", until it is known what it is
  std::string_view ending_;  ///< of what is not a tag
  std::size_t matched_ = 0;  ///< of it
  char quote_ = '\0';
  std::size_t length_ = 0;
};

}  // namespace pprsearch
