#include "search/suggest/author_names.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/strings.h"
#include "search/suggest/askable.h"

namespace pprsearch {
namespace {

/// Entries whose names are asked how a word is written, and in which words a name.
constexpr std::size_t kAskedForWord = 32;
constexpr std::size_t kAskedForName = 8;

constexpr std::string_view kField = "author:";

/// True if `name`, folded, has a word, or several, that begin with `beginning`.
bool has_beginning(std::string_view name, std::string_view beginning) {
  for (std::size_t at = name.find(beginning); at != std::string_view::npos;
       at = name.find(beginning, at + 1)) {
    if (at == 0 || name[at - 1] == ' ') return true;
  }
  return false;
}

/// True if `name`, folded, has these words side by side.
bool has_words(std::string_view name, const std::string& words) {
  return has_beginning(std::string(name) + ' ', words + ' ');
}

/// True if the piece may be text of a name: no operator, sign, quote or bracket.
bool may_be_of_name(std::string_view piece) {
  if (piece == "AND" || piece == "OR" || piece == "NOT") return false;
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
    pieces.push_back({begin, session_.analyzer().fold(piece), has_field});
    if (pieces.back().folded.empty() || has_field || begin == 0) break;
    end = before.find_last_not_of(kBlanks, begin - 1);
  }
  return pieces;
}

std::vector<BegunAuthor> AuthorNames::begun(const Typed& typed, const EntrySet& among) const {
  const Columns& columns = session_.reader().columns();
  std::unordered_map<std::uint32_t, BegunAuthor> found;  // also those that do not fit: no entries
  for (const std::string& word : typed.words) {
    for (const EntryNumber entry : session_.postings(Field::author, word)->entries) {
      if (!among.contains(entry)) continue;
      for (const std::uint32_t name : columns.names(Field::author).of(entry)) {
        const auto [place, is_new] = found.try_emplace(name, BegunAuthor{name, 0, {}, 0});
        const bool fits =
            is_new ? has_beginning(names_.key(name), typed.last) : place->second.count > 0;
        if (!fits) continue;
        ++place->second.count;
        if (place->second.some.size() < kAskedForName) place->second.some.push_back(entry);
      }
    }
  }
  const std::vector<Piece> pieces = pieces_of(typed.before);
  std::vector<BegunAuthor> best;
  std::size_t most = 0;
  for (auto& [name, author] : found) {
    if (author.count == 0) continue;
    std::size_t of_name = 0;
    while (of_name < pieces.size() && !pieces[of_name].folded.empty() &&
           has_words(names_.key(name), pieces[of_name].folded)) {
      ++of_name;
    }
    author.begins = of_name == 0 ? typed.before.size() : pieces[of_name - 1].begin;
    if (of_name > most) best.clear();
    if (of_name >= most) best.push_back(std::move(author));
    most = std::max(most, of_name);
  }
  std::sort(best.begin(), best.end(), [](const BegunAuthor& a, const BegunAuthor& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
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
