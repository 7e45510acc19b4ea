
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/markdown/markdown.h"
#include "formats/markdown/markdown_body.h"
#include "formats/markdown/markdown_inline.h"
#include "formats/markdown/yaml_json.h"

// The front matter is written here and not by yaml-cpp's emitter, because that replaces the
// code points that Unicode keeps free (U+FFFE, U+FDD0) by U+FFFD, and an entry may hold
// them. What is not plain to every reader of YAML is a JSON string, which YAML 1.2 has as well.

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 9> kNotText = {"yes", "no",  "true", "false", "null",
                                                      "on",  "off", "y",    "n"};

bool is_plain_character(char c) { return is_letter_or_digit(c) || is_one_of(c, " -_./"); }

// Begins with a letter, holds nothing that YAML gives a meaning, is no other type's value.
bool is_plain(std::string_view text) {
  if (text.empty() || !is_letter(text.front()) || text.back() == ' ') return false;
  return std::ranges::all_of(text, is_plain_character) && !is_one_of(in_lower_case(text), kNotText);
}

// Line ends of other scripts, which some readers of YAML take for line ends, and the byte
// order mark, are written as numbers.
std::string with_marks_as_numbers(std::string text) {
  for (const auto& [mark, number] :
       {std::pair<std::string_view, const char*>{"\xC2\x85", "\\u0085"},
        {"\xE2\x80\xA8", "\\u2028"},
        {"\xE2\x80\xA9", "\\u2029"},
        {kByteOrderMark, "\\uFEFF"}}) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), number);
    }
  }
  return text;
}

// A reader takes one line end off a scalar, for that of a block's last line is YAML's.
std::string scalar(const std::string& text) {
  if (is_plain(text)) return text;
  return with_marks_as_numbers(json_string(text.ends_with('\n') ? text + '\n' : text));
}

class MatterWriter {
 public:
  void add_member(std::string_view name, const std::string& text) {
    if (is_one_of(name, kInBody)) return;
    if (name == "title")
      return add("", name, shown_inline(text) == text ? text : escaped_inline(text));
    if (name != "published") return add("", name, text);
    if (!text.empty()) add_line("", name, text);
  }

  void add_member(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    add_line("", name, "");
    for (const std::string& value : values) text_ += "  - " + scalar(value) + '\n';
  }

  void add_member(std::string_view /*name*/, const std::optional<Citation>& citation) {
    if (citation) add_citation(*citation);
  }

  const std::string& text() const { return text_; }

 private:
  static constexpr std::array<std::string_view, 2> kInBody = {"summary", "practice_implications"};

  void add(std::string_view indent, std::string_view name, const std::string& text) {
    if (!text.empty()) add_line(indent, name, scalar(text));
  }

  void add_line(std::string_view indent, std::string_view name, std::string_view value) {
    text_.append(indent).append(name).append(value.empty() ? ":" : ": ").append(value) += '\n';
  }

  void add_citation(const Citation& citation) {
    if (citation == Citation()) return add_line("", "citation", "{}");
    add_line("", "citation", "");
    const auto add_text = [&](const CitationMember& member) {
      add("  ", member.name, citation.*member.text);
    };
    add_text(kCitationMembers.front());
    add_authors(citation.authors);
    if (citation.authors_cut) add_line("  ", "authors-cut", "true");
    add_issued(citation.issued);
    std::ranges::for_each(std::span(kCitationMembers).subspan(1), add_text);
  }

  void add_authors(const std::vector<Name>& authors) {
    if (!authors.empty()) add_line("  ", "author", "");
    for (const Name& author : authors) {
      std::string members;
      for (const auto& [name, text] : kNameMembers) {
        if ((author.*text).empty()) continue;
        members += (members.empty() ? "" : ", ") + std::string(name) + ": " + scalar(author.*text);
      }
      text_ += "    - {" + members + "}\n";
    }
  }

  void add_issued(const IssuedDate& date) {
    if (date.year == 0) return;
    std::string parts = std::to_string(date.year);
    if (date.month != 0) parts += ", " + std::to_string(date.month);
    if (date.day != 0) parts += ", " + std::to_string(date.day);
    add_line("  ", "issued", "{date-parts: [[" + parts + "]]}");
  }

  std::string text_;
};

}  // namespace

std::string to_markdown(const Entry& entry) {
  MatterWriter front;
  for_each_member([&](const char* name, auto member) { front.add_member(name, entry.*member); });
  std::string file = "---\n" + front.text() + "---\n";
  if (!entry.summary.empty()) file += "\n" + body_of_text(entry.summary);
  if (!entry.practice_implications.empty()) {
    file += "\n## Practice Implications\n\n" + body_of_text(entry.practice_implications);
  }
  return file;
}

}  // namespace pprsearch
