#pragma once

#include <ostream>
#include <streambuf>

namespace pprsearch {

/// Writes to another stream, at once, with what would command a terminal shown by name
/// ("<U+009B>"). A piece of text that is written must end at the end of a character.
class VisibleStream : private std::streambuf, public std::ostream {
 public:
  /// `target` must live longer.
  explicit VisibleStream(std::ostream& target);

 private:
  std::streamsize xsputn(const char* text, std::streamsize bytes) override;
  int overflow(int byte) override;
  int sync() override;

  std::ostream& target_;
};

}  // namespace pprsearch
