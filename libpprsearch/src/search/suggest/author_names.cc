#include "search/suggest/author_names.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "query/operators.h"
#include "search/suggest/askable.h"

namespace pprsearch {
namespace {

/// Entries whose names are asked how a word is written, and in which words a name.
constexpr std::size_t kAskedForWord = 32;
constexpr std::size_t kAskedForName = 8;
/// Entries whose authors are looked at. A single letter begins a name of nearly every entry, and an
/// answer has to be there before the next key.
constexpr std::size_t kLookedAt = 4000;

constexpr std::string_view kField = "author:";

/// True if `name`, folded, has these words side by side.
bool has_words(std::string_view name, const std::string& words) {
  return has_word_beginning(std::string(name) + ' ', words + ' ');
}

/// True if the piece may be text of a name: no operator, sign, quote or bracket.
bool may_be_of_name(std::string_view piece) {
  if (find_operator(piece) != nullptr) return false;
  return piece.find_first_of("\"():^~*=") == std::string_view::npos && piece.front() != '-' &&
         piece.front() != '+';
}

}  // namespace

AuthorNames::AuthorNames(IndexReader::Session& session)
    : session_(session), names_(session.reader().columns().names(Field::author)) {}

/// From the last one backwards, as far as they may be of a name.
std::vector<AuthorNames::Piece> AuthorNames::pieces_of(std::string_view before) const {
  std::vector<Piece> pieces;
  std::size_t end = before.find_last_not_of(kBlanks);
  while (end != std::string_view::npos) {
    const std::size_t blank = before.find_last_of(" \t\n()", end);
    const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    std::string_view piece = before.substr(begin, end + 1 - begin);
    const bool has_field = piece.starts_with(kField);
    if (has_field) piece.remove_prefix(kField.size());
    if (piece.empty() || !may_be_of_name(piece)) break;
    std::string folded = session_.analyzer().fold(piece);
    if (folded.empty()) break;
    pieces.push_back({begin, std::move(folded)});
    if (has_field || begin == 0) break;
    end = before.find_last_not_of(kBlanks, begin - 1);
  }
  return pieces;
}

/// Entries with any of the words as an author's name, those of the first word first.
std::vector<EntryNumber> AuthorNames::entries_with(const std::vector<std::string>& words,
                                                   const EntrySet& among) const {
  std::vector<EntryNumber> entries;
  for (const std::string& word : words) {
    for (const EntryNumber entry : session_.postings(Field::author, word)->entries) {
      if (entries.size() == kLookedAt) return entries;
      if (among.contains(entry)) entries.push_back(entry);
    }
  }
  return entries;
}

/// The names of the entries, each with how many have it.
std::vector<BegunAuthor> AuthorNames::names_of(const std::vector<EntryNumber>& entries,
                                               std::string_view beginning) const {
  std::vector<std::uint32_t> counts(names_.size());
  std::vector<std::uint32_t> seen;
  for (const EntryNumber entry : entries) {
    for (const std::uint32_t name : names_.of(entry)) {
      if (counts[name]++ == 0) seen.push_back(name);
    }
  }
  std::vector<BegunAuthor> authors;
  for (const std::uint32_t name : seen) {
    if (has_word_beginning(names_.key(name), beginning))
      authors.push_back({name, counts[name], {}, 0});
  }
  return authors;
}

std::vector<BegunAuthor> AuthorNames::begun(const Typed& typed, const EntrySet& among,
                                            std::size_t most) const {
  const std::vector<EntryNumber> entries = entries_with(typed.words, among);
  const std::vector<Piece> pieces = pieces_of(typed.before);
  std::vector<BegunAuthor> best;
  std::size_t most_words = 0;
  for (BegunAuthor& author : names_of(entries, typed.last)) {
    std::size_t words = 0;
    while (words < pieces.size() && has_words(names_.key(author.name), pieces[words].folded)) {
      ++words;
    }
    author.begins = words == 0 ? typed.before.size() : pieces[words - 1].begin;
    if (words > most_words) best.clear();
    if (words >= most_words) best.push_back(std::move(author));
    most_words = std::max(most_words, words);
  }
  std::sort(best.begin(), best.end(), [](const BegunAuthor& a, const BegunAuthor& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
  best.resize(std::min(best.size(), most));
  for (const EntryNumber entry : entries) {
    const auto here = names_.of(entry);
    for (BegunAuthor& author : best) {
      const bool has_it = std::find(here.begin(), here.end(), author.name) != here.end();
      if (has_it && author.some.size() < kAskedForName) author.some.push_back(entry);
    }
  }
  return best;
}

std::string AuthorNames::label(const BegunAuthor& author) const {
  return std::string(names_.name(author.name));
}

/// As an entry has it, with given names that the label has as initials.
std::string AuthorNames::full_name(const BegunAuthor& author) const {
  const std::string_view key = names_.key(author.name);
  std::string full;
  for (const EntryNumber number : author.some) {
    const Entry entry = session_.entry(number);
    if (!entry.citation) continue;
    for (const Name& name : entry.citation->authors) {
      if (session_.analyzer().fold(display_name(name)) != key) continue;
      // The words of the index are those of the whole name, in its order.
      if (session_.analyzer().fold(words_of(name)) == key) return label(author);
      if (!full.empty()) break;
      full = name.family + ", " + name.given + (name.suffix.empty() ? "" : ", " + name.suffix);
      break;
    }
  }
  return full;
}

std::optional<std::string> AuthorNames::value(const BegunAuthor& author) const {
  const auto query = query_of_value(row_of(Field::author).name, full_name(author));
  if (!query) return std::nullopt;
  return query->text.substr(kField.size());
}

std::string AuthorNames::written(const std::string& word) const {
  const auto postings = session_.postings(Field::author, word);
  std::map<std::string, std::size_t> writings;
  const auto count = [&](const std::string& name) {
    for (const Token& token : session_.analyzer().analyze(name)) {
      if (token.text == word) ++writings[name.substr(token.begin, token.end - token.begin)];
    }
  };
  const std::size_t asked = std::min(postings->size(), kAskedForWord);
  for (std::size_t i = 0; i < asked; ++i) {
    for (const std::uint32_t name : names_.of(postings->entries[i])) {
      if (has_words(names_.key(name), word)) count(std::string(names_.name(name)));
    }
  }
  // The names of the columns have initials in place of given names.
  if (writings.empty() && asked > 0) {
    const Entry entry = session_.entry(postings->entries.front());
    if (entry.citation) {
      for (const Name& name : entry.citation->authors) count(words_of(name));
    }
  }
  const auto most =
      std::max_element(writings.begin(), writings.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == writings.end() ? word : most->first;
}

}  // namespace pprsearch
