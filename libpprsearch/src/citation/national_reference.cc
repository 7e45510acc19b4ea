#include "citation/national_reference.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/apa_names.h"
#include "citation/issued_date.h"
#include "citation/locator.h"
#include "citation/name_shape.h"
#include "citation/reference_links.h"
#include "citation/source_pieces.h"

//     A. Lee, J.K. Wu, Title, J. Things 12 (3) (2019) 101–109.                   Elsevier, numbered
//     Lee, Ann / Wu, Jo: Titel. In: Zeitschrift 12 (2019), H. 3, S. 101–109.     DIN 1505
//     LEE, A.; WU, J. Título. Revista, Cidade, v. 12, n. 3, p. 101-109, abr. 2019.         ABNT
//     李明, 王伟. 标题[J]. 学报, 2019, 12(3): 101-109.                               GB/T 7714
//
// Each has a close of its own, from which the line is read backwards, and its own way to part the
// names from the title. A line that lacks one of both is left to the readers of other styles.

namespace pprsearch {
namespace {

constexpr std::size_t kMostBytesOfClose = 80;

std::string_view behind_last(std::string_view text, std::string_view mark) {
  const std::size_t at = text.rfind(mark);
  return at == text.npos ? std::string_view() : text.substr(at + mark.size());
}

/// Reads "12", "12 (3)" and "12/3" off the end of `text`, which keeps what stands before.
bool take_leading_volume(std::string_view& text, Citation& citation) {
  text = trim_end(text, " ,");
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open == text.npos) return false;
    const std::string_view issue = trim(text.substr(open + 1, text.size() - open - 2));
    if (!std::ranges::any_of(issue, is_digit) || issue.size() > kYearDigits) return false;
    citation.issue = plain_pages(issue);
    text = trim_end(text.substr(0, open));
  }
  const std::size_t space = text.rfind(' ');
  if (space == text.npos) return false;
  std::string_view volume = text.substr(space + 1);
  if (const std::size_t slash = volume.find('/'); slash != volume.npos && citation.issue.empty()) {
    citation.issue = volume.substr(slash + 1);
    volume = volume.substr(0, slash);
  }
  if (!are_digits(volume) || volume.size() > kYearDigits) return false;
  citation.volume = volume;
  text = trim_end(text.substr(0, space), " ,");
  return true;
}

/// "A. Lee, J.K. Wu, Title, J. Things 12 (3) (2019) 101–109."
bool read_numbered(std::string_view text, Citation& citation) {
  const std::size_t close = text.rfind(") ");
  if (close == text.npos || close < kYearDigits + 1) return false;
  const std::size_t open = close - kYearDigits - 1;
  const std::string_view pages = trim(text.substr(close + 2));
  if (text[open] != '(' || !starts_with_year(text.substr(open + 1)) || !are_pages(pages)) {
    return false;
  }
  std::string_view head = text.substr(0, open);
  if (!take_leading_volume(head, citation)) return false;
  std::vector<std::string_view> pieces = split_trimmed(head, ',');
  const std::string_view journal = pieces.back();
  pieces.pop_back();
  std::size_t names = 0;
  while (names < pieces.size() &&
         (has_initials_in_front(pieces[names]) || (names > 0 && is_suffix(pieces[names])) ||
          (names > 0 && pieces[names].starts_with("et al")))) {
    ++names;
  }
  if (names == 0 || !is_in_title_case(journal) || head.find('"') != head.npos ||
      head.find("“") != head.npos) {
    return false;
  }
  const auto end_of_names = pieces.begin() + static_cast<std::ptrdiff_t>(names);
  read_authors(join(std::vector(pieces.begin(), end_of_names), ", "), citation);
  set_title(join(std::vector(end_of_names, pieces.end()), ", "), citation);
  citation.container_title = journal;
  citation.page = plain_pages(pages);
  citation.issued = read_issued(text.substr(open + 1, kYearDigits));
  return true;
}

/// "Lee, Ann / Wu, Jo", "Lee, Ann; Wu, Jo" and "Lee, Ann und Wu, Jo": each has a family in front.
std::vector<Name> names_with_family_first(std::string_view names) {
  std::vector<Name> read;
  std::string list(names);
  for (const std::string_view joint : {" / ", " und ", " & "}) {
    for (std::size_t at = list.find(joint); at != list.npos; at = list.find(joint, at)) {
      list.replace(at, joint.size(), ";");
    }
  }
  for (const std::string_view name : split_at(list, ';')) {
    const std::size_t comma = name.find(',');
    const std::string_view given = comma == name.npos ? "" : trim(name.substr(comma + 1));
    if (given.empty() || given.find(',') != given.npos) return {};
    read.push_back({std::string(trim(name.substr(0, comma))), std::string(given), {}, {}});
  }
  return read;
}

/// "Lee, Ann: Titel. In: Zeitschrift 12 (2019), H. 3, S. 101–109."
bool read_german(std::string_view text, Citation& citation) {
  const std::size_t in = find_any(text, {". In: ", ", in: "});
  const std::size_t colon = text.find(": ");
  const std::string_view pages = trim(behind_last(text, ", S. "));
  if (in == text.npos || colon >= in || !are_pages(pages)) return false;
  constexpr std::string_view kIn = ". In: ";
  std::string_view source = text.substr(in + kIn.size());
  const std::size_t close = source.rfind(')', source.rfind(", S. "));
  const std::size_t open = source.rfind('(', close);
  if (close == source.npos || open == source.npos || close - open != kYearDigits + 1) return false;
  if (!starts_with_year(source.substr(open + 1))) return false;
  for (const std::string_view mark : {", H. ", ", Heft ", ", Nr. "}) {
    const std::size_t at = source.find(mark, close);
    if (at == source.npos) continue;
    citation.issue = plain_pages(leading_pages(source.substr(at + mark.size())));
  }
  citation.issued = read_issued(source.substr(open + 1, kYearDigits));
  source = source.substr(0, open);
  if (!take_leading_volume(source, citation)) return false;
  citation.authors = names_with_family_first(text.substr(0, colon));
  if (citation.authors.empty()) return false;
  set_title(text.substr(colon + 2, in - colon - 2), citation);
  citation.container_title = source;
  citation.page = plain_pages(pages);
  return true;
}

/// Where the names end in "SILVA, J. A.; SOUZA, Maria. Título": families are in capitals. npos if
/// no such names begin the line.
std::size_t end_of_names_in_capitals(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t comma = text.find(", ", at);
    if (comma == text.npos || comma == at) return text.npos;
    if (std::ranges::any_of(text.substr(at, comma - at), is_lower)) return text.npos;
    const std::string_view given = text.substr(comma + 2);
    const std::size_t stop = given.substr(0, end_of_initials(given)).rfind('.');
    const std::size_t end = stop != given.npos ? stop + 1  // "B. E." before "A title"
                                               : std::min(given.find_first_of(".;"), given.size());
    const std::size_t behind = comma + 2 + end;
    const std::string_view rest = trim_begin(text.substr(behind), ".");
    if (!rest.starts_with(";")) return rest.starts_with(' ') ? behind : text.npos;
    at = std::min(text.find_first_not_of("; ", behind), text.size());
  }
  return text.npos;
}

/// "Revista" of "Revista, Cidade": the place belongs to the journal only where it goes on with "&".
std::string_view without_place(std::string_view journal) {
  const std::size_t comma = journal.rfind(", ");
  if (comma == journal.npos) return journal;
  const std::string_view last = journal.substr(comma);
  for (const std::string_view joint : {" & ", " and ", " e "}) {
    if (last.find(joint) != last.npos) return journal;
  }
  return journal.substr(0, comma);
}

/// "LEE, A.; WU, J. Título. Revista, Cidade, v. 12, n. 3, p. 101-109, abr. 2019."
bool read_brazilian(std::string_view text, Citation& citation) {
  const std::size_t volume = text.rfind(", v. ");
  if (volume == text.npos || text.size() - volume > kMostBytesOfClose) return false;
  const std::size_t names = end_of_names_in_capitals(text.substr(0, volume));
  if (names == text.npos) return false;
  for (const std::string_view field : split_at(text.substr(volume + 2), ',')) {
    const std::string_view value = trim(field);
    if (value.starts_with("v. ")) citation.volume = value.substr(3);
    if (value.starts_with("n. ")) citation.issue = plain_pages(value.substr(3));
    if (value.starts_with("p. ")) citation.page = plain_pages(leading_pages(value.substr(3)));
    const std::string_view year = value.substr(value.rfind(' ') + 1);
    if (is_year(year)) citation.issued = read_issued(value);
  }
  if (citation.issued.year == 0) return false;
  const std::string_view body = trim(text.substr(names, volume - names), " .");
  const std::size_t journal = begin_of_last_sentence(body);
  if (journal == 0) return false;
  read_authors(text.substr(0, names), citation);
  set_title(body.substr(0, journal), citation);
  citation.container_title = journal_name(without_place(body.substr(journal)));
  return true;
}

/// "李明, 王伟" are names as they stand; "等" says that there are more.
void read_names_of_gbt(std::string_view names, Citation& citation) {
  if (std::ranges::any_of(names, is_letter)) return read_authors(names, citation);
  for (const std::string_view name : split_at(names, ',')) {
    std::string_view text = trim(name);
    if (text.ends_with("等")) {
      citation.authors_cut = true;
      text = trim(without_last(text, std::string_view("等").size()));
    }
    if (!text.empty()) citation.authors.push_back({{}, {}, std::string(text), {}});
  }
}

/// "李明, 王伟. 标题[J]. 学报, 2019, 12(3): 101-109." and books and theses, "[M]", "[D]".
bool read_chinese(std::string_view text, Citation& citation) {
  const std::size_t mark = find_any(text, {"[J]", "[J/OL]", "[M]", "[D]"});
  const std::size_t stop = text.find(". ");
  if (mark == text.npos || stop >= mark) return false;
  const char kind = text[mark + 1];
  std::string_view source = text.substr(text.find(']', mark) + 1);
  if (!source.starts_with('.')) return false;
  source = trim(source, " .");
  std::size_t at = source.find(", ");
  while (at != source.npos && !starts_with_year(source.substr(at + 2))) {
    at = source.find(", ", at + 1);
  }
  if (at == source.npos) return false;
  const std::string_view behind = trim(source.substr(at + 2 + kYearDigits), " ,:");
  citation.issued = read_issued(source.substr(at + 2, kYearDigits));
  if (kind == 'J') {
    std::optional<Locator> locator = whole_locator(behind);
    if (!locator) return false;
    citation.volume = std::move(locator->volume);
    citation.issue = std::move(locator->issue);
    citation.page = std::move(locator->page);
    citation.container_title = trim(source.substr(0, at));
  } else {
    citation.type = kind == 'M' ? "book" : "thesis";
  }
  read_names_of_gbt(text.substr(0, stop), citation);
  set_title(text.substr(stop + 2, mark - stop - 2), citation);
  return true;
}

constexpr std::array<bool (*)(std::string_view, Citation&), 4> kReaders = {
    read_numbered, read_german, read_brazilian, read_chinese};

}  // namespace

bool read_national_reference(std::string_view text, Citation& citation) {
  Citation links;
  const std::string_view line =
      trim_end(without_closing_notes(trim(text.substr(0, read_links(text, links)))), " .,;");
  for (const auto& read : kReaders) {
    Citation found = links;
    if (!read(line, found) || found.issued.year == 0) continue;
    if (found.type.empty()) found.type = "article-journal";
    citation = std::move(found);
    return true;
  }
  return false;
}

}  // namespace pprsearch
