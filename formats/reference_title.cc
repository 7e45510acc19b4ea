#include "formats/reference_title.h"

#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// Whether the bracket at the beginning of `text` closes at its end.
bool is_in_brackets(std::string_view text) {
  std::size_t open = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    open += text[at] == '[' ? 1 : 0;
    open -= text[at] == ']' && open > 0 ? 1 : 0;
    if (open == 0) return at > 1 && at + 1 == text.size();
  }
  return false;
}

/// Whether a text names languages alone: "German", "French, English", "Article in German".
bool names_languages(std::string_view text) {
  constexpr auto kLanguages = std::to_array<std::string_view>(
      {"arabic",    "bosnian",    "bulgarian",  "catalan", "chinese",   "croatian",
       "czech",     "danish",     "dutch",      "english", "estonian",  "finnish",
       "flemish",   "french",     "georgian",   "german",  "greek",     "hebrew",
       "hungarian", "icelandic",  "indonesian", "italian", "japanese",  "korean",
       "latvian",   "lithuanian", "macedonian", "malay",   "norwegian", "persian",
       "polish",    "portuguese", "romanian",   "russian", "serbian",   "slovak",
       "slovenian", "spanish",    "swedish",    "thai",    "turkish",   "ukrainian",
       "vietnamese"});
  constexpr auto kBesideLanguages = std::to_array<std::string_view>({"and", "article", "in"});
  const std::string words = plain_words(text);
  bool has_language = false;
  for (const std::string_view word : split_words(words)) {
    const bool is_language = is_one_of(word, kLanguages);
    has_language = has_language || is_language;
    if (!is_language && !is_one_of(word, kBesideLanguages)) return false;
  }
  return has_language;
}

}  // namespace

std::string_view without_language_of_title(std::string_view title) {
  const std::string_view bare = trim_end(title, ". ");
  const std::size_t open = bare.rfind('[');
  if (!bare.ends_with(']') || open == bare.npos || open == 0) return title;
  const std::string_view before = trim_end(bare.substr(0, open));
  const bool is_behind = !before.empty() && is_one_of(before.back(), ".?!]");
  return is_behind && names_languages(bare.substr(open)) ? before : title;
}

std::string without_title_brackets(const std::string& title) {
  const std::string_view bare = trim_end(title, ". ");
  return is_in_brackets(bare) ? std::string(bare.substr(1, bare.size() - 2)) : title;
}

std::string with_subtitle(std::string title, const std::string& subtitle) {
  const std::string words = plain_words(title);
  const std::string below = plain_words(subtitle);
  const bool has_both = !below.empty() && words.ends_with(below);
  if (is_blank(subtitle, kBlanks) || has_both) return title;
  title = trim_end(title, kBlanks);
  const bool has_mark = title.empty() || is_one_of(title.back(), ":?!");
  return std::move(title) + (has_mark ? " " : ": ") + subtitle;
}

}  // namespace pprsearch
