#include "citation/month_names.h"

#include <array>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

constexpr std::size_t kShortest = 3;  // letters of a month in short
constexpr std::size_t kLongest = 24;  // bytes of its name, accents as characters of their own

struct MonthName {
  std::string_view name;  ///< in lower case, without accents
  int month = 0;
  bool is_english = false;
};

constexpr auto kMonths = std::to_array<MonthName>({
    {"january", 1, true},
    {"januar", 1},
    {"janner", 1},
    {"janvier", 1},
    {"enero", 1},
    {"gennaio", 1},
    {"janeiro", 1},
    {"januari", 1},
    {"february", 2, true},
    {"februar", 2},
    {"fevrier", 2},
    {"febrero", 2},
    {"febbraio", 2},
    {"fevereiro", 2},
    {"februari", 2},
    {"march", 3, true},
    {"marz", 3},
    {"maerz", 3},
    {"mrz", 3},
    {"mars", 3},
    {"marzo", 3},
    {"marco", 3},
    {"maart", 3},
    {"mrt", 3},
    {"april", 4, true},
    {"avril", 4},
    {"abril", 4},
    {"aprile", 4},
    {"may", 5, true},
    {"mai", 5},
    {"mayo", 5},
    {"maggio", 5},
    {"maio", 5},
    {"mei", 5},
    {"june", 6, true},
    {"juni", 6},
    {"juin", 6},
    {"junio", 6},
    {"giugno", 6},
    {"junho", 6},
    {"july", 7, true},
    {"juli", 7},
    {"juillet", 7},
    {"julio", 7},
    {"luglio", 7},
    {"julho", 7},
    {"august", 8, true},
    {"aout", 8},
    {"agosto", 8},
    {"augustus", 8},
    {"september", 9, true},
    {"septembre", 9},
    {"septiembre", 9},
    {"setiembre", 9},
    {"settembre", 9},
    {"setembro", 9},
    {"october", 10, true},
    {"oktober", 10},
    {"octobre", 10},
    {"octubre", 10},
    {"ottobre", 10},
    {"outubro", 10},
    {"november", 11, true},
    {"novembre", 11},
    {"noviembre", 11},
    {"novembro", 11},
    {"december", 12, true},
    {"dezember", 12},
    {"decembre", 12},
    {"diciembre", 12},
    {"dicembre", 12},
    {"dezembro", 12},
});

bool is_mark(char32_t code) { return code >= 0x300 && code <= 0x36F; }

/// Latin, Greek, Cyrillic and all others up to the scripts without blanks between words.
bool is_letter_beyond_ascii(char32_t code) {
  constexpr char32_t kTimes = 0xD7;
  constexpr char32_t kDividedBy = 0xF7;
  return code >= 0xC0 && code < 0x2000 && code != kTimes && code != kDividedBy;
}

/// In lower case, without the accents that names of months have.
std::string folded(std::string_view word) {
  constexpr std::string_view kPlain = "aaaaaaaceeeeiiii";  // U+00C0 to U+00CF, likewise U+00E0
  std::string text;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    if (is_ascii(word[at])) {
      text += ascii_lower(word[at]);
    } else if (c.code >= 0xC0 && c.code < 0x100 && (c.code & 0x1F) < kPlain.size()) {
      text += kPlain[c.code & 0x1F];
    } else if (c.code >= 0xD9 && c.code < 0x100 && (c.code & 0x1F) >= 0x19 &&
               (c.code & 0x1F) <= 0x1C) {
      text += 'u';
    } else if (!is_mark(c.code)) {
      text += word.substr(at, c.length);
    }
    at += c.length;
  }
  return text;
}

template <typename Accept>
int month_if(std::string_view word, Accept accepts) {
  if (word.size() < kShortest || word.size() > kLongest) return 0;
  const std::string plain = folded(word);
  if (plain.size() < kShortest) return 0;
  int month = 0;
  for (const MonthName& one : kMonths) {
    if (!one.name.starts_with(plain) || !accepts(one, plain)) continue;
    if (month != 0 && month != one.month) return 0;
    month = one.month;
  }
  return month;
}

}  // namespace

std::string_view word_at_begin(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const Character c = character_at(text, end);
    const bool is_of_word =
        is_ascii(text[end]) ? is_letter(text[end]) : c.valid && is_letter_beyond_ascii(c.code);
    if (!is_of_word) break;
    end += c.length;
  }
  return text.substr(0, end);
}

int month_named(std::string_view word) {
  return month_if(word, [](const MonthName&, const std::string&) { return true; });
}

int month_named_surely(std::string_view word) {
  return month_if(word, [](const MonthName& month, const std::string& plain) {
    return month.is_english || month.name == plain;
  });
}

bool is_english_month(std::string_view word) {
  return month_if(word,
                  [](const MonthName& month, const std::string&) { return month.is_english; }) != 0;
}

bool joins_a_date(std::string_view word) {
  constexpr auto kJoining = std::to_array<std::string_view>(
      {"st", "nd",  "rd",  "th", "er", "re", "e",   "o",   "a",  "of",  "the", "de",  "del",
       "do", "di",  "d",   "le", "el", "il", "den", "der", "am", "van", "to",  "bis", "al",
       "au", "tot", "and", "y",  "et", "en", "und", "ao",  "às", "até", "ten", "os",  "i"});
  return is_one_of_words(word, kJoining);
}

bool labels_a_number(std::string_view word) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"suppl",  "supp",   "supplement", "supplément", "suplemento", "supplemento", "issue",
       "iss",    "no",     "nos",        "nr",         "num",        "numero",      "numéro",
       "número", "number", "n",          "nummer",     "vol",        "volume",      "v",
       "part",   "pt",     "heft",       "h",          "band",       "bd",          "jg",
       "tome",   "tomo",   "t",          "fasc"});
  return is_one_of_words(word, kLabels) || is_part_of_year(word);
}

bool is_part_of_year(std::string_view word) {
  constexpr auto kParts = std::to_array<std::string_view>(
      {"spring", "summer", "autumn", "fall", "winter", "q", "quarter", "quarters", "qtr", "quartal",
       "trimester", "trimestre", "semester", "semestre"});
  return is_one_of_words(word, kParts);
}

}  // namespace pprsearch
