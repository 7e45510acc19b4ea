#include "query/platform/printed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/platform/cursor.h"
#include "query/platform/printed_limits.h"
#include "query/platform/told.h"

// A number at the end of a line is its count or a word of it, and the print alone tells which. It
// is a count if it stands in brackets, behind a tab or two blanks, has commas between thousands, or
// stands behind what is complete: a field's name, a heading, a bracket, a quotation mark, a number
// of another line. Behind a bare word it is a count only if every line ends in a number, and one of
// them surely is a count. Otherwise it is read as a word, which is said. In a text that is not a
// list, print and what stands before must both say that it is a count.

namespace pprsearch::platform {
namespace {

constexpr std::size_t kLongestCount = 13;

/// "1,234", "1 234", "1234": the number; `grouped` if marks stand between thousands.
std::optional<std::size_t> count_of(std::string_view text, bool& grouped) {
  constexpr std::size_t kThousands = 3;
  std::size_t digits = count_digits(text);
  if (digits == 0 || text.size() > kLongestCount) return std::nullopt;
  std::string number(text.substr(0, digits));
  grouped = false;
  for (std::size_t at = digits; at < text.size(); at += 1 + kThousands) {
    const std::size_t group = count_digits(text.substr(at + 1));
    if (!is_one_of(text[at], ", '") || group != kThousands || digits > kThousands) {
      return std::nullopt;
    }
    number += text.substr(at + 1, kThousands);
    grouped = true;
  }
  std::size_t value = 0;
  for (const char digit : number) value = value * 10 + static_cast<std::size_t>(digit - '0');
  return value;
}

/// "12:05", "05:12:33"
bool is_time(std::string_view word) {
  const auto parts = split_at(word, ':');
  return parts.size() >= 2 && parts.size() <= 3 && std::ranges::all_of(parts, [](auto part) {
           return !part.empty() && part.size() <= 2 && are_digits(part);
         });
}

/// "7 Jan 2020"
bool is_date(std::string_view cell) {
  const auto words = split_words(cell, " -");
  return words.size() == 3 && are_digits(words[0]) && words[1].size() == 3 &&
         is_letter(words[1].front()) && words[2].size() == 4 && are_digits(words[2]);
}

bool ends_in_tag(std::string_view word, char mark) {
  const std::size_t at = word.rfind(mark);
  return at != word.npos && at > 0 && at + 1 < word.size() &&
         std::ranges::all_of(word.substr(at + 1),
                             [](char c) { return is_letter(c) || is_one_of(c, ",_"); });
}

/// "#1", "S1"
bool is_reference(std::string_view word) {
  return word.size() > 1 && is_one_of(word.front(), "#S") && are_digits(word.substr(1));
}

/// Whether what stands before a number is waiting for it: "1 or", "PUBYEAR >", "PY".
bool waits(std::string_view before) {
  before = trim_end(before);
  if (before.empty() || is_one_of(before.back(), "<>=(,:+-&")) return true;
  const std::string_view word = last_word(before);
  const bool is_field = word.size() == 2 && is_upper(word[0]) && is_upper(word[1]);
  if (is_field) return true;
  std::string lower = in_lower_case(word);
  while (!lower.empty() && (is_digit(lower.back()) || lower.back() == '/')) lower.pop_back();
  const bool is_operator = lower.size() < word.size() || !is_digit(word.back());
  constexpr auto kWaiting = std::to_array<std::string_view>(
      {"and", "or", "not", "adj", "near", "next", "pre", "to", "from", "is", "aft", "bef", "n", "w",
       "p", "pubyear", "limit", "dedup"});
  return is_operator && is_one_of(std::string_view(lower), kWaiting);
}

/// "yr=1980 - 2005"
bool is_range_of_years(std::string_view before, std::string_view digits) {
  constexpr std::size_t kYear = 4;
  if (digits.size() != kYear || before.size() < kYear) return false;
  const std::string_view word = before.substr(before.size() - kYear);
  return are_digits(word) &&
         (before.size() == kYear || !is_one_of(before[before.size() - kYear - 1], "#S"));
}

/// A number at the end of a line, or at its beginning.
struct Count {
  std::size_t begin;  ///< place in the plain text, as the end
  std::size_t end;
  std::size_t value;
  bool is_printed;   ///< as a count is: in brackets, apart, or with marks between thousands
  bool is_complete;  ///< what stands before it is complete
};

class CountTaker {
 public:
  CountTaker(const PlainText& plain, std::string_view original, Platform platform)
      : plain_(plain), original_(original), platform_(platform) {}

  void take(Lines& lines) const {
    std::vector<std::optional<Count>> counts;
    for (Line& line : lines.lines) {
      const bool in_columns = take_column(line);
      take_label(line, lines);
      take_remark(line, lines);
      if (lines.are_numbered) take_stop(line);
      counts.push_back(count_behind(line));
      if (in_columns) end_column(line, counts.back());
      if (!counts.back() && lines.are_numbered) counts.back() = count_before(line);
    }
    const auto is_sure = [&](const std::optional<Count>& count) {
      if (!count) return false;
      if (!lines.are_numbered) return count->is_printed && count->is_complete;
      return count->is_printed || (count->is_complete && platform_ != Platform::ppr);
    };
    const bool is_column = lines.are_numbered && counts.size() > 1 && platform_ != Platform::ppr &&
                           std::ranges::all_of(counts, [](auto& one) { return one.has_value(); }) &&
                           std::ranges::any_of(counts, is_sure);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      Line& line = lines.lines[i];
      if (is_sure(counts[i]) || (counts[i] && is_column)) {
        take_off(*counts[i], line);
        take_remark(line, lines);
      } else if (counts[i] && (lines.are_numbered || counts[i]->is_printed)) {
        line.doubtful = {counts[i]->begin, counts[i]->end};
      }
    }
  }

 private:
  std::string_view text_of(const Line& line) const {
    return std::string_view(plain_.text).substr(line.begin, line.end - line.begin);
  }

  /// A line may end with a semicolon or comma in print.
  void trim_line(Line& line) const {
    line.end = line.begin + trim_end(text_of(line), " ;,").size();
  }

  /// "5 / #1 AND #2 / 422": strokes part the columns.
  bool take_column(Line& line) const {
    if (!text_of(line).starts_with("/ ")) return false;
    line.begin += 2;
    return true;
  }
  void end_column(Line& line, std::optional<Count>& count) const {
    const std::size_t end = count ? count->begin : line.end;
    const std::string_view before = trim_end(text_of(line).substr(0, end - line.begin));
    if (!before.ends_with(" /")) return;
    const std::size_t stroke = line.begin + before.size() - 1;
    if (count) {
      count->begin = stroke;
      count->is_printed = count->is_complete = true;
    } else {
      line.end = stroke;
    }
  }

  /// "#1 AND #2." ends with a stop of the print.
  void take_stop(Line& line) const {
    trim_line(line);
    const std::string_view text = text_of(line);
    if (!text.ends_with('.')) return;
    const std::string_view before = trim_end(text, " .");
    if (is_reference(last_word(before)) || refers_only(before))
      line.end = line.begin + before.size();
  }

  void take_off(const Count& count, Line& line) const {
    line.printed = count.value;
    line.count = {count.begin, count.end};
    if (count.begin <= line.begin) {
      line.begin = count.end;
    } else {
      line.end = count.begin;
    }
    trim_line(line);
  }

  /// Whether the blanks before a place of the plain text part columns: a tab, or two at least in
  /// one printed line.
  bool stands_apart(std::size_t begin, std::size_t end) const {
    std::size_t blanks = 0;
    for (std::size_t at = begin; at < end; ++at) {
      const char c = original_[plain_.origins[at]];
      if (c == '\t') return true;
      if (c == '\n' || c == '\r') return platform_ == Platform::wos;
      ++blanks;
    }
    return blanks > 1;
  }
  bool stands_apart(const Line& line, std::size_t place) const {
    const std::string_view before = text_of(line).substr(0, place);
    return stands_apart(line.begin + trim_end(before).size(), line.begin + place);
  }

  /// `text` without the times, dates and kinds of searches that stand behind its count.
  std::string_view without_cells(const Line& line, std::string_view text) const {
    constexpr auto kCells = std::to_array<std::string_view>(
        {"advanced", "basic", "display", "contract", "expand", "results", "hits", "records",
         "citations", "references", "document", "documents"});
    for (bool goes_on = true; goes_on;) {
      text = trim_end(text);
      const std::string_view word = last_word(text);
      const std::string_view rest = text.substr(0, text.size() - word.size());
      goes_on = word.size() < text.size() &&
                (is_time(word) || is_one_of(std::string_view(in_lower_case(word)), kCells));
      if (goes_on) text = rest;
      // A date stands in a column of its own.
      for (std::size_t at = text.size(); !goes_on && at > 0 && at + 12 > text.size(); --at) {
        if (text[at - 1] != ' ' || !is_date(text.substr(at))) continue;
        // Embase.com prints it behind the count.
        const std::string_view before = trim_end(text.substr(0, at));
        const bool is_behind_count =
            platform_ == Platform::embase && !before.empty() && is_digit(before.back());
        if (!is_behind_count && !stands_apart(line, at)) continue;
        text = text.substr(0, at);
        goes_on = true;
      }
    }
    return text;
  }

  std::optional<Count> count_behind(Line& line) const {
    trim_line(line);
    const std::string_view whole = text_of(line);
    std::string_view text = without_cells(line, whole);
    if (platform_ == Platform::proquest) text = trim_end(text, "*");
    const bool in_brackets = text.ends_with(')');
    const std::size_t begin = in_brackets ? text.rfind('(') : text.size() - last_word(text).size();
    if (begin == text.npos || begin == 0) return std::nullopt;
    std::string_view digits = text.substr(begin);
    if (in_brackets) digits = trim(trim(digits, "()"));
    if (in_brackets && begins_with(digits, "n")) digits = trim_begin(digits.substr(1), " =");
    for (const std::string_view word : {" results", " hits", " records", " references"}) {
      if (in_brackets && digits.ends_with(word)) digits = without_last(digits, word.size());
    }
    bool grouped = false;
    const auto value = count_of(digits, grouped);
    std::string_view before = text.substr(0, begin);
    // "alliance[tiab]: 345"
    const std::string_view bare = trim_end(before, " :-");
    const bool has_mark = bare.size() < trim_end(before).size() && is_complete(bare) &&
                          !is_range_of_years(bare, digits);
    if (has_mark) before = bare;
    if (!value || waits(before)) return std::nullopt;
    const bool is_printed = in_brackets || grouped || has_mark || stands_apart(line, begin);
    if (!is_printed && has_printed_limit(before, platform_)) return std::nullopt;
    const std::size_t count_begin = has_mark ? before.size() : begin;
    return Count{line.begin + count_begin, line.end, *value, is_printed, is_complete(before)};
  }

  /// Web of Science: "# 3  1,234  #1 AND #2"
  std::optional<Count> count_before(const Line& line) const {
    Cursor here(plain_.text, line.begin, line.end);
    here.skip_blanks();
    const std::size_t begin = here.at();
    const std::string_view digits = here.take_while([](char c) { return is_digit(c) || c == ','; });
    bool grouped = false;
    const auto value = count_of(digits, grouped);
    const std::size_t end = here.at();
    if (!value || here.at_end()) return std::nullopt;
    const bool is_printed = grouped || stands_apart(end, here.at()) ||
                            (platform_ == Platform::wos && begins_query(here));
    const bool is_reference = here.take_word("or") || here.take_word("and") ||
                              here.take_word("not") || here.has("adj") || here.has("near");
    if (!is_printed || is_reference || platform_ == Platform::ppr) return std::nullopt;
    return Count{std::min(begin, line.begin), end, *value, true, true};
  }

  /// "TS=", "TOPIC:", "#1", "("
  static bool begins_query(Cursor here) {
    if (is_one_of(here.peek(), "#(")) return true;
    here.take_while(is_letter);
    here.skip_blanks();
    return is_one_of(here.peek(), "=:");
  }

  /// "Search: yoga[ti]", as PubMed's page has it. (Behind a number it was taken with that.)
  void take_label(Line& line, Lines& lines) const {
    constexpr std::string_view kLabel = "search:";
    trim_line(line);
    const std::string_view text = text_of(line);
    // Old histories have no colon: "Search yoga[ti]".
    const bool is_old = text.starts_with("Search ") && text.find('[') != text.npos;
    if (platform_ != Platform::pubmed || (!begins_with(text, kLabel) && !is_old)) return;
    const std::size_t end = line.begin + kLabel.size() - (is_old ? 1 : 0);
    if (end >= line.end || plain_.text[end] != ' ') return;
    lines.remarks.push_back({{line.begin, end}, std::string(text.substr(0, end - line.begin))});
    line.begin = end;
  }

  /// "[Block A]" behind a line of Ovid's.
  void take_remark(Line& line, Lines& lines) const {
    constexpr std::size_t kShortest = 12;
    if (!lines.are_numbered || platform_ != Platform::ovid) return;
    trim_line(line);
    const std::string_view text = text_of(line);
    const std::size_t open = text.rfind('[');
    if (!text.ends_with(']') || open == text.npos || open == 0 || text[open - 1] != ' ') return;
    const std::string_view remark = text.substr(open);
    const std::string_view before = trim_end(text.substr(0, open));
    if (remark.size() <= kShortest || remark.find(' ') == remark.npos) return;
    lines.remarks.push_back({{line.begin + open, line.end}, std::string(remark)});
    line.end = line.begin + before.size();
  }

  const PlainText& plain_;
  std::string_view original_;
  Platform platform_;
};

}  // namespace

bool is_complete(std::string_view before) {
  before = trim_end(before);
  if (before.empty()) return false;
  if (is_one_of(before.back(), ")]\"'/.}")) return true;
  const std::string_view word = last_word(before);
  if (ends_in_tag(word, ':') || ends_in_tag(word, '/')) return true;
  const std::string lower = in_lower_case(before);
  for (const std::string_view end : {"explode all trees", "this term only"}) {
    if (lower.ends_with(end)) return true;
  }
  for (const std::string_view begin : {"limit ", "remove duplicates from ", "dedup "}) {
    if (lower.starts_with(begin) && is_digit(lower[begin.size()])) return true;
  }
  return is_reference(word) || refers_only(before);
}

bool refers_only(std::string_view line) {
  std::size_t numbers = 0;
  for (const std::string_view word : split_words(line, " ()[],/-#S")) {
    if (are_digits(word) && word.size() <= 4) {
      ++numbers;
    } else if (!is_same_word(word, "and") && !is_same_word(word, "or") &&
               !is_same_word(word, "not")) {
      return false;
    }
  }
  return numbers > 1 || (numbers == 1 && line.find('/') != line.npos);
}

void take_printed(const PlainText& plain, std::string_view original, Platform platform,
                  Lines& lines) {
  CountTaker(plain, original, platform).take(lines);
}

void tell_printed(const PlainText& plain, const Lines& lines, Said& said) {
  const auto tell = [&](const std::vector<Remark>& what, std::string_view is) {
    if (what.empty()) return;
    const Place place = what.front().place;
    std::string message = "'" + what.front().text + "'" + std::string(is);
    if (what.size() > 1) message += " (and " + std::to_string(what.size() - 1) + " more)";
    said.note_with(DiagnosticCode::platform_reading, place.begin, place.end, std::move(message));
  };
  std::vector<Remark> counts;
  std::vector<Remark> doubtful;
  const auto add = [&](const Place& place, std::vector<Remark>& to) {
    if (place.end == 0) return;
    to.push_back(
        {place, std::string(trim(
                    std::string_view(plain.text).substr(place.begin, place.end - place.begin)))});
  };
  for (const Line& line : lines.lines) {
    add(line.count, counts);
    add(line.doubtful, doubtful);
  }
  tell(counts, kPrintedCount);
  tell(doubtful, kNoPrintedCount);
  tell(lines.remarks, kRemark);
  if (lines.is_reversed) {
    const std::size_t place = lines.lines.front().begin;
    said.note(DiagnosticCode::platform_reading, place, place, kReversed);
  }
}

}  // namespace pprsearch::platform
