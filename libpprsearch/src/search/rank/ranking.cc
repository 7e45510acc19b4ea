#include "search/rank/ranking.h"

#include <algorithm>
#include <cmath>

namespace pprsearch {

double idf_of(std::size_t all_entries, std::size_t entries_with_word) {
  const auto all = static_cast<double>(all_entries);
  const auto with = static_cast<double>(entries_with_word);
  return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

Bm25f::Bm25f(const Columns& columns, FieldMask fields, std::size_t entries_with_word)
    : Bm25f(columns, fields, GivenIdf{idf_of(columns.size(), entries_with_word)}) {}

Bm25f Bm25f::with_idf(const Columns& columns, FieldMask fields, double idf) {
  return Bm25f(columns, fields, GivenIdf{idf});
}

Bm25f::Bm25f(const Columns& columns, FieldMask fields, GivenIdf given)
    : columns_(columns), fields_(fields), idf_(given.idf) {
  const auto all = static_cast<double>(columns.size());
  double total = 0;
  for (const FieldRow& layout : text_fields()) {
    if ((fields & mask_of(layout.field)) == 0) continue;
    total += weight_of(layout.field) * static_cast<double>(columns.total_length(layout.field));
  }
  average_length_ = all > 0 && total > 0 ? total / all : 1;
}

double Bm25f::length(EntryNumber entry) const {
  double sum = 0;
  for (const FieldRow& layout : text_fields()) {
    if ((fields_ & mask_of(layout.field)) == 0) continue;
    sum += weight_of(layout.field) * columns_.length(layout.field, entry);
  }
  return sum;
}

double Bm25f::score(double frequency, EntryNumber entry) const {
  const double norm = 1 - kRanking.b + kRanking.b * length(entry) / average_length_;
  return idf_ * (kRanking.k1 + 1) * frequency / (frequency + kRanking.k1 * norm);
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

Recency::Recency(const Columns& columns, double best_score)
    : columns_(columns), most_(kRanking.recency_share * best_score) {
  for (EntryNumber entry = 0; entry < columns.size(); ++entry) {
    newest_ = std::max(newest_, years_of(columns.published(entry)));
  }
}

double Recency::score(EntryNumber entry) const {
  if (columns_.published(entry) == 0) return 0;
  const double age = newest_ - years_of(columns_.published(entry));
  return most_ * std::exp2(-age / kRanking.recency_half_life_years);
}

}  // namespace pprsearch
