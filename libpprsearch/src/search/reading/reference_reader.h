#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "citation/short_reference.h"
#include "index/index_reader.h"
#include "search/match/entry_set.h"

namespace pprsearch {

/// Reads a query's text as a reference to entries of this index: authors and a year, a citation, a
/// title. Session, options and deadline must live longer; one thread uses it.
class ReferenceReader {
 public:
  ReferenceReader(IndexReader::Session& session, const SearchOptions& options,
                  const Deadline& deadline)
      : session_(session), options_(options), deadline_(deadline) {}

  /// `parsed` is what was made of `text`. If the text is authors and a year alone, lenient and
  /// plain reading ask for these in place of the words, and strict reading says that it does not.
  void read(std::string_view text, const ParsedQuery& parsed);

  /// The query to be asked, and what is said about its text.
  const ParsedQuery& parsed() const { return parsed_; }

  /// How many of the best hits first() wants to know; 0 = the text is not a reference.
  std::size_t judged() const;
  /// Of the entries that the text refers to, those among the best hits by score, and those with
  /// the authors and the year.
  std::vector<EntryNumber> first(const std::vector<EntryNumber>& best);
  /// What is said of so many hits that first() named.
  Diagnostic note(std::size_t hits) const;

 private:
  void read_names(const std::string& plain, const std::vector<std::size_t>& origins);
  EntrySet entries_with_names(const ShortReference& reference);
  void ask_for_names(const ShortReference& reference, const Query& query);
  struct TellingWords {
    std::vector<std::shared_ptr<const PostingList>> in_titles;  ///< of each different word
    std::vector<std::shared_ptr<const PostingList>> in_citations;
    std::size_t words_of_grammar = 0;  ///< beside them
  };
  TellingWords telling_words() const;
  bool may_be_cited(EntryNumber entry, const TellingWords& telling) const;
  bool is_cited(const Entry& entry);
  bool is_cited_by(const std::string& title, const Entry& entry);
  bool has_author_beside(const Entry& entry, std::size_t begin, std::size_t end);
  std::vector<std::string> words_of_text(std::string_view text);

  IndexReader::Session& session_;
  const SearchOptions& options_;
  const Deadline& deadline_;
  ParsedQuery parsed_;
  std::vector<std::string> words_;    ///< of the text, if it may be a citation or a title
  std::vector<EntryNumber> by_name_;  ///< entries with the authors and the year
  std::size_t names_begin_ = 0;       ///< of the authors and the year in the text
  std::size_t names_length_ = 0;
  bool is_title_ = false;  ///< the text is a title and nothing else
  bool is_named_ = false;  ///< an entry was found by authors and year alone
};

}  // namespace pprsearch
