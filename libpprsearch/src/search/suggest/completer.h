#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_reader.h"
#include "search/match/entry_set.h"
#include "search/suggest/author_names.h"

namespace pprsearch {

/// Completes the beginning of a query, as somebody types it.
class Completer {
 public:
  explicit Completer(IndexReader::Session& session) : session_(session), author_names_(session) {}

  /// At most `most` of each kind: topics and types, titles, journals, authors, words.
  std::vector<Completion> complete(std::string_view beginning, std::size_t most) const;

 private:
  /// What was typed, taken apart: "alliance author:flu" is {"alliance ", "author", "flu"}.
  struct Beginning {
    std::string before;  ///< with its last space
    std::string sign;    ///< + or - or = before the last word
    std::string field;   ///< its own, or that of the bracket it stands in
    std::string last;    ///< folded
    bool quoted = false;
    bool negated = false;
    bool in_bracket = false;  ///< of the field: its name stands in `before`
    bool narrows = false;     ///< entries are those that `before` finds and that have the word

    std::string prefix() const;  ///< all before the word itself
  };
  Beginning take_apart(std::string_view beginning) const;
  EntrySet found_by(const std::string& text) const;
  std::vector<Completion> names(Field facet, CompletionKind kind, const std::string& beginning,
                                std::size_t most) const;
  std::vector<Completion> words(const Beginning& typed, FieldMask fields, CompletionKind kind,
                                const EntrySet& among) const;
  std::vector<Completion> authors(const Beginning& typed, const EntrySet& among,
                                  std::size_t most) const;
  std::vector<std::uint32_t> frequent_words(std::string_view beginning, FieldMask fields) const;
  std::string as_shown(const std::string& word) const;
  std::optional<Completion> author(const Beginning& typed, const BegunAuthor& begun,
                                   const EntrySet& among) const;
  std::vector<Completion> titles(const Beginning& typed, std::size_t most) const;
  /// How many entries of `among` have the word, just this form of it, in those fields.
  std::size_t count_with(const std::string& word, FieldMask fields, const EntrySet& among) const;

  IndexReader::Session& session_;
  AuthorNames author_names_;
};

}  // namespace pprsearch
