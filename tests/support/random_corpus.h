#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/searcher.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace pprsearch::test {

/// Chances, all from one seed.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  /// From 0 to `most`, both included.
  std::size_t upto(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random_);
  }
  bool one_in(std::size_t n) { return upto(n - 1) == 0; }
  template <typename T>
  const T& of(const std::vector<T>& values) {
    return values[upto(values.size() - 1)];
  }

 private:
  std::mt19937 random_;
};

/// Topics with labels and aliases; types of research are free keywords.
Taxonomy random_taxonomy();

/// Concepts of one word and of several, and two spellings of one word.
Thesaurus random_thesaurus();

/// General keywords, and one that says what a topic says.
Crosswalk random_crosswalk();

/// Whether random_crosswalk() has the keyword of that key left out of the facet.
bool is_general_keyword(const std::string& key);

/// Entries made of few words, so that much matches: inflections, compounds
/// written in two ways, hyphens, accents, numbers; dates of every form; any
/// field may be missing.
std::vector<Entry> random_entries(Chance& chance, std::size_t size);

/// A query with any of the operators of the language, within one another.
std::string random_query(Chance& chance);

/// Plain words, +required and -excluded.
std::string random_words(Chance& chance);

/// Filters by values that some entry has, or by "none".
std::vector<FacetFilter> random_filters(Chance& chance, const std::vector<Entry>& entries);

}  // namespace pprsearch::test
