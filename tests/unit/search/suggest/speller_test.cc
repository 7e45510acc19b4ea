// What a misspelt word may have been meant for: words of a dictionary that one
// slip, or two, could have made it from, the likeliest first.
#include "search/suggest/speller.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(speller)

namespace {

constexpr FieldMask kSummary = mask_of(Field::summary);
constexpr FieldMask kAuthor = mask_of(Field::author);
constexpr std::size_t kFewEntries = 10;
constexpr std::size_t kManyEntries = 1'000;

struct Word {
  const char* text;
  std::uint32_t entries;
  FieldMask fields = kSummary;
};

/// In the order of bytes, as a dictionary has them.
const std::vector<Word> kWords = {
    {"2015", 50},       {"alliance", 90},
    {"alliances", 8},   {"cat", 5},
    {"coat", 6},        {"cost", 60},
    {"cot", 1},         {"depresion", 2},
    {"depression", 80}, {"fluckiger", 7, kAuthor},
    {"not", 90},        {"outcome", 70},
    {"phq9", 4},        {"rapture", 1},
    {"rupture", 40},    {"therapist", 60},
    {"therapists", 6},  {"therapy", 95},
    {"therapyy", 1},    {"étude", 3},
};

class SmallSpeller {
 public:
  explicit SmallSpeller(FieldMask fields = kAllTextFields, std::size_t entries = kFewEntries)
      : dictionary_(write(scratch_ / "dictionary")),
        speller_(dictionary_, fields, entries, any_time_) {}

  bool knows(const std::string& word) const { return speller_.knows(word); }

  /// "alliance 1, alliances 2": words with their distances.
  std::string corrections(const std::string& word, std::size_t most = 3) const {
    std::string text;
    for (const Correction& correction : speller_.corrections(word, most)) {
      text +=
          (text.empty() ? "" : ", ") + correction.word + ' ' + std::to_string(correction.distance);
    }
    return text;
  }

 private:
  static std::string write(const std::string& path) {
    DictionaryBuilder builder;
    for (const Word& word : kWords) builder.add(word.text, {word.fields, word.entries});
    builder.write(path);
    return path;
  }

  ScratchFolder scratch_;
  Dictionary dictionary_;
  Deadline any_time_{std::chrono::milliseconds(0)};
  Speller speller_;
};

struct Row {
  const char* typed;
  const char* corrections;
};

void check(const SmallSpeller& speller, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string found = speller.corrections(row.typed);
    BOOST_TEST(found == row.corrections,
               '[' << row.typed << "] may be [" << found << "], not [" << row.corrections << ']');
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_slip_of_each_kind_is_put_right) {
  check(SmallSpeller(), {
                            {"aliance", "alliance 1"},  // a letter left out
                            {"outcom", "outcome 1"},    // the last one
                            {"utcome", "outcome 1"},    // the first one
                            {"outccome", "outcome 1"},  // put in
                            {"outcomes", "outcome 1"},  // at the end
                            {"aoutcome", "outcome 1"},  // at the beginning
                            {"outcpme", "outcome 1"},   // mistaken
                            {"iutcome", "outcome 1"},   // the first one mistaken
                            {"outocme", "outcome 1"},   // two swapped
                            {"uotcome", "outcome 1"},   // the first two swapped
                            {"alianse", "alliance 2"},  // two slips
                            {"outcmoee", "outcome 2"},
                        });
}

BOOST_AUTO_TEST_CASE(the_likeliest_word_comes_first) {
  check(SmallSpeller(),
        {
            {"allianc", "alliance 1"},                // one slip goes before two
            {"alliancs", "alliance 1, alliances 1"},  // "s" is beside "e" on the keyboard
            {"ropture", "rupture 1, rapture 1"},      // the more frequent word
            {"r_pture", "rupture 1"},                 // an arbitrary letter: "rapture" is too rare
            {"therapistt", "therapist 1, therapists 1"},
            {"ccost", "cost 1"},
        });
}

BOOST_AUTO_TEST_CASE(known_words_are_left_alone) {
  const SmallSpeller speller;
  for (const char* word : {"alliance", "cat", "cot", "rapture", "therapyy", "étude", "2015"}) {
    BOOST_TEST(speller.knows(word), word << " is in the dictionary");
    BOOST_TEST(speller.corrections(word) == "", word << " may be " << speller.corrections(word));
  }
  BOOST_TEST(!speller.knows("aliance"));
  BOOST_TEST(!speller.knows(""));
}

// Among a thousand entries and more, a word of one or two of them is more likely
// a slip itself than meant.
BOOST_AUTO_TEST_CASE(of_many_entries_a_rare_word_is_not_trusted) {
  const SmallSpeller speller(kAllTextFields, kManyEntries);
  BOOST_TEST(!speller.knows("depresion"), "in two entries");
  BOOST_TEST(speller.knows("étude"), "in three entries");
  check(speller, {{"depresion", "depression 1"},
                  {"therapyy", "therapy 1"},
                  {"rapture", "rupture 1"},
                  {"cott", "cost 1"},
                  {"r_pture", "rupture 1"}});  // and never "rapture"
}

BOOST_AUTO_TEST_CASE(numbers_short_words_and_the_unknown_have_no_correction) {
  check(SmallSpeller(), {{"2014", ""},
                         {"phq8", ""},
                         {"phq", ""},  // a digit is no letter left out
                         {"", ""},
                         {"a", ""},
                         {"ct", ""},        // two letters
                         {"cxt", "cat 1"},  // three
                         {"tac", ""},       // two slips in a short word
                         {"xxxxxxxx", ""},
                         {"psychoanalysis", ""},
                         {"心理", ""}});
}

BOOST_AUTO_TEST_CASE(words_of_other_fields_are_no_correction) {
  check(SmallSpeller(kAuthor), {{"flukiger", "fluckiger 1"}, {"aliance", ""}});
  check(SmallSpeller(kSummary), {{"flukiger", ""}, {"aliance", "alliance 1"}});
  check(SmallSpeller(), {{"flukiger", "fluckiger 1"}, {"aliance", "alliance 1"}});
  BOOST_TEST(!SmallSpeller(kAuthor).knows("alliance"), "no author is named alliance");
  check(SmallSpeller(kAuthor), {{"alliance", ""}});
}

BOOST_AUTO_TEST_CASE(at_most_so_many_are_given) {
  const SmallSpeller speller;
  BOOST_TEST(speller.corrections("cxt", 1) == "cat 1");
  BOOST_TEST(speller.corrections("cxt", 0) == "");
  BOOST_TEST(speller.corrections("cxt", 9) == speller.corrections("cxt", 2));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
