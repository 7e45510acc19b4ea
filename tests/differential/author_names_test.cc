// A word that several texts of others have, asked alone, finds those texts before the entries that
// have it as the name of an author alone. Of one text or two, the formula says no such thing
// (docs/ranking.md, "Words that are names").
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/support/differential_case.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(author_names)

namespace {

constexpr unsigned kFirstSeed = 300;
constexpr unsigned kCorpora = 40;
constexpr std::ptrdiff_t kFewestTexts = 4;

/// Words of the names and, for some, of the texts.
const std::vector<std::string> kWords = {"alliance", "video", "flückiger", "=alliance", "=video",
                                         "alli*",    "vid*",  "flucki*",   "alliance^3"};

bool has_any(const NaiveEntry& entry, const std::set<std::string>& words, Field field) {
  return std::ranges::any_of(entry.texts_of(field), [&](const auto& text) {
    return std::ranges::any_of(text, [&](const auto& token) { return words.contains(token); });
  });
}

/// The fields, one bit each, in which an entry has any of the words that were asked.
FieldMask fields_with(const NaiveEntry& entry, const NaiveSearch::Answer& answer) {
  FieldMask fields = 0;
  for (const FieldRow& row : text_fields()) {
    const auto& asked = answer.asked[static_cast<std::size_t>(row.field)];
    if (has_any(entry, asked, row.field)) fields |= mask_of(row.field);
  }
  return fields;
}

bool is_in_text(FieldMask fields) {
  return (fields &
          (mask_of(Field::title) | mask_of(Field::summary) | mask_of(Field::implications))) != 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(texts_come_before_names) {
  std::size_t names = 0;
  for_random_corpora(kFirstSeed, kCorpora, [&](RandomCorpus& corpus) {
    SearchOptions options;
    options.limit = 1000;
    for (const std::string& word : kWords) {
      const auto answer = corpus.naive.answer(parse_query(word, Syntax::lenient).query, options);
      const auto is_text_of_others = [&](const NaiveEntry& entry) {
        const FieldMask fields = fields_with(entry, answer);
        return is_in_text(fields) && (fields & mask_of(Field::author)) == 0;
      };
      if (std::ranges::count_if(corpus.naive.entries(), is_text_of_others) < kFewestTexts) continue;
      std::string name;  // the first entry that has it by an author alone
      for (const Hit& hit : corpus.searcher.search(word, options).hits) {
        const auto entry =
            std::ranges::find_if(corpus.naive.entries(),
                                 [&](const NaiveEntry& other) { return other.entry.id == hit.id; });
        const FieldMask fields = fields_with(*entry, answer);
        names += fields == mask_of(Field::author) ? 1 : 0;
        if (name.empty() && fields == mask_of(Field::author)) name = hit.id;
        BOOST_TEST((name.empty() || !is_in_text(fields)),
                   described(corpus, word, options) << ": " << name << " before " << hit.id);
      }
    }
  });
  BOOST_TEST((one_seed_only() || names > 1000u), "only " << names << " names were found");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
