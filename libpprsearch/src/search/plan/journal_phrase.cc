#include "search/plan/journal_phrase.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/attachments.h"

namespace pprsearch {
namespace {

constexpr std::string_view kAnd = "and";
/// Of more, the others stay as they were typed.
constexpr std::size_t kMostJoints = 3;

/// The words between the "and"s of a text, as terms.
std::vector<std::vector<std::string>> parts_of(Analyzer& analyzer, std::string_view text) {
  std::vector<std::vector<std::string>> parts(1);
  for (const std::string_view word : split_words(text)) {
    const bool joins = word == "&" || is_same_word(word, kAnd);
    if (joins && !parts.back().empty() && parts.size() <= kMostJoints) {
      parts.emplace_back();
      continue;
    }
    for (Token& token : analyzer.analyze(word)) parts.back().push_back(std::move(token.text));
  }
  return parts;
}

}  // namespace

std::optional<Meaning> journal_phrase(IndexReader::Session& session, const tree::Phrase& phrase) {
  const bool is_whole = phrase.exact && phrase.window == 0 && !has_wildcards(phrase.text);
  if (phrase.field != row_of(Field::journal).name || !is_whole) return std::nullopt;
  const auto parts = parts_of(session.analyzer(), phrase.text);
  if (parts.size() < 2 || parts.back().empty()) return std::nullopt;
  Meaning meaning;
  const std::size_t joints = parts.size() - 1;
  for (std::size_t written = 0; written < (std::size_t{1} << joints); ++written) {
    TermRow row;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool has_and = i > 0 && ((written >> (i - 1)) & 1) != 0;
      if (has_and) row.places.push_back({{std::string(kAnd), TermReason::exact}});
      for (const std::string& word : parts[i]) row.places.push_back({{word, TermReason::exact}});
    }
    meaning.rows.push_back(std::move(row));
  }
  return meaning;
}

}  // namespace pprsearch
