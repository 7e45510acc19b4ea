#include "indexer/wxr_content.h"

#include <algorithm>
#include <array>
#include <set>

#include "indexer/ascii.h"

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

std::string without_shortcodes(std::string_view content) {
  std::string text;
  std::set<std::string_view> opened;
  while (!content.empty()) {
    const std::size_t bracket = std::min(content.find('['), content.size());
    text += content.substr(0, bracket);
    content.remove_prefix(bracket);
    const Shortcode code = shortcode_at(content);
    const bool known =
        code.length > 0 &&
        (code.closes ? opened.count(code.name) > 0 || is_shortcode(code) : is_shortcode(code));
    if (!known) {
      text += content.substr(0, 1);
      content.remove_prefix(std::min<std::size_t>(1, content.size()));
      continue;
    }
    std::size_t length = code.length;
    if (!code.closes) opened.insert(code.name);
    if (!code.closes && is_player(code.name)) {
      const std::string closing = "[/" + std::string(code.name) + "]";
      const std::size_t close = content.find(closing);
      const std::size_t next = content.find("[" + std::string(code.name), code.length);
      if (close < next) length = close + closing.size();
    }
    content.remove_prefix(length);
  }
  return text;
}

/// The length of the tag or comment at the beginning of `text`; 0 where there is none.
std::size_t length_of_tag(std::string_view text) {
  if (text.size() < 2) return 0;
  const bool is_tag = text[1] == '/' || text[1] == '!' || is_lower(lower(text[1]));
  if (!is_tag) return 0;
  const std::string_view closing = text.starts_with("<!--") ? "-->" : ">";
  const std::size_t end = text.find(closing);
  return end == std::string_view::npos ? 0 : end + closing.size();
}

std::string with_paragraphs(std::string_view content) {
  std::string html;
  while (!content.empty()) {
    const std::size_t special = std::min(content.find_first_of("<\n"), content.size());
    html += content.substr(0, special);
    content.remove_prefix(special);
    if (content.empty()) break;
    std::size_t length = 1;
    if (content.front() == '<') {
      length = std::max<std::size_t>(1, length_of_tag(content));
      html += content.substr(0, length);
    } else {
      length = std::min(content.find_first_not_of(" \t\r\n"), content.size());
      const std::string_view blank = content.substr(0, length);
      html += std::count(blank.begin(), blank.end(), '\n') > 1 ? "\n<p>" : "<br>\n";
    }
    content.remove_prefix(length);
  }
  return html;
}

}  // namespace

std::string html_of_content(std::string_view content) {
  const std::string text = without_shortcodes(content);
  return text.find("<!-- wp:") == std::string::npos ? with_paragraphs(text) : text;
}

}  // namespace pprsearch
