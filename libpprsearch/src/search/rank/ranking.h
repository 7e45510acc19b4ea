#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "index/collection_statistics.h"
#include "index/store/columns.h"
#include "schema/fields.h"
#include "search/rank/ranking_constants.h"

namespace pprsearch {

/// What every score of one search is worked out from. Holds on to nothing: all three live longer.
struct RankingBasis {
  const RankingConstants& constants;
  const CollectionStatistics& collection;
  const Columns& columns;  ///< lengths and dates of single entries
};

/// ln(1 + (N - n + 0.5) / (n + 0.5)), never negative: how telling it is to have
/// what n of N entries have.
double idf_of(std::size_t all_entries, std::size_t entries_with);

/// BM25F in its simple form: occurrences are summed over fields, each with its
/// field's weight, and saturated once (Robertson, Zaragoza and Taylor, "Simple
/// BM25 extension to multiple weighted fields", 2004). One object scores one
/// word of a query in the fields it is asked in.
class Bm25f {
 public:
  Bm25f(const RankingBasis& basis, FieldMask fields, std::size_t entries_with_word);
  /// With an idf that was worked out otherwise.
  static Bm25f with_idf(const RankingBasis& basis, FieldMask fields, double idf);

  double idf() const { return idf_; }
  /// `frequency` = occurrences in the entry, weighted by field and term.
  double score(double frequency, EntryNumber entry) const;
  /// The same of an entry whose norm is known.
  double score_with(double frequency, double norm) const;
  /// How long the entry is, as its score takes it: the same for all words in the same fields.
  double norm(EntryNumber entry) const;

 private:
  struct GivenIdf {
    double idf;
  };
  Bm25f(const RankingBasis& basis, FieldMask fields, GivenIdf given);
  double length(EntryNumber entry) const;

  /// A field that the word is asked in, with the lengths of entries in it.
  struct WeightedLengths {
    double weight;
    std::span<const std::uint32_t> of;
  };

  RankingBasis basis_;
  std::array<WeightedLengths, kTextFields> fields_{};
  std::size_t number_of_fields_ = 0;  ///< of `fields_` that are set
  double idf_;
  double average_length_;
};

/// What an entry's date is worth. Ages are counted from the newest entry of the
/// index, not from today: the same index gives the same order on any day.
class Recency {
 public:
  /// `newest` = the newest date of all entries, yyyymmdd.
  Recency(const RankingBasis& basis, std::uint32_t newest, double best_score);

  /// 0 for an entry without a date.
  double score(EntryNumber entry) const;

 private:
  RankingBasis basis_;
  double most_;
  double newest_;  ///< in years
};

}  // namespace pprsearch
