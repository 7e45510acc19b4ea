#include "formats/source_place.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "formats/article_numbers.h"
#include "formats/reference_date.h"

// The journal ends before the first sentence that begins as a place does: with a volume ("12(3)",
// "Vol. 12"), an issue without one ("(4):"), or a year. PubMed has the date before a semicolon, the
// others behind the place. There each piece between commas is told by what it begins with.

namespace pprsearch {
namespace {

constexpr std::size_t kYearDigits = 4;

bool is_month(std::string_view word) { return date_in_words(plus(word, " 2000")).month != 0; }

bool begins_with_year(std::string_view text) {
  return count_digits(text) == kYearDigits && is_one_of(text.front(), "12");
}

/// "101-9" and "9pp" where a volume might stand: figures from one page to a later one, or a count.
bool is_pages(std::string_view text) {
  const std::size_t digits = count_digits(text);
  const std::string_view rest = text.substr(digits);
  if (digits == 0 || !rest.starts_with('-') || !are_digits(rest.substr(1))) return false;
  // "12-13" may be two volumes.
  return text.starts_with("1-") ||
         number_of_figures(rest.substr(1)) != number_of_figures(text.substr(0, digits)) + 1;
}

bool is_count_of_pages(std::string_view text) {
  const std::size_t digits = count_digits(text);
  return digits > 0 && is_one_of(trim(text.substr(digits), " ."),
                                 std::array<std::string_view, 3>{"p", "pp", "pages"});
}

/// Takes "Vol.", "Vol" or "Volume" off the beginning; whether it stood there.
bool take_volume_label(std::string_view& text) {
  for (const std::string_view label : {"volume", "vol"}) {
    if (!begins_with(text, label)) continue;
    const std::string_view rest = trim_begin(text.substr(label.size()), ". ");
    if (rest.empty() || !is_digit(rest.front())) continue;
    text = rest;
    return true;
  }
  return false;
}

/// Takes the pages off that follow "pp" or "p"; nothing for any other text.
std::string_view labelled_pages(std::string_view text) {
  for (const std::string_view label : {"pp", "pg", "p"}) {
    if (!begins_with(text, label)) continue;
    const std::string_view rest = trim_begin(text.substr(label.size()), ". ");
    const bool is_label = rest.size() + label.size() < text.size();
    if (is_label && !rest.empty() && !is_blank(rest)) return rest;
  }
  return {};
}

/// "(pp 1-12)" and "(no pagination)" of an article that has no volume yet.
bool begins_with_pages(std::string_view text) {
  return text.front() == '(' &&
         (!labelled_pages(text.substr(1)).empty() || begins_with(text, "(no pagination"));
}

/// ", 2019, pp. …" of an article that has neither volume nor issue.
bool begins_with_bare_year(std::string_view text) {
  return text.front() == ',' && begins_with_year(trim_begin(text, ", "));
}

bool begins_place(std::string_view text) {
  if (text.empty() || take_volume_label(text) || is_digit(text.front())) return !text.empty();
  if (begins_with_bare_year(text) || begins_with_pages(text)) return true;
  if (text.front() == ':') return text.size() > 1 && is_digit(text[1]);
  const bool is_issue = text.front() == '(' && text.size() > 1 && is_digit(text[1]);
  return is_issue && !begins_with_year(text.substr(1));
}

/// Where the place begins; the size of `text` if there is none.
std::size_t begin_of_place(std::string_view text) {
  for (std::size_t stop = text.find('.'); stop != text.npos; stop = text.find('.', stop + 1)) {
    const bool ends = stop + 1 < text.size() && is_one_of(text[stop + 1], " :");
    const std::size_t begin = text.find_first_not_of(kBlanks, stop + 1);
    if (ends && begin != text.npos && begins_place(text.substr(begin))) return begin;
  }
  return text.size();
}

/// "PLoS ONE" of "PLoS ONE [Electronic Resource]."
std::string_view name_of_journal(std::string_view text) {
  text = trim_end(text, ". \n");
  const std::size_t bracket = text.rfind(" [");
  return text.ends_with(']') && bracket != text.npos ? trim_end(text.substr(0, bracket), ". ")
                                                     : text;
}

/// The year first: "2015 April" of "April 2015", "2015 March 16" of "16 March 2015".
std::string year_first(std::string_view text) {
  const std::string date = first_date(text);
  if (date.size() <= kYearDigits || begins_with_year(date)) return date;
  const std::string_view year = std::string_view(date).substr(date.size() - kYearDigits);
  if (!are_digits(year)) return date;
  const std::string_view rest = trim(without_last(date, kYearDigits), " ,");
  const std::size_t digits = count_digits(rest);
  std::string ordered = plus(year, " ").append(trim(rest.substr(digits)));
  if (digits > 0) ordered.append(" ").append(rest.substr(0, digits));
  return ordered;
}

bool has_year(std::string_view text) {
  for (const std::string_view word : split_words(text, " ,-/")) {
    if (word.size() == kYearDigits && begins_with_year(word)) return true;
  }
  return false;
}

/// Reads what stands behind the journal, from its beginning on.
class PlaceReader {
 public:
  PlaceReader(std::string_view text, SourcePlace& place) : text_(text), place_(place) {}

  /// "12(3):45-56, 2019 Mar", "Vol. 12(3) (pp 45-56), 2019".
  void read() {
    take_volume_label(text_);
    read_volume();
    while (take_bracket()) {
    }
    if (text_.starts_with(':')) place_.page = trim(take_to(text_.substr(1), ','), " .");
    read_pieces();
  }

  /// "12(3):45-56" of PubMed, which has the date before it.
  void read_bare() {
    read_volume();
    while (take_bracket()) {
    }
    if (text_.starts_with(':')) place_.page = trim(text_.substr(1), " .");
  }

 private:
  std::string_view take_to(std::string_view rest, char mark) {
    const std::string_view piece = rest.substr(0, rest.find(mark));
    text_ = rest.substr(piece.size());
    return piece;
  }

  /// A supplement may follow in words.
  void read_volume() {
    const std::string_view volume = text_.substr(0, text_.find_first_of("(:,;"));
    const std::string_view number = trim(volume, " .");
    text_.remove_prefix(volume.size());
    const bool is_alone = text_.empty() || text_.front() == ',';
    if (is_alone && is_pages(number)) {
      place_.page = number;
    } else if (!is_alone || !is_count_of_pages(number)) {
      place_.volume = number;
    }
  }

  /// Of "(5-B(E))" the last bracket.
  std::size_t end_of_bracket() const {
    std::size_t open = 0;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      open += text_[at] == '(' ? 1 : 0;
      if (text_[at] == ')' && open > 0 && --open == 0) return at;
    }
    return text_.find(')');
  }

  bool take_bracket() {
    text_ = trim_begin(text_);
    const std::size_t end = end_of_bracket();
    if (!text_.starts_with('(') || end == text_.npos) return false;
    const std::string_view inside = trim(text_.substr(1, end - 1));
    text_.remove_prefix(end + 1);
    const std::string_view pages = labelled_pages(inside);
    if (!pages.empty()) {
      place_.page = pages;
    } else if (plain_words(inside).find("pagination") == std::string::npos &&
               place_.issue.empty()) {
      place_.issue = inside;
    }
    return true;
  }

  void read_pieces() {
    std::string before;  // "October 1" of "October 1, 2019"
    while (!text_.empty()) {
      const std::size_t end = end_of_piece();
      const std::string_view piece = trim(text_.substr(0, end), " .\n");
      text_.remove_prefix(std::min(text_.size(), end == text_.npos ? text_.size() : end + 1));
      if (piece.empty()) continue;
      if (has_year(piece) && !before.empty() && piece.size() == kYearDigits) {
        read_piece(before + ", " + std::string(piece));
      } else {
        read_piece(piece);
      }
      before = piece;
    }
  }

  /// A comma or a full stop, but not that of "pp." or "Nov.".
  std::size_t end_of_piece() const {
    const std::size_t comma = text_.find(',');
    std::size_t stop = text_.find(". ");
    while (stop < comma && belongs_to_piece(stop)) stop = text_.find(". ", stop + 1);
    return std::min(comma, stop);
  }
  bool belongs_to_piece(std::size_t stop) const {
    const std::string_view before = text_.substr(0, stop);
    return !labelled_pages(trim_begin(text_.substr(0, stop + 3), " ,")).empty() ||
           is_month(before.substr(before.rfind(' ') + 1));
  }

  void read_piece(std::string_view piece) {
    constexpr std::string_view kPublished = "date of publication:";
    if (begins_with(piece, kPublished)) {
      place_.date = year_first(trim(piece.substr(kPublished.size())));
    } else if (const std::string_view pages = labelled_pages(piece); !pages.empty()) {
      if (place_.page.empty() && is_page(pages)) place_.page = pages;
    } else if (std::string number = labelled_article_number(piece); !number.empty()) {
      if (place_.page.empty()) place_.page = std::move(number);
    } else if (has_year(piece) && place_.date.empty()) {
      place_.date = year_first(piece);
    }
  }

  static bool is_page(std::string_view text) {
    return text.size() < 30 && std::ranges::any_of(text, is_digit);
  }

  std::string_view text_;
  SourcePlace& place_;
};

/// "2019 Mar 3;12(3):45-56. doi: 10.5555/x"; without an issue "2019 Mar 3:12:45-56"; of an article
/// that has no volume yet "2019 Mar 3. doi: …", perhaps with its publisher's number before the
/// stop, which is no page.
void read_pubmed(std::string_view text, SourcePlace& place) {
  const std::size_t end = std::min(text.find_first_of(";.:"), text.size());
  place.date = trim(text.substr(0, end));
  if (end == text.size() || text[end] == '.') return;
  const std::string_view behind = text.substr(end + 1);
  const std::string_view rest = trim(behind.substr(0, behind.find(". ")), " .");
  if (text[end] == ';' || rest.find(':') != rest.npos) return PlaceReader(rest, place).read_bare();
  if (rest.find('(') == rest.npos) place.page = rest;
}

/// Whether a place begins with PubMed's date: with a year and a month or season, or with a year and
/// what stands behind a date there, if no other year ends it, as Ovid writes.
bool begins_with_date_of_pubmed(std::string_view text) {
  if (!begins_with_year(text)) return false;
  const std::size_t end = std::min(text.find_first_of(";.:(,"), text.size());
  if (end == text.size()) return true;
  const bool may_be = is_one_of(text[end], ";.:");
  const std::string_view words = trim(text.substr(kYearDigits, end - kYearDigits));
  if (!words.empty()) {
    const std::string_view word = words.substr(0, words.find_first_of(" -/"));
    return may_be && (text[end] == ';' || is_month(word) || names_season(word));
  }
  const std::size_t comma = text.rfind(", ");
  return may_be && (comma == text.npos || !has_year(text.substr(comma)));
}

/// Where the date begins that ends before `end`: its year, and the months, seasons and days before
/// it. npos if no year stands there.
std::size_t begin_of_date_before(std::string_view text, std::size_t end) {
  text = trim_end(text.substr(0, end));
  std::size_t begin = text.npos;
  while (!text.empty()) {
    const std::size_t blank = text.find_last_of(" ,/-");
    const std::string_view word = text.substr(blank == text.npos ? 0 : blank + 1);
    const bool is_part = begin == std::string_view::npos
                             ? word.size() == kYearDigits && begins_with_year(word)
                             : (are_digits(word) && word.size() <= 2) || names_season(word) ||
                                   (word.size() >= 3 && is_month(trim_end(word, ".")));
    if (!is_part) break;
    const bool is_month_or_day = begin != text.npos;
    begin = static_cast<std::size_t>(word.data() - text.data());
    text = trim_end(text.substr(0, begin), " /-");
    if (is_month_or_day && text.ends_with(',')) break;  // "Journal 12, Winter 2007"
    text = trim_end(text, " ,/-");
  }
  return begin;
}

/// "J Examples August 2011;43(8):647-653" of Journals@Ovid, whose date stands right behind the
/// journal.
bool read_dated_journal(std::string_view text, SourcePlace& place) {
  const std::size_t end = text.rfind(';');
  if (end == text.npos || end + 1 == text.size() || !is_digit(text[end + 1])) return false;
  const std::size_t begin = begin_of_date_before(text, end);
  if (begin == text.npos || begin == 0) return false;
  place.journal = trim_end(text.substr(0, begin), " .,");
  place.date = year_first(trim(text.substr(begin, end - begin)));
  PlaceReader(text.substr(end + 1), place).read_bare();
  return true;
}

/// "J Examples 12(1), Winter 2007: 7-14" and "J Examples, 2013(1): 3-28" of International Political
/// Science Abstracts.
bool read_spaced_pages(std::string_view text, SourcePlace& place) {
  const std::size_t colon = text.rfind(": ");
  if (colon == text.npos || text.substr(colon + 2).find_first_not_of("0123456789-") != text.npos) {
    return false;
  }
  const std::string_view before = text.substr(0, colon);
  std::size_t begin = begin_of_date_before(before, before.size());
  std::string_view journal = before;
  std::string_view volume;
  if (begin == before.npos && before.ends_with(')')) {  // the year is the volume
    begin = begin_of_date_before(before, before.rfind('('));
    if (begin == before.npos || count_digits(before.substr(begin)) != kYearDigits) return false;
    journal = before.substr(0, begin);
    volume = before.substr(begin);
    place.date = volume.substr(0, kYearDigits);
  } else if (begin != before.npos) {
    place.date = year_first(before.substr(begin));
    journal = trim_end(before.substr(0, begin), " ,");
    const std::size_t blank = journal.rfind(' ');
    if (blank == journal.npos || !is_digit(journal[blank + 1])) return false;
    volume = journal.substr(blank + 1);
    journal = journal.substr(0, blank);
  }
  if (volume.empty()) return false;
  place.journal = trim_end(journal, " ,.");
  PlaceReader(volume, place).read_bare();
  place.page = text.substr(colon + 2);
  return true;
}

/// Takes "Roe, R. [Editor], Doe, K. [Editor]." off the name of a book; whether there were any.
bool take_editors(std::string& book) {
  const std::size_t mark = book.rfind("[Ed");
  const std::size_t end = mark == book.npos ? mark : book.find("]. ", mark);
  if (end == book.npos) return false;
  book.erase(0, end + 3);
  return true;
}

/// "Lambert, M [Ed]. (2013). The handbook, 6th ed. (pp. 169-218). xxi, 849 pp."
bool read_chapter(std::string_view text, SourcePlace& place) {
  const std::size_t pages = text.find("(pp. ");
  const std::size_t close = pages == text.npos ? pages : text.find(')', pages);
  if (close == text.npos) return false;
  std::string_view book = trim_end(text.substr(0, pages), " ,.");
  const std::size_t year = book.rfind(" (");
  if (year == book.npos || !begins_with_year(book.substr(year + 2))) return false;
  place.is_in_book = true;
  place.page = labelled_pages(text.substr(pages + 1, close - pages - 1));
  place.date = book.substr(year + 2, kYearDigits);
  place.journal = trim(book.substr(std::min(book.find(')', year), book.size() - 1) + 1), " .");
  return true;
}

}  // namespace

SourcePlace place_of_source(std::string_view text) {
  text = trim(text, " .\n\r\t");
  SourcePlace place;
  if (read_chapter(text, place) || read_spaced_pages(text, place)) return place;
  const std::size_t begin = begin_of_place(text);
  if (begin == text.size() && read_dated_journal(text, place)) return place;
  place.journal = name_of_journal(text.substr(0, begin));
  const std::string_view rest = text.substr(begin);
  if (rest.empty()) return place;
  if (begins_with_date_of_pubmed(rest)) {
    read_pubmed(rest, place);
  } else {
    PlaceReader(rest, place).read();
  }
  place.is_in_book = take_editors(place.journal);
  return place;
}

}  // namespace pprsearch
