// The words of a generation: found whole, by their beginning, by their stem.
#include "index/store/dictionary.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/scratch_folder.h"
#include "text/stemmer.h"

namespace pprsearch::test {
namespace {

/// A dictionary of words, which must be given in the order of bytes.
class SmallDictionary {
 public:
  explicit SmallDictionary(const std::vector<std::string>& words) {
    DictionaryBuilder builder;
    std::uint32_t entries = 0;
    for (const std::string& word : words) {
      builder.add(word, {mask_of(Field::summary), ++entries});
    }
    builder.write(scratch_ / "dictionary", Stemmer());
  }

  Dictionary open() const { return Dictionary(scratch_ / "dictionary"); }

 private:
  ScratchFolder scratch_;
};

const std::vector<std::string> kWords = {"0.30",    "alliance", "alliances", "therapies",
                                         "therapy", "videos",   "étude",     "心"};

std::string with_prefix(const Dictionary& dictionary, const std::string& prefix) {
  const auto [first, last] = dictionary.with_prefix(prefix);
  std::string words;
  for (auto number = first; number < last; ++number) {
    words += std::string(words.empty() ? "" : " ") + std::string(dictionary.word(number));
  }
  return words;
}

std::string family(const Dictionary& dictionary, const std::string& word) {
  std::string words;
  for (const auto number : dictionary.family(Stemmer().stem(word))) {
    words += std::string(words.empty() ? "" : " ") + std::string(dictionary.word(number));
  }
  return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dictionary)

BOOST_AUTO_TEST_CASE(it_has_the_words_it_was_given) {
  const SmallDictionary small(kWords);
  const Dictionary dictionary = small.open();
  BOOST_TEST(dictionary.size() == kWords.size());
  for (const std::string& word : kWords) {
    BOOST_TEST(dictionary.contains(word), "'" << word << "' is missing");
  }
  for (const char* word : {"", "allianc", "alliancess", "zz", "0"}) {
    BOOST_TEST(!dictionary.contains(word), "'" << word << "' was never added");
  }
}

BOOST_AUTO_TEST_CASE(it_keeps_fields_and_numbers_of_entries) {
  const SmallDictionary small(kWords);
  const Dictionary dictionary = small.open();
  const auto number = dictionary.with_prefix("therapies").first;
  BOOST_TEST(dictionary.properties(number).fields == mask_of(Field::summary));
  BOOST_TEST(dictionary.properties(number).entries == 4u);
  BOOST_TEST(dictionary.entries("therapies") == 4u);
  BOOST_TEST(dictionary.entries("therapies", mask_of(Field::title)) == 0u);
  BOOST_TEST(dictionary.entries("nowhere") == 0u);
  BOOST_TEST(dictionary.fields("therapies") == mask_of(Field::summary));
  BOOST_TEST(dictionary.fields("nowhere") == 0u);
}

BOOST_AUTO_TEST_CASE(words_by_their_beginning) {
  struct Row {
    const char* prefix;
    const char* words;
  };
  const SmallDictionary small(kWords);
  const Dictionary dictionary = small.open();
  for (const Row& row : {Row{"alliance", "alliance alliances"},
                         {"therap", "therapies therapy"},
                         {"0", "0.30"},
                         {"é", "étude"},
                         {"心", "心"},
                         {"zzz", ""},
                         {"a", "alliance alliances"},
                         {"", "0.30 alliance alliances therapies therapy videos étude 心"}}) {
    BOOST_TEST(with_prefix(dictionary, row.prefix) == row.words,
               "with prefix [" << row.prefix << ']');
  }
}

BOOST_AUTO_TEST_CASE(words_by_their_stem) {
  struct Row {
    const char* word;
    const char* words;
  };
  const SmallDictionary small(kWords);
  const Dictionary dictionary = small.open();
  for (const Row& row : {Row{"alliance", "alliance alliances"},
                         {"therapy", "therapies therapy"},
                         {"video", "videos"},  // which is not itself there
                         {"0.30", "0.30"},
                         {"rupture", ""}}) {
    BOOST_TEST(family(dictionary, row.word) == row.words, "family of '" << row.word << "'");
  }
}

BOOST_AUTO_TEST_CASE(it_may_be_empty) {
  const SmallDictionary small({});
  const Dictionary dictionary = small.open();
  BOOST_TEST(dictionary.size() == 0u);
  BOOST_TEST(!dictionary.contains("a"));
  BOOST_TEST(with_prefix(dictionary, "a") == "");
  BOOST_TEST(dictionary.family("a").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
