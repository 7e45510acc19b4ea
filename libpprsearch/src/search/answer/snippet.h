#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "search/plan/plan.h"
#include "text/analyzer.h"

namespace pprsearch {

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

  /// The `count` best fragments of summary and implications, in the order of the
  /// text; the beginning of the summary where nothing is to be marked.
  std::vector<Snippet> snippets(const Entry& entry, std::size_t count);

  /// The best fragment of the implications, whether or not it is among the snippets; the first one
  /// if nothing is to be marked. nullopt if the entry has none.
  std::optional<Snippet> implication(const Entry& entry);

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
  std::vector<Fragment> fragments(const Text& text) const;
  void spend(std::size_t steps) const {
    if (deadline_ != nullptr) deadline_->spend(steps);
  }

  std::vector<WordToShow> words_;
  std::vector<std::pair<std::string_view, std::size_t>> terms_;  ///< sorted, with their words
  Analyzer& analyzer_;
  const Deadline* deadline_;
};

}  // namespace pprsearch
