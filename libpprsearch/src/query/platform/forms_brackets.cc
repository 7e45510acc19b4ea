#include <array>
#include <utility>
#include <vector>

#include "query/platform/platform_reader.h"
#include "query/platform/told.h"

// PubMed: the name of a field stands behind a term, in brackets. Words without one would be mapped
// to headings; here all of them are asked for.

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;

/// "mesh: noexp " as tables have it.
std::string normal_tag(std::string_view tag) {
  std::string normal = in_lower_case(join(split_words(tag), " "));
  for (std::size_t at = normal.find(": "); at != normal.npos; at = normal.find(": ")) {
    normal.erase(at + 1, 1);
  }
  for (const std::string_view old : {"no exp", "no_exp"}) {
    const std::size_t at = normal.find(old);
    if (at != normal.npos) normal.replace(at, old.size(), "noexp");
  }
  return normal;
}

bool is_years_tag(const PlatformTable& table, std::string_view tag) {
  const Tag* found = find_tag(table, normal_tag(tag));
  return found != nullptr && (found->asks == Asks::years || found->asks == Asks::limit);
}

/// How many words of a node stand before the value of a tag behind them.
std::size_t words_before_value(const Tag& tag, const Node& node) {
  if (node.kind != Kind::term || node.quoted) return 0;
  const auto words = split_words(node.written);
  if (words.size() < 2) return 0;
  switch (tag.begins) {
    case Begins::first_word:
      return 0;
    case Begins::last_word:
      return words.size() - 1;
    case Begins::first_digit:
      break;
  }
  const auto date = std::ranges::find_if(
      words, [](std::string_view word) { return std::ranges::any_of(word, is_digit); });
  if (date == words.end()) return 0;
  const auto before = static_cast<std::size_t>(date - words.begin());
  // "last 5 years"
  return before - (before > 0 && is_same_word(words[before - 1], "last") ? 1 : 0);
}

/// A date at its beginning: "2015", "2015/01/01"; `day` is what stands behind the year.
bool take_date(Cursor& here, int& year, std::string_view& day) {
  const bool in_quotes = here.take("\"");
  const std::string_view digits = here.take_digits();
  if (digits.size() != 4) return false;
  year = number_of_figures(digits);
  day = here.take_while([](char c) { return is_digit(c) || c == '/'; });
  return !in_quotes || here.take("\"");
}

/// Month and day of each date in eight digits: "0615" of "20100615".
std::vector<std::string_view> days_in(std::string_view text) {
  constexpr std::size_t kYear = 4;
  std::vector<std::string_view> days;
  for (const std::string_view date : dates_in(text)) {
    if (date.size() > kYear) days.push_back(date.substr(kYear));
  }
  return days;
}

/// "2010 -Current", "2010 to date", "2010 onwards"
bool goes_on_till_today(std::string_view years) {
  constexpr auto kToday = std::to_array<std::string_view>(
      {"current", "present", "date", "now", "today", "onward", "onwards"});
  return std::ranges::any_of(split_words(years, " -:"), [&](std::string_view word) {
    return is_one_of(std::string_view(in_lower_case(word)), kToday);
  });
}

bool is_first_of_year(std::string_view day) {
  return is_one_of(day, std::array<std::string_view, 5>{"", "/01", "/1", "/01/01", "/1/1"});
}
bool is_last_of_year(std::string_view day) {
  return is_one_of(day, std::array<std::string_view, 3>{"", "/12", "/12/31"});
}

}  // namespace

/// `2010:2020[dp]`, `"2015/01/01"[PDAT] : "3000/12/31"[PDAT]`, `2010[dp]`
PlatformReader::Part PlatformReader::date_range() {
  const std::size_t begin = here_.at();
  int first = 0;
  std::string_view first_day;
  if (!take_date(here_, first, first_day)) return std::nullopt;
  int last = first;
  std::string_view last_day = first_day;
  std::string_view tag;
  const auto take_tag = [&] {
    here_.skip_blanks();
    if (here_.peek() != '[') return;
    here_.skip(1);
    const std::size_t tag_begin = here_.at();
    const auto end = skip_to(']');
    if (end) tag = here_.between(tag_begin, *end);
  };
  take_tag();
  std::size_t end = here_.at();
  here_.skip_blanks();
  if (here_.take(":")) {
    here_.skip_blanks();
    if (!take_date(here_, last, last_day)) return std::nullopt;
    take_tag();
    end = here_.at();
  }
  here_.go_to(end);
  if (tag.empty() || !is_years_tag(table_, tag)) return std::nullopt;
  ++reading_.recognised;
  if (find_tag(table_, normal_tag(tag))->asks == Asks::limit) {
    reading_.said.note(DiagnosticCode::not_in_index, begin, end, kLimitLeftOut);
    return constant(Kind::everything, begin);
  }
  if (!is_first_of_year(first_day) || !is_last_of_year(last < kFirstYearForOpen ? last_day : "")) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, end, kWholeYears);
  }
  return span_of_years(first, last, begin);
}

PlatformReader::Part PlatformReader::special_brackets() {
  const std::size_t begin = here_.at();
  if (!is_digit(here_.peek()) && here_.peek() != '"') return std::nullopt;
  Part dates = date_range();
  if (!dates) here_.go_to(begin);
  return dates;
}

PlatformReader::Part PlatformReader::behind_brackets(Node node, bool is_group) {
  const std::size_t end = here_.at();
  here_.skip_blanks();
  const std::size_t begin = here_.at();
  const bool is_round = is_group && here_.peek() == '(';
  if (here_.peek() == '[' || is_round) {
    here_.skip(1);
    const auto closing = skip_to(is_round ? ')' : ']');
    const std::string tag(closing ? here_.between(begin + 1, *closing) : "");
    if (closing && (!is_round || find_tag(table_, normal_tag(tag)) != nullptr)) {
      if (is_group) {
        reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(),
                           ": a tag behind a bracket is read as said of each word in it");
      }
      return tagged(std::move(node), tag, begin);
    }
  }
  here_.go_to(end);
  const bool is_mapped = node.kind == Kind::term && !is_group && !node.quoted &&
                         node.text.find(' ') != node.text.npos &&
                         node.text.find('*') == node.text.npos;
  if (!is_mapped) return node.quoted || is_group ? node : bare_word(std::move(node));
  Node all = bare_words(node, split_words(node.text));
  const std::size_t shown = end - std::min<std::size_t>(end, node.written.size());
  reading_.said.note(DiagnosticCode::platform_reading, shown, end,
                     ": no automatic term mapping: words without quotes and tag all have to be "
                     "there");
  return all;
}

/// `tag` begins at `begin`, with its bracket.
PlatformReader::Part PlatformReader::tagged(Node node, std::string_view tag, std::size_t begin) {
  std::string name = normal_tag(tag);
  const std::size_t near = name.find(":~");
  int between = -1;
  if (near != name.npos && are_digits(name.substr(near + 2))) {
    between = number_of_figures(std::string_view(name).substr(near + 2));
    name.resize(near);
  }
  const Tag* found = find_tag(table_, name);
  if (found == nullptr) {
    reading_.said.fault(DiagnosticCode::unknown_field, begin, here_.at(), kUnknownField);
    return node;
  }
  if (const std::size_t before = words_before_value(*found, node)) {
    return behind_words(node, tag, before, begin);
  }
  ++reading_.recognised;
  switch (found->asks) {
    case Asks::words: {
      if (between >= 0 && node.kind == Kind::term) {
        if (node.text.find('*') != node.text.npos) {
          reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(),
                             ": beside a truncated word the distance is ignored there; here it "
                             "holds");
        }
        node.kind = Kind::window;
        node.gap = between;
      }
      return in_fields(found->fields, std::move(node), begin);
    }
    case Asks::heading:
    case Asks::exploded:
    case Asks::major:
      note_heading(*found, begin);
      return headings_of(node);
    case Asks::years:
    case Asks::value:
      return of_each(std::move(node), *found, begin);
    case Asks::nothing:
      reading_.said.note(DiagnosticCode::not_in_index, begin, here_.at(), kFindsNothing);
      return constant(Kind::nothing, begin);
    case Asks::limit:
      break;
  }
  // What is limited to is told with the tag: "free full text[sb]".
  const std::size_t first = begin - std::min(begin, node.written.size());
  const bool stands_before = here_.between(first, begin) == node.written;
  return limit(trim(std::string_view(node.written), " \""), stands_before ? first : begin,
               here_.at());
}

/// Words without quotes, of which `before` stand before the value of the tag at `begin`: they are
/// asked without one, as the platform does when the words together are not a value of it.
PlatformReader::Part PlatformReader::behind_words(const Node& node, std::string_view tag,
                                                  std::size_t before, std::size_t begin) {
  Node value = node;
  const std::string_view first = split_words(node.written)[before];
  value.written = node.written.substr(static_cast<std::size_t>(first.data() - node.written.data()));
  value.text = value.written;
  auto words = split_words(node.text);
  words.resize(std::min(before, words.size()));
  Node all = bare_words(node, words);
  reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(),
                     ": said of what stands before it, and not of the words before that, which "
                     "are asked without a tag");
  Part tagged_value = tagged(std::move(value), tag, begin);
  if (tagged_value) all.operands.push_back(std::move(*tagged_value));
  return all;
}

/// Each word for itself, all of them; one of them may be a limit by itself.
Node PlatformReader::bare_words(const Node& node, const std::vector<std::string_view>& words) {
  Node all{.kind = Kind::all_of, .offset = node.offset, .length = node.length};
  for (const std::string_view word : words) {
    Node part = node;
    part.text = part.written = word;
    all.operands.push_back(bare_word(std::move(part)));
  }
  return all;
}

/// A word without a tag, which may be the name of a limit.
Node PlatformReader::bare_word(Node word) {
  const std::size_t at = here_.at();
  return is_same_word(word.text, "hasabstract") ? limit(word.text, at, at) : word;
}

/// Years or values, of a bracket each for itself: ("2010" or "2011").yr.
PlatformReader::Part PlatformReader::of_each(Node node, const Tag& tag, std::size_t begin) {
  if (node.operands.empty()) {
    if (tag.asks == Asks::years) return years_of(node.written, begin);
    return value(tag, node.written, begin);
  }
  for (Node& operand : node.operands) {
    Part one = of_each(std::move(operand), tag, begin);
    if (!one) return one;
    operand = std::move(*one);
  }
  return node;
}

/// What is said of a heading that is exploded, or a main one.
void PlatformReader::note_heading(const Tag& tag, std::size_t begin) {
  if (tag.asks == Asks::exploded) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kNoNarrower);
  } else if (tag.asks == Asks::major) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kNoMajor);
  }
}

/// Each term of a node as the name of a heading.
Node PlatformReader::headings_of(const Node& node) {
  if (node.kind != Kind::term) {
    Node copy = node;
    for (Node& operand : copy.operands) operand = headings_of(operand);
    return copy;
  }
  Node found = node;
  found.kind = Kind::heading;
  std::string_view label = trim(std::string_view(node.written), " \"'");
  const std::size_t slash = label.find('/');
  if (slash != label.npos) {
    const std::size_t begin = here_.at();
    reading_.said.note(DiagnosticCode::platform_reading, begin, begin, kNoQualifier);
    label = label.substr(0, slash);
  }
  found.text = trim(label, " *");
  if (label.ends_with('*')) found.text += '*';
  return found;
}

/// "last 5 years": as this language counts them from today.
PlatformReader::Part PlatformReader::last_years(std::string_view text, std::size_t begin) {
  const auto words = split_words(text, " \"");
  const bool is_one = words.size() == 3 && is_same_word(words[0], "last") && are_digits(words[1]) &&
                      words[1].size() <= 3 && begins_with(words[2], "year");
  if (!is_one) return std::nullopt;
  Node years = constant(Kind::years, begin);
  years.text = std::string(words[1]) + 'y';
  return years;
}

/// The years of a text: one, the first and the last of several, or each that an OR parts.
PlatformReader::Part PlatformReader::years_of(std::string_view text, std::size_t begin) {
  if (Part recent = last_years(text, begin)) return recent;
  const std::vector<int> found = years_in(text);
  if (found.empty()) {
    reading_.said.fault(DiagnosticCode::bad_range, begin, here_.at(), kNoYears);
    return std::nullopt;
  }
  const std::string_view bare = trim(text, " \"()");
  const bool are_parted =
      in_lower_case(bare).find(" or ") != std::string::npos && bare.find('-') == bare.npos;
  if (are_parted) {
    Node any = constant(Kind::any_of, begin);
    any.quoted = true;
    for (const int year : found) {
      if (Part one = span_of_years(year, year, begin)) any.operands.push_back(std::move(*one));
    }
    return any;
  }
  int first = found.size() == 2 ? found.front() : *std::ranges::min_element(found);
  int last = found.size() == 2 ? found.back() : *std::ranges::max_element(found);
  if (goes_on_till_today(bare) || bare.ends_with('-')) last = kOpenLast;
  if (bare.starts_with('-') || bare.starts_with('<')) first = kOpenFirst;
  if (bare.starts_with('>')) last = kOpenLast;
  const std::vector<std::string_view> days = days_in(text);
  const auto is_day = [&](std::string_view day) { return !days.empty() && days.front() == day; };
  // "> 2010" is without that year, "> 20101231" as well.
  if (bare.starts_with('>') && !bare.starts_with(">=") && (days.empty() || is_day("1231"))) ++first;
  if (bare.starts_with('<') && !bare.starts_with("<=") && found.size() == 1 &&
      (days.empty() || is_day("0101"))) {
    --last;
  }
  if (std::ranges::any_of(days, [](auto day) { return day != "0101" && day != "1231"; })) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kWholeYears);
  }
  return span_of_years(first, last, begin);
}

/// The years `first` to `last`, both counted in; fault() if there are none.
PlatformReader::Part PlatformReader::span_of_years(int first, int last, std::size_t begin) {
  if (first > kOpenLast || last < kOpenFirst) {
    reading_.said.fault(DiagnosticCode::bad_range, begin, here_.at(), kNoYears);
    return std::nullopt;
  }
  if (first > last) {
    std::swap(first, last);
    reading_.said.fault(DiagnosticCode::reversed_range, begin, here_.at(), kReversedYears);
  }
  if (last >= kFirstYearForOpen) last = kOpenLast;
  if (first == kOpenFirst && last == kOpenLast) {
    reading_.said.note(DiagnosticCode::not_in_index, begin, here_.at(), kAllYears);
    return constant(Kind::everything, begin);
  }
  Node years = constant(Kind::years, begin);
  years.first = first;
  years.last = last;
  return years;
}

}  // namespace pprsearch::platform
