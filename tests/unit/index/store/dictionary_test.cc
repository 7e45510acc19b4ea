// The words of a generation: found whole, by their beginning, by what they are forms of.
#include "index/store/dictionary.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "index/damage.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(dictionary)

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
    builder.write(scratch_ / "dictionary");
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

std::string shown(const Dictionary& dictionary, const std::vector<Dictionary::Number>& numbers) {
  std::string words;
  for (const auto number : numbers) {
    words += std::string(words.empty() ? "" : " ") + std::string(dictionary.word(number));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

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

struct Row {
  const char* word;
  const char* words;
};

// In the order of bytes.
const std::vector<std::string> kForms = {
    "base",    "bases",   "basis",  "depressed", "depressing", "depression", "hope",  "hoped",
    "hopping", "several", "severe", "severely",  "severity",   "thoughts",   "woman", "women"};

BOOST_AUTO_TEST_CASE(words_by_what_they_are_forms_of) {
  const SmallDictionary small(kForms);
  const Dictionary dictionary = small.open();
  for (const Row& row : {Row{"women", "woman women"},
                         {"woman", "woman women"},
                         {"base", "base bases"},
                         {"bases", "base bases basis"},  // of both
                         {"depressed", "depressed depressing"},
                         {"severe", "severe"},
                         // words that the dictionary lacks
                         {"depress", "depressed depressing"},
                         {"depresses", "depressed depressing"},
                         {"hopes", "hope hoped"},
                         {"hop", "hopping"},
                         {"hopped", "hopping"},  // of a verb that it lacks as well
                         {"think", ""},
                         {"thought", "thoughts"},
                         {"rupture", ""}}) {
    const std::string words = shown(dictionary, dictionary.inflections(row.word));
    BOOST_TEST(words == row.words, "inflections of '" << row.word << "' are [" << words << ']');
  }
}

BOOST_AUTO_TEST_CASE(lemmas_of_words_and_forms_of_lemmas) {
  const SmallDictionary small(kForms);
  const Dictionary dictionary = small.open();
  for (const Row& row : {Row{"women", "woman"},
                         {"bases", "base basis"},
                         {"depressing", "depress"},  // which is no word of the dictionary
                         {"severity", "severity"},
                         {"depresses", "depress"},
                         {"rupture", "rupture"}}) {
    const std::string lemmas = joined(dictionary.lemmas(row.word));
    BOOST_TEST(lemmas == row.words, "lemmas of '" << row.word << "' are [" << lemmas << ']');
  }
  BOOST_TEST(shown(dictionary, dictionary.forms("depress")) == "depressed depressing");
  BOOST_TEST(shown(dictionary, dictionary.forms("severe")) == "severe");
  BOOST_TEST(shown(dictionary, dictionary.forms("women")) == "women", "which is no lemma");
}

BOOST_AUTO_TEST_CASE(words_derived_from_one_another) {
  const SmallDictionary small(kForms);
  const Dictionary dictionary = small.open();
  for (const Row& row : {Row{"severe", "severely severity"},
                         {"severity", "severe"},
                         {"depression", "depressed depressing"},
                         {"depressing", "depression"},
                         {"depresses", "depression"},
                         {"several", ""},
                         {"women", ""}}) {
    const std::string words = shown(dictionary, dictionary.derivations(row.word));
    BOOST_TEST(words == row.words, "derivations of '" << row.word << "' are [" << words << ']');
  }
}

BOOST_AUTO_TEST_CASE(a_word_that_only_authors_have_is_a_name_and_has_no_forms) {
  const ScratchFolder scratch;
  DictionaryBuilder builder;
  builder.add("gan", {mask_of(Field::author), 9});
  builder.add("gans", {mask_of(Field::summary), 2});
  builder.add("price", {FieldMask(mask_of(Field::author) | mask_of(Field::title)), 3});
  builder.add("prices", {mask_of(Field::summary), 2});
  builder.write(scratch / "dictionary");
  const Dictionary dictionary(scratch / "dictionary");
  BOOST_TEST(shown(dictionary, dictionary.inflections("gan")) == "gan");
  BOOST_TEST(shown(dictionary, dictionary.inflections("gans")) == "gans");
  BOOST_TEST(shown(dictionary, dictionary.inflections("price")) == "price prices");
}

BOOST_AUTO_TEST_CASE(words_that_were_written_with_an_umlaut_are_known) {
  const ScratchFolder scratch;
  DictionaryBuilder builder;
  for (const char* word : {"ful", "haar", "har", "muller"}) {
    builder.add(word, {mask_of(Field::summary), 1});
  }
  builder.add_spelled_out({"haar", "haar"});
  builder.add_spelled_out({"haar", "har"});
  builder.add_spelled_out({"mueller", "muller"});
  BOOST_CHECK_THROW(builder.add_spelled_out({"noel", "nol"}), Damage);
  builder.write(scratch / "dictionary");
  const Dictionary dictionary(scratch / "dictionary");
  BOOST_TEST(shown(dictionary, dictionary.with_umlaut("mueller")) == "muller");
  BOOST_TEST(shown(dictionary, dictionary.with_umlaut("haar")) == "haar har");
  for (const char* word : {"", "fuel", "muller", "muellers", "zuerich"}) {
    BOOST_TEST(dictionary.with_umlaut(word).empty(), word);
  }
}

BOOST_AUTO_TEST_CASE(it_may_be_empty) {
  const SmallDictionary small({});
  const Dictionary dictionary = small.open();
  BOOST_TEST(dictionary.size() == 0u);
  BOOST_TEST(!dictionary.contains("a"));
  BOOST_TEST(with_prefix(dictionary, "a") == "");
  BOOST_TEST(dictionary.inflections("a").empty());
  BOOST_TEST(dictionary.derivations("a").empty());
  BOOST_TEST(dictionary.with_umlaut("a").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
