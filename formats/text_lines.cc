#include "formats/text_lines.h"

#include <istream>

#include "base/files.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {
LineReader::LineReader(std::istream& in, std::size_t max_bytes)
    : in_(in), max_bytes_(max_bytes), piece_(kBytesAtOnce) {}

bool LineReader::next() {
  text_.clear();
  too_long_ = false;
  if (in_.peek() == std::istream::traits_type::eof()) return false;
  ++number_;
  while (read_piece()) {
  }
  if (number_ == 1 && text_.starts_with(kByteOrderMark)) text_.erase(0, kByteOrderMark.size());
  if (text_.ends_with('\r')) text_.pop_back();
  return true;
}

// True while the line goes on: getline() reports a full buffer as a failure, and
// nothing else is one after the peek() above.
bool LineReader::read_piece() {
  in_.getline(piece_.data(), static_cast<std::streamsize>(piece_.size()));
  auto count = static_cast<std::size_t>(in_.gcount());
  const bool goes_on = in_.rdstate() == std::ios::failbit && count > 0;
  const bool took_line_end = in_.good();
  if (took_line_end) --count;
  keep({piece_.data(), count});
  if (goes_on) in_.clear();
  return goes_on;
}

void LineReader::keep(std::string_view piece) {
  if (too_long_ || piece.size() > max_bytes_ - text_.size()) {
    too_long_ = true;
    text_ = std::string();
    return;
  }
  text_ += piece;
}

std::optional<std::vector<std::string>> read_lines(std::istream& in, std::size_t max_bytes) {
  std::vector<std::string> lines;
  std::size_t bytes = 0;
  LineReader reader(in, max_bytes);
  while (reader.next()) {
    bytes += reader.text().size() + 1;
    if (reader.too_long() || bytes > max_bytes) return std::nullopt;
    lines.push_back(reader.text());
  }
  return lines;
}

std::string join_lines(std::span<const std::string> lines) { return join(lines, "\n"); }

}  // namespace pprsearch
