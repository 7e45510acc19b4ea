#include "formats/xml/xml_node.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/superscripts.h"
#include "formats/tex_text.h"
#include "formats/valid_utf8.h"

namespace pprsearch {
namespace {

// With the one control character that XML lets through.
bool is_space(char c) { return (c >= 0 && c <= ' ') || c == 0x7F; }

void collect(const XmlNode& node, std::string_view path, std::vector<const XmlNode*>& found) {
  const std::size_t slash = path.find('/');
  const std::string_view name = path.substr(0, slash);
  for (const XmlNode& child : node.children) {
    if (child.name != name) continue;
    if (slash == std::string_view::npos) {
      found.push_back(&child);
    } else {
      collect(child, path.substr(slash + 1), found);
    }
  }
}

std::string_view local_name(const XmlNode& node) {
  const std::string_view name = node.name;
  return name.substr(name.find(':') + 1);
}

/// A formula of TeX as text, without the document around it.
std::string text_of_tex(std::string_view tex) {
  constexpr std::string_view kBegin = "\\begin{document}";
  constexpr std::string_view kEnd = "\\end{document}";
  if (const std::size_t begin = tex.find(kBegin); begin != tex.npos) {
    tex.remove_prefix(begin + kBegin.size());
    tex = tex.substr(0, tex.find(kEnd));
  }
  std::string formula(tex);
  for (std::size_t at = formula.find("$$"); at != formula.npos; at = formula.find("$$", at)) {
    formula.erase(at, 1);
  }
  return tex_to_text(formula, TexReading::line);
}

/// Elements of JATS whose texts stand apart from what is before and behind them.
bool stands_apart(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"break", "p", "list", "list-item", "label", "def-list", "def-item", "term", "def",
       "disp-formula", "disp-quote", "table", "tr", "td", "th", "caption", "br", "div", "li"});
  return is_one_of(name, kNames);
}

/// Puts a text together with single spaces between its words.
class LineOfText {
 public:
  void add(const XmlNode& node) {
    const std::string_view name = local_name(node);
    if (name.empty()) {
      add_words(node.text);
    } else if (name == "math") {
      add_formula(node);
    } else if (name == "tex-math") {
      add_words(text_of_tex(raw_text(node)));
    } else {
      const bool is_raised = name == "sup" || node.attribute("face") == "superscript";
      if (is_raised && is_power(line_, raw_text(node))) begin_power();
      const XmlNode* formula = name == "alternatives" ? formula_of(node) : nullptr;
      if (formula) return add(*formula);
      if (stands_apart(name)) add_words(" ");
      for (const XmlNode& child : node.children) add(child);
      if (stands_apart(name)) add_words(" ");
    }
  }

  std::string take() {
    if (line_.ends_with(' ')) line_.pop_back();
    return with_valid_utf8(line_);
  }

 private:
  void add_words(std::string_view text) {
    for (const char c : text) {
      if (!is_space(c)) {
        line_ += c;
      } else if (!line_.empty() && line_.back() != ' ') {
        line_ += ' ';
      }
    }
  }

  /// The formula among several forms of it, of which one is enough.
  static const XmlNode* formula_of(const XmlNode& alternatives) {
    const auto found =
        std::ranges::find(alternatives.children, std::string_view("math"), local_name);
    return found == alternatives.children.end() ? nullptr : &*found;
  }

  void begin_power() {
    if (line_.ends_with(' ')) line_.pop_back();
    line_ += '^';
  }

  // The white space between the elements of a formula is that of its file.
  void add_formula(const XmlNode& node) {
    const std::string_view name = local_name(node);
    if (name.starts_with("annotation")) return;  // the same once more, in another language
    if (name.empty()) {
      for (const char c : node.text) {
        if (!is_space(c)) line_ += c;
      }
      return;
    }
    std::size_t operand = 0;
    for (const XmlNode& child : node.children) {
      if (child.name.empty() && is_blank_text(child.text)) continue;
      line_ += sign_before(name, operand++);
      add_formula(child);
    }
  }

  static bool is_blank_text(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_space);
  }

  // What stands before the operand of that number in a row of text.
  static std::string_view sign_before(std::string_view element, std::size_t operand) {
    struct Signs {
      std::string_view element;
      std::string_view second;
      std::string_view third;
    };
    constexpr std::array<Signs, 12> kSigns{{{"msub", "_", ""},
                                            {"msup", "^", ""},
                                            {"msubsup", "_", "^"},
                                            {"munder", "_", ""},
                                            {"mover", "^", ""},
                                            {"munderover", "_", "^"},
                                            {"mfrac", "/", ""},
                                            {"mfenced", ",", ","},
                                            {"mtr", " ", " "},
                                            {"mtable", "; ", "; "},
                                            {"matrix", "; ", "; "},
                                            {"matrixrow", " ", " "}}};
    const auto found = std::find_if(kSigns.begin(), kSigns.end(),
                                    [&](const Signs& signs) { return signs.element == element; });
    if (found == kSigns.end() || operand == 0) return {};
    return operand == 1 ? found->second : found->third;
  }

  std::string line_;
};

}  // namespace

std::string_view XmlNode::attribute(std::string_view attribute_name) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const auto& attribute) {
    return attribute.first == attribute_name;
  });
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<const XmlNode*> find_all(const XmlNode& node, std::string_view path) {
  std::vector<const XmlNode*> found;
  collect(node, path, found);
  return found;
}

const XmlNode* find_first(const XmlNode& node, std::string_view path) {
  const auto found = find_all(node, path);
  return found.empty() ? nullptr : found.front();
}

std::string raw_text(const XmlNode& node) {
  std::string text = node.text;
  for (const XmlNode& child : node.children) text += raw_text(child);
  return text;
}

std::string one_line(const XmlNode& node) {
  LineOfText line;
  line.add(node);
  return line.take();
}

std::string text_at(const XmlNode& node, std::string_view path) {
  const XmlNode* found = find_first(node, path);
  return found ? one_line(*found) : std::string();
}

std::string first_text(const XmlNode& node, std::initializer_list<std::string_view> paths) {
  for (const std::string_view path : paths) {
    if (std::string text = text_at(node, path); !text.empty()) return text;
  }
  return {};
}

std::vector<std::string> all_texts(const XmlNode& node, std::string_view path) {
  std::vector<std::string> texts;
  for (const XmlNode* found : find_all(node, path)) texts.push_back(one_line(*found));
  return texts;
}

}  // namespace pprsearch
