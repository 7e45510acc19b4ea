// How good "did you mean" is: single slips, made at random in words of real
// abstracts, must be put right nearly always, and correct words left alone.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "index/index_reader.h"
#include "search/suggest/speller.h"
#include "tests/support/packed_entries.h"
#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(misspellings)

namespace {

constexpr unsigned kSeed = 20201100;
constexpr std::size_t kEntries = 6'000;
constexpr std::size_t kWords = 500;
constexpr std::size_t kMinLetters = 5;
constexpr std::uint32_t kMinEntries = 10;

char random_letter(Chance& chance) { return static_cast<char>('a' + chance.upto(25)); }

std::string with_letter_left_out(std::string word, Chance& chance) {
  return word.erase(chance.upto(word.size() - 1), 1);
}

std::string with_two_swapped(std::string word, Chance& chance) {
  const std::size_t at = chance.upto(word.size() - 2);
  std::swap(word[at], word[at + 1]);
  return word;
}

std::string with_letter_mistaken_or_put_in(std::string word, Chance& chance) {
  const std::string letter(1, random_letter(chance));
  if (chance.one_in(2)) return word.insert(chance.upto(word.size()), letter);
  return word.replace(chance.upto(word.size() - 1), 1, letter);
}

/// The word with a slip: a third each of the three kinds.
std::string misspelt(const std::string& word, std::size_t kind, Chance& chance) {
  switch (kind % 3) {
    case 0:
      return with_letter_left_out(word, chance);
    case 1:
      return with_two_swapped(word, chance);
    default:
      return with_letter_mistaken_or_put_in(word, chance);
  }
}

/// Words of letters that are long and frequent enough to be sure of.
std::vector<std::string> sure_words(const Dictionary& dictionary) {
  std::vector<std::string> words;
  for (Dictionary::Number number = 0; number < dictionary.size(); ++number) {
    const std::string word(dictionary.word(number));
    const bool letters =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool frequent = dictionary.properties(number).entries >= kMinEntries;
    if (letters && frequent && word.size() >= kMinLetters) words.push_back(word);
  }
  return words;
}

/// What became of the slips.
struct Tally {
  std::size_t asked = 0;
  std::size_t first = 0;
  std::size_t among_three = 0;
  std::string missed;  ///< "typed (meant)", of those that were not among three

  double share(std::size_t right) const {
    return static_cast<double>(right) / static_cast<double>(asked);
  }
};

Tally tally_slips(const Speller& speller, const std::vector<std::string>& words, Chance& chance) {
  Tally tally;
  for (std::size_t kind = 0; tally.asked < kWords; ++kind) {
    const std::string& meant = chance.of(words);
    const std::string typed = misspelt(meant, kind, chance);
    if (speller.knows(typed)) continue;  // a slip that makes a word cannot be seen
    ++tally.asked;
    const std::vector<Correction> found = speller.corrections(typed, 3);
    const auto place = std::find_if(found.begin(), found.end(),
                                    [&](const Correction& c) { return c.word == meant; });
    tally.first += !found.empty() && place == found.begin();
    tally.among_three += place != found.end();
    if (place == found.end()) tally.missed += ' ' + typed + " (" + meant + ')';
  }
  return tally;
}

}  // namespace

BOOST_AUTO_TEST_CASE(slips_in_words_of_abstracts_are_put_right) {
  const std::string path = PPRSEARCH_SHARED_DATA "/scale/medical-18k.jsonl.xz";
  if (!std::filesystem::exists(path)) {
    BOOST_TEST_MESSAGE("skipped: there is no " << path);
    return;
  }
  const std::vector<Entry> entries = packed_entries(path, kEntries);
  if (entries.empty()) {
    BOOST_TEST_MESSAGE("skipped: xz, which unpacks " << path << ", is not there");
    return;
  }
  const SmallIndex index(entries);
  const auto reader = IndexReader::open(index.path());
  const Deadline any_time(std::chrono::milliseconds(0));
  const Speller speller(reader->dictionary(), kAllTextFields, entries.size(), any_time);
  const std::vector<std::string> words = sure_words(reader->dictionary());
  BOOST_REQUIRE(words.size() > 5 * kWords);
  const unsigned seed = test_seed(kSeed);
  Chance chance(seed);

  const Tally tally = tally_slips(speller, words, chance);
  BOOST_TEST_MESSAGE("of " << tally.asked << " slips in words of " << entries.size()
                           << " abstracts the right word came first for "
                           << 100 * tally.share(tally.first) << " %, among three for "
                           << 100 * tally.share(tally.among_three) << " %");
  BOOST_TEST(tally.share(tally.first) >= 0.90,
             "PPRSEARCH_TEST_SEED=" << seed << ": only " << tally.first << " of " << tally.asked);
  BOOST_TEST(tally.share(tally.among_three) >= 0.97,
             "PPRSEARCH_TEST_SEED=" << seed << ": missed" << tally.missed);

  for (std::size_t i = 0; i < kWords; ++i) {
    const std::string& word = chance.of(words);
    BOOST_TEST(speller.corrections(word, 3).empty(), word << " is corrected, though it is right");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
