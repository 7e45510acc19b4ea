#include <pprsearch/citation_formats.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "base/ascii.h"
#include "base/strings.h"
#include "entry/cited_work.h"
#include "text/analyzer.h"

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 20> kSmallWords = {
    "a",  "an",  "the", "on",  "in",   "of",  "is",   "are", "do",  "does",
    "to", "for", "and", "how", "what", "why", "from", "der", "die", "das"};
constexpr std::size_t kMaxPartBytes = 40;

/// The ASCII letters and digits of `folded`.
std::string plain(std::string_view folded) {
  std::string text;
  for (const char c : folded) {
    if (is_letter_or_digit(c) && text.size() < kMaxPartBytes) text += c;
  }
  return text;
}

std::string first_word(std::string_view folded) {
  std::string first;
  for (std::string_view rest = folded; !trim(rest).empty();) {
    const std::string word = plain(take_word(rest));
    if (word.empty()) continue;
    if (std::ranges::find(kSmallWords, word) == kSmallWords.end()) return word;
    if (first.empty()) first = word;
  }
  return first;
}

/// 0 -> "a", 25 -> "z", 26 -> "aa".
std::string letters_of(std::size_t number) {
  std::string letters;
  for (++number; number > 0; number = (number - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  }
  return letters;
}

std::string key_without_letter(const Entry& entry) {
  const Citation citation = cited_work_of(entry).citation;
  Analyzer analyzer;
  std::string key;
  if (!citation.authors.empty()) {
    const Name& first = citation.authors.front();
    key = plain(analyzer.fold(first.family.empty() ? inverted_name(first) : first.family));
  }
  if (citation.issued.year != 0) key += std::to_string(citation.issued.year);
  key += first_word(analyzer.fold(citation.title));
  return key.empty() || is_digit(key.front()) ? "entry" + key : key;
}

}  // namespace

std::string CitationKeys::key_of(const Entry& entry) {
  const std::string key = key_without_letter(entry);
  std::string given = key;
  while (!given_.try_emplace(given, 0).second) given = key + letters_of(given_[key]++);
  return given;
}

void CitationWriter::write(const Entry& entry) {
  if (format_ == CitationFormat::ris) {
    out_ << to_ris(entry);
  } else if (format_ == CitationFormat::bibtex) {
    out_ << to_bibtex(entry, keys_.key_of(entry));
  } else {
    out_ << (any_ ? ",\n" : "[\n") << to_csl_json(entry);
  }
  any_ = true;
}

void CitationWriter::finish() {
  if (format_ == CitationFormat::csl_json) out_ << (any_ ? "\n]\n" : "[]\n");
}

}  // namespace pprsearch
