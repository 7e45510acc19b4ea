#include "formats/plain_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/entities.h"
#include "formats/superscripts.h"
#include "formats/xml/xml_node.h"

// Entities first, then tags: exports escape tags as well, once or twice. What is left of "<" is a
// sign of mathematics. Only names that publishers use are tags: "a <b and c> d" has none.

namespace pprsearch {
namespace {

/// Tags in whose place nothing is needed, and those that part words.
constexpr auto kInlineTags = std::to_array<std::string_view>({"i",
                                                              "b",
                                                              "u",
                                                              "em",
                                                              "strong",
                                                              "sup",
                                                              "sub",
                                                              "sc",
                                                              "scp",
                                                              "span",
                                                              "italic",
                                                              "bold",
                                                              "font",
                                                              "sans-serif",
                                                              "inf",
                                                              "small",
                                                              "big",
                                                              "underline",
                                                              "monospace",
                                                              "roman",
                                                              "overline",
                                                              "strike",
                                                              "inline-formula",
                                                              "alternatives",
                                                              "tex-math",
                                                              "ext-link",
                                                              "xref",
                                                              "bdi",
                                                              "named-content",
                                                              "styled-content",
                                                              "smallcaps",
                                                              "small-caps",
                                                              "inline",
                                                              "abbrev",
                                                              "inline-graphic",
                                                              "ce:inf",
                                                              "ce:sup",
                                                              "ce:italic",
                                                              "ce:bold",
                                                              "nobr",
                                                              "formula",
                                                              "emphasis"});
constexpr auto kBlockTags = std::to_array<std::string_view>(
    {"p",  "br", "sec", "title",    "div",          "list",         "list-item",
     "h1", "h2", "h3",  "h4",       "h5",           "h6",           "li",
     "ul", "ol", "hr",  "abstract", "abstracttext", "disp-formula", "blockquote"});
constexpr std::string_view kJats = "jats:";
constexpr std::size_t kLongestTag = 1000;

bool is_name_character(char c) {
  return is_letter(c) || c == '-' || c == ':' || is_digit(c) || c == '_';
}

/// "<jats:p>", "</i>", "<br/>".
struct Tag {
  std::size_t length = 0;  ///< 0 = there is none
  std::string name;        ///< in lower case
  std::string_view attributes;
  bool closes = false;
  bool is_empty = false;  ///< ends with "/>"
};

/// Whether a tag may have that after its name: attributes with their values, or nothing. A
/// letter is a variable more often than a name, and needs values in quotes.
bool are_attributes(std::string_view text, const std::string& name) {
  if (is_blank(text, kBlanks)) return true;
  const std::size_t equals = text.find('=');
  if (equals == text.npos || !is_one_of(text.front(), kBlanks)) return false;
  return name.size() > 1 || text.substr(equals + 1).find_first_of("\"'") != text.npos;
}

Tag tag_at(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestTag).find('>');
  if (end == text.npos) return {};
  std::string_view inside = text.substr(1, end - 1);
  Tag tag;
  tag.closes = inside.starts_with('/');
  if (tag.closes) inside.remove_prefix(1);
  tag.is_empty = inside.ends_with('/');
  if (tag.is_empty) inside.remove_suffix(1);
  const auto name_end = std::ranges::find_if_not(inside, is_name_character);
  tag.name = in_lower_case({inside.begin(), name_end});
  tag.attributes = {name_end, inside.end()};
  const bool is_name = !tag.name.empty() && is_letter(tag.name.front());
  if (is_name && are_attributes(tag.attributes, tag.name)) tag.length = end + 1;
  return tag;
}

/// The name without the prefix of JATS, which has many more than the known ones.
std::string_view known_name(const Tag& tag) {
  std::string_view name = tag.name;
  if (name.starts_with(kJats)) name.remove_prefix(kJats.size());
  return name;
}

bool is_inline(const Tag& tag) {
  return tag.name == "a" || is_one_of(known_name(tag), kInlineTags);
}

bool is_markup(const Tag& tag) {
  return is_inline(tag) || is_one_of(known_name(tag), kBlockTags) || tag.name.starts_with(kJats);
}

bool is_tex(const Tag& tag) { return known_name(tag) == "tex-math"; }

bool is_formula(const Tag& tag) {
  constexpr std::array<std::string_view, 3> kNames = {"math", "mml:math", "m:math"};
  return !tag.closes && (is_one_of(std::string_view(tag.name), kNames) || is_tex(tag));
}

/// What a comment or a processing instruction takes of the beginning of `text`.
std::size_t length_of_remark(std::string_view text) {
  constexpr std::size_t kLongest = 1000;
  const bool is_comment = text.starts_with("<!--");
  if (!is_comment && !text.starts_with("<?")) return 0;
  const std::string_view ending = is_comment ? "-->" : "?>";
  const std::size_t end = text.substr(0, kLongest).find(ending);
  return end == text.npos ? 0 : end + ending.size();
}

/// The elements of a formula, as far as its tags say; `text` is all within <math>.
XmlNode formula_of(std::string_view text) {
  constexpr std::size_t kMaxDepth = 60;
  std::vector<XmlNode> path(1);
  path[0].name = "math";
  const auto close = [&] {
    XmlNode node = std::move(path.back());
    path.pop_back();
    path.back().children.push_back(std::move(node));
  };
  while (!text.empty()) {
    const Tag tag = text.front() == '<' ? tag_at(text) : Tag();
    if (tag.length == 0) {
      const std::size_t end = std::min(text.find('<', 1), text.size());
      XmlNode& words = path.back().children.emplace_back();
      words.text = text.substr(0, end);
      text.remove_prefix(end);
      continue;
    }
    if (tag.closes && path.size() > 1) close();
    if (!tag.closes && !tag.is_empty && path.size() < kMaxDepth) {
      path.emplace_back().name = tag.name;
    }
    text.remove_prefix(tag.length);
  }
  while (path.size() > 1) close();
  return std::move(path.front());
}

/// The first characters of `text` that are in no tag: "-3" of "-</sup><sup>3</sup>".
std::string without_tags(std::string_view text) {
  constexpr std::size_t kEnough = 60;
  std::string words;
  text = text.substr(0, kEnough);
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    words += text.substr(0, open);
    const std::size_t close = text.find('>', open);
    if (close == text.npos) break;
    text.remove_prefix(close + 1);
  }
  return words;
}

class PlainText {
 public:
  explicit PlainText(Paragraphs paragraphs) : paragraphs_(paragraphs) {}

  void add(std::string_view characters) {
    for (const char c : characters) add(c);
  }

  /// Begins a superscript, of which `raised` is the beginning.
  void begin_superscript(std::string_view raised) {
    constexpr std::size_t kTelling = 2;
    const std::size_t from = text_.size() - std::min(text_.size(), kTelling);
    if (!is_power(text_.substr(from) + (blank_ ? " " : ""), without_tags(raised))) return;
    blank_ = false;
    line_ends_ = 0;
    text_ += '^';
  }

  /// A mark of a heading, if they are asked for.
  void add_mark(char mark) {
    if (paragraphs_ != Paragraphs::headed) return;
    if (mark != HeadingMarks::kEnd) add_blank();
    text_ += mark;
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
      add_blank();
      text_ += c;
    }
  }

  void add_blank() {
    if (blank_ && !text_.empty()) {
      text_ += paragraphs_ != Paragraphs::join && line_ends_ > 1 ? "\n\n" : " ";
    }
    blank_ = false;
    line_ends_ = 0;
  }

  Paragraphs paragraphs_;
  std::string text_;
  bool blank_ = false;
  std::size_t line_ends_ = 0;
  bool had_controls_ = false;
};

/// Goes through a text whose entities are resolved.
class Markup {
 public:
  Markup(std::string_view text, Paragraphs paragraphs) : text_(text), plain_(paragraphs) {}

  PlainText read() {
    while (!text_.empty()) {
      const std::size_t special = std::min(text_.find('<'), text_.size());
      plain_.add(text_.substr(0, special));
      text_.remove_prefix(special);
      if (!text_.empty()) take_markup();
    }
    return std::move(plain_);
  }

 private:
  void take_markup() {
    if (const std::size_t length = length_of_remark(text_); length > 0) {
      text_.remove_prefix(length);
      return;
    }
    const Tag tag = tag_at(text_);
    if (tag.length > 0 && is_formula(tag) && take_formula(tag)) return;
    const bool is_known = tag.name == "a" ? is_link(tag) : is_markup(tag) || is_formula_part(tag);
    if (tag.length == 0 || !is_known) {
      plain_.add(text_.substr(0, 1));
      text_.remove_prefix(1);
      return;
    }
    text_.remove_prefix(tag.length);
    const bool is_superscript = known_name(tag) == "sup" || tag.name == "ce:sup";
    if (is_superscript && !tag.closes) plain_.begin_superscript(text_);
    const bool is_block = !is_inline(tag) && !is_formula_part(tag);
    if (tag.closes) add_mark(tag);
    if (is_block) plain_.add("\n\n");
    if (!tag.closes && !tag.is_empty) add_mark(tag);
  }

  void add_mark(const Tag& tag) {
    constexpr std::array<std::string_view, 3> kBold = {"b", "strong", "bold"};
    constexpr std::array<std::string_view, 7> kHeadings = {"h1", "h2", "h3",   "h4",
                                                           "h5", "h6", "title"};
    const bool is_bold = is_one_of(known_name(tag), kBold);
    if (!is_bold && !is_one_of(known_name(tag), kHeadings)) return;
    const char begin = is_bold ? HeadingMarks::kBeginBold : HeadingMarks::kBegin;
    plain_.add_mark(tag.closes ? HeadingMarks::kEnd : begin);
  }

  /// Only addresses are links, and only links are closed.
  bool is_link(const Tag& tag) {
    if (tag.closes && open_links_ > 0) {
      --open_links_;
      return true;
    }
    const bool opens = !tag.closes && tag.attributes.find("href") != tag.attributes.npos;
    if (opens) ++open_links_;
    return opens;
  }

  static bool is_formula_part(const Tag& tag) {
    return tag.name.starts_with("mml:") || tag.name == "math" || tag.name == "m:math";
  }

  /// False for one that nobody closed: its tags go alone.
  bool take_formula(const Tag& tag) {
    const std::string closing = "</" + tag.name + ">";
    const std::size_t end = find_closing(closing);
    if (end == text_.npos) return false;
    if (!is_tex(tag)) {
      plain_.add(one_line(formula_of(text_.substr(tag.length, end - tag.length))));
    } else if (!begins_with_formula(text_.substr(end + closing.size()))) {
      return false;
    }
    text_.remove_prefix(end + closing.size());
    return true;
  }

  /// Whether what is written in TeX follows once more in MathML.
  static bool begins_with_formula(std::string_view text) {
    text = trim_begin(text.substr(0, kLongestTag), kBlanks);
    if (!text.starts_with('<')) return false;
    const Tag tag = tag_at(text);
    return tag.length > 0 && is_formula(tag) && !is_tex(tag);
  }

  std::size_t find_closing(const std::string& closing) {
    if (is_one_of(closing, unclosed_)) return text_.npos;
    const std::size_t end = text_.find(closing);
    if (end == text_.npos) unclosed_.push_back(closing);
    return end;
  }

  std::string_view text_;
  PlainText plain_;
  std::size_t open_links_ = 0;
  std::vector<std::string> unclosed_;  ///< looked for in vain
};

/// `text` without what Springer puts around each formula: a whole document of LaTeX.
std::string without_documents(const std::string& text) {
  constexpr std::string_view kBegin = "\\documentclass";
  constexpr std::string_view kContent = "\\begin{document}";
  constexpr std::string_view kEnd = "\\end{document}";
  std::string rest;
  std::size_t from = 0;
  for (std::size_t at = text.find(kBegin); at != text.npos; at = text.find(kBegin, from)) {
    const std::size_t content = text.find(kContent, at);
    const std::size_t end = content == text.npos ? content : text.find(kEnd, content);
    if (end == text.npos) break;
    const std::size_t begin = content + kContent.size();
    rest.append(text, from, at - from).append(text, begin, end - begin);
    from = end + kEnd.size();
  }
  return from == 0 ? text : rest.append(text, from);
}

}  // namespace

std::string plain_text(std::string_view text, Paragraphs paragraphs, bool& had_controls,
                       EntityEnds ends) {
  const std::string resolved = without_documents(without_entities(text, ends));
  PlainText plain = Markup(resolved, paragraphs).read();
  had_controls = had_controls || plain.had_controls();
  return plain.take();
}

}  // namespace pprsearch
