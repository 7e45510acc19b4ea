#include "citation/numbered_chapter.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/apa_names.h"
#include "citation/issued_date.h"
#include "citation/locator.h"
#include "citation/name_pieces.h"
#include "citation/name_shape.h"
#include "citation/reference_links.h"
#include "citation/source_pieces.h"

//     Lee, A., Wu, J.K.: Title. In: Roe, M. (ed.) Book, pp. 12–19. Place (2021)    Springer
//     Lee, A., Wu, J.K.: Title of the book. Publisher, Place (2021)                Springer
//     A. Lee, J.K. Wu, Title, in: M. Roe (Ed.), Book, Publisher, Place, 2021, pp. 12–19.   Elsevier
//
// What would be taken for a long list of names elsewhere is believed here only where each piece
// before the title is a name by its initials.

namespace pprsearch {
namespace {

/// "(2021)" at the end.
bool take_year(std::string_view& text, Citation& citation) {
  constexpr std::size_t kBrackets = 2;
  const std::size_t open = text.rfind('(');
  if (open == text.npos || text.size() - open != kYearDigits + kBrackets) return false;
  if (!is_year(text.substr(open + 1, kYearDigits)) || !text.ends_with(')')) return false;
  citation.issued = read_issued(text.substr(open + 1, kYearDigits));
  text = trim_end(text.substr(0, open), " ,");
  return true;
}

/// Whether each piece is a family with its initials behind a comma.
bool are_inverted(std::string_view names) {
  const std::vector<NamePiece> pieces = split_names(names).pieces;
  if (pieces.size() % 2 != 0 || pieces.empty()) return false;
  for (std::size_t i = 0; i < pieces.size(); i += 2) {
    if (is_initials(pieces[i].text) || !is_initials(pieces[i + 1].text)) return false;
  }
  return true;
}

std::size_t find_editor(std::string_view book) {
  return find_any(book, {"(ed.)", "(eds.)", "(Ed.)", "(Eds.)", "(ed)", "(eds)", "(Hrsg.)"});
}

/// "Lee, A., Wu, J.K.: Title. In: Roe, M. (ed.) Book, pp. 12–19. Place (2021)"
bool read_springer(std::string_view text, Citation& citation) {
  const std::size_t colon = text.find(": ");
  if (colon == text.npos || !take_year(text, citation)) return false;
  if (!are_inverted(text.substr(0, colon))) return false;
  const std::string_view names = text.substr(0, colon);
  text.remove_prefix(colon + 2);
  if (const std::size_t in = text.find(". In: "); in != text.npos) {
    std::string_view book = text.substr(in + 6);
    const std::size_t editor = find_editor(book);
    if (editor != book.npos) book = trim(book.substr(book.find(')', editor) + 1), " .,");
    if (const std::size_t pages = find_any(book, {", pp. ", ", p. "}); pages != book.npos) {
      const std::string_view range = book.substr(book.find(". ", pages) + 2);
      citation.page = plain_pages(leading_pages(range));
      book = book.substr(0, pages);
    }
    citation.type = "chapter";
    set_title(text.substr(0, in), citation);
    citation.container_title = trim_end(without_edition(book.substr(0, book.find(". "))), " .,");
  } else {
    const std::size_t publisher = begin_of_last_sentence(text);
    if (publisher == 0 || !is_in_title_case(text.substr(publisher))) return false;
    const bool is_book = is_publisher(text.substr(publisher));
    if (!is_book && std::ranges::any_of(text.substr(publisher), is_digit)) return false;
    const std::size_t source = is_book ? publisher : begin_of_journal(text);
    if (!is_book) citation.container_title = journal_name(text.substr(source));
    set_title(text.substr(0, source), citation);
    citation.type = is_book ? "book" : "article-journal";
  }
  read_authors(names, citation);
  return true;
}

/// "A. Lee, J.K. Wu, Title, in: M. Roe (Ed.), Book, Publisher, Place, 2021, pp. 12–19"
bool read_elsevier(std::string_view text, Citation& citation) {
  const std::size_t in = text.find(", in: ");
  const std::size_t mark = text.rfind(", pp. ");
  if (in == text.npos || mark == text.npos || mark < in) return false;
  const std::string_view pages = text.substr(mark + 6);
  std::string_view book = text.substr(in + 6, mark - in - 6);
  const std::size_t comma = book.rfind(", ");
  if (!are_pages(pages) || comma == book.npos || !is_year(book.substr(comma + 2))) return false;
  citation.issued = read_issued(book.substr(comma + 2));
  book = book.substr(0, comma);
  const std::vector<std::string_view> pieces = split_trimmed(text.substr(0, in), ',');
  const auto title = std::ranges::find_if_not(
      pieces, [](std::string_view piece) { return has_initials_in_front(piece); });
  if (title == pieces.begin() || title == pieces.end()) return false;
  if (const std::size_t editor = find_editor(book); editor != book.npos) {
    book = trim(book.substr(book.find(')', editor) + 1), " ,");
  }
  read_authors(join(std::vector(pieces.begin(), title), ", "), citation);
  set_title(join(std::vector(title, pieces.end()), ", "), citation);
  citation.type = "chapter";
  citation.container_title = book_of_fields(book);
  citation.page = plain_pages(pages);
  return true;
}

}  // namespace

bool read_numbered_chapter(std::string_view text, Citation& citation) {
  Citation links;
  const std::string_view line =
      trim_end(without_closing_notes(trim(text.substr(0, read_links(text, links)))), " .,;");
  for (const auto& read : {read_springer, read_elsevier}) {
    Citation found = links;
    if (!read(line, found)) continue;
    citation = std::move(found);
    return true;
  }
  return false;
}

}  // namespace pprsearch
