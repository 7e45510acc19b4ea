#include "formats/xml/xml_input.h"

#include <algorithm>
#include <istream>
#include <utility>

#include "base/files.h"

namespace pprsearch {
namespace {

constexpr std::size_t kTagBytes = 64;  // a record's "<", name and the sign after it fit in

bool is_of_pairs(std::string_view beginning) {
  return beginning.substr(0, 4).find('\0') != std::string_view::npos ||
         beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF");
}

}  // namespace

XmlInput::XmlInput(std::istream& in, std::vector<std::string_view> record_names)
    : in_(in), record_names_(std::move(record_names)) {
  fill();
  of_bytes_ = !is_of_pairs(window_);
}

bool XmlInput::next() {
  if (window_.size() - at_ < kTagBytes) fill();
  if (at_ == window_.size()) return false;
  line_ = next_line_;
  record_name_ = name_at(at_);
  const std::size_t end = end_of_piece();
  piece_.assign(window_, at_, end - at_);
  at_ = end;
  next_line_ += static_cast<std::size_t>(std::count(piece_.begin(), piece_.end(), '\n'));
  return true;
}

void XmlInput::fill() {
  window_.erase(0, std::exchange(at_, 0));
  while (!at_end_ && window_.size() < kBytesAtOnce) {
    const std::size_t had = window_.size();
    window_.resize(had + kBytesAtOnce);
    in_.read(window_.data() + had, static_cast<std::streamsize>(kBytesAtOnce));
    window_.resize(had + static_cast<std::size_t>(in_.gcount()));
    at_end_ = !in_;
  }
}

// The name of the record whose start tag stands there.
std::string_view XmlInput::name_at(std::size_t at) const {
  const std::string_view text = std::string_view(window_).substr(at, kTagBytes);
  if (!text.starts_with('<')) return {};
  for (const std::string_view name : record_names_) {
    const std::string_view after = text.substr(std::min(text.size(), 1 + name.size()));
    if (text.substr(1).starts_with(name) && !after.empty() &&
        std::string_view(" \t\r\n/>").find(after.front()) != std::string_view::npos) {
      return name;
    }
  }
  return {};
}

// A tag that may be cut off by the window's end is left for the next piece.
std::size_t XmlInput::end_of_piece() const {
  const std::size_t whole = at_end_ ? window_.size() : window_.size() - kTagBytes + 1;
  for (std::size_t at = window_.find('<', at_ + 1); at < whole; at = window_.find('<', at + 1)) {
    if (!name_at(at).empty()) return at;
  }
  return whole;
}

}  // namespace pprsearch
