#include "formats/no_abstract.h"

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
  const bool may_be =
      begins_with(text, "copyright") || begins_with(text, "(psyc") || begins_with(text, "psyc");
  if (!may_be || text.size() > kLongest) return false;
  const std::string words = plain_words(text);
  const auto has = [&](std::string_view part) { return words.find(part) != words.npos; };
  const bool is_of_owner = words.starts_with("copyright of ") && has("is the property of");
  const bool is_of_database = words.starts_with("psycinfo database record");
  const bool is_of_rights =
      words.starts_with("copyright") && words.ends_with("all rights reserved");
  return is_of_owner || is_of_database || is_of_rights;
}

std::size_t begin_of_copyright_notice(std::string_view text) {
  constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"(PsycINFO Database Record", "(PsycInfo Database Record", "Copyright \u00A9",
       "Copyright (c)", "Copyright (C)", "Copyright of ", "\u00A9 19", "\u00A9 20"});
  const std::size_t begin = find_any(text, kBeginnings);
  return begin == text.npos || !is_copyright_notice(text.substr(begin)) ? text.size() : begin;
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
