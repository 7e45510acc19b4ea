#include "site/pages/names.h"

#include <pprsearch/search_parameters.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

/// The name of a month given as "07"; empty if there is none.
std::string_view month_named(std::string_view number) {
  if (number.size() != 2 || !are_digits(number)) return {};
  const int month = (number[0] - '0') * 10 + number[1] - '0';
  return month >= 1 && month <= 12 ? kMonths[month - 1] : std::string_view();
}

bool is_web_address(std::string_view text) {
  return begins_with(text, "http://") || begins_with(text, "https://");
}

/// "Swift, J. K., & Greenberg, R. P."
std::string names_listed(const Citation& citation) {
  std::string names;
  const std::size_t count = citation.authors.size();
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_last = i + 1 == count && !citation.authors_cut;
    if (i > 0) names += is_last ? ", & " : ", ";
    names += display_name(citation.authors[i]);
  }
  return names + (citation.authors_cut && count > 0 ? ", et al." : "");
}

void add_sentence(std::string& line, const std::string& sentence) {
  if (sentence.empty()) return;
  if (!line.empty()) line += ' ';
  line += sentence;
  if (!is_one_of(line.back(), ".?!")) line += '.';
}

/// "Psychotherapy, 57(1), 2-14"
std::string source_told(const Citation& citation) {
  std::string source = citation.container_title;
  std::string volume = citation.volume;
  if (!citation.issue.empty()) volume += '(' + citation.issue + ')';
  for (const std::string& piece : {volume, citation.page}) {
    if (!piece.empty()) source += (source.empty() ? "" : ", ") + piece;
  }
  return source;
}

/// "2020, July 5", as the APA writes the date of a post.
std::string date_of_post(const std::string& date) {
  if (date.size() < 7) return date.empty() ? "n.d." : date;
  std::string told = date.substr(0, 4) + ", " + std::string(month_named(date.substr(5, 2)));
  if (date.size() > 8) told += ' ' + std::string(trim_begin(date.substr(8), "0"));
  return told;
}

/// Whether a text is "." or "..", with any number of escapes.
bool stands_for_dots(std::string text) {
  for (;;) {
    if (text == "." || text == "..") return true;
    std::string next = unescape_address(text);
    if (next == text) return false;
    text = std::move(next);
  }
}

}  // namespace

std::string address_piece(std::string_view text) {
  if (!stands_for_dots(std::string(text))) return escape_for_address(text);
  std::string dots;
  for (const char c : text) dots += c == '.' ? "%2E" : escape_for_address(std::string(1, c));
  return escape_for_address(dots);
}

std::string text_of_piece(std::string_view piece) {
  return text_of_unescaped_piece(unescape_address(piece));
}

std::string text_of_unescaped_piece(std::string text) {
  return stands_for_dots(text) ? unescape_address(text) : text;
}

std::string shown_label(const std::string& label) {
  return is_blank(label, kBlanks) ? '"' + label + '"' : label;
}

bool says_something(const Citation& citation) {
  Citation rest = citation;
  rest.type.clear();
  rest.authors_cut = false;
  return rest != Citation();
}

std::string date_told(std::string_view date) {
  const std::vector<std::string_view> parts = split_at(date, '-');
  if (parts.size() < 2 || parts.size() > 3 || month_named(parts[1]).empty()) {
    return std::string(date);
  }
  const std::string month = std::string(month_named(parts[1])) + ' ' + std::string(parts[0]);
  return parts.size() == 2 ? month : std::string(trim_begin(parts[2], "0")) + ' ' + month;
}

std::string counted(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string entries_counted(std::size_t count) {
  return counted(count) + (count == 1 ? " entry" : " entries");
}

std::string page_of_pages(std::size_t page, std::size_t pages) {
  return "Page " + std::to_string(page) + " of " + std::to_string(pages);
}

std::string page_told(std::size_t page) {
  return page == 1 ? "" : ", page " + std::to_string(page);
}

std::string label_of(const std::vector<TaxonomyValue>& list, const std::string& slug) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const TaxonomyValue& value) { return value.slug == slug; });
  return found == list.end() ? slug : found->label;
}

std::string short_line(const Citation& citation) {
  std::string line;
  if (!citation.authors.empty()) line = display_name(citation.authors[0]);
  if (citation.authors.size() == 2) line += " & " + display_name(citation.authors[1]);
  if (citation.authors.size() > 2) line += " et al.";
  if (citation.issued.year != 0) line += " (" + std::to_string(citation.issued.year) + ").";
  if (!citation.container_title.empty()) line += ' ' + citation.container_title;
  return line.empty() ? citation.raw : line;
}

std::string article_line(const Citation& citation) {
  if (!citation.raw.empty()) return citation.raw;
  std::string line = names_listed(citation);
  const int year = citation.issued.year;
  add_sentence(line, '(' + (year == 0 ? "n.d." : std::to_string(year)) + ')');
  add_sentence(line, citation.title);
  add_sentence(line, source_told(citation));
  const std::string address = article_address(citation);
  return address.empty() ? line : line + ' ' + address;
}

std::string summary_line(const Entry& entry, const std::string& site_title,
                         const std::string& address) {
  std::string line;
  add_sentence(line, site_title);
  add_sentence(line, '(' + date_of_post(entry.published) + ')');
  add_sentence(line, entry.title.empty() ? entry.id : entry.title);
  return address.empty() ? line : line + ' ' + address;
}

std::string article_address(const Citation& citation) {
  if (citation.doi.empty()) return is_web_address(citation.url) ? citation.url : "";
  std::vector<std::string> pieces;
  for (const std::string_view piece : split_at(citation.doi, '/')) {
    pieces.push_back(escape_for_address(piece));
  }
  return "https://doi.org/" + join(pieces, "/");
}

std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs;
  bool is_open = false;
  for (const std::string_view line : split_at(text, '\n')) {
    if (is_blank(line, kBlanks)) {
      is_open = false;
    } else if (is_open) {
      paragraphs.back().append("\n").append(line);
    } else {
      paragraphs.emplace_back(line);
      is_open = true;
    }
  }
  return paragraphs;
}

}  // namespace pprsearch
