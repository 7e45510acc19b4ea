#include "query/years_said.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

// What may stand around a year, as tables: before it (`since`), behind it (`onwards`), between two
// (`to`), and glued to it (`2000+`, `pre-2000`). A form that is in none of them says no years, and
// then its year alone is one: so an entry is missed here rather than offered with another meaning.

namespace pprsearch {
namespace {

/// Which end of a range the year is, and whether it belongs to it.
enum class Side { from, after, before, until, in, between };

struct Phrase {
  std::string_view text;
  Side side;
};

constexpr auto kBefore = std::to_array<Phrase>({
    {"since", Side::from},
    {"from", Side::from},
    {"as of", Side::from},
    {"starting", Side::from},
    {"starting in", Side::from},
    {"starting from", Side::from},
    {"beginning in", Side::from},
    {"not before", Side::from},
    {"no earlier than", Side::from},
    {">=", Side::from},
    {"=>", Side::from},
    {"\u2265", Side::from},
    {"after", Side::after},
    {"post", Side::after},
    {"newer than", Side::after},
    {"later than", Side::after},
    {"more recent than", Side::after},
    {">", Side::after},
    {"before", Side::before},
    {"pre", Side::before},
    {"prior to", Side::before},
    {"earlier than", Side::before},
    {"older than", Side::before},
    {"<", Side::before},
    {"until", Side::until},
    {"till", Side::until},
    {"up to", Side::until},
    {"no later than", Side::until},
    {"<=", Side::until},
    {"=<", Side::until},
    {"\u2264", Side::until},
    {"in", Side::in},
    {"during", Side::in},
    {"between", Side::between},
});

constexpr auto kBehind = std::to_array<Phrase>({
    {"onwards", Side::from},
    {"onward", Side::from},
    {"forward", Side::from},
    {"+", Side::from},
    {"and later", Side::from},
    {"or later", Side::from},
    {"and after", Side::from},
    {"or after", Side::from},
    {"and newer", Side::from},
    {"or newer", Side::from},
    {"and earlier", Side::until},
    {"or earlier", Side::until},
    {"and before", Side::until},
    {"or before", Side::until},
    {"and older", Side::until},
    {"or older", Side::until},
});

constexpr auto kJoints = std::to_array<std::string_view>(
    {"to", "-", "--", "..", "...", "until", "till", "through", "thru"});
constexpr auto kToday =
    std::to_array<std::string_view>({"present", "now", "today", "date", "current"});
constexpr auto kNames = std::to_array<std::string_view>({"years", "year", "published"});

bool is_sign(std::string_view phrase) {
  return phrase.starts_with('<') || phrase.starts_with('>') || phrase.starts_with('=') ||
         !is_ascii(phrase.front());
}

std::string year_from(std::string_view year, int more) {
  return std::to_string(std::stoi(std::string(year)) + more);
}

YearsSaid range_of(std::string_view year, Side side, std::size_t words) {
  const std::string same(year);
  switch (side) {
    case Side::from:
      return {words, same, ""};
    case Side::after:
      return {words, year_from(year, 1), ""};
    case Side::before:
      return {words, "", year_from(year, -1)};
    case Side::until:
      return {words, "", same};
    case Side::in:
    case Side::between:
      break;
  }
  return {words, same, same};
}

/// In whatever order they were written.
YearsSaid years_between(std::string_view one, std::string_view other, std::size_t words) {
  const auto [from, to] = std::minmax({one, other});
  return {words, std::string(from), std::string(to)};
}

/// How many words of the text the phrase is; 0 if it is not there.
std::size_t words_of(std::string_view phrase, std::span<const std::string> text) {
  const std::vector<std::string_view> words = split_words(phrase);
  const bool is_there =
      words.size() <= text.size() && std::equal(words.begin(), words.end(), text.begin());
  return is_there ? words.size() : 0;
}

struct FoundPhrase {
  std::size_t words = 0;
  Side side = Side::in;
  bool is_sign = false;
};

template <typename Table>
FoundPhrase find_phrase(const Table& table, std::span<const std::string> text) {
  FoundPhrase longest;
  for (const Phrase& phrase : table) {
    const std::size_t words = words_of(phrase.text, text);
    if (words > longest.words) longest = {words, phrase.side, is_sign(phrase.text)};
  }
  return longest;
}

/// "2015-2020", "2015..2020", "2000-", "2000..", "2000+", "2000-present", "..2000": in one word.
std::optional<YearsSaid> years_of_word(std::string_view word) {
  constexpr std::size_t kDigits = 4;
  for (const std::string_view dots : {"...", ".."}) {
    if (word.starts_with(dots) && is_plain_year(word.substr(dots.size())))
      return range_of(word.substr(dots.size()), Side::until, 1);
  }
  if (word.size() <= kDigits || !is_plain_year(word.substr(0, kDigits))) return std::nullopt;
  const std::string_view year = word.substr(0, kDigits);
  const std::string_view behind = word.substr(kDigits);
  if (behind == "+") return range_of(year, Side::from, 1);
  for (const std::string_view joint : {"...", "..", "--", "-"}) {
    if (!behind.starts_with(joint)) continue;
    const std::string_view to = behind.substr(joint.size());
    if (to.empty() || is_one_of(to, kToday)) return range_of(year, Side::from, 1);
    if (is_plain_year(to)) return years_between(year, to, 1);
    return std::nullopt;
  }
  return std::nullopt;
}

/// ">2000", "pre-2000": in one word.
std::optional<YearsSaid> years_behind_sign(std::string_view word) {
  for (const Phrase& phrase : kBefore) {
    const bool may_have_hyphen = phrase.side == Side::before || phrase.side == Side::after;
    if (!word.starts_with(phrase.text)) continue;
    std::string_view year = word.substr(phrase.text.size());
    if (!is_sign(phrase.text)) {
      if (!may_have_hyphen || !year.starts_with('-')) continue;
      year.remove_prefix(1);
    }
    if (is_plain_year(year)) return range_of(year, phrase.side, 1);
  }
  if (word.starts_with('=') && is_plain_year(word.substr(1)))
    return range_of(word.substr(1), Side::in, 1);
  return std::nullopt;
}

/// The words of "to the present" at the beginning of a text; 0 if it is none.
std::size_t words_to_today(std::span<const std::string> text) {
  if (text.empty() || !is_one_of(text[0], kJoints)) return 0;
  const std::size_t article = text.size() > 1 && text[1] == "the" ? 1 : 0;
  const std::size_t last = 1 + article;
  return text.size() > last && is_one_of(text[last], kToday) ? last + 1 : 0;
}

/// The years that begin at the `at`-th word, behind what says which they are.
YearsSaid years_behind(std::span<const std::string> words, std::size_t at, Side side) {
  const std::span<const std::string> behind = words.subspan(at + 1);
  const std::string& year = words[at];
  const bool may_go_on = side == Side::from || side == Side::in || side == Side::between;
  if (!may_go_on) return range_of(year, side, at + 1);
  if (behind.size() > 1 && is_plain_year(behind[1])) {
    const bool joins =
        is_one_of(behind[0], kJoints) || (side == Side::between && behind[0] == "and");
    if (joins) return years_between(year, behind[1], at + 3);
  }
  if (const std::size_t more = words_to_today(behind); more > 0) {
    return range_of(year, Side::from, at + 1 + more);
  }
  if (const FoundPhrase more = find_phrase(kBehind, behind); more.words > 0) {
    return range_of(year, more.side, at + 1 + more.words);
  }
  return side == Side::between ? YearsSaid() : range_of(year, side, at + 1);
}

/// ">2015" of "year>2015", and "=" of "year="; empty if nothing is glued to a name.
std::string_view behind_name(std::string_view word) {
  for (const std::string_view name : kNames) {
    if (!word.starts_with(name)) continue;
    const std::string_view behind = word.substr(name.size());
    return !behind.empty() && is_sign(behind) ? behind : std::string_view();
  }
  return {};
}

/// What a sign means before a number that is not the last word, such as "> 2000 mg", is not known.
bool is_amount(const YearsSaid& years, bool has_sign, std::span<const std::string> words) {
  return has_sign && years.words < words.size();
}

}  // namespace

bool is_plain_year(std::string_view word) {
  return word.size() == 4 && are_digits(word) && (word.starts_with("19") || word.starts_with("20"));
}

std::string YearsSaid::query() const {
  return from == to ? "year:" + from : "year:" + from + ".." + to;
}

YearsSaid years_at(std::span<const std::string> words) {
  if (words.empty()) return {};
  if (const std::string_view behind = behind_name(words[0]); !behind.empty()) {
    std::vector<std::string> apart{"year", std::string(behind)};
    apart.insert(apart.end(), words.begin() + 1, words.end());
    YearsSaid years = years_at(apart);
    years.words -= std::min<std::size_t>(years.words, 1);
    return years;
  }
  std::size_t at = is_one_of(words[0], kNames) ? 1 : 0;
  const bool is_named = at > 0;
  FoundPhrase before = find_phrase(kBefore, words.subspan(at));
  if (is_named && before.words == 0 && at < words.size() && words[at] == "=") {
    before = {1, Side::in, true};
  }
  at += before.words;
  if (before.words > 0 && at < words.size() && words[at] == "the") ++at;
  if (before.words > 0 && at < words.size() && is_one_of(words[at], kNames)) ++at;
  if (at >= words.size()) return {};
  YearsSaid years;
  bool has_sign = before.is_sign;
  if (is_plain_year(words[at])) {
    years = years_behind(words, at, before.words > 0 ? before.side : Side::in);
    years.is_bare = years.words == 1;
  } else if (auto glued = years_behind_sign(words[at]); glued && before.words == 0) {
    has_sign = is_sign(words[at]);
    if (words[at].starts_with('=') && !is_named) return {};
    years = *std::move(glued);
    years.words += at;
  } else if (auto range = years_of_word(words[at])) {
    years = *std::move(range);
    years.words += at;
  }
  if (!is_named && is_amount(years, has_sign, words)) return {};
  return years;
}

}  // namespace pprsearch
