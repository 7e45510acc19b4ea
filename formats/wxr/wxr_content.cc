#include "formats/wxr/wxr_content.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/ascii.h"

namespace pprsearch {
namespace {

/// "[caption width="604"]", "[/caption]", "[gallery]".
struct Shortcode {
  std::size_t length = 0;  ///< 0 = there is none
  std::string_view name;
  std::string_view attributes;
  bool closes = false;
};

bool is_name_character(char c) { return is_lower(c) || is_digit(c) || c == '_' || c == '-'; }

Shortcode shortcode_at(std::string_view text) {
  constexpr std::size_t kLongest = 2000;
  Shortcode code;
  const std::size_t end = text.substr(0, kLongest).find(']');
  if (!text.starts_with('[') || end == std::string_view::npos) return code;
  std::string_view inside = text.substr(1, end - 1);
  code.closes = inside.starts_with('/');
  if (code.closes) inside.remove_prefix(1);
  const auto name_end = std::find_if_not(inside.begin(), inside.end(), is_name_character);
  code.name = std::string_view(inside.begin(), name_end);
  code.attributes = std::string_view(name_end, inside.end());
  const bool goes_on =
      !code.attributes.empty() && code.attributes.front() != ' ' && code.attributes.front() != '/';
  if (code.name.empty() || !is_lower(code.name.front()) || goes_on) return code;
  code.length = end + 1;
  return code;
}

bool is_player(std::string_view name) {
  constexpr std::array<std::string_view, 5> kPlayers{"audio", "embed", "gallery", "playlist",
                                                     "video"};
  return std::find(kPlayers.begin(), kPlayers.end(), name) != kPlayers.end();
}

// Which shortcodes a site has is not known here. "[sic]" and "[see above]" are none.
bool is_shortcode(const Shortcode& code) {
  return is_player(code.name) || code.name == "caption" || code.name == "wp_caption" ||
         code.name.starts_with("vc_") || code.name.starts_with("et_pb_") ||
         code.attributes.find("=\"") != std::string_view::npos ||
         code.attributes.find("='") != std::string_view::npos;
}

/// The length of a player's shortcode at the beginning of `text`, with what it encloses.
std::size_t length_of_player(std::string_view text, const Shortcode& code) {
  const std::string name(code.name);
  const std::string_view before_next = text.substr(0, text.find("[" + name, code.length));
  const std::string closing = "[/" + name + "]";
  const std::size_t close = before_next.find(closing);
  return close == std::string_view::npos ? code.length : close + closing.size();
}

std::string without_shortcodes(std::string_view content) {
  std::string text;
  std::set<std::string_view> opened;
  while (!content.empty()) {
    const std::size_t bracket = std::min(content.find('['), content.size());
    text += content.substr(0, bracket);
    content.remove_prefix(bracket);
    if (content.empty()) break;
    const Shortcode code = shortcode_at(content);
    const bool closes_one = code.closes && opened.count(code.name) > 0;
    if (code.length == 0 || (!closes_one && !is_shortcode(code))) {
      text += content.front();
      content.remove_prefix(1);
      continue;
    }
    if (!code.closes) opened.insert(code.name);
    const bool encloses = !code.closes && is_player(code.name);
    content.remove_prefix(encloses ? length_of_player(content, code) : code.length);
  }
  return text;
}

/// Goes through a content tag by tag; looks for no end that the content does not have.
class Paragraphs {
 public:
  explicit Paragraphs(std::string_view content)
      : content_(content),
        last_tag_end_(content.rfind('>')),
        last_comment_end_(content.rfind("-->")) {}

  std::string mark() {
    std::string html;
    while (at_ < content_.size()) {
      const std::size_t special = std::min(content_.find_first_of("<\n", at_), content_.size());
      html += content_.substr(at_, special - at_);
      at_ = special;
      if (at_ == content_.size()) break;
      const std::size_t end = content_[at_] == '<' ? end_of_tag() : end_of_blank();
      const std::string_view piece = content_.substr(at_, end - at_);
      html += piece.front() == '<' ? std::string(piece) : mark_of(piece);
      at_ = end;
    }
    return html;
  }

 private:
  static std::string mark_of(std::string_view blank) {
    return std::count(blank.begin(), blank.end(), '\n') > 1 ? "\n<p>" : "<br>\n";
  }

  std::size_t end_of_blank() const {
    return std::min(content_.find_first_not_of(" \t\r\n", at_), content_.size());
  }

  /// The end of the tag or comment that begins here; of the sign alone where none does.
  std::size_t end_of_tag() const {
    const std::string_view rest = content_.substr(at_);
    const bool is_comment = rest.starts_with("<!--");
    const std::size_t last_end = is_comment ? last_comment_end_ : last_tag_end_;
    const char next = rest.size() > 1 ? rest[1] : ' ';
    const bool is_tag = next == '/' || next == '!' || is_letter(next);
    if (!is_tag || last_end == std::string_view::npos || last_end < at_) return at_ + 1;
    return is_comment ? content_.find("-->", at_) + 3 : content_.find('>', at_) + 1;
  }

  std::string_view content_;
  std::size_t last_tag_end_;
  std::size_t last_comment_end_;
  std::size_t at_ = 0;
};

}  // namespace

std::string html_of_content(std::string_view content) {
  const std::string text = without_shortcodes(content);
  return text.find("<!-- wp:") == std::string::npos ? Paragraphs(text).mark() : text;
}

}  // namespace pprsearch
