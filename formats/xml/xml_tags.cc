#include "formats/xml/xml_tags.h"

#include "base/strings.h"

namespace pprsearch {

bool TagLengths::take(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (within_ == Within::text) {
      at = bytes.find('<', at);
      if (at == std::string_view::npos) return true;
      within_ = Within::opening;
      opening_.clear();
      length_ = 0;
    } else if (bytes[at] != '\0') {  // half a character of UTF-16
      open(bytes[at]);
    }
    if (length_ > kMost) return false;
  }
  return true;
}

void TagLengths::open(char c) {
  switch (within_) {
    case Within::text:
      return;
    case Within::opening:
      opening_ += c;
      return tell_opening();
    case Within::tag:
      return go_on_tag(c);
    case Within::other:
      return go_on_other(c);
  }
}

void TagLengths::tell_opening() {
  constexpr std::string_view kComment = "!--";
  constexpr std::string_view kCdata = "![CDATA[";
  const auto begin = [&](Within what, std::string_view ending) {
    within_ = what;
    ending_ = ending;
    matched_ = 0;
    quote_ = '\0';
  };
  if (opening_ == "?") return begin(Within::other, "?>");
  if (opening_ == kComment) return begin(Within::other, "-->");
  if (opening_ == kCdata) return begin(Within::other, "]]>");
  if (kComment.starts_with(opening_) || kCdata.starts_with(opening_)) return;
  begin(Within::tag, {});
  for (const char c : opening_) {
    if (within_ == Within::tag) go_on_tag(c);
  }
}

void TagLengths::go_on_tag(char c) {
  ++length_;
  if (quote_ != '\0') {
    if (c == quote_) quote_ = '\0';
  } else if (is_one_of(c, "\"'")) {
    quote_ = c;
  } else if (c == '>') {
    within_ = Within::text;
    length_ = 0;
  }
}

void TagLengths::go_on_other(char c) {
  if (c == ending_[matched_]) {
    if (++matched_ == ending_.size()) within_ = Within::text;
  } else if (!(matched_ == 2 && c == ending_[0])) {  // "--->", "]]]>"
    matched_ = c == ending_[0] ? 1 : 0;
  }
}

}  // namespace pprsearch
