#include "formats/wxr/wxr_content.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/ascii.h"
#include "base/strings.h"

// A shortcode is a name in brackets. Which names a site has is not known here, and "[sic]" is
// none. A name counts if it is closed by the same name with a slash further on, if it closes itself
// ("[name /]"), if it has attributes, or if WordPress itself and the usual page builders have it.
// "[[name]]" is how a post writes of shortcodes: it is shown as "[name]".

namespace pprsearch {
namespace {

/// "[caption width="604"]", "[/caption]", "[gallery]".
struct Shortcode {
  std::size_t length = 0;  ///< 0 = there is none
  std::string_view name;
  std::string_view attributes;
  bool closes = false;
  bool is_empty = false;  ///< "[name /]"
};

bool is_name_character(char c) { return is_letter_or_digit(c) || c == '_' || c == '-'; }

Shortcode shortcode_at(std::string_view text) {
  constexpr std::size_t kLongest = 2000;
  Shortcode code;
  const std::size_t end = text.substr(0, kLongest).find(']');
  if (!text.starts_with('[') || end == std::string_view::npos) return code;
  std::string_view inside = text.substr(1, end - 1);
  code.closes = inside.starts_with('/');
  if (code.closes) inside.remove_prefix(1);
  code.is_empty = inside.ends_with('/');
  if (code.is_empty) inside.remove_suffix(1);
  const auto name_end = std::find_if_not(inside.begin(), inside.end(), is_name_character);
  code.name = std::string_view(inside.begin(), name_end);
  code.attributes = std::string_view(name_end, inside.end());
  const bool goes_on = !code.attributes.empty() && !is_one_of(code.attributes.front(), kBlanks);
  if (code.name.empty() || !is_letter(code.name.front()) || goes_on) return code;
  code.length = end + 1;
  return code;
}

bool is_player(std::string_view name) {
  constexpr std::array<std::string_view, 5> kPlayers{"audio", "embed", "gallery", "playlist",
                                                     "video"};
  return std::find(kPlayers.begin(), kPlayers.end(), name) != kPlayers.end();
}

bool is_shortcode(const Shortcode& code) {
  return is_player(code.name) || code.is_empty || code.name == "caption" ||
         code.name == "wp_caption" || code.name.starts_with("vc_") ||
         code.name.starts_with("et_pb_") || code.attributes.find("=\"") != std::string_view::npos ||
         code.attributes.find("='") != std::string_view::npos ||
         trim_begin(code.attributes, kBlanks).starts_with("http");  // "[youtube https://…]"
}

/// The length of a player's shortcode at the beginning of `text`, with what it encloses.
std::size_t length_of_player(std::string_view text, const Shortcode& code) {
  const std::string name(code.name);
  const std::string_view before_next = text.substr(0, text.find("[" + name, code.length));
  const std::string closing = "[/" + name + "]";
  const std::size_t close = before_next.find(closing);
  return close == std::string_view::npos ? code.length : close + closing.size();
}

/// Goes through a content from bracket to bracket.
class Shortcodes {
 public:
  explicit Shortcodes(std::string_view content) : content_(content) { find_closings(); }

  /// The content without them; the text between a pair stays.
  std::string leave_out() {
    std::string text;
    while (at_ < content_.size()) {
      const std::size_t bracket = std::min(content_.find('[', at_), content_.size());
      text += content_.substr(at_, bracket - at_);
      at_ = bracket;
      if (at_ < content_.size()) take_bracket(text);
    }
    return text;
  }

 private:
  void find_closings() {
    for (std::size_t at = content_.find("[/"); at != content_.npos;
         at = content_.find("[/", at + 1)) {
      const Shortcode code = shortcode_at(content_.substr(at));
      if (code.length == 0) continue;
      last_closings_[code.name] = at;
      const bool is_escaped = content_.substr(at + code.length).starts_with(']');
      if (is_escaped) last_escaped_closings_[code.name] = at;
    }
  }

  void take_bracket(std::string& text) {
    const std::string_view rest = content_.substr(at_);
    if (rest.starts_with("[[") && take_escaped(text)) return;
    const Shortcode code = shortcode_at(rest);
    if (code.length == 0 || !is_one(code)) {
      text += rest.front();
      ++at_;
      return;
    }
    if (!code.closes && !code.is_empty) opened_.insert(code.name);
    const bool encloses = !code.closes && !code.is_empty && is_player(code.name);
    at_ += encloses ? length_of_player(rest, code) : code.length;
  }

  /// Whether the editor has it in a block for shortcodes.
  bool is_in_block() const {
    constexpr std::string_view kBlock = "<!-- wp:shortcode -->";
    return trim_end(content_.substr(0, at_), kBlanks).ends_with(kBlock);
  }

  bool is_one(const Shortcode& code) const {
    if (code.closes) return opened_.count(code.name) > 0;
    const auto closing = last_closings_.find(code.name);
    return is_shortcode(code) || is_in_block() ||
           (closing != last_closings_.end() && closing->second > at_);
  }

  /// "[[name]]" or "[[name]text[/name]]" without the outer brackets; false if there is neither.
  bool take_escaped(std::string& text) {
    const std::string_view inner = content_.substr(at_ + 1);
    const Shortcode code = shortcode_at(inner);
    if (code.length == 0) return false;
    std::size_t length = code.length;
    if (!inner.substr(length).starts_with(']')) {
      const std::string closing = "[/" + std::string(code.name) + "]]";
      const auto last = last_escaped_closings_.find(code.name);
      if (code.closes || last == last_escaped_closings_.end() || last->second < at_) return false;
      length = inner.find(closing) + closing.size() - 1;
    }
    text += inner.substr(0, length);
    at_ += length + 2;
    return true;
  }

  std::string_view content_;
  std::size_t at_ = 0;
  std::map<std::string_view, std::size_t> last_closings_;
  std::map<std::string_view, std::size_t> last_escaped_closings_;  ///< "[/name]]"
  std::set<std::string_view> opened_;
};

/// Goes through a content tag by tag; looks for no end that the content does not have.
class PostParagraphs {
 public:
  explicit PostParagraphs(std::string_view content)
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
  const std::string text = Shortcodes(content).leave_out();
  const bool has_blocks = text.find("<!-- wp:") != text.npos || text.find("<!--wp:") != text.npos;
  return has_blocks ? text : PostParagraphs(text).mark();
}

}  // namespace pprsearch
