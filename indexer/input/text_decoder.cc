#include "indexer/input/text_decoder.h"

#include <iconv.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "base/ascii.h"
#include "base/utf8.h"

// A file of references may be many gigabytes long, and its first letter with an
// accent may come late: so nothing is decided for the file, only for a line, by
// what was seen up to it. A line that is valid UTF-8 is UTF-8: text of Windows-1252
// passes as such hardly ever. UTF-16 and UTF-32 become UTF-8 first, and then go the same way.

namespace pprsearch {
namespace {

constexpr char kNeverUtf8 = '\xFF';

/// An encoding whose characters are units of more than a byte, or UTF-8, and its mark.
struct Encoding {
  const char* name;
  std::size_t unit;
  std::string_view mark;
};

constexpr Encoding kUtf32Little = {"UTF-32LE", 4, {"\xFF\xFE\0\0", 4}};
constexpr Encoding kUtf32Big = {"UTF-32BE", 4, {"\0\0\xFE\xFF", 4}};
constexpr Encoding kUtf16Little = {"UTF-16LE", 2, "\xFF\xFE"};
constexpr Encoding kUtf16Big = {"UTF-16BE", 2, "\xFE\xFF"};
constexpr Encoding kUtf8 = {"UTF-8", 1, "\xEF\xBB\xBF"};

/// The mark of UTF-32 begins as that of UTF-16 does.
constexpr std::array kEncodings = {kUtf32Little, kUtf32Big, kUtf16Little, kUtf16Big, kUtf8};
constexpr std::size_t kLongestMark = 4;
constexpr std::size_t kBytesSeen = 1024;

std::uint32_t unit_at(std::string_view text, std::size_t at, bool big_end_first) {
  std::uint32_t unit = 0;
  for (std::size_t byte = 0; byte < kUtf32Big.unit; ++byte) {
    const std::size_t place = big_end_first ? byte : kUtf32Big.unit - 1 - byte;
    unit = unit << 8 | static_cast<unsigned char>(text[at + place]);
  }
  return unit;
}

/// Whether nearly all that is seen are characters of UTF-32. Those in use lie below U+40000,
/// where no two characters of UTF-16 and no four bytes of other text get.
bool is_utf32(std::string_view start, bool big_end_first) {
  constexpr std::uint32_t kEndOfUsed = 0x40000;
  const std::size_t units = start.size() / kUtf32Big.unit;
  std::size_t plausible = 0;
  for (std::size_t number = 0; number < units; ++number) {
    const std::uint32_t unit = unit_at(start, number * kUtf32Big.unit, big_end_first);
    plausible += unit > 0 && unit < kEndOfUsed ? 1 : 0;
  }
  return units > 0 && plausible > units * 3 / 4;
}

/// The encoding of wide units that a text without a mark is in; nullptr for none. Every
/// other byte of western text in UTF-16 is zero, and no other text has such bytes.
const Encoding* wide_by_zeros(std::string_view text) {
  const std::string_view start = text.substr(0, kBytesSeen);
  if (is_utf32(start, false)) return &kUtf32Little;
  if (is_utf32(start, true)) return &kUtf32Big;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < start.size(); ++at) zeros[at % 2] += start[at] == '\0' ? 1 : 0;
  const std::size_t many = start.size() / 4;
  if (start.size() < 4 || (zeros[0] > 0 && zeros[1] > 0)) return nullptr;
  if (zeros[0] > many) return &kUtf16Big;
  return zeros[1] > many ? &kUtf16Little : nullptr;
}

/// Where a piece that goes on may be cut: after a whole line, or else before what may
/// be the beginning of a character.
std::size_t end_of_whole(std::string_view bytes) {
  const std::size_t line_end = bytes.rfind('\n');
  if (line_end != bytes.npos) return line_end + 1;
  constexpr std::size_t kMostContinuations = 3;
  std::size_t end = bytes.size();
  while (end > 0 && bytes.size() - end < kMostContinuations && is_continuation(bytes[end - 1])) {
    --end;
  }
  return end > 0 && !is_ascii(bytes[end - 1]) ? end - 1 : end;
}

/// Where the first character past U+10FFFF begins: iconv takes those of five and six
/// bytes for characters, which Unicode does not.
std::size_t end_of_unicode(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool is_high =
        byte == 0xF4 && at + 1 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) > 0x8F;
    if (byte > 0xF4 || is_high) return at;
  }
  return bytes.size();
}

std::size_t lead_bytes(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return !is_ascii(c) && !is_continuation(c); }));
}

}  // namespace

/// iconv's conversion of one encoding into UTF-8.
class TextDecoder::Converter {
 public:
  explicit Converter(const char* encoding) : iconv_(iconv_open("UTF-8", encoding)) {
    if (iconv_ == reinterpret_cast<iconv_t>(-1)) {
      throw Error(std::string("the system's iconv does not know the encoding ") + encoding);
    }
  }
  ~Converter() { iconv_close(iconv_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  /// Appends the UTF-8 of `bytes` to `text`; returns how many were read. Fewer than
  /// there are: the next ones are not a character, or (if `incomplete`) only begin one.
  std::size_t convert(std::string_view bytes, std::string& text, bool& incomplete) {
    char* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    std::size_t result = 0;
    do {
      std::array<char, 16 * 1024> piece;
      char* out = piece.data();
      std::size_t room = piece.size();
      result = iconv(iconv_, &in, &left, &out, &room);
      text.append(piece.data(), piece.size() - room);
    } while (result == static_cast<std::size_t>(-1) && errno == E2BIG);
    incomplete = result == static_cast<std::size_t>(-1) && errno == EINVAL;
    return bytes.size() - left;
  }

 private:
  iconv_t iconv_;
};

TextDecoder::TextDecoder()
    : utf8_(std::make_unique<Converter>("UTF-8")),
      windows_(std::make_unique<Converter>("WINDOWS-1252")) {}

TextDecoder::~TextDecoder() = default;

std::string TextDecoder::decode(std::string_view bytes, bool is_last) {
  bytes_ += bytes;
  if (!begun_ && bytes_.size() < kLongestMark && !is_last) return {};
  const bool first = !begun_;
  if (first) begin();
  if (wide_) {
    take_wide(is_last);
  } else {
    eight_ += bytes_;
    bytes_.clear();
  }
  if (first)
    returns_end_lines_ = eight_.find('\r') != eight_.npos && eight_.find('\n') == eight_.npos;
  if (returns_end_lines_) std::ranges::replace(eight_, '\r', '\n');
  const std::size_t end = is_last ? eight_.size() : end_of_whole(eight_);
  std::string text;
  decode_lines(std::string_view(eight_).substr(0, end), text);
  eight_.erase(0, end);
  return text;
}

void TextDecoder::begin() {
  begun_ = true;
  const auto marked = std::ranges::find_if(
      kEncodings, [&](const Encoding& encoding) { return bytes_.starts_with(encoding.mark); });
  const Encoding* encoding = marked != kEncodings.end() ? &*marked : wide_by_zeros(bytes_);
  if (marked != kEncodings.end()) bytes_.erase(0, marked->mark.size());
  if (encoding == nullptr || encoding->unit == 1) return;
  wide_ = std::make_unique<Converter>(encoding->name);
  wide_unit_ = encoding->unit;
}

// Half a pair of surrogates, or a number that is not a character, becomes a byte that is never
// UTF-8, and is told of as one.
void TextDecoder::take_wide(bool is_last) {
  std::string_view left = bytes_;
  bool incomplete = false;
  while (!left.empty()) {
    left.remove_prefix(wide_->convert(left, eight_, incomplete));
    if (left.empty() || (incomplete && !is_last)) break;
    eight_ += kNeverUtf8;
    left.remove_prefix(std::min(wide_unit_, left.size()));
  }
  bytes_ = std::string(left);
}

void TextDecoder::decode_lines(std::string_view lines, std::string& text) {
  const std::size_t before = text.size();
  const Evidence evidence = decode_utf8(lines, text);
  seen_.characters += evidence.characters;
  if (evidence.broken == 0) {
    line_ += static_cast<std::size_t>(std::ranges::count(lines, '\n'));
    return;
  }
  // What is seen of the whole piece counts for each line of it.
  seen_.broken += evidence.broken;
  text.resize(before);
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    decode_line(line, text);
    lines.remove_prefix(line.size());
    if (lines.empty()) break;
    lines.remove_prefix(1);
    text += '\n';
    ++line_;
  }
}

void TextDecoder::decode_line(std::string_view line, std::string& text) {
  constexpr std::size_t kNearlyAll = 10;
  const std::size_t before = text.size();
  const Evidence evidence = decode_utf8(line, text);
  if (evidence.broken == 0) return;
  LineChange change = LineChange::bytes_replaced;
  if (!wide_ && evidence.characters < evidence.broken &&
      seen_.characters < kNearlyAll * seen_.broken) {
    change = LineChange::read_as_windows_1252;
    text.resize(before);
    decode_windows_1252(line, text);
  }
  const bool told = !changed_lines_.empty() && changed_lines_.back().line == line_ &&
                    changed_lines_.back().change == change;
  if (!told) changed_lines_.push_back({line_, change});
}

TextDecoder::Evidence TextDecoder::decode_utf8(std::string_view bytes, std::string& text) {
  Evidence evidence;
  std::size_t left_at_end = bytes.size() - end_of_unicode(bytes);  // looked for once a time
  while (!bytes.empty()) {
    bool incomplete = false;
    if (bytes.size() < left_at_end) left_at_end = bytes.size() - end_of_unicode(bytes);
    const std::size_t read =
        utf8_->convert(bytes.substr(0, bytes.size() - left_at_end), text, incomplete);
    evidence.characters += lead_bytes(bytes.substr(0, read));
    bytes.remove_prefix(read);
    if (bytes.empty()) break;
    ++evidence.broken;
    text += kReplacementCharacter;
    do {
      bytes.remove_prefix(1);
    } while (!bytes.empty() && is_continuation(bytes.front()));
  }
  return evidence;
}

// Five bytes mean nothing in Windows-1252.
void TextDecoder::decode_windows_1252(std::string_view bytes, std::string& text) {
  while (!bytes.empty()) {
    bool incomplete = false;
    bytes.remove_prefix(windows_->convert(bytes, text, incomplete));
    if (bytes.empty()) break;
    text += kReplacementCharacter;
    bytes.remove_prefix(1);
  }
}

}  // namespace pprsearch
