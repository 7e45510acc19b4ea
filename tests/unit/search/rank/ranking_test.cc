// BM25F on numbers worked out by hand.
#include "search/rank/ranking.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "tests/support/small_columns.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(ranking)

namespace {

constexpr double kTolerance = 1e-12;

ColumnRow row_of_lengths(std::uint32_t title, std::uint32_t summary) {
  ColumnRow row;
  row.lengths[static_cast<std::size_t>(Field::title)] = title;
  row.lengths[static_cast<std::size_t>(Field::summary)] = summary;
  return row;
}

const auto kSummary = mask_of(Field::summary);

}  // namespace

BOOST_AUTO_TEST_CASE(rare_words_weigh_more_and_none_weighs_less_than_nothing) {
  const SmallColumns columns({row_of_lengths(0, 10), row_of_lengths(0, 10), row_of_lengths(0, 10)});
  const CollectionStatistics collection = statistics_of(*columns);
  const RankingBasis basis{kRanking, collection, *columns};
  struct Row {
    std::size_t entries;
    double inside_ln;
  };
  for (const Row& row :
       {Row{0, 1 + 3.5 / 0.5}, {1, 1 + 2.5 / 1.5}, {2, 1 + 1.5 / 2.5}, {3, 1 + 0.5 / 3.5}}) {
    const Bm25f bm25(basis, kSummary, row.entries);
    BOOST_TEST(std::abs(bm25.idf() - std::log(row.inside_ln)) < kTolerance,
               "in " << row.entries << " of 3 entries: " << bm25.idf());
    BOOST_TEST(bm25.idf() > 0);
  }
}

BOOST_AUTO_TEST_CASE(an_entry_of_average_length) {
  const SmallColumns columns({row_of_lengths(0, 10), row_of_lengths(0, 10)});
  const CollectionStatistics collection = statistics_of(*columns);
  const RankingBasis basis{kRanking, collection, *columns};
  const Bm25f bm25(basis, kSummary, 1);
  const double idf = std::log(2.0);  // 1 + (2 - 1 + 0.5) / (1 + 0.5)
  // Length = average, so the norm is 1: idf * 2.3 * tf / (tf + 1.3).
  BOOST_TEST(std::abs(bm25.score(1, 0) - idf) < kTolerance);
  BOOST_TEST(std::abs(bm25.score(3, 0) - idf * 6.9 / 4.3) < kTolerance);
  BOOST_TEST(bm25.score(0, 0) == 0);
}

BOOST_AUTO_TEST_CASE(long_entries_are_held_back) {
  const SmallColumns columns({row_of_lengths(0, 5), row_of_lengths(0, 15)});
  const CollectionStatistics collection = statistics_of(*columns);
  const RankingBasis basis{kRanking, collection, *columns};
  const Bm25f bm25(basis, kSummary, 1);
  const double idf = std::log(2.0);
  // Norms: 0.3 + 0.7 * 5 / 10 = 0.65 and 0.3 + 0.7 * 15 / 10 = 1.35.
  BOOST_TEST(std::abs(bm25.score(1, 0) - idf * 2.3 / (1 + 1.3 * 0.65)) < kTolerance);
  BOOST_TEST(std::abs(bm25.score(1, 1) - idf * 2.3 / (1 + 1.3 * 1.35)) < kTolerance);
}

BOOST_AUTO_TEST_CASE(a_title_s_words_count_for_its_length_too) {
  const SmallColumns columns({row_of_lengths(2, 4), row_of_lengths(0, 10)});
  const CollectionStatistics collection = statistics_of(*columns);
  const RankingBasis basis{kRanking, collection, *columns};
  const Bm25f both(basis, kSummary | mask_of(Field::title), 1);
  // Lengths: 3 * 2 + 4 = 10 and 10, so the average is 10 and both norms are 1.
  BOOST_TEST(std::abs(both.score(1, 0) - both.score(1, 1)) < kTolerance);
  const Bm25f title(basis, mask_of(Field::title), 1);
  // Of the title alone: 6 and 0, average 3; norm 0.3 + 0.7 * 2.
  BOOST_TEST(std::abs(title.score(3, 0) - std::log(2.0) * 6.9 / (3 + 1.3 * 1.7)) < kTolerance);
}

BOOST_AUTO_TEST_CASE(more_occurrences_never_lower_a_score) {
  const SmallColumns columns({row_of_lengths(3, 100), row_of_lengths(0, 1)});
  const CollectionStatistics collection = statistics_of(*columns);
  const RankingBasis basis{kRanking, collection, *columns};
  const Bm25f bm25(basis, kAllTextFields, 1);
  double before = 0;
  for (double frequency = 0.25; frequency < 50; frequency += 0.25) {
    BOOST_TEST(bm25.score(frequency, 0) > before);
    before = bm25.score(frequency, 0);
  }
  BOOST_TEST(before < bm25.idf() * (kRanking.k1 + 1), "a word saturates");
}

BOOST_AUTO_TEST_CASE(without_any_text_there_is_no_division_by_nothing) {
  const SmallColumns columns({row_of_lengths(0, 0)});
  const CollectionStatistics collection = statistics_of(*columns);
  const RankingBasis basis{kRanking, collection, *columns};
  const Bm25f bm25(basis, kAllTextFields, 0);
  BOOST_TEST(std::isfinite(bm25.score(1, 0)));
}

BOOST_AUTO_TEST_CASE(a_recent_entry_is_worth_a_little_and_half_of_it_after_a_half_life) {
  const auto published = [](std::uint32_t date) {
    ColumnRow row = row_of_lengths(0, 1);
    row.published = date;
    return row;
  };
  const SmallColumns columns({published(20200000), published(20150000), published(20100000),
                              published(20200700), published(0), published(20201231)});
  const CollectionStatistics collection = statistics_of(*columns);
  const RankingBasis basis{kRanking, collection, *columns};
  const Recency recency(basis, newest_date(*columns), 50);
  const double most = 50 * kRanking.recency_share;
  BOOST_TEST(std::abs(recency.score(5) - most) < kTolerance, "the newest of all");
  BOOST_TEST(recency.score(4) == 0, "of no date nothing is said");
  BOOST_TEST(std::abs(recency.score(1) / recency.score(0) - 0.5) < kTolerance, "5 years older");
  BOOST_TEST(std::abs(recency.score(2) / recency.score(0) - 0.25) < kTolerance);
  BOOST_TEST(recency.score(3) > recency.score(0), "July is newer than a bare year");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
