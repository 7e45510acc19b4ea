#include "search/plan/author_phrase.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query/attachments.h"

// The index has an author's name as its source has it: "Smith, Juan C.", "J C Smith", "Smith JC".
// People ask in any of these ways. The words of a name that are typed in full are looked for as a
// row in any order: names are so far apart that no window reaches from one into the next. What an
// initial begins is not a word of the dictionary alone. So entries with the words are looked at one
// by one, by the names of the facet. If those have initials in place of what was typed in full, the
// entry itself is looked at.

namespace pprsearch {
namespace {

/// As wide as a name may be, and not so wide that it reaches the next one.
constexpr int kWholeName = static_cast<int>(kPositionGap) - 1;

constexpr std::size_t kMostInitials = 3;

bool is_letter_alone(std::string_view folded) {
  return !folded.empty() && length_of_utf8(folded) == folded.size();
}

/// "MJ", "M.J."
bool are_capitals(std::string_view text) {
  const auto capitals = static_cast<std::size_t>(std::ranges::count_if(text, is_upper));
  return capitals >= 2 && capitals <= kMostInitials &&
         std::ranges::all_of(text, [](char c) { return is_upper(c) || c == '.'; });
}

/// Takes the first of the words for which `test` holds.
template <typename Test>
bool take(std::vector<std::string>& words, Test test) {
  const auto found = std::ranges::find_if(words, test);
  if (found == words.end()) return false;
  words.erase(found);
  return true;
}

bool take_equal(std::vector<std::string>& words, std::string_view word) {
  return take(words, [&](const std::string& other) { return other == word; });
}

/// What an initial stands for: the initial itself rather than a word that begins with it.
bool take_initial(std::vector<std::string>& words, std::string_view initial) {
  return take_equal(words, initial) ||
         take(words, [&](const std::string& word) { return word.starts_with(initial); });
}

/// The words of an entry's authors, name by name, in full.
std::vector<std::vector<std::string>> full_names(IndexReader::Session& session,
                                                 EntryNumber number) {
  std::vector<std::vector<std::string>> names;
  const Entry entry = session.entry(number);
  if (!entry.citation) return names;
  for (const Name& name : entry.citation->authors) {
    std::vector<std::string>& words = names.emplace_back();
    for (Token& token : session.analyzer().analyze(words_of(name))) {
      words.push_back(std::move(token.text));
    }
  }
  return names;
}

/// Whether one of the entry's authors has the name.
bool has_author(IndexReader::Session& session, const TypedName& typed, EntryNumber entry) {
  const Columns::Names& names = session.reader().columns().names(Field::author);
  bool perhaps = false;
  for (const std::uint32_t name : names.of(entry)) {
    const bool has_any = std::ranges::any_of(typed.words, [&](const std::string& word) {
      return names.key(name).find(word) != std::string_view::npos;
    });
    if (!has_any) continue;  // a family name is never an initial
    std::vector<std::string> words;
    for (const std::string_view word : split_words(names.key(name))) words.emplace_back(word);
    if (is_name(typed, words, false)) return true;
    perhaps = perhaps || is_name(typed, words, true);
  }
  if (!perhaps) return false;
  return std::ranges::any_of(full_names(session, entry),
                             [&](const auto& words) { return is_name(typed, words, false); });
}

std::vector<EntryNumber> entries_of(IndexReader::Session& session, const TypedName& typed) {
  std::shared_ptr<const PostingList> rarest;
  for (const std::string& word : typed.words) {
    auto postings = session.postings(Field::author, word);
    if (rarest == nullptr || postings->size() < rarest->size()) rarest = std::move(postings);
  }
  std::vector<EntryNumber> entries;
  for (const EntryNumber entry : rarest->entries) {
    if (has_author(session, typed, entry)) entries.push_back(entry);
  }
  return entries;
}

}  // namespace

TypedName typed_name(Analyzer& analyzer, std::string_view text) {
  const bool has_small = std::ranges::any_of(text, is_lower);
  TypedName name;
  for (Token& token : analyzer.analyze(text)) {
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    const bool is_initial = is_letter_alone(token.text) || (has_small && are_capitals(written));
    (is_initial ? name.initials : name.words).push_back(std::move(token.text));
  }
  return name;
}

bool is_name(const TypedName& typed, const std::vector<std::string>& words, bool abbreviated) {
  std::vector<std::string> left = words;
  for (const std::string& word : typed.words) {
    if (take_equal(left, word)) continue;
    const std::string_view first = std::string_view(word).substr(0, length_of_utf8(word));
    if (!abbreviated || !take_equal(left, first)) return false;
  }
  for (const std::string& initials : typed.initials) {
    if (take_equal(left, initials)) continue;
    if (is_letter_alone(initials)) {
      if (!take_initial(left, initials)) return false;
      continue;
    }
    for (const char letter : initials) {
      if (!take_initial(left, std::string_view(&letter, 1))) return false;
    }
  }
  return true;
}

std::optional<AuthorPhrase> author_phrase(IndexReader::Session& session,
                                          const tree::Phrase& phrase) {
  const bool is_whole = phrase.exact && phrase.window == 0 && !has_wildcards(phrase.text);
  if (phrase.field != row_of(Field::author).name || !is_whole) return std::nullopt;
  const TypedName typed = typed_name(session.analyzer(), phrase.text);
  if (typed.words.empty() || typed.words.size() + typed.initials.size() < 2) return std::nullopt;
  AuthorPhrase name;
  TermRow row;
  row.window = kWholeName;
  for (const std::string& word : typed.words) row.places.push_back({{word, TermReason::exact}});
  if (row.places.size() == 1) {
    name.meaning.terms = std::move(row.places.front());
  } else {
    name.meaning.rows.push_back(std::move(row));
  }
  if (!typed.initials.empty()) name.among = entries_of(session, typed);
  return name;
}

}  // namespace pprsearch
