#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "index/store/posting_list.h"
#include "search/match/matcher.h"
#include "search/rank/ranking.h"

namespace pprsearch {

/// What an occurrence in the names of authors counts of a word that is asked in other fields, too.
/// It is 1 if texts lack the word, 1/2 if as many entries of others have it as are expected to
/// mention the author, and the less the more have it: m² / (m² + n²).
double weight_as_name(const WordMatch& match, const RankingBasis& basis);

/// The postings of a term in one field, as a score counts them. Holds on to the postings: they live
/// longer.
class Occurrences {
 public:
  /// `weight` = of an occurrence.
  Occurrences(const TermPostings& postings, double weight)
      : postings_(&postings), weight_(weight) {}

  /// Some of them are an author's name, and count `weight_as_name` fold: as many as `authors`, the
  /// same term in the field of the authors, has in an entry.
  void discount_names(const PostingList& authors, double weight_as_name) {
    authors_ = &authors;
    weight_as_name_ = weight_as_name;
  }

  Field field() const { return postings_->field; }
  const PostingList& postings() const { return *postings_->postings; }

  /// What `count` occurrences in the entry count.
  double frequency(EntryNumber entry, std::uint32_t count) const {
    const std::uint32_t names =
        authors_ == nullptr ? 0 : std::min(count, authors_->frequency_in(entry));
    return weight_ * (count - names) + weight_ * weight_as_name_ * names;
  }
  /// What all occurrences in the entry count.
  double frequency_in(EntryNumber entry) const {
    return frequency(entry, postings().frequency_in(entry));
  }

 private:
  const TermPostings* postings_;
  double weight_;
  const PostingList* authors_ = nullptr;
  double weight_as_name_ = 1;
};

}  // namespace pprsearch
