// The score of a text by its definition: sums over every entry, each time anew.
#include "tests/support/naive_score.h"

#include <algorithm>
#include <cmath>

#include "search/rank/ranking.h"

namespace pprsearch::test {
namespace {

using Fields = std::vector<Field>;

/// How often a reading counts in a field of an entry.
std::size_t times(const Meaning& meaning, const Reading& reading, const NaiveEntry& entry,
                  Field field) {
  std::size_t sum = 0;
  for (const auto& text : entry.texts_of(field)) sum += count_best(meaning, reading, text);
  return sum;
}

/// What an author's name counts of a word: m² / (m² + n²), n = entries whose texts have it and
/// whose authors do not, m = .5 and .01 for each entry whose authors do; 1 if it is asked of
/// authors alone.
double weight_as_name(const Meaning& meaning, const std::vector<NaiveEntry>& entries,
                      const Fields& fields) {
  double by_author = 0;
  double in_text = 0;
  for (const NaiveEntry& entry : entries) {
    bool author = false;
    bool text = false;
    for (const Reading& reading : meaning) {
      for (const Field field : fields) {
        if (field == Field::citation || times(meaning, reading, entry, field) == 0) continue;
        (field == Field::author ? author : text) = true;
      }
    }
    by_author += author ? 1 : 0;
    in_text += text && !author ? 1 : 0;
  }
  const double expected = kRanking.mentions + kRanking.mentions_by_entry * by_author;
  return by_author == 0 ? 1 : std::pow(expected, 2) / (std::pow(expected, 2) + in_text * in_text);
}

/// What is taken off the frequency of an entry by its authors: they stand in its citation once
/// more.
double discount(const Meaning& meaning, const NaiveEntry& entry, const Fields& fields,
                const Takes& takes) {
  double sum = 0;
  for (const Reading& reading : meaning) {
    if (!takes(reading)) continue;
    const std::size_t names = times(meaning, reading, entry, Field::author);
    for (const Field field : fields) {
      if (field != Field::author && field != Field::citation) continue;
      sum += kRanking.weight_of(field) * kRanking.weight_of(reading.reason) *
             static_cast<double>(std::min(names, times(meaning, reading, entry, field)));
    }
  }
  return sum;
}

double length(const NaiveEntry& entry, const Fields& fields) {
  double sum = 0;
  for (const Field field : fields) {
    sum += kRanking.weight_of(field) * static_cast<double>(entry.length(field));
  }
  return sum;
}

}  // namespace

double frequency(const Meaning& meaning, const NaiveEntry& entry, const Fields& fields,
                 const Takes& takes) {
  double sum = 0;
  for (const Reading& reading : meaning) {
    if (!takes(reading)) continue;
    for (const Field field : fields) {
      for (const auto& text : entry.texts_of(field)) {
        sum += kRanking.weight_of(field) * kRanking.weight_of(reading.reason) *
               static_cast<double>(count_best(meaning, reading, text));
      }
    }
  }
  return sum;
}

double idf_of(const Meaning& meaning, const std::vector<NaiveEntry>& entries, const Fields& fields,
              const Takes& takes) {
  const auto all = static_cast<double>(entries.size());
  double with = 0;
  for (const NaiveEntry& other : entries) {
    with += frequency(meaning, other, fields, takes) > 0 ? 1 : 0;
  }
  return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

double saturated(double tf, double idf, const NaiveEntry& entry,
                 const std::vector<NaiveEntry>& entries, const Fields& fields) {
  if (tf == 0) return 0;
  const auto all = static_cast<double>(entries.size());
  double total_length = 0;
  for (const NaiveEntry& other : entries) total_length += length(other, fields);
  const double norm = 1 - kRanking.b + kRanking.b * length(entry, fields) / (total_length / all);
  return idf * tf * (kRanking.k1 + 1) / (tf + kRanking.k1 * norm);
}

double bm25f(const Meaning& meaning, const NaiveEntry& entry,
             const std::vector<NaiveEntry>& entries, const Fields& fields, const Takes& takes) {
  double tf = frequency(meaning, entry, fields, takes);
  const double names = std::count(fields.begin(), fields.end(), Field::author) == 0
                           ? 0
                           : discount(meaning, entry, fields, takes);
  if (names > 0) tf -= (1 - weight_as_name(meaning, entries, fields)) * names;
  return saturated(tf, idf_of(meaning, entries, fields, takes), entry, entries, fields);
}

}  // namespace pprsearch::test
