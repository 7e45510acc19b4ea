#pragma once

#include <pprsearch/entry.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "tests/unit/formats/read_text.h"

namespace pprsearch {

/// `text` with one space for each run of blanks and line ends, of any script, and
/// of code points that are none: forms with lines do not keep them apart.
inline std::string with_single_spaces(std::string text) {
  for (const std::string_view mark :
       {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\xA0", "\xEF\xBF\xBF"}) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark)) {
      text.replace(at, mark.size(), " ");
    }
  }
  std::string result;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

/// A name as "family, given, suffix"; one of a single part is the same whether it is called
/// family name, given name or literal.
inline std::string plain_name(const Name& name) {
  const bool literal = name.family.empty() && name.given.empty();
  std::string text;
  for (const std::string& part : literal ? std::vector<std::string>{name.literal}
                                         : std::vector{name.family, name.given, name.suffix}) {
    const std::string plain = with_single_spaces(part);
    if (!plain.empty()) text += (text.empty() ? "" : ", ") + plain;
  }
  for (std::size_t at = text.find(" ,"); at != text.npos; at = text.find(" ,")) text.erase(at, 1);
  return text;
}

/// Readers take the closing full stop off a title, which MEDLINE gives to each.
inline std::string without_closing_stop(std::string title) {
  if (title.ends_with('.')) title.pop_back();
  return title;
}

/// What every outside form keeps of the article: a line a field. Where the entry has no such
/// citation, what is written in its place.
inline std::string article_in(const Entry& entry,
                              std::string (*name_form)(const Name&) = plain_name) {
  const Citation citation = entry.citation.value_or(Citation());
  const bool titled = !with_single_spaces(citation.title).empty();
  const std::string title = titled ? citation.title : entry.title;
  const auto part = [](int number, int digits) {
    std::string text = std::to_string(number);
    return std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text;
  };
  // The month of the summary stands in for the date of no article.
  std::string date = entry.citation ? "" : entry.published;
  if (const IssuedDate& issued = citation.issued; issued.year != 0) {
    date = part(issued.year, 4);
    if (issued.month != 0) date += "-" + part(issued.month, 2);
    if (issued.month != 0 && issued.day != 0) date += "-" + part(issued.day, 2);
  }
  std::string text = "title: " + without_closing_stop(with_single_spaces(title)) + "\n";
  for (const Name& name : citation.authors) {
    const std::string author = name_form(name);
    const bool is_name =
        std::ranges::any_of(author, [](char c) { return is_letter_or_digit(c) || !is_ascii(c); });
    if (is_name) text += "author: " + author + "\n";
  }
  text += "date: " + date + "\n";
  text += "in: " + with_single_spaces(citation.container_title) + "\n";
  text += "volume: " + with_single_spaces(citation.volume) + "\n";
  text += "issue: " + with_single_spaces(citation.issue) + "\n";
  text += "page: " + with_single_spaces(citation.page) + "\n";
  text += "doi: " + citation.doi + "\n";
  text += "pmid: " + citation.pmid + "\n";
  return text;
}

/// The characters of a text in the order of their bytes, without blanks and commas: what is left
/// to compare where a form does not say how a text is parted.
inline std::string characters_of(const std::string& text) {
  std::string characters = with_single_spaces(text);
  std::erase_if(characters, [](char c) { return c == ' ' || c == ','; });
  std::ranges::sort(characters);
  return characters;
}

/// Summary and implications as one text, which is what an abstract is. Readers part it at
/// labels, of which the one of the implications is ours.
inline std::string abstract_in(const Entry& entry) {
  std::string text = with_single_spaces(entry.summary + "\n" + entry.practice_implications);
  for (const std::string_view label : {"Practice Implications:", "practice implications:"}) {
    for (std::size_t at = text.find(label); at != text.npos; at = text.find(label)) {
      text.erase(at, label.size());
    }
  }
  return characters_of(text);
}

/// Topics and keywords, which reference managers keep in one list, without marks around them.
inline std::vector<std::string> plain_topics(const Entry& entry) {
  std::vector<std::string> topics;
  for (const auto& names : {entry.topics, entry.keywords}) {
    for (const std::string& name : names) {
      std::string plain = with_single_spaces(name);
      const std::string bare(trim(plain, "* "));
      if (!bare.empty()) plain = bare.ends_with("*/") ? std::string(trim_end(bare, "*/ ")) : bare;
      if (!plain.empty() && std::ranges::find(topics, plain) == topics.end()) {
        topics.push_back(std::move(plain));
      }
    }
  }
  return topics;
}

}  // namespace pprsearch
