#pragma once

#include <functional>
#include <vector>

#include "tests/support/naive_entry.h"
#include "tests/support/naive_meaning.h"

namespace pprsearch::test {

/// Which of what a word stands for is looked at.
using Takes = std::function<bool(const Reading&)>;

/// Occurrences, each weighted by its field and by why it counts.
double frequency(const Meaning& meaning, const NaiveEntry& entry, const std::vector<Field>& fields,
                 const Takes& takes);

/// ln(1 + (N - n + 0.5) / (n + 0.5)), n = entries with what `takes` takes of a meaning.
double idf_of(const Meaning& meaning, const std::vector<NaiveEntry>& entries,
              const std::vector<Field>& fields, const Takes& takes);

/// idf times tf (k1 + 1) / (tf + k1 (1 - b + b length / average)).
double saturated(double tf, double idf, const NaiveEntry& entry,
                 const std::vector<NaiveEntry>& entries, const std::vector<Field>& fields);

/// BM25F of what `takes` takes of a meaning in `fields`.
double bm25f(const Meaning& meaning, const NaiveEntry& entry,
             const std::vector<NaiveEntry>& entries, const std::vector<Field>& fields,
             const Takes& takes);

}  // namespace pprsearch::test
