#include "command-line/visible_stream.h"

#include "base/controls.h"

namespace pprsearch {

VisibleStream::VisibleStream(std::ostream& target)
    : std::ostream(static_cast<std::streambuf*>(this)), target_(target) {}

std::streamsize VisibleStream::xsputn(const char* text, std::streamsize bytes) {
  target_ << visible_lines({text, static_cast<std::size_t>(bytes)});
  return target_ ? bytes : 0;
}

int VisibleStream::overflow(int byte) {
  using Traits = std::char_traits<char>;
  if (byte == Traits::eof()) return 0;
  const char c = Traits::to_char_type(byte);
  return xsputn(&c, 1) == 1 ? byte : Traits::eof();
}

int VisibleStream::sync() { return target_.flush() ? 0 : -1; }

}  // namespace pprsearch
