#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "index/index_reader.h"
#include "search/plan/plan.h"
#include "search/rank/ranking_constants.h"

namespace pprsearch {

/// The forms of one lemma in one entry.
struct EntryWord {
  std::string form;           ///< the most frequent of them, by letters if several are
  double frequency = 0;       ///< occurrences, each by the weight of its field
  double form_frequency = 0;  ///< of `form` alone
};

/// What an entry says of its subject: the words of title, summary and
/// implications, without those of grammar and those without a letter.
struct EntryWords {
  double length = 0;                          ///< all words, each by the weight of its field
  std::map<std::string, EntryWord> families;  ///< by lemma
};

EntryWords words_of(IndexReader::Session& session, const Entry& entry,
                    const RankingConstants& constants);

/// At most how many entries have a form of the lemma.
std::size_t entries_of_family(const IndexReader::Session& session, const std::string& lemma);

/// A word of a query that stands for all forms of the lemma, shown as `form`.
ExpandedQueryWord family_word(const IndexReader::Session& session, const std::string& lemma,
                              const std::string& form, double weight);

}  // namespace pprsearch
