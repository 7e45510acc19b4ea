#include "citation/book_reference.h"

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
#include "citation/name_pieces.h"
#include "citation/name_shape.h"
#include "citation/reference_links.h"
#include "citation/source_pieces.h"
#include "citation/year_behind_journal.h"

// A title without quotes begins where the names end, and nothing but full stops parts them:
//
//     Lee, Ann B., and Jo Wu. Title. 2nd ed. New York: Press, 2019.      Chicago, bibliography
//     Lee, Ann B., and Jo Wu. 2019. Title. 2nd ed. New York: Press.      author-date
//     Lee, Ann B., and Jo Wu. Title. 2nd ed., Press, 2019.               MLA
//     Ann B. Lee and Jo Wu, Title, 2nd ed. (New York: Press, 2019), 12.  Chicago, notes
//     A. B. Lee and J. Wu, Title, 2nd ed. New York, NY, USA: Press, 2019.  IEEE
//
// So two marks have to be there: names, each by its shape, and a publisher where the line ends.

namespace pprsearch {
namespace {

constexpr std::size_t kMostWordsOfAuthor = 4;
constexpr std::size_t kMostBytesOfAuthors = 1000;  // each stop within them is tried

/// "Ann", "Ann B.", "J.-P.", "Mo van der": words of names and no others.
bool are_words_of_name(std::string_view text) {
  constexpr std::size_t kMostBytesOfParticle = 3;
  const std::vector<std::string_view> words = split_words(text);
  if (words.empty() || words.size() > kMostWordsOfAuthor || names_a_body(text)) return false;
  return std::ranges::none_of(text, is_digit) && text.find_first_of(":?!\"()") == text.npos &&
         std::ranges::all_of(words, [&](std::string_view word) {
           return !is_lower(word.front()) || word.size() <= kMostBytesOfParticle ||
                  std::ranges::any_of(word, is_upper);
         });
}

bool is_initial(std::string_view word) { return word.size() == 2 && word.ends_with('.'); }

/// Whether it is "Ann Lee" or "A. Lee", not "Ann B.": the given name first.
bool is_author_in_full(std::string_view piece) {
  const std::vector<std::string_view> words = split_words(piece);
  return words.size() > 1 && are_words_of_name(piece) && !is_initials(words.back());
}

/// Whether the pieces are names of which the first has its family in front.
bool are_inverted_first(std::string_view names) {
  const std::size_t word = names.find_last_of(" ,") + 1;
  if (!is_initial(names.substr(word))) names = trim_end(names, ".");  // "Wu." is not in short
  const std::vector<NamePiece> pieces = split_names(names).pieces;
  if (pieces.size() < 2 || pieces[1].after_and || is_initials(pieces[0].text)) return false;
  if (!are_words_of_name(pieces[0].text) || !are_words_of_name(pieces[1].text)) return false;
  return std::all_of(pieces.begin() + 2, pieces.end(), [](const NamePiece& piece) {
    return is_suffix(piece.text) || is_author_in_full(piece.text);
  });
}

/// Whether the stop behind "Muran, J" is an initial's of "Muran, J. Christopher, and Jeremy
/// Safran".
bool goes_on_with_given_names(std::string_view names, std::string_view rest) {
  if (!is_initial(names.substr(names.find_last_of(" ,") + 1))) return false;
  const std::size_t end = rest.find_first_of(" .,");
  return end != rest.npos && rest[end] != ' ';
}

/// Takes the names off the beginning of a line, with the stop behind them; empty if there are none.
std::string_view take_inverted_names(std::string_view& line) {
  for (std::size_t stop = line.find(". "); stop < kMostBytesOfAuthors;
       stop = line.find(". ", stop + 1)) {
    const std::string_view names = line.substr(0, stop + 1);
    const std::string_view rest = line.substr(stop + 2);
    const bool is_editors = names.ends_with(" eds.") || names.ends_with(" ed.");
    if (!are_inverted_first(names) || goes_on_with_given_names(names, rest)) {
      const bool is_body =
          names_an_organization(names) && is_in_title_case(names) && names.find(", ") == names.npos;
      if (!is_body) continue;
    }
    line = rest;
    return is_editors ? trim_end(names.substr(0, names.rfind(", ")), " ,") : names;
  }
  return {};
}

/// Takes "2019." and "n.d." off the beginning; nullopt if neither is there.
std::optional<IssuedDate> take_date(std::string_view& text) {
  if (text.starts_with("n.d. ")) {
    text.remove_prefix(5);
    return IssuedDate{};
  }
  if (!starts_with_year(text)) return std::nullopt;
  const std::size_t letter = text.size() > kYearDigits && is_lower(text[kYearDigits]) ? 1 : 0;
  if (!text.substr(kYearDigits + letter).starts_with(". ")) return std::nullopt;
  const IssuedDate date = read_issued(text.substr(0, kYearDigits));
  text.remove_prefix(kYearDigits + letter + 2);
  return date;
}

/// Takes ", 2019" off the end.
std::optional<IssuedDate> take_closing_year(std::string_view& text) {
  const std::size_t comma = text.rfind(", ");
  if (comma == text.npos || !is_year(text.substr(comma + 2))) return std::nullopt;
  const IssuedDate date = read_issued(text.substr(comma + 2));
  text = text.substr(0, comma);
  return date;
}

/// "Viking": a name that no journal has.
bool is_short_name(std::string_view text) {
  constexpr std::size_t kMostWords = 3;
  return split_words(text).size() <= kMostWords && !names_a_journal(text) &&
         std::ranges::none_of(text, is_digit) && text.find_first_of(".:(") == text.npos;
}

/// "Title. 2nd ed. New York: Press", "Title. 2nd ed., Press" behind the names. Before a year that
/// closes the line, `may_be_any` publisher.
bool read_title_and_publisher(std::string_view text, bool may_be_any, Citation& citation) {
  std::size_t begin = begin_of_last_sentence(text);
  if (begin == 0) return false;
  std::string_view publisher = text.substr(begin);
  const std::size_t edition = publisher.find(" ed., ");
  if (edition != publisher.npos) publisher = publisher.substr(edition + 6);
  if (!is_in_title_case(publisher)) return false;
  if (!is_publisher(publisher) && !(may_be_any && is_short_name(publisher))) return false;
  std::string_view title = text.substr(0, begin);
  if (const std::size_t editor = find_any(title, {". Edited by ", ". Translated by "});
      editor != title.npos) {
    title = title.substr(0, editor);
  }
  title = trim_end(title);
  if (title.ends_with(" Vol.") && ends_sentence(title.substr(0, title.size() - 5))) {
    title.remove_suffix(5);
  }
  citation.type = "book";
  set_title(title, citation);
  return !citation.title.empty();
}

/// "Lee, A., Wu, J. Title. Place: Press, 2019": place and publisher part the title from the names.
bool read_in_short(std::string_view text, Citation& citation) {
  const std::optional<IssuedDate> date = take_closing_year(text);
  const std::size_t begin = begin_of_last_sentence(text);
  if (!date || begin == 0 || text.find(": ", begin) == text.npos) return false;
  if (!take_names(text, citation)) return false;
  citation.issued = *date;
  return read_title_and_publisher(text, false, citation);
}

/// "Lee, Ann B., and Jo Wu. …"
bool read_family_first(std::string_view text, Citation& citation) {
  const std::string_view names = take_inverted_names(text);
  if (names.empty()) return false;
  std::optional<IssuedDate> date = take_date(text);
  const bool closes = !date;
  if (closes) date = take_closing_year(text);
  if (!date || !read_title_and_publisher(text, closes, citation)) return false;
  citation.issued = *date;
  read_names_before_title(names, false, citation);
  return true;
}

/// "Title, 2nd ed." as the pieces between commas say it.
std::string_view without_edition_behind_comma(std::string_view title) {
  return trim_end(without_edition(title), " ,");
}

/// How many of the pieces are names with the given name first; "Ann Lee and Jo Wu" is one piece.
std::size_t count_names(const std::vector<std::string_view>& pieces) {
  std::size_t count = 0;
  for (const std::string_view piece : pieces) {
    const std::vector<NamePiece> names = split_names(piece).pieces;
    const bool are_names = !names.empty() && std::ranges::all_of(names, [](const NamePiece& name) {
      return is_author_in_full(name.text);
    });
    if (!are_names) break;
    ++count;
    const bool is_last = piece.starts_with("and ") || piece.find(" and ") != piece.npos;
    if (is_last) break;
  }
  return count;
}

/// "Ann B. Lee and Jo Wu, Title, 2nd ed. (New York: Press, 2019), 12."
bool read_note(std::string_view text, Citation& citation) {
  const std::size_t open = text.rfind(" (");
  const std::size_t close = open == text.npos ? open : text.find(')', open);
  if (close == text.npos) return false;
  const std::string_view behind = trim(text.substr(close + 1), " ,.");
  if (behind.find_first_not_of("0123456789-–, ") != behind.npos) return false;
  std::string_view publisher = text.substr(open + 2, close - open - 2);
  const std::optional<IssuedDate> date = take_closing_year(publisher);
  if (!date || publisher.find(": ") == publisher.npos || !is_publisher(publisher)) return false;
  const std::string_view head = trim_end(text.substr(0, open), " ,");
  const std::size_t comma = head.find(", ");
  if (comma == head.npos) return false;
  const std::vector<std::string_view> pieces = split_trimmed(head, ',');
  const std::size_t names = count_names(pieces);
  if (names == 0) return false;
  // Without "and", what follows the first name is the title, be it "Grief Counseling" or not.
  const bool has_and = pieces[names - 1].find("and ") != std::string_view::npos;
  const std::size_t title = has_and ? names : 1;
  if (title >= pieces.size()) return false;
  const std::string by(
      head.substr(0, static_cast<std::size_t>(pieces[title].data() - head.data())));
  citation.issued = *date;
  citation.type = "book";
  set_title(without_edition_behind_comma(head.substr(by.size())), citation);
  read_names_before_title(trim_end(by, " ,"), true, citation);
  return !citation.title.empty();
}

/// "A. B. Lee and J. Wu, Title, 2nd ed. New York, NY, USA: Press, 2019"
bool read_initials_first(std::string_view text, Citation& citation) {
  const std::optional<IssuedDate> date = take_closing_year(text);
  if (!date) return false;
  const std::vector<std::string_view> pieces = split_trimmed(text, ',');
  const auto is_name = [](std::string_view piece) {
    if (const std::size_t editor = piece.find(" (Ed"); editor != piece.npos) {
      piece = piece.substr(0, editor);
    }
    const std::vector<NamePiece> names = split_names(piece).pieces;
    return !names.empty() && std::ranges::all_of(names, [](const NamePiece& name) {
      return has_initials_in_front(name.text);
    });
  };
  const auto title = std::ranges::find_if_not(pieces, is_name);
  if (title == pieces.begin() || title == pieces.end()) return false;
  const auto begin = static_cast<std::size_t>(title->data() - text.data());
  const std::string_view names = text.substr(0, begin);
  std::string_view rest = text.substr(begin);
  const std::size_t edition = rest.find(" ed. ");
  if (edition != rest.npos && is_publisher(rest.substr(edition + 5))) {
    set_title(without_edition_behind_comma(rest.substr(0, edition + 4)), citation);
  } else if (is_book_of_fields(rest) ||
             std::ranges::any_of(split_trimmed(rest, ','), is_publisher)) {
    set_title(book_of_fields(rest), citation);
  } else {
    return false;
  }
  citation.issued = *date;
  citation.type = "book";
  read_authors(names, citation);
  return !citation.title.empty() && citation.title.size() < rest.size();
}

}  // namespace

bool read_book_reference(std::string_view text, Citation& citation) {
  Citation links;
  const std::string_view line =
      trim_end(without_closing_notes(trim(text.substr(0, read_links(text, links)))), " .,;");
  for (const auto& read : {read_family_first, read_in_short, read_note, read_initials_first}) {
    Citation found = links;
    if (!read(line, found)) continue;
    citation = std::move(found);
    return true;
  }
  return false;
}

}  // namespace pprsearch
