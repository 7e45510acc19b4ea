#include "site/http/head.h"

// The end of a head is looked for here, not by the parser of the HTTP library: a parser that waits
// for the empty line keeps a client that never sends it, and cannot tell a long address from a long
// header. What is refused here has not been parsed, and costs a scan for line ends.

namespace pprsearch {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";
/// Of a request line, what is not its target: the method, the version, blanks and the line end.
constexpr std::size_t kRestOfLine = 32;

/// Whether a line ends in LF alone, which servers read in different ways.
bool has_bare_line_end(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return true;
  }
  return false;
}

}  // namespace

HeadState look_at_head(std::string_view bytes, const HeadLimits& limits) {
  const std::size_t end = bytes.find(kHeadEnd);
  const std::string_view head = bytes.substr(0, end == bytes.npos ? end : end + kHeadEnd.size());
  if (has_bare_line_end(head)) return {0, 400};
  std::size_t line = head.find(kLineEnd);
  if (line == head.npos)
    line = head.size() - (head.ends_with('\r') ? 1 : 0);  // perhaps half an end
  if (line > limits.address + kRestOfLine) return {0, 414};
  if (head.size() - line > limits.header + kHeadEnd.size()) return {0, 431};
  return {end == bytes.npos ? 0 : head.size(), 0};
}

}  // namespace pprsearch
