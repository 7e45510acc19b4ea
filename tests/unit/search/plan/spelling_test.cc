// The other spellings that rules make of a word; those that are no word do no
// harm, for the caller keeps what the index has.
#include "search/plan/spelling.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(spelling)

namespace {

bool has_variant(const std::string& word, const std::string& other) {
  const std::vector<std::string> variants = spelling_variants(word);
  return std::find(variants.begin(), variants.end(), other) != variants.end();
}

std::string shown(const std::vector<std::string>& variants) {
  std::string text;
  for (const std::string& variant : variants) text += (text.empty() ? "" : ", ") + variant;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(british_and_american_spellings_are_variants_of_each_other) {
  struct Row {
    const char* british;
    const char* american;
  };
  for (const Row& row : {
           // roots, wherever they stand in a word
           Row{"behaviour", "behavior"},
           {"behavioural", "behavioral"},
           {"misbehaviours", "misbehaviors"},
           {"centre", "center"},
           {"centred", "centered"},
           {"programme", "program"},
           {"paediatric", "pediatric"},
           {"orthopaedics", "orthopedics"},
           {"paedophile", "pedophile"},
           {"paedagogy", "pedagogy"},
           {"paederasty", "pederasty"},
           {"anaemia", "anemia"},
           {"haemorrhage", "hemorrhage"},
           {"oestrogen", "estrogen"},
           {"foetal", "fetal"},
           {"aetiology", "etiology"},
           {"oedema", "edema"},
           {"oesophageal", "esophageal"},
           {"diarrhoea", "diarrhea"},
           {"leucocytes", "leukocytes"},
           {"tumour", "tumor"},
           {"practise", "practice"},
           {"judgement", "judgment"},
           {"fulfil", "fulfill"},
           {"fulfilment", "fulfillment"},
           {"sceptical", "skeptical"},
           {"ageing", "aging"},
           {"dialogue", "dialog"},
           {"grey", "gray"},
           // endings
           {"favour", "favor"},
           {"favourable", "favorable"},
           {"neighbourhood", "neighborhood"},
           {"honouring", "honoring"},
           {"randomise", "randomize"},
           {"randomised", "randomized"},
           {"randomising", "randomizing"},
           {"randomisation", "randomization"},
           {"analyse", "analyze"},
           {"analysed", "analyzed"},
           {"analysing", "analyzing"},
           {"defence", "defense"},
           {"licence", "license"},
           {"colourings", "colorings"},
           {"neighbourhoods", "neighborhoods"},
           {"neighbourly", "neighborly"},
           {"likeable", "likable"},
           {"monologues", "monologs"},
           {"kilogramme", "kilogram"},
           // -re and -er
           {"calibre", "caliber"},
           {"manoeuvre", "maneuver"},
           {"manoeuvred", "maneuvered"},
           {"manoeuvring", "maneuvering"},
           {"titres", "titers"},
           {"metred", "metered"},
           // whole words
           {"odour", "odor"},
           {"enrol", "enroll"},
           {"cosy", "cozy"},
           {"artefacts", "artifacts"},
           {"apnoea", "apnea"},
           // a doubled l
           {"marvellous", "marvelous"},
           {"counselling", "counseling"},
           {"counsellor", "counselor"},
           {"counsellors", "counselors"},
           {"labelled", "labeled"},
           {"modelling", "modeling"},
           {"travelled", "traveled"},
           {"cancelled", "canceled"},
       }) {
    BOOST_TEST(has_variant(row.british, row.american),
               row.british << " is not also " << row.american << ", only ["
                           << shown(spelling_variants(row.british)) << ']');
    BOOST_TEST(has_variant(row.american, row.british),
               row.american << " is not also " << row.british << ", only ["
                            << shown(spelling_variants(row.american)) << ']');
  }
}

BOOST_AUTO_TEST_CASE(greek_letters_and_their_names_are_variants_of_each_other) {
  struct Row {
    const char* letter;
    const char* name;
  };
  for (const Row& row : {Row{"β", "beta"},
                         {"μ", "mu"},
                         {"χ", "chi"},
                         {"χ2", "chi2"},
                         {"tnfα", "tnfalpha"},
                         {"ifnγ", "ifngamma"},
                         {"ω3", "omega3"},
                         {"1β", "1beta"},
                         {"aβ", "abeta"},
                         {"tgfβ1", "tgfbeta1"},
                         {"interferonγ", "interferongamma"},
                         {"αsynuclein", "alphasynuclein"}}) {
    BOOST_TEST(has_variant(row.letter, row.name), row.letter << " is not also " << row.name);
    BOOST_TEST(has_variant(row.name, row.letter), row.name << " is not also " << row.letter);
  }
  for (const char* word : {"κοσμοσ", "αβ", "alphabet", "mule", "pie", "mum", "mug", "biota", "μm",
                           "μg", "5μm", "πa", "aχ"}) {
    BOOST_TEST(shown(spelling_variants(word)) == "",
               "variants of [" << word << "] are [" << shown(spelling_variants(word)) << ']');
  }
}

// A rule that made "rize" of rise would only look up in vain; one that made
// "filed" of filled would find what nobody asked for.
BOOST_AUTO_TEST_CASE(words_that_only_look_alike_have_no_variant) {
  for (const char* word :
       {"rise",      "wise",    "size",   "prize",   "hour", "four",    "your",      "pour",
        "for",       "filled",  "filed",  "called",  "cell", "killer",  "rolling",   "falling",
        "feeling",   "healing", "dealer", "sailing", "or",   "our",     "therapy",   "alliance",
        "ptsd",      "cbt",     "",       "l",       "led",  "grouped", "developed", "心理",
        "fluckiger", "2015",    "phq-9",  "thesis",  "basis"}) {
    BOOST_TEST(shown(spelling_variants(word)) == "",
               "variants of [" << word << "] are [" << shown(spelling_variants(word)) << ']');
  }
}

// Where both are words, neither may stand for the other.
BOOST_AUTO_TEST_CASE(no_word_becomes_another_word) {
  struct Row {
    const char* one;
    const char* other;
  };
  for (const Row& row : {Row{"filled", "filed"},
                         {"filling", "filing"},
                         {"piled", "pilled"},
                         {"tiled", "tilled"},
                         {"tiler", "tiller"},
                         {"staled", "stalled"},
                         {"polling", "poling"},
                         {"planed", "planned"},
                         {"hoping", "hopping"},
                         {"prise", "prize"},
                         {"fore", "four"}}) {
    BOOST_TEST(!has_variant(row.one, row.other), row.one << " is also " << row.other);
    BOOST_TEST(!has_variant(row.other, row.one), row.other << " is also " << row.one);
  }
}

BOOST_AUTO_TEST_CASE(a_word_is_no_variant_of_itself_and_each_comes_once) {
  for (const char* word : {"haemoglobin", "fulfilled", "paediatricians", "behaviour", "analyses",
                           "counselling", "honour", "anaesthetised", "gynaecological"}) {
    std::vector<std::string> variants = spelling_variants(word);
    BOOST_TEST(!has_variant(word, word), word << " is a variant of itself");
    BOOST_TEST(std::is_sorted(variants.begin(), variants.end()), word << ": " << shown(variants));
    BOOST_TEST((std::adjacent_find(variants.begin(), variants.end()) == variants.end()),
               word << ": " << shown(variants));
    BOOST_TEST(!variants.empty(), word << " has no variant");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
