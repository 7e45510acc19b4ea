#include "query/platform/printed_limits.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/platform/cursor.h"
#include "query/platform/told.h"

// What platforms print behind a search of how it was limited. Years of publication are read, all
// else is left out and said.

namespace pprsearch::platform {
namespace {

constexpr std::string_view kBetweenLimits = " ,;[";

/// What begins a printed limit.
struct LimitRow {
  Platform platform;
  std::string_view begin;
  bool has_years = false;        ///< years that stand behind it are those of publication
  bool is_limit = true;          ///< it limits what is found
  bool at_end = false;           ///< nothing but another limit follows
  bool is_list = false;          ///< limits parted by commas, of which "from 2015 - 2020" has years
  bool needs_two_years = false;  ///< it is a limit with a first and a last year alone
};

using enum Platform;
constexpr auto kLimits = std::to_array<LimitRow>({
    {pubmed, "filters:", false, true, false, true},
    {pubmed, "filters applied:", false, true, false, true},
    {pubmed, "filters activated:", false, true, false, true},
    {pubmed, "limits:", false, true, false, true},
    {pubmed, "field:"},
    {pubmed, "publication date from", true},
    {pubmed, "sort by:", false, false},
    {ebsco, "limiters -"},
    {ebsco, "limiters-"},
    {ebsco, "published date:", true},
    {ebsco, "publication year:", true},
    {ebsco, "date of publication:", true},
    {ebsco, "publication date:", true},
    {ebsco, "narrow by"},
    {ebsco, "expanders -", false, false},
    {ebsco, "search modes -", false, false},
    {ebsco, "interface -", false, false},
    {ebsco, "database -", false, false},
    {ebsco, "view results", false, false},
    {cochrane, "with publication year from", true},
    {cochrane, "with cochrane library publication date"},
    {cochrane, "online publication date from"},
    {cochrane, "publication year from", true},
    {cochrane, "from 19", true, true, false, false, true},
    {cochrane, "from 20", true, true, false, false, true},
    {cochrane, "in clinical trials", false, true, true},
    {cochrane, "with publication date", true},
    {cochrane, "in trials", false, true, true},
    {cochrane, "in cochrane reviews", false, true, true},
    {cochrane, "(word variations have been searched)", false, false},
    {proquest, "additional limits -"},
    {proquest, "narrowed by:"},
    {proquest, "limits applied"},
    {wos, "refined by:"},
    {wos, "doctype="},
    {wos, "indexes=", false, false},
    {wos, "databases=", false, false},
    {wos, "date run:", false, false},
    {wos, "results:", false, false},
    {wos, "timespan=", true, false},
    {wos, "timespan:", true, false},
});

/// EBSCOhost's "Search modes - Find any of my search terms"
bool joins_otherwise(std::string_view text) {
  return text.starts_with("search modes -") &&
         (text.find("find all") != text.npos || text.find("find any") != text.npos ||
          text.find("smarttext") != text.npos);
}

/// "from 2000 to 2010"
bool is_span_of_years(std::string_view text) {
  constexpr std::size_t kYear = 4;
  const auto words = split_words(text);
  const auto is_year = [](std::string_view word) {
    return are_digits(word) && word.size() == kYear;
  };
  return words.size() == 4 && is_year(words[1]) && words[2] == "to" && is_year(words[3]);
}

/// The row whose beginning stands at a place of the text in lower case.
const LimitRow* limit_at(std::string_view lower, std::size_t at, Platform platform) {
  if (at > 0 && !is_one_of(lower[at - 1], " [;,")) return nullptr;
  const std::string_view rest = lower.substr(at);
  const auto row = std::ranges::find_if(kLimits, [&](const LimitRow& known) {
    if (known.platform != platform || !rest.starts_with(known.begin)) return false;
    const bool goes_with = lower.substr(0, at).ends_with("with ");
    if (goes_with && known.begin.starts_with("publication")) return false;
    if (known.needs_two_years && !is_span_of_years(rest)) return false;
    const std::string_view behind = trim_begin(rest.substr(known.begin.size()));
    return !known.at_end || behind.empty() || is_one_of(behind.front(), ",(;");
  });
  return row == kLimits.end() ? nullptr : &*row;
}

/// Where the next piece between commas begins that names years of publication, "from 2015 - 2020".
std::size_t find_from(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::string_view kFrom = "from ";
  constexpr std::size_t kYear = 4;
  for (at = text.find(kFrom, at); at < end; at = text.find(kFrom, at + 1)) {
    const bool begins_piece = is_one_of(trim_end(text.substr(0, at)).back(), ",;:");
    if (begins_piece && count_digits(text.substr(at + kFrom.size())) == kYear) return at;
  }
  return end;
}

/// Where the years of the limit at `at`, which ends at `end`, are to be looked for.
Place years_of_limit(const LimitRow& row, std::string_view text, std::size_t at, std::size_t end) {
  if (row.has_years) return {at, std::min(end, text.find(';', at))};
  if (!row.is_list) return {};
  const std::size_t from = find_from(text, at, end);
  if (from == end) return {};
  return {from, std::min({end, text.find(',', from), text.find(';', from)})};
}

/// Takes the years of a limit's text; false if there are none.
bool add_years(std::string_view text, LineLimits& limits) {
  const std::vector<int> years = years_in(text);
  if (years.empty()) return false;
  limits.first = *std::ranges::min_element(years);
  if (years.size() > 1) limits.last = *std::ranges::max_element(years);
  if (limits.last >= kFirstYearForOpen) limits.last = kOpenLast;
  limits.any_years = limits.first != kOpenFirst || limits.last != kOpenLast;
  return true;
}

}  // namespace

bool begins_with_printed_limit(std::string_view text, Platform platform) {
  return limit_at(in_lower_case(trim(text)), 0, platform) != nullptr;
}

bool has_printed_limit(std::string_view text, Platform platform) {
  const std::string lower = in_lower_case(text);
  for (std::size_t at = lower.size(); at-- > 0;) {
    if (limit_at(lower, at, platform) != nullptr) return true;
  }
  return false;
}

LineLimits take_printed_limits(const PlainText& plain, Platform platform, Line& line, Said& said) {
  LineLimits limits;
  const std::string lower =
      in_lower_case(std::string_view(plain.text).substr(line.begin, line.end - line.begin));
  const std::string_view text = lower;
  const auto note = [&](std::size_t begin, std::size_t end, bool is_limit) {
    const std::string_view part = trim_end(text.substr(begin, end - begin), kBetweenLimits);
    if (part.empty()) return;
    said.note(is_limit ? DiagnosticCode::not_in_index : DiagnosticCode::platform_reading,
              line.begin + begin, line.begin + begin + part.size(),
              is_limit ? kLimitLeftOut : kNoPartOfQuery);
  };
  std::size_t end = text.size();
  for (std::size_t at = end; at-- > 0;) {
    const LimitRow* row = limit_at(text, at, platform);
    if (row != nullptr && joins_otherwise(text.substr(at, end - at))) {
      said.fault(DiagnosticCode::no_counterpart, line.begin + at, line.begin + end,
                 ": words are joined otherwise by this mode than by that of operators and phrases, "
                 "in which they are read");
    }
    if (row == nullptr || (at == 0 && !row->is_list)) continue;
    std::size_t begin = at;
    const Place years = years_of_limit(*row, text, at, end);
    if (years.end > 0 && add_years(text.substr(years.begin, years.end - years.begin), limits)) {
      const std::string_view before = trim_end(text.substr(0, years.begin), kBetweenLimits);
      if (at + row->begin.size() < before.size()) note(at, years.begin, true);
      begin = std::min(end, std::max(years.end, text.find_first_not_of(kBetweenLimits, years.end)));
    }
    const bool is_head = row->is_limit && !row->has_years && end < text.size() &&
                         trim_end(text.substr(at, end - at), kBetweenLimits) == row->begin;
    if (!is_head) note(begin, end, row->is_limit);
    end = at;
  }
  if (end < text.size()) {
    const std::size_t left = trim_end(text.substr(0, end), kBetweenLimits).size();
    limits.are_all = left == 0;
    if (left > 0) line.end = line.begin + left;
  }
  return limits;
}

}  // namespace pprsearch::platform
