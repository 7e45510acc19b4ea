#include "search/ranking.h"

#include <cmath>

namespace pprsearch {

std::string_view to_string(Reason reason) {
  static constexpr std::array<std::string_view, kReasons> kNames = {
      "exact", "inflection", "variant", "thesaurus", "wildcard", "fuzzy"};
  return kNames[static_cast<std::size_t>(reason)];
}

namespace {

double idf_of(std::size_t all_entries, std::size_t entries_with_word) {
  const auto all = static_cast<double>(all_entries);
  const auto with = static_cast<double>(entries_with_word);
  return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

}  // namespace

Bm25f::Bm25f(const Columns& columns, FieldMask fields, std::size_t entries_with_word)
    : Bm25f(columns, fields, GivenIdf{idf_of(columns.size(), entries_with_word)}) {}

Bm25f Bm25f::with_idf(const Columns& columns, FieldMask fields, double idf) {
  return Bm25f(columns, fields, GivenIdf{idf});
}

Bm25f::Bm25f(const Columns& columns, FieldMask fields, GivenIdf given)
    : columns_(columns), fields_(fields), idf_(given.idf) {
  const auto all = static_cast<double>(columns.size());
  double total = 0;
  for (const TextFieldLayout& layout : kTextLayout) {
    if ((fields & mask_of(layout.field)) == 0) continue;
    total += weight_of(layout.field) * static_cast<double>(columns.total_length(layout.field));
  }
  average_length_ = all > 0 && total > 0 ? total / all : 1;
}

double Bm25f::length(EntryNumber entry) const {
  double sum = 0;
  for (const TextFieldLayout& layout : kTextLayout) {
    if ((fields_ & mask_of(layout.field)) == 0) continue;
    sum += weight_of(layout.field) * columns_.length(layout.field, entry);
  }
  return sum;
}

double Bm25f::score(double frequency, EntryNumber entry) const {
  const double norm = 1 - kRanking.b + kRanking.b * length(entry) / average_length_;
  return idf_ * (kRanking.k1 + 1) * frequency / (frequency + kRanking.k1 * norm);
}

}  // namespace pprsearch
