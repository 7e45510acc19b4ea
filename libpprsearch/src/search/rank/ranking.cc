#include "search/rank/ranking.h"

#include <algorithm>
#include <cmath>

namespace pprsearch {

double idf_of(std::size_t all_entries, std::size_t entries_with_word) {
  const auto all = static_cast<double>(all_entries);
  const auto with = static_cast<double>(entries_with_word);
  return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

Bm25f::Bm25f(const RankingBasis& basis, FieldMask fields, std::size_t entries_with_word)
    : Bm25f(basis, fields, GivenIdf{idf_of(basis.collection.entries, entries_with_word)}) {}

Bm25f Bm25f::with_idf(const RankingBasis& basis, FieldMask fields, double idf) {
  return Bm25f(basis, fields, GivenIdf{idf});
}

Bm25f::Bm25f(const RankingBasis& basis, FieldMask fields, GivenIdf given)
    : basis_(basis), idf_(given.idf) {
  const auto all = static_cast<double>(basis.collection.entries);
  double total = 0;
  for (const FieldRow& layout : text_fields()) {
    const double words = basis.collection.words[static_cast<std::size_t>(layout.field)];
    if ((fields & mask_of(layout.field)) == 0 || words == 0) continue;
    const double weight = basis.constants.weight_of(layout.field);
    total += weight * words;
    fields_[number_of_fields_++] = {weight, basis.columns.lengths(layout.field)};
  }
  average_length_ = all > 0 && total > 0 ? total / all : 1;
}

double Bm25f::length(EntryNumber entry) const {
  double sum = 0;
  for (std::size_t i = 0; i < number_of_fields_; ++i) {
    sum += fields_[i].weight * fields_[i].of[entry];
  }
  return sum;
}

double Bm25f::norm(EntryNumber entry) const {
  const RankingConstants& by = basis_.constants;
  return 1 - by.b + by.b * length(entry) / average_length_;
}

double Bm25f::score_with(double frequency, double norm) const {
  const RankingConstants& by = basis_.constants;
  return idf_ * (by.k1 + 1) * frequency / (frequency + by.k1 * norm);
}

double Bm25f::score(double frequency, EntryNumber entry) const {
  return score_with(frequency, norm(entry));
}

namespace {

/// yyyymmdd, absent parts 0, as years with a fraction, to the day.
double years_of(std::uint32_t date) {
  const double month = std::max(date / 100 % 100, 1u) - 1;
  const double day = std::max(date % 100, 1u) - 1;
  const std::uint32_t year = date / 10000;
  return year + (month + day / 31) / 12;
}

}  // namespace

Recency::Recency(const RankingBasis& basis, std::uint32_t newest, double best_score)
    : basis_(basis), most_(basis.constants.recency_share * best_score), newest_(years_of(newest)) {}

double Recency::score(EntryNumber entry) const {
  const std::uint32_t published = basis_.columns.published(entry);
  if (published == 0) return 0;
  const double age = newest_ - years_of(published);
  return most_ * std::exp2(-age / basis_.constants.recency_half_life_years);
}

}  // namespace pprsearch
