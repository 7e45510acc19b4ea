#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_reader.h"
#include "search/answer/facets.h"
#include "search/match/entry_set.h"
#include "search/suggest/author_names.h"
#include "search/suggest/last_word.h"

namespace pprsearch {

/// Completes the beginning of a query, as somebody types it.
class Completer {
 public:
  /// Both must live longer.
  Completer(IndexReader::Session& session, const CompletionOptions& options);

  /// By kind: topics and types, titles, journals, authors, words. Those for which the time of the
  /// session is not enough are missing; so it never throws TimeUp. Throws Error for a value of a
  /// filter that is unknown.
  Completions complete(std::string_view beginning);

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
    std::vector<std::string> parts = {};  ///< of "evidence-ba" the words before the last
    std::size_t most_asked = 0;  ///< whole queries of a kind that are asked for their counts

    std::string prefix() const;  ///< all before the word itself
  };
  Beginning take_apart(std::string_view beginning) const;
  /// What a text finds, and whether a word behind it only takes entries away.
  struct Found {
    EntrySet entries;
    bool can_be_narrowed = false;
    bool is_long = false;  ///< so that it takes time to ask it again and again
  };
  Found find(const std::string& text) const;
  EntrySet found_by(const std::string& text) const { return find(text).entries; }
  /// A completion, and how telling it is: words go by the entries that have them beside what stands
  /// before, though the whole query may find others.
  struct Offer {
    Completion completion;
    std::size_t together;
  };
  using Offers = std::vector<Offer>;
  void add_completions(const std::string& beginning, std::vector<Completion>& all) const;
  void keep_best(Offers offers, std::vector<Completion>& all) const;
  std::vector<std::size_t> counts_of(Field facet, const std::vector<std::uint32_t>& ordinals) const;
  Offers names(Field facet, CompletionKind kind, const std::string& beginning) const;
  Offers words(const Beginning& typed, FieldMask fields, CompletionKind kind,
               const EntrySet& among) const;
  /// An offer whose whole query has to be asked.
  struct ToAsk {
    LastWord place;
    std::size_t offer;
  };
  void ask(const Beginning& typed, std::vector<ToAsk> to_ask, Offers& offers) const;
  Offers hyphenated(const Beginning& typed, FieldMask fields, const EntrySet& among) const;
  Offers authors(const Beginning& typed, const EntrySet& among) const;
  std::vector<std::uint32_t> frequent_words(std::string_view beginning, FieldMask fields,
                                            std::size_t most) const;
  std::string as_shown(const std::string& word) const;
  std::optional<Offer> author(const Beginning& typed, const BegunAuthor& begun) const;
  Offers titles(const Beginning& typed) const;
  /// The entries that have the word, just this form of it, in those fields.
  EntrySet entries_with(const std::string& word, FieldMask fields) const;
  /// How many of `among` do.
  std::size_t count_with(const std::string& word, FieldMask fields, const EntrySet& among) const;

  IndexReader::Session& session_;
  const CompletionOptions& options_;
  EntrySet passing_;  ///< the filters, once they are read
  AuthorNames author_names_;
};

}  // namespace pprsearch
