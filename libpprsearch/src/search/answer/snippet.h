#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "search/plan/plan.h"
#include "text/analyzer.h"

namespace pprsearch {

/// Which words may be among some others: a quick no for nearly all that are not.
class WordSieve {
 public:
  void add(std::string_view word) { lengths_[first_of(word)] |= length_of(word); }
  bool may_have(std::string_view word) const {
    return (lengths_[first_of(word)] & length_of(word)) != 0;
  }

 private:
  static std::size_t first_of(std::string_view word) {
    return word.empty() ? 0 : static_cast<unsigned char>(word.front());
  }
  /// A bit for each length; the last for all that are longer.
  static std::uint64_t length_of(std::string_view word) {
    return std::uint64_t{1} << std::min<std::size_t>(word.size(), 63);
  }

  std::array<std::uint64_t, 256> lengths_{};  ///< of the words that begin with the byte
};

/// What an entry's texts show of a query.
struct Fragments {
  /// The best ones of summary and implications, in the order of the text; the beginning of the
  /// summary if nothing is to be marked.
  std::vector<Snippet> snippets;
  /// The best one of the implications, whether or not it is among the snippets; the first one if
  /// nothing is to be marked. nullopt if the entry has none.
  std::optional<Snippet> implication;
};

/// Finds in an entry's text what a query asked for. Words that the query
/// excludes are not looked for, phrases are marked where they stand whole, and a
/// word asked in one field is marked in that field alone.
class SnippetMaker {
 public:
  /// `words`: rare ones attract a snippet more than frequent ones.
  /// Without a deadline it may take any time; past one it throws TimeUp.
  SnippetMaker(std::vector<WordToShow> words, Analyzer& analyzer,
               const Deadline* deadline = nullptr);

  /// The bytes of the shortest term that is looked for; of none, more than any has.
  std::size_t shortest_term() const;

  /// Marks in a whole text.
  std::vector<Span> highlights(Field field, std::string_view text);

  /// `count` snippets at most, and the implication. With 0, none of either.
  Fragments fragments(const Entry& entry, std::size_t count);

 private:
  struct Mark {
    std::size_t token;
    std::size_t word;  ///< index into words_
  };
  struct Text;
  struct Fragment;
  class TokenIndex;
  class Window;

  std::vector<Mark> marks(Field field, const std::vector<Token>& tokens) const;
  void mark_rows(std::size_t word, const TokenIndex& tokens, std::vector<Mark>& marks) const;
  void mark_near(std::size_t word, const TokenIndex& tokens, std::vector<Mark>& marks) const;
  Text take_apart(Field field, SnippetField name, std::string_view text) const;
  std::vector<Fragment> fragments_of(const Text& text) const;
  static std::vector<Snippet> best_of(const std::vector<Fragment>& all, std::size_t count);
  void spend(std::size_t steps) const {
    if (deadline_ != nullptr) deadline_->spend(steps);
  }

  std::vector<WordToShow> words_;
  std::vector<std::pair<std::string_view, std::size_t>> terms_;  ///< sorted, with their words
  WordSieve asked_;                                              ///< words that stand alone
  WordSieve combined_;  ///< words of rows, and all of those that are near each other
  Analyzer& analyzer_;
  const Deadline* deadline_;
};

}  // namespace pprsearch
