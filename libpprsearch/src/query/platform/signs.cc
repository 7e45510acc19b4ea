#include "query/platform/signs.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query/attachments.h"
#include "query/characters.h"
#include "query/platform/cursor.h"

namespace pprsearch::platform {
namespace {

constexpr std::string_view kAllSigns = "*?#$:";

/// More letters that may be there or not are any letters.
constexpr int kMostCounted = 16;

char our_sign(Letters letters) {
  switch (letters) {
    case Letters::any:
      return '*';
    case Letters::one:
      return '#';
    case Letters::none_or_one:
      return '?';
  }
  return '*';
}

/// Goes through a term from left to right.
class SignReader {
 public:
  SignReader(std::string_view term, const PlatformTable& table, std::size_t begin, Said& said)
      : term_(term), table_(table), begin_(begin), said_(said) {}

  TermText read() {
    while (at_ < term_.size()) {
      if (!counted() && !bracketed_count()) character();
    }
    clean();
    return std::move(read_);
  }

 private:
  char peek(std::size_t ahead) const {
    return at_ + ahead < term_.size() ? term_[at_ + ahead] : ' ';
  }
  bool behind_letter() const {
    return at_ > 0 && (is_letter_or_digit(term_[at_ - 1]) || !is_ascii(term_[at_ - 1]));
  }
  bool before_letter() const { return is_letter_or_digit(peek(1)) || !is_ascii(peek(1)); }

  void add_count(int count) {
    if (count > kMostCounted) {
      read_.text += '*';
    } else {
      read_.text.append(static_cast<std::size_t>(count), '?');
    }
    read_.signs_of_its_own = true;
  }

  /// "$3", "*3": at most so many letters.
  bool counted() {
    const bool is_sign = peek(0) == '$' || (peek(0) == '*' && table_.platform == Platform::ovid);
    if (!table_.counted_signs || !is_sign || !is_digit(peek(1))) return false;
    const std::string_view digits = term_.substr(at_ + 1, count_digits(term_.substr(at_ + 1)));
    at_ += 1 + digits.size();
    add_count(number_of_figures(digits));
    return true;
  }

  /// "[*3]"
  bool bracketed_count() {
    if (!table_.counted_signs || !term_.substr(at_).starts_with("[*")) return false;
    const std::string_view digits = term_.substr(at_ + 2, count_digits(term_.substr(at_ + 2)));
    if (digits.empty() || peek(2 + digits.size()) != ']') return false;
    at_ += 3 + digits.size();
    add_count(number_of_figures(digits));
    return true;
  }

  void character() {
    const char c = peek(0);
    if (!is_one_of(c, kAllSigns)) {
      read_.text += is_one_of(c, "\"()[]{}") ? ' ' : c;
    } else if (const Sign* sign = find_sign(table_, c); sign != nullptr && means_letters(c)) {
      read_.text += our_sign(sign->letters);
      read_.signs_of_its_own = read_.signs_of_its_own || c == '$';
    } else {
      no_sign(c);
    }
    ++at_;
  }

  /// A colon is a sign behind a word alone; a mark at the end of one may be dropped.
  bool means_letters(char c) {
    if (c == ':') return behind_letter() && !before_letter();
    if (c != '?' || table_.platform != Platform::ebsco || before_letter()) return true;
    said_.note(DiagnosticCode::platform_reading, begin_, begin_ + term_.size(),
               ": a ? at the end of a word means nothing there");
    return false;
  }

  /// A sign of another platform.
  void no_sign(char c) {
    read_.text += c == ':' ? ":" : " ";
    const bool looks_like_one = c != ':' && behind_letter() &&
                                !(c == '?' && table_.platform == Platform::ebsco) &&
                                !(c == '?' && !before_letter() && at_ + 1 == term_.size());
    if (!looks_like_one) return;
    said_.fault(DiagnosticCode::foreign_wildcard, begin_, begin_ + term_.size(),
                std::string(": '") + c + "' is no sign for letters in the language of " +
                    std::string(table_.name));
  }

  /// Words parted by single blanks, those without any letter left out; a * for any one word and a
  /// wildcard with too few letters are faults.
  void clean() {
    std::vector<std::string> words;
    for (const std::string_view word : split_words(read_.text)) {
      if (count_word_characters(word) == 0) {
        if (word.find('*') != word.npos) no_word_for_any();
        continue;
      }
      words.emplace_back(word);
      if (is_one_of(word.front(), kWildcards) && !table_.signs_may_begin) {
        said_.note(DiagnosticCode::platform_reading, begin_, begin_ + term_.size(),
                   ": a sign for letters at the beginning of a word means nothing there; here any "
                   "letters may stand in its place");
      }
      if (form_of(word) == WordForm::impossible) too_few_letters(words.back());
    }
    read_.text = join(words, " ");
  }

  void no_word_for_any() {
    said_.fault(DiagnosticCode::no_counterpart, begin_, begin_ + term_.size(),
                ": a * that stands for any word cannot be said here, and is left out");
  }

  void too_few_letters(std::string& word) {
    said_.fault(DiagnosticCode::wildcard_prefix, begin_, begin_ + term_.size(),
                ": '" + word +
                    "' has its sign for letters too early, or beside another sign; it is read "
                    "without");
    word = without_wildcards(word);
  }

  std::string_view term_;
  const PlatformTable& table_;
  std::size_t begin_;
  Said& said_;
  std::size_t at_ = 0;
  TermText read_;
};

/// Whether the # at `at` stands behind two letters, and before another, a wildcard or the end.
bool is_hash_in_word(std::string_view word, std::size_t at) {
  const auto is_letter_at = [&](std::size_t place) {
    return is_letter(word[place]) || !is_ascii(word[place]) || is_one_of(word[place], kWildcards);
  };
  if (at < 2 || !is_letter_at(at - 1) || !is_letter_at(at - 2)) return false;
  return at + 1 == word.size() || is_letter_at(at + 1) || is_digit(word[at + 1]);
}

}  // namespace

TermText read_signs(std::string_view term, const PlatformTable& table, std::size_t begin,
                    Said& said) {
  return SignReader(term, table, begin, said).read();
}

WordForm form_of(std::string_view word) {
  const std::size_t first = word.find_first_of(kWildcards);
  if (first == word.npos) return WordForm::plain;
  for (std::size_t at = word.find('#'); at != word.npos; at = word.find('#', at + 1)) {
    if (!is_hash_in_word(word, at)) return WordForm::impossible;
  }
  if (!has_literal_letters(word, first)) return WordForm::impossible;
  if (word.ends_with('?') || word.ends_with('#')) {
    return is_bare(word) ? WordForm::in_field : WordForm::impossible;
  }
  const std::size_t last = word.find_last_of(kWildcards);
  const bool punctuation_follows = last + 1 < word.size() &&
                                   !is_word_character(character_at(word, last + 1).code) &&
                                   word[last] != '*';
  return punctuation_follows || find_wildcard(word, false) != first ? WordForm::impossible
                                                                    : WordForm::in_phrase;
}

bool is_bare(std::string_view word) {
  if (word.find("--") != word.npos) return false;  // it parts words
  return !word.empty() && is_letter_or_digit(word.front()) && std::ranges::all_of(word, [](char c) {
    return is_letter_or_digit(c) || !is_ascii(c) || c == '-' || is_one_of(c, kWildcards);
  });
}

}  // namespace pprsearch::platform
