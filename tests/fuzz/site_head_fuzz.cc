// Any bytes as the beginning of a connection: a head ends at the same place in whatever pieces it
// comes, and one that is accepted has a single reading. The laws are checked on the lines
// themselves, without the parser of the HTTP library.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "site/http/request_head.h"

namespace {

using namespace pprsearch;

constexpr HeadLimits kLimits{64, 256};  // small, so that inputs go beyond them

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", law);
  std::abort();
}

bool is_printable(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
}

/// What lines say, as a proxy might read them.
struct Lines {
  std::size_t hosts = 0;
  bool has_length = false;
  bool has_encoding = false;
};

Lines lines_of(std::string_view head) {
  Lines lines;
  for (std::string_view line : split_at(head.substr(head.find('\n') + 1), '\n')) {
    require(line.empty() || line.back() == '\r', "a line ends in CR LF");
    line = line.substr(0, line.find('\r'));
    require(line.empty() || !is_one_of(line[0], " \t"), "no line continues another");
    const std::string_view name = trim(line.substr(0, line.find(':')), kBlanks);
    const std::string_view value = line.substr(std::min(line.find(':'), line.size() - 1) + 1);
    lines.hosts += is_same_word(name, "host") ? 1 : 0;
    lines.has_encoding = lines.has_encoding || is_same_word(name, "transfer-encoding");
    if (!is_same_word(name, "content-length")) continue;
    require(!lines.has_length, "there is one length at most");
    lines.has_length = true;
    require(trim(value, kBlanks).find_first_not_of('0') == value.npos, "the length is 0");
  }
  return lines;
}

void check_accepted(const RequestHead& head, std::string_view bytes) {
  require(head.request.target.starts_with('/'), "the target is a path");
  require(head.request.target.size() <= kLimits.address, "the target is short enough");
  require(is_printable(head.request.target), "the target has no blanks and controls");
  require(
      head.request.if_none_match.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
      "a value is one line");
  require(bytes.starts_with("GET ") || bytes.starts_with("HEAD "), "it is GET or HEAD");
  require(head.is_head == bytes.starts_with("HEAD "), "the method is the one that is written");
  require(bytes.find('\0') == bytes.npos, "no head has NUL");
  const Lines lines = lines_of(bytes);
  require(lines.hosts == 1 || (lines.hosts == 0 && head.version == 10), "there is one host");
  require(!lines.has_encoding, "there is no body of some encoding");
}

/// The state after all bytes have come one by one.
HeadState in_pieces(std::string_view bytes) {
  HeadState state;
  for (std::size_t size = 1; size <= bytes.size(); ++size) {
    state = look_at_head(bytes.substr(0, size), kLimits);
    if (state.length != 0 || state.status != 0) break;
  }
  return state;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const HeadState state = look_at_head(bytes, kLimits);
  const HeadState pieces = in_pieces(bytes);
  require(state.length <= size, "a head lies within what has come");
  require(state.length == 0 || state.status == 0, "what is refused has no end");
  require(pieces.length == state.length, "a head that comes in pieces ends at the same place");
  require((pieces.status == 0) == (state.status == 0), "pieces are refused if the whole is");
  if (state.length == 0) return 0;
  const std::string_view head = bytes.substr(0, state.length);
  require(head.ends_with("\r\n\r\n"), "a head ends at an empty line");
  const RequestHead read = parse_request_head(head, kLimits);
  if (read.refused == 0) check_accepted(read, head);
  return 0;
}
