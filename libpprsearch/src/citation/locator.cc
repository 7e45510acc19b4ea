#include "citation/locator.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "citation/issued_date.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxLocatorBytes = 120;
constexpr std::size_t kMaxVolumeBytes = 12;
constexpr std::size_t kMaxIssueBytes = 40;

/// Bytes of the hyphen or dash that `text` begins with; 0 where it does not.
std::size_t length_of_dash(std::string_view text) {
  constexpr std::array<std::string_view, 9> kDashes = {"--", "-", "‐", "‑", "‒",
                                                       "–",  "—", "―", "−"};
  for (const std::string_view dash : kDashes) {
    if (text.starts_with(dash)) return dash.size();
  }
  return 0;
}

/// Bytes of a dash with the spaces on both sides; 0 where there is none.
std::size_t length_of_spaced_dash(std::string_view text) {
  const std::size_t before = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t dash = length_of_dash(text.substr(before));
  if (dash == 0) return 0;
  const std::size_t after = text.find_first_not_of(' ', before + dash);
  return std::min(after, text.size());
}

std::string_view leading_alnum(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_letter_or_digit);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_digit); }

/// "xvii–xl"; a single word may be one of the language.
bool is_roman_range(std::string_view pages) {
  const std::string plain = plain_pages(pages);
  return plain.find('-') != plain.npos &&
         plain.find_first_not_of("ivxlcdm-") == std::string::npos && plain.front() != '-';
}

/// "3–4", "Suppl 1", "Summer": the issue that `text` begins with, behind its mark.
std::string_view leading_issue(std::string_view text) {
  const std::string_view pages = leading_pages(text);
  if (has_digit(pages)) return pages;
  const std::string_view words = trim_end(text.substr(0, text.find_first_of(",:;")));
  const bool named = !words.empty() && is_upper(words.front()) && words.size() <= kMaxIssueBytes;
  return named ? words : pages;
}

/// Reads a locator from left to right; the caller tries it at each likely place.
class LocatorReader {
 public:
  explicit LocatorReader(std::string_view text) : rest_(text) {}

  /// Whether the whole text is a locator.
  bool read() {
    skip_any({"volume ", "vol. ", "vol.", "vol "});
    // "Journal, (5), 577-586": an issue whose volume is not told.
    const bool issue_alone = rest_.starts_with('(');
    if (!issue_alone) locator_.volume = take(leading_alnum(rest_));
    if (!issue_alone && !has_digit(locator_.volume)) return false;
    if (locator_.volume.size() > kMaxVolumeBytes) return false;
    bool is_parted = rest_.starts_with(' ');
    skip_spaces();
    if (rest_.starts_with('(')) {
      is_parted = false;
      if (!read_bracketed_issue()) return false;
    } else {
      is_parted = is_parted && (names_an_issue() || is_issue_before_pages());
    }
    while (is_parted || skip_parting()) {
      is_parted = false;
      if (!read_field()) return false;
    }
    name_plain_fields();
    return rest_.empty();
  }

  const Locator& locator() const { return locator_; }

 private:
  std::string_view take(std::string_view piece) {
    rest_.remove_prefix(piece.size());
    return piece;
  }

  void skip_spaces() {
    take(rest_.substr(0, std::min(rest_.find_first_not_of(' '), rest_.size())));
  }

  bool skip_any(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      if (!begins_with(rest_, word)) continue;
      take(word);
      skip_spaces();
      return true;
    }
    return false;
  }

  /// "Vol. 10 No. 6, pp. 361-373".
  bool names_an_issue() const { return begins_with(rest_, "no") || begins_with(rest_, "issue "); }

  /// "30 6, 768-78": two numbers before pages; the first is not a year.
  bool is_issue_before_pages() const {
    const std::size_t digits = count_digits(rest_);
    if (digits == 0 || digits > 3 || locator_.volume.size() > 3) return false;
    if (!are_digits(locator_.volume) || !rest_.substr(digits).starts_with(", ")) return false;
    if (rest_.substr(0, digits) == locator_.volume) return false;
    const std::string pages = plain_pages(leading_pages(rest_.substr(digits + 2)));
    return pages.find('-') != pages.npos && is_digit(pages.front());
  }

  /// Skips what parts two fields; false at the end and where nothing does.
  bool skip_parting() {
    const std::size_t length = std::min(rest_.find_first_not_of(" ,:;."), rest_.size());
    rest_.remove_prefix(length);
    return length > 0 && !rest_.empty();
  }

  bool read_bracketed_issue() {
    const std::size_t close = rest_.find(')');
    if (close == std::string_view::npos || close > kMaxIssueBytes) return false;
    std::string_view issue = trim(rest_.substr(1, close - 1));
    if (begins_with(issue, "no. ")) issue.remove_prefix(4);
    locator_.issue = plain_pages(issue);
    rest_.remove_prefix(close + 1);
    return rest_.empty() || !is_letter_or_digit(rest_.front());
  }

  /// "suppl. 1" is an issue with its word.
  bool read_supplement() {
    const std::string_view words = rest_.substr(0, rest_.find_first_of(",:;("));
    if (words.size() > kMaxIssueBytes) return false;
    take(words);
    locator_.issue = trim_end(words);
    return true;
  }

  /// "April" between volume and pages.
  bool skip_month() {
    const std::string_view word = leading_alnum(rest_);
    if (word.empty() || !std::ranges::all_of(word, is_letter)) return false;
    if (month_of_word(word) == 0 && !names_season(word)) return false;
    take(word);
    const std::string_view year = trim_begin(rest_, " ,.");
    if (starts_with_year(year)) {
      take(rest_.substr(0, rest_.size() - year.size() + kYearDigits));
    }
    return true;
  }

  /// "(January/February)" and "(2020)" behind an issue.
  bool skip_bracketed_date() {
    const std::size_t close = rest_.find(')');
    if (!rest_.starts_with('(') || close == rest_.npos || close > kMaxIssueBytes) return false;
    for (const std::string_view word : split_words(rest_.substr(1, close - 1), " -/.,–")) {
      const bool is_named = is_letter(word.front()) && (month_of_word(word) || names_season(word));
      if (!is_named && !is_year(word)) return false;
    }
    rest_.remove_prefix(close + 1);
    return true;
  }

  bool read_field() {
    if (begins_with(rest_, "suppl")) return read_supplement();
    if (!locator_.issue.empty() && skip_bracketed_date()) return true;
    if (rest_.starts_with('(') && locator_.issue.empty()) return read_bracketed_issue();
    if (skip_month()) return true;
    const bool issue = skip_any({"nos. ", "no. ", "no.", "no ", "issue "});
    const bool page = skip_any({"article number ", "article no.: ", "article no. ", "article id ",
                                "article ", "art. no.: ", "art. no. ", "art. ", "s. ", "pp. ",
                                "pp.", "pp ", "p. ", "p.", "pages "});
    const std::string_view value = take(issue ? leading_issue(rest_) : leading_pages(rest_));
    if (value.empty() || (!issue && !has_digit(value) && !is_roman_range(value))) return false;
    if (issue) {
      locator_.issue = plain_pages(value);
    } else if (page) {
      locator_.page = plain_pages(value);
    } else if (plain_count_ < plain_.size()) {
      plain_[plain_count_++] = value;
    } else {
      return false;
    }
    return true;
  }

  /// Fields without a word: "41, 1, 22-33" is volume, issue, pages.
  void name_plain_fields() {
    std::size_t next = 0;
    if (plain_count_ == 2 && locator_.issue.empty()) locator_.issue = plain_[next++];
    if (next < plain_count_ && locator_.page.empty()) locator_.page = plain_pages(plain_[next]);
    if (locator_.page.empty() && is_article_number(locator_.issue)) {
      locator_.page = std::exchange(locator_.issue, {});
    }
  }

  /// "e100361" of "23, No. e100361".
  static bool is_article_number(std::string_view issue) {
    constexpr std::size_t kFewestDigits = 4;
    return issue.size() > kFewestDigits && is_letter(issue.front()) && are_digits(issue.substr(1));
  }

  std::string_view rest_;
  Locator locator_;
  std::array<std::string_view, 2> plain_;
  std::size_t plain_count_ = 0;
};

bool follows_comma(std::string_view text, std::size_t at) {
  return trim_end(text.substr(0, at)).ends_with(',');
}

/// A volume may begin after a space; after a comma it needs no more to be known
/// for one, but "a title with DSM 5" has none.
bool may_begin_locator(std::string_view text, std::size_t at) {
  if (at == 0 || text[at - 1] != ' ') return false;
  const bool issue_alone =
      text[at] == '(' && at + 1 < text.size() && is_digit(text[at + 1]) && follows_comma(text, at);
  return issue_alone || is_digit(text[at]) || begins_with(text.substr(at), "vol") ||
         (text[at] == 'S' && at + 1 < text.size() && is_digit(text[at + 1]));
}

}  // namespace

std::optional<Locator> find_locator(std::string_view text) {
  const std::size_t from = text.size() - std::min(text.size(), kMaxLocatorBytes);
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!may_begin_locator(text, at)) continue;
    LocatorReader reader(text.substr(at));
    if (!reader.read()) continue;
    Locator locator = reader.locator();
    if (locator.page.empty() && locator.issue.empty() && !follows_comma(text, at)) continue;
    locator.begin = at;
    return locator;
  }
  return std::nullopt;
}

std::optional<Locator> whole_locator(std::string_view text) {
  constexpr std::string_view kJournal = "J ";  // a locator stands behind something
  std::optional<Locator> locator = find_locator(plus(kJournal, text));
  if (!locator || locator->begin != kJournal.size()) return std::nullopt;
  locator->begin = 0;
  return locator;
}

std::string_view leading_pages(std::string_view text) {
  std::size_t end = leading_alnum(text).size();
  while (end > 0 && end < text.size()) {
    const std::size_t dot = text[end] == '.' ? 1 : 0;
    const std::size_t gap = dot + (dot ? 0 : length_of_spaced_dash(text.substr(end)));
    const std::size_t more = leading_alnum(text.substr(std::min(end + gap, text.size()))).size();
    if (gap == 0 || more == 0) break;
    end += gap + more;
  }
  return text.substr(0, end);
}

std::string pages_in_full(std::string_view pages) {
  const std::string plain = plain_pages(pages);
  const std::size_t dash = plain.find('-');
  if (dash == plain.npos) return plain;
  const std::string_view first = std::string_view(plain).substr(0, dash);
  const std::string_view last = std::string_view(plain).substr(dash + 1);
  std::string_view figures = first;
  while (!figures.empty() && is_letter(figures.front())) figures.remove_prefix(1);
  const bool has_letters = figures.size() < first.size();
  if (!are_digits(figures) || !are_digits(last)) return plain;
  if (last.size() > figures.size() - (has_letters ? 0 : 1)) return plain;
  const std::string whole = plus(figures.substr(0, figures.size() - last.size()), last);
  if (has_letters && whole <= figures) return plain;  // "S12-9" is "S12-S19", "S12-2" is none
  return plus(first, "-") + plus(first.substr(0, first.size() - figures.size()), whole);
}

bool are_pages(std::string_view text) { return leading_pages(text) == text && has_digit(text); }

std::string plain_pages(std::string_view pages) {
  std::string plain;
  while (!pages.empty()) {
    const std::size_t dash = length_of_spaced_dash(pages);
    const bool goes_on = dash > 0 && plain.ends_with('-');  // "829-–843": two kinds of dash
    if (!goes_on) plain += dash > 0 ? '-' : pages.front();
    pages.remove_prefix(std::max<std::size_t>(dash, 1));
  }
  return plain;
}

}  // namespace pprsearch
