// What the Analyzer makes of text, theme by theme: a row is a text and its
// tokens, parted by spaces. Read from top to bottom, it is the description of
// what can be found by what.
#include "text/analyzer.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(analyzer)

namespace {

struct Row {
  std::string text;
  std::string tokens;
};

void check(const std::vector<Row>& rows) {
  Analyzer analyzer;
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT("text: " << row.text) { BOOST_TEST(analyzer.fold(row.text) == row.tokens); }
  }
}

// The tokens as the text has them, each between square brackets.
std::string slices(const std::string& text) {
  std::string marked;
  for (const Token& token : Analyzer().analyze(text)) {
    marked += '[' + text.substr(token.begin, token.end - token.begin) + ']';
  }
  return marked;
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_are_lower_case_without_punctuation) {
  check({
      {"", ""},
      {" \t\r\n", ""},
      {"The therapeutic Alliance", "the therapeutic alliance"},
      {"Alliance & Outcome", "alliance outcome"},
      {"alliance, outcome", "alliance outcome"},
      {"(Barkham & Lambert, 2021).", "barkham lambert 2021"},
      {"end.Start", "end start"},
      {"and/or", "and or"},
      {"drop_out", "drop out"},
      {"Background:Depression", "background depression"},
      {"https://doi.org/10.1002/cpp.2521", "https doi org 10.1002 cpp 2521"},
      {"tasca@example.org", "tasca example org"},
      {"! ? ; <b>", "b"},
  });
}

BOOST_AUTO_TEST_CASE(hyphens_and_dashes_part_words) {
  check({
      {"face-to-face", "face to face"},
      {"meta-analysis", "meta analysis"},
      {"meta‐analysis meta‑analysis", "meta analysis meta analysis"},  // U+2010, U+2011
      {"client–therapist—alliance", "client therapist alliance"},
      {"PHQ-9", "phq 9"},
      {"5-HT", "5 ht"},
      {"DSM-5", "dsm 5"},
  });
}

BOOST_AUTO_TEST_CASE(an_apostrophe_leaves_one_word) {
  check({
      {"patient's", "patient"},  // a possessive is dropped
      {"PATIENT'S", "patient"},
      {"patients'", "patients"},
      {"don't", "dont"},  // any other vanishes
      {"rock'n'roll", "rocknroll"},
      {"l'alliance", "l alliance"},  // elided articles and pronouns are words
      {"L\u2019Efficacit\u00e9 d'une \u00e9tude", "l efficacite d une etude"},
      {"jusqu'\u00e0 l'h\u00f4pital", "jusqu a l hopital"},
      {"qu'aujourd'hui", "qu aujourdhui"},
      {"Dell'ansia, un'altra", "dell ansia un altra"},
      {"O'Leary's l'test ll'a", "oleary ltest lla"},
      {"t'ai I'd you'd", "t ai id youd"},
      {"O'Brien", "obrien"},
      {"D’Agostino", "d agostino"},             // U+2019
      {"Oʼbrien's O＇Brien", "obrien obrien"},  // U+02BC and full-width
      {"Hawaiʻi", "hawaii"},
      {"D’Agostino’s", "d agostino"},
      {"'quoted' ‘words’", "quoted words"},
      {"the 1990's and '90s", "the 1990 and 90s"},
      {"5'10", "5 10"},  // between digits it parts
      {"don''t", "don t"},
  });
}

BOOST_AUTO_TEST_CASE(letters_with_points_are_an_acronym) {
  check({
      {"U.S.", "us"},
      {"U.S.A.", "usa"},
      {"the U.S.'s", "the us"},
      {"e.g., i.e.", "eg ie"},
      {"J.P.Morgan", "jp morgan"},
      {"Barber, J. P.", "barber j p"},
      {"т.е.", "те"},
      {"Ph.D.", "ph d"},  // letters only, one at a time
      {"a.b2", "a b2"},
  });
}

BOOST_AUTO_TEST_CASE(accents_and_case_are_folded) {
  check({
      {"Flückiger", "fluckiger"},
      {"Flu\u0308ckiger", "fluckiger"},  // decomposed
      {"FLÜCKIGER", "fluckiger"},
      {"Müller-Straße", "muller strasse"},
      {"MASSE Maße", "masse masse"},
      {"Ångström", "angstrom"},
      {"Łódź, Đorđe, Þór, Sørensen", "lodz dorde thor sorensen"},
      {"æther œuvre Ħal ŧ ŋ", "aether oeuvre hal t n"},
      {"İstanbul ılık", "istanbul ilik"},
      {"Việt Nam", "viet nam"},
      {"Ψυχοθεραπεία", "ψυχοθεραπεια"},
      {"ΛΌΓΟΣ λόγος", "λογοσ λογοσ"},
      {"Психотерапия Ёж", "психотерапия еж"},
      {"עִבְרִית", "עברית"},
      {"شِفَاء كتـــاب", "شفاء كتاب"},
      {"किताब", "किताब"},  // vowel signs are no accents
      {"한국어", "한국어"},
      {"한국어", "한국어"},  // decomposed
  });
}

BOOST_AUTO_TEST_CASE(compatible_forms_are_plain_forms) {
  check({
      {"ﬁnal ﬂow", "final flow"},
      {"ｆｕｌｌ－ｗｉｄｔｈ", "full width"},
      {"psycho\u00ADtherapy", "psychotherapy"},  // soft hyphen
      {"psycho\u200Dtherapy \uFEFFalliance", "psychotherapy alliance"},
      {"psycho\u200Btherapy", "psycho therapy"},  // a zero-width space parts
      {"therapy\u00A0session", "therapy session"},
      {"ⅩⅣ", "xiv"},
      {"H₂O, R², χ²", "h2o r2 χ2"},
      {"10² 2½", "10 2 2 1 2"},  // a raised digit is no further digit
      {"½", "1 2"},
      {"5㎎", "5 mg"},
      {"٣٫٥ ٥٠", "3 5 50"},  // digits of every script
      {"µg μg", "μg μg"},
  });
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_point_and_lose_their_commas) {
  check({
      {"0.30", "0.30"},
      {"p < .05, p < 0.05", "p 0.05 p 0.05"},
      {"p<.001;r=-.34", "p 0.001 r 0.34"},
      {"−0.30 -0.30 +0.30", "0.30 0.30 0.30"},
      {"p = 0·05", "p 0.05"},  // as British journals print it
      {"5,000 50,000 1,234,567", "5000 50000 1234567"},
      {"1,234.50", "1234.50"},
      {"1,2,3", "1 2 3"},
      {"1,2,345", "1 2 345"},
      {"0,05", "0 05"},
      {"0,234,567", "0 234 567"},
      {"(0.30,0.45) (.30,.45)", "0.30 0.45 0.30 0.45"},
      {"88(9), 829–843.", "88 9 829 843"},
      {"10.1002", "10.1002"},
      {"1.2.3", "1 2 3"},
      {"1..2 ...5", "1 2 5"},
      {"10:30 3/4", "10 30 3 4"},
  });
}

BOOST_AUTO_TEST_CASE(letters_and_digits_together_are_one_word) {
  check({
      {"10mg cd4 h2o 2nd 1990s", "10mg cd4 h2o 2nd 1990s"},
      {"0.5mg 5,000mg .5T", "0.5mg 5000mg 0.5t"},
      {"v1.2 5HT1.3", "v1 2 5ht1 3"},
      {"1e-5", "1e 5"},
  });
}

BOOST_AUTO_TEST_CASE(per_cent_is_a_word_after_a_number) {
  check({
      {"95%", "95 %"},
      {"95 % CI", "95 % ci"},
      {"95\u00A0%", "95 %"},
      {"95\n%", "95 %"},
      {"95\u2028% 95\u2029% 95\u0085% 95\u1680% 95\u200B%", "95 % 95 % 95 % 95 % 95 %"},
      {"９５％", "95 %"},
      {"95%CI", "95 % ci"},
      {"2.5% of 1,000%", "2.5 % of 1000 %"},
      {"50-60%", "50 60 %"},
      {"% of patients", "of patients"},  // elsewhere it is nothing
      {"CD4% 10mg% (95)% 95%%", "cd4 10mg 95 95 %"},
      {"95\xFF%", "95"},
  });
}

BOOST_AUTO_TEST_CASE(names_with_signs_stay_whole) {
  check({
      {"AT&T R&D Q&A", "at&t r&d q&a"},
      {"AT&T's", "at&t"},
      {"Alliance&Outcome", "alliance outcome"},  // at most three letters a side
      {"Q & A", "q a"},
      {"B2&B", "b2 b"},
      {"C++, g++ and C++17", "c++ g++ and c++ 17"},
      {"F# C# C#m", "f# c# c m"},
      {"CD4+ Na+ A+", "cd4 na a"},
      {"#9 +1", "9 1"},
  });
}

BOOST_AUTO_TEST_CASE(scripts_without_spaces) {
  check({
      {"心理療法", "心 理 療 法"},  // a token a character; queries make a phrase of it
      {"カウンセリング", "カ ウ ン セ リ ン グ"},
      {"ｶｳﾝｾﾘﾝｸﾞ", "カ ウ ン セ リ ン グ"},
      {"うつ病CBT", "う つ 病 cbt"},
      {"심리 치료", "심리 치료"},    // Korean has spaces,
      {"CBT는 5명", "cbt 는 5 명"},  // but none after other letters
      {"สวัสดีครับ", "สวัสดี ครับ"},       // by dictionary
      {"CBTสวัสดี5", "cbt สวัสดี 5"},
  });
}

BOOST_AUTO_TEST_CASE(symbols_are_nothing) {
  check({
      {"😀 therapy🎉works ❤️", "therapy works"},
      {"Word™ ©2020 ®", "word 2020"},
      {"20°C ≥ 5 → 7", "20 c 5 7"},
      {"€50 £5", "50 5"},
  });
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_part_words) {
  check({
      {"alli\xFF"
       "ance",
       "alli ance"},
      {"\xC3", ""},
      {"caf\xE9 Fl\xFC"
       "ckiger",
       "caf fl ckiger"},
      {"ü\xC3ü", "u u"},
      {"a\xED\xA0\x80z", "a z"},      // a surrogate
      {"a\xF4\x90\x80\x80z", "a z"},  // past the last character
      {"a\xC0\xAFz", "a z"},          // overlong
      {std::string("a\0b", 3), "a b"},
  });
}

BOOST_AUTO_TEST_CASE(a_token_covers_the_whole_original_word) {
  const std::vector<Row> rows = {
      {"the patient's view", "[the][patient's][view]"},
      {"patients' views", "[patients][views]"},
      {"D’Agostino’s", "[D][Agostino’s]"},
      {"(Flückiger, 2020)", "[Flückiger][2020]"},
      {"cafe\u0301 bar", "[cafe\u0301][bar]"},
      {"psycho\u00ADtherapy", "[psycho\u00ADtherapy]"},
      {"face-to-face", "[face][to][face]"},
      {"the U.S. and", "[the][U.S.][and]"},
      {"p < .05, 5,000", "[p][.05][5,000]"},
      {"95 % CI", "[95][%][CI]"},
      {"about ½", "[about][½][½]"},  // both its numbers are all of it
      {"ﬁnal", "[ﬁnal]"},
      {"心理", "[心][理]"},
      {"👍 ok", "[ok]"},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT("text: " << row.text) { BOOST_TEST(slices(row.text) == row.tokens); }
  }
}

BOOST_AUTO_TEST_CASE(positions_count_tokens) {
  const std::vector<Token> tokens = Analyzer().analyze("Face-to-face: 95% CI");
  const std::vector<Token> expected = {
      {"face", 0, 0, 4}, {"to", 1, 5, 7},  {"face", 2, 8, 12},
      {"95", 3, 14, 16}, {"%", 4, 16, 17}, {"ci", 5, 18, 20},
  };
  BOOST_TEST((tokens == expected));
}

BOOST_AUTO_TEST_CASE(long_words_are_cut_at_the_end_of_a_character) {
  constexpr std::size_t kMax = Analyzer::kMaxTokenBytes;
  const std::string a(kMax + 30, 'a');
  std::string odd = "a";  // so that the limit falls into the middle of a two-byte letter
  for (std::size_t i = 0; i < kMax; ++i) odd += "ж";
  check({
      {a + " next", a.substr(0, kMax) + " next"},
      {odd + " next", odd.substr(0, kMax - 1) + " next"},
      {std::string(kMax - 1, '7') + ".5", std::string(kMax - 1, '7')},
  });
  BOOST_TEST(Analyzer().analyze(a).at(0).end == a.size());
}

BOOST_AUTO_TEST_CASE(an_analyzer_can_be_moved_and_used_again) {
  Analyzer first;
  BOOST_TEST(first.fold("ein Ü") == "ein u");
  Analyzer second = std::move(first);
  BOOST_TEST(second.fold("kein ß") == "kein ss");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
