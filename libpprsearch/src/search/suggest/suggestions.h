#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "index/index_reader.h"
#include "search/plan/plan.h"
#include "search/suggest/begun_count.h"
#include "search/suggest/speller.h"

namespace pprsearch {

struct NamedPlace;

/// Suggestions whose counts were begun: they are counted, and chosen, when it is called.
using BegunSuggestions = std::function<std::vector<Suggestion>()>;

/// Other queries worth asking, each with the exact number of entries it finds.
class Suggester {
 public:
  Suggester(IndexReader::Session& session, const SearchOptions& options, BeginCount begin)
      : session_(session), options_(options), begin_(std::move(begin)) {}

  /// The query with words that may be misspelt put right, best first. Only such as find something
  /// and, if the index has the words as they are, more than `total` entries.
  BegunSuggestions spelling(const Query& query, std::size_t total) const;

  /// The query with a concept that it names exchanged for a related one. Either the query found
  /// little, `total` entries, and the other one finds more; or what named the concept is among the
  /// words that are `unknown` to the index, and the other one finds anything.
  BegunSuggestions related(const Query& query, std::size_t total,
                           const std::vector<std::string>& unknown) const;

  /// The topics that the concepts are about which the plan looks for.
  BegunSuggestions topics(const Plan& plan) const;

 private:
  /// What may have been meant by a word of a query; none if it is right as it is.
  std::vector<Correction> corrections_of(const Speller& speller, const tree::Word& word) const;
  std::vector<Correction> corrections_of_parts(const Speller& speller,
                                               const tree::Word& word) const;
  void add_run_together(const Speller& speller, const tree::Word& word, const std::string& token,
                        std::vector<Correction>& corrections) const;
  /// A concept related to one that the query names there.
  struct Related {
    const NamedPlace* place;
    std::string label;
  };

  /// Those that the query does not name itself.
  std::vector<Related> related_concepts(const std::vector<NamedPlace>& places) const;
  bool is_met(const Speller& speller, const tree::Word& word, const std::string& token) const;
  bool stands_somewhere(const TermRow& row, FieldMask fields) const;

  IndexReader::Session& session_;
  const SearchOptions& options_;
  BeginCount begin_;
};

}  // namespace pprsearch
