#include "formats/no_abstract.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// "© 2020 Elsevier Ltd.", "Copyright (c) 2019 by the authors": a sign and a year, and little else.
bool is_copyright_line(std::string_view text) {
  constexpr std::size_t kLongest = 250;
  constexpr std::size_t kSignAndYear = 40;
  if (text.size() > kLongest) return false;
  if (begins_with(text, "copyright")) text = trim_begin(text.substr(9), " :");
  const bool has_sign = text.starts_with("\u00A9") || begins_with(text, "(c)");
  const std::string words = plain_words(text.substr(0, kSignAndYear));
  return has_sign && (has_word_beginning(words, "19") || has_word_beginning(words, "20"));
}

}  // namespace

bool is_copyright_notice(std::string_view text) {
  constexpr std::size_t kLongest = 1000;
  if (is_copyright_line(text)) return true;
  const bool may_be = begins_with(text, "copyright") || begins_with(text, "(psyc") ||
                      begins_with(text, "psyc") || begins_with(text, "(apa psyc") ||
                      begins_with(text, "apa psyc");
  if (!may_be || text.size() > kLongest) return false;
  const std::string words = plain_words(text);
  const auto has = [&](std::string_view part) { return words.find(part) != words.npos; };
  const bool is_of_owner = words.starts_with("copyright of ") && has("is the property of");
  const bool is_of_database =
      words.starts_with("psycinfo database record") || words.starts_with("apa psycinfo database");
  const bool is_of_rights =
      words.starts_with("copyright") && words.ends_with("all rights reserved");
  return is_of_owner || is_of_database || is_of_rights;
}

std::size_t begin_of_copyright_notice(std::string_view text) {
  constexpr std::size_t kLongest = 1000;
  for (std::size_t at = text.size() - std::min(text.size(), kLongest); at + 1 < text.size(); ++at) {
    const bool ends_sentence = is_one_of(text[at], ".!?)\"\n") && is_one_of(text[at + 1], kBlanks);
    if (!ends_sentence) continue;
    std::string_view last = trim(text.substr(at + 1), kBlanks);
    if (begins_with(last, "crown copyright")) last.remove_prefix(6);
    if (is_copyright_notice(last)) return at + 1;
  }
  return text.size();
}

bool tells_no_abstract(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"abstract available from the publisher", "no abstract", "no abstract available",
       "no abstract provided", "no abstract is available",
       "no abstract is available for this article", "no abstract available for this article",
       "abstract not available", "abstract unavailable", "there is no abstract available",
       "an abstract is not available", "not available"});
  constexpr std::size_t kLongest = 80;
  const std::string words = plain_words(text.substr(0, kLongest));
  return text.size() < kLongest &&
         (is_one_of(std::string_view(words), kWords) || words.ends_with(kWords[0]));
}

}  // namespace pprsearch
