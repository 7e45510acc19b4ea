#include "formats/html/html_attributes.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

struct Tag {
  std::size_t end = 0;         ///< behind it
  std::size_t attributes = 0;  ///< at least as many as a parser finds
};

/// The tag whose name begins at `at`, as far as its attributes are not too many.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  char quote = '\0';
  char before = '\0';          // the last character that is no blank
  bool is_within_word = true;  // its name
  for (; at < html.size() && tag.attributes <= kMostAttributes; ++at) {
    const char c = html[at];
    if (c == '\0') continue;  // half a character of UTF-16
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      break;
    } else if (is_one_of(c, "\"'") && before == '=') {
      quote = c;
      is_within_word = false;  // behind the closing quote another one may follow
    } else if (is_one_of(c, " \t\r\n\f/")) {
      is_within_word = false;
    } else if (!is_within_word) {
      is_within_word = true;
      ++tag.attributes;
    }
    if (!is_one_of(c, kBlanks)) before = c;
  }
  tag.end = std::min(at + 1, html.size());
  return tag;
}

/// Passes over comments, and over the content of scripts and styles.
class NoTags {
 public:
  explicit NoTags(std::string_view html) : html_(html) {}

  /// Behind the one that begins at `at`; `at` if there is none that is closed.
  std::size_t end(std::size_t at) {
    for (Kind& kind : kinds_) {
      if (kind.is_never_closed || !begins_with(html_.substr(at), kind.begin)) continue;
      std::size_t end = html_.find(kind.ending.front(), at + kind.begin.size());
      while (end != html_.npos && !begins_with(html_.substr(end), kind.ending)) {
        end = html_.find(kind.ending.front(), end + 1);
      }
      if (end != html_.npos) return end + kind.ending.size();
      kind.is_never_closed = true;
    }
    return at;
  }

 private:
  struct Kind {
    std::string_view begin;
    std::string_view ending;
    bool is_never_closed = false;  ///< from here on
  };

  std::string_view html_;
  std::array<Kind, 3> kinds_ = {{{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}}};
};

}  // namespace

std::optional<std::size_t> find_overloaded_tag(std::string_view html) {
  NoTags no_tags(html);
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
    const std::size_t name = std::min(html.find_first_not_of('\0', at + 1), html.size());
    if (name < html.size() && is_letter(html[name])) {
      const Tag tag = read_tag(html, name);
      if (tag.attributes > kMostAttributes) return at;
      at = std::max(tag.end, no_tags.end(at));
    } else {
      at = std::max(at + 1, no_tags.end(at));
    }
  }
  return std::nullopt;
}

}  // namespace pprsearch
