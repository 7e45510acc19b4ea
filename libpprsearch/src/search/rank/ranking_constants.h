#pragma once

#include <array>
#include <cstddef>

#include "schema/fields.h"

namespace pprsearch {

constexpr std::array<double, kTextFields> schema_weights() {
  std::array<double, kTextFields> weights{};
  for (const FieldRow& row : text_fields())
    weights[static_cast<std::size_t>(row.field)] = row.weight;
  return weights;
}

/// Every number that decides the order of hits.
struct RankingConstants {
  /// How fast more occurrences stop to matter, and how much long entries are
  /// held back: Robertson and Zaragoza, "The Probabilistic Relevance Framework:
  /// BM25 and Beyond" (2009), §3.2.
  double k1 = 1.3;
  double b = 0.7;
  /// An occurrence counts by its field, and so does a word of the field's length:
  /// those of schema/fields.h.
  std::array<double, kTextFields> field_weights = schema_weights();
  /// And by why the term was taken.
  double exact = 1;
  double inflection = 0.8;
  double derivation = 0.6;
  double variant = 0.6;
  double thesaurus = 0.5;
  double narrower = 0.3;
  double wildcard = 0.8;
  double fuzzy = 0.4;
  double feedback = 1;  ///< its words have weights of their own
  /// Of a word that texts have as well, an author's name counts little (rank/occurrences.h): in so
  /// many entries of others an author is expected to be mentioned, and so many more for each entry
  /// of the author.
  double mentions = 0.5;
  double mentions_by_entry = 0.01;
  /// A word's score is this share of BM25F over all it stands for ...
  double words_share = 0.9;
  /// ... and this of BM25F over the form as typed, with that form's own idf ...
  double exact_share = 0.1;
  /// ... and this of BM25 over the title alone.
  double title_share = 0.05;
  /// Two words side by side in the query as in the text add this share of BM25F
  /// over the pair, with the sum of their idfs ...
  double pair_share = 0.11;
  /// ... to the entries that are the best without, so many of them.
  std::size_t pair_depth = 1000;
  /// The same entries get up to this share of their score more, for the telling words of a list
  /// that they have: as they are, up to so many words in the list; of more, as the square of that
  /// falls.
  double coverage_share = 0.3;
  double coverage_words = 5;
  /// A word tells nothing with this idf (of every fifth entry) ...
  double coverage_least_idf = 1.5;
  /// ... and all it can with this (of every twentieth).
  double coverage_most_idf = 3;
  /// A word that a query has q times counts (k3 + 1) q / (k3 + q) fold (BM25's k3).
  double k3 = 8;

  /// Feedback: RM3 (Abdul-Jaleel and others, "UMass at TREC 2004: Novelty and
  /// HARD", 2004), softened. An entry of the best so many ...
  std::size_t feedback_entries = 10;
  /// ... counts by exp(sharpness (s - s1) / s1), s its score and s1 the best one's.
  double feedback_sharpness = 10;
  /// A word is taken that at most this share of all entries has ...
  double feedback_common = 0.2;
  /// ... and at least so many of the best; of those the weightiest ...
  std::size_t feedback_least = 2;
  std::size_t feedback_words = 20;
  /// ... which together have this share of the whole weight of the query.
  double feedback_share = 0.3;

  /// Entries like another are asked for by so many of its words, those with the
  /// most occurrences times idf, which together weigh 1 ...
  std::size_t similar_words = 40;
  /// ... and by its topics and authors, each worth so many times its idf.
  double similar_topic = 0.03;
  double similar_author = 0.05;
  /// Of each, the first so many: some articles have thousands of authors.
  std::size_t similar_names = 50;

  /// If recent entries are preferred, the newest of the index gets this share
  /// of the best score on top, and one that is older by the half-life half of that.
  double recency_share = 0.1;
  double recency_half_life_years = 5;

  bool operator==(const RankingConstants&) const = default;

  constexpr double weight_of(Field field) const {
    return field_weights[static_cast<std::size_t>(field)];
  }
  /// The constant that is the weight of a reason.
  static constexpr double RankingConstants::*constant_of(TermReason reason) {
    switch (reason) {
      case TermReason::exact:
        return &RankingConstants::exact;
      case TermReason::inflection:
        return &RankingConstants::inflection;
      case TermReason::derivation:
        return &RankingConstants::derivation;
      case TermReason::variant:
        return &RankingConstants::variant;
      case TermReason::thesaurus:
        return &RankingConstants::thesaurus;
      case TermReason::narrower:
        return &RankingConstants::narrower;
      case TermReason::wildcard:
        return &RankingConstants::wildcard;
      case TermReason::fuzzy:
        return &RankingConstants::fuzzy;
      case TermReason::feedback:
        return &RankingConstants::feedback;
    }
    return nullptr;
  }
  constexpr double weight_of(TermReason reason) const { return this->*constant_of(reason); }
  /// What a word counts that a query has so many times.
  constexpr double weight_of_repeated(double times) const {
    return (k3 + 1) * times / (k3 + times);
  }
};
/// Those of every search; only measurements take others (benchmarks/ablation.cc).
inline constexpr RankingConstants kRanking;

}  // namespace pprsearch
