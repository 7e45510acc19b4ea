#include "formats/plain_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// Tags in whose place nothing is needed, and those that part words.
constexpr std::array<std::string_view, 16> kInlineTags = {
    "i",   "b",    "u",      "em",   "strong", "sup",        "sub", "sc",
    "scp", "span", "italic", "bold", "font",   "sans-serif", "inf", "small"};
constexpr std::array<std::string_view, 7> kBlockTags = {"p",   "br",   "sec",      "title",
                                                        "div", "list", "list-item"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kEntities = {{
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&apos;", "'"},
    {"&#39;", "'"},
    {"&nbsp;", " "},
}};

bool is_name_character(char c) { return is_letter(c) || c == '-' || c == ':' || is_digit(c); }

/// What a tag at the beginning of `text` stands for; its length, or 0 where there is none.
/// Attributes need a "=": "a <b and c> d" has no tag.
std::size_t length_of_tag(std::string_view text, std::string_view& meaning) {
  constexpr std::size_t kLongest = 200;
  constexpr std::string_view kJats = "jats:";
  const std::size_t end = text.substr(0, kLongest).find('>');
  if (end == text.npos) return 0;
  std::string_view inside = text.substr(1, end - 1);
  if (inside.starts_with('/')) inside.remove_prefix(1);
  if (inside.ends_with('/')) inside.remove_suffix(1);
  const auto name_end = std::ranges::find_if_not(inside, is_name_character);
  std::string name = in_lower_case({inside.begin(), name_end});
  const std::string_view rest(name_end, inside.end());
  if (!is_blank(rest, kBlanks) && rest.find('=') == rest.npos) return 0;
  const bool is_block = std::ranges::find(kBlockTags, name) != kBlockTags.end();
  const bool is_inline = std::ranges::find(kInlineTags, name) != kInlineTags.end();
  const bool is_jats = name.starts_with(kJats);
  if (!is_block && !is_inline && !is_jats) return 0;
  if (is_jats) name.erase(0, kJats.size());
  meaning = std::ranges::find(kInlineTags, name) != kInlineTags.end() ? "" : "\n\n";
  return end + 1;
}

/// The same for an entity.
std::size_t length_of_entity(std::string_view text, std::string_view& meaning) {
  for (const auto& [entity, character] : kEntities) {
    if (!text.starts_with(entity)) continue;
    meaning = character;
    return entity.size();
  }
  return 0;
}

class PlainText {
 public:
  explicit PlainText(Paragraphs paragraphs) : paragraphs_(paragraphs) {}

  void add(std::string_view characters) {
    for (const char c : characters) add(c);
  }

  std::string take() { return std::move(text_); }
  bool had_controls() const { return had_controls_; }

 private:
  void add(char c) {
    if (is_one_of(c, kBlanks)) {
      blank_ = true;
      line_ends_ += c == '\n' ? 1 : 0;
    } else if (is_control(c)) {
      had_controls_ = true;
    } else {
      if (blank_ && !text_.empty()) {
        text_ += paragraphs_ == Paragraphs::keep && line_ends_ > 1 ? "\n\n" : " ";
      }
      blank_ = false;
      line_ends_ = 0;
      text_ += c;
    }
  }

  Paragraphs paragraphs_;
  std::string text_;
  bool blank_ = false;
  std::size_t line_ends_ = 0;
  bool had_controls_ = false;
};

}  // namespace

std::string plain_text(std::string_view text, Paragraphs paragraphs, bool& had_controls) {
  PlainText plain(paragraphs);
  while (!text.empty()) {
    const std::size_t special = std::min(text.find_first_of("<&"), text.size());
    plain.add(text.substr(0, special));
    text.remove_prefix(special);
    if (text.empty()) break;
    std::string_view meaning = text.substr(0, 1);
    const std::size_t length =
        text.front() == '<' ? length_of_tag(text, meaning) : length_of_entity(text, meaning);
    plain.add(meaning);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  had_controls = had_controls || plain.had_controls();
  return plain.take();
}

}  // namespace pprsearch
