#include <pprsearch/html.h>

#include "base/utf8.h"

namespace pprsearch {
namespace {

/// Whether Unicode says that no text has it. Parsers of HTML do not agree about it.
bool is_no_character(char32_t code) {
  return (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
}

/// What stands for a character in HTML; empty if it stands for itself.
std::string_view replacement(const Character& character) {
  switch (character.code) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\r':
      return "&#13;";  // as it stands, a parser would read a line end of another kind
    case '\t':
    case '\n':
      return {};
    default:
      break;
  }
  const bool is_lost =
      !character.valid || is_control(character.code) || is_no_character(character.code);
  return is_lost ? kReplacementCharacter : std::string_view();
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const std::string_view other = replacement(character);
    html += other.empty() ? text.substr(at, character.length) : other;
    at += character.length;
  }
  return html;
}

std::string to_html(std::string_view text, const std::vector<Span>& highlights) {
  std::string html;
  std::size_t at = 0;
  for (const Span& mark : highlights) {
    if (mark.begin < at || mark.end < mark.begin || mark.end > text.size()) continue;
    html += escape_html(text.substr(at, mark.begin - at));
    html += "<mark>" + escape_html(text.substr(mark.begin, mark.end - mark.begin)) + "</mark>";
    at = mark.end;
  }
  return html + escape_html(text.substr(at));
}

std::string to_html(const Snippet& snippet) {
  return (snippet.cut_before ? "… " : "") + to_html(snippet.text, snippet.highlights) +
         (snippet.cut_after ? " …" : "");
}

}  // namespace pprsearch
