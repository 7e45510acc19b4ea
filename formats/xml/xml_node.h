#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pprsearch {

/// An element of an XML document, or a piece of text in one.
struct XmlNode {
  std::string name;  ///< as written, with its prefix ("wp:status"); empty for a piece of text
  std::string text;  ///< of a piece of text
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlNode> children;

  /// The attribute's value; empty where there is none.
  std::string_view attribute(std::string_view attribute_name) const;
};

/// The elements that `path` ("Journal/JournalIssue/Volume") leads to from `node`, in their order.
std::vector<const XmlNode*> find_all(const XmlNode& node, std::string_view path);

/// The first of them; nullptr where there is none.
const XmlNode* find_first(const XmlNode& node, std::string_view path);

/// All text in `node` as it stands.
std::string raw_text(const XmlNode& node);

/// All text in `node` as one line to read: markup left out, a space between what elements
/// of JATS set apart (paragraphs, items, cells, line breaks), runs of white space one space,
/// formulas (MathML) and powers of ten written in a row ("x_i^2", "10^-3").
std::string one_line(const XmlNode& node);

/// one_line() of what `path` leads to first; empty where there is nothing.
std::string text_at(const XmlNode& node, std::string_view path);

/// text_at() of the first of `paths` that leads to a text; empty where none does.
std::string first_text(const XmlNode& node, std::initializer_list<std::string_view> paths);

/// one_line() of everything that `path` leads to.
std::vector<std::string> all_texts(const XmlNode& node, std::string_view path);

}  // namespace pprsearch
