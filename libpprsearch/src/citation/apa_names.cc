#include "citation/apa_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/name_pieces.h"
#include "citation/name_shape.h"

// A list of names is split into pieces, and each piece is told by its shape.
// Initials settle the matter:
//
//     Flückiger | C. | Del Re | A. C. | … | Barber | J. P.     family, initials
//     Flückiger C. | Del Re A. C.                              both in one piece
//     C. Flückiger | A. C. Del Re                              given name first
//
// Where no piece is initials, all pieces of two words or more are names with the
// given name first (Andrzej Werbart | Mo Wang); an even number of pieces between
// the "&"s are families with their given names (Werbart | Andrzej); else they
// are families alone. A word that no person's name has ("Organization", "of")
// makes the whole the name of a body.

namespace pprsearch {
namespace {

std::string words_of(std::string_view text) {
  return std::string(is_initials(text) ? text : trim_end(text, ". "));
}

Name given_name_first(std::string_view text) {
  Name name;
  name.suffix = take_suffix(text);
  const std::size_t family = begin_of_family(text);
  name.family = words_of(text.substr(family));
  name.given = trim_end(text.substr(0, family));
  return name;
}

Name literal_name(std::string_view text) {
  Name name;
  name.literal = trim_end(text, ". ");
  return name;
}

/// "MD" behind initials; before them it is a family's.
bool is_degree_in_capitals(std::string_view text) {
  constexpr auto kDegrees =
      std::to_array<std::string_view>({"MD", "MA", "MS", "MPH", "RN", "BA", "MBA"});
  std::string letters(trim(text));
  std::erase(letters, '.');
  return is_one_of(std::string_view(letters), kDegrees);
}

/// Reads a list in which some piece is initials, or ends with them.
class InvertedNames {
 public:
  explicit InvertedNames(const std::vector<NamePiece>& pieces) : pieces_(pieces) {}

  std::vector<Name> read() {
    for (at_ = 0; at_ < pieces_.size(); ++at_) {
      if (pieces_[at_].after_and) wants_given_ = false;
      if (pieces_[at_].is_body) {
        names_.push_back(literal_name(pieces_[at_].text));
      } else {
        take(pieces_[at_].text);
      }
    }
    return std::move(names_);
  }

 private:
  bool initials_follow() const {
    if (at_ + 1 == pieces_.size() || pieces_[at_ + 1].after_and) return false;
    return is_initials(pieces_[at_ + 1].text);
  }

  void take(std::string_view text) {
    if (!names_.empty() && is_suffix(text)) {
      names_.back().suffix = without_stop(text);
      return;
    }
    if (!names_.empty() && !wants_given_ && is_degree_in_capitals(text)) return;
    const std::string_view suffix = take_suffix(text);
    if (wants_given_) {
      take_given(text);
    } else {
      add(text);
    }
    if (!suffix.empty()) names_.back().suffix = suffix;
  }

  /// "Rubel, J." and "Rubel, Julian"; but "J. D. Kraus" before initials holds
  /// the given name of one person and the family of the next.
  void take_given(std::string_view text) {
    const bool whole = is_initials(text) || !initials_follow();
    const std::size_t end = whole ? text.size() : end_of_initials(text);
    wants_given_ = false;
    names_.back().given = trim_end(text.substr(0, end));
    if (end < text.size()) add_family(text.substr(end));
  }

  void add_family(std::string_view text) {
    names_.push_back({words_of(trim(text)), {}, {}, {}});
    wants_given_ = true;
  }

  void add(std::string_view text) {
    const std::size_t given = begin_of_last_initials(text);
    if (given != std::string_view::npos) {
      names_.push_back(
          {std::string(text.substr(0, given - 1)), words_of(text.substr(given)), {}, {}});
    } else if (initials_follow()) {
      add_family(text);
    } else if (is_initials(text) || names_a_body(text)) {
      const bool has_article = !names_.empty() && text.starts_with("the ");
      names_.push_back(literal_name(has_article ? text.substr(4) : text));
    } else if (end_of_initials(text) > 0) {
      names_.push_back(given_name_first(text));
    } else {
      add_family(text);
    }
  }

  const std::vector<NamePiece>& pieces_;
  std::vector<Name> names_;
  std::size_t at_ = 0;
  bool wants_given_ = false;
};

bool has_two_words(const NamePiece& piece) {
  return piece.text.find(' ') != std::string_view::npos;
}

/// Whether the pieces between two "&"s are always a family and a given name.
bool are_pairs(const std::vector<NamePiece>& pieces) {
  if (pieces.size() % 2 != 0) return false;
  for (std::size_t i = 1; i < pieces.size(); i += 2) {
    if (pieces[i].after_and) return false;
  }
  return true;
}

/// "Wampold", or "UNICEF", which no person is called.
Name single_name(std::string_view text) {
  std::string word = words_of(text);
  if (std::ranges::all_of(word, is_upper)) return {{}, {}, std::move(word), {}};
  return {std::move(word), {}, {}, {}};
}

/// Reads a list without any initials.
std::vector<Name> read_spelled_out(const std::vector<NamePiece>& pieces) {
  std::vector<Name> names;
  if (std::ranges::all_of(pieces, has_two_words)) {
    for (const NamePiece& piece : pieces) names.push_back(given_name_first(piece.text));
  } else if (are_pairs(pieces)) {
    for (std::size_t i = 0; i < pieces.size(); i += 2) {
      names.push_back({words_of(pieces[i].text), words_of(pieces[i + 1].text), {}, {}});
    }
  } else {
    for (const NamePiece& piece : pieces) names.push_back(single_name(piece.text));
  }
  return names;
}

/// Without the stop behind "Qiong Fu.", which is neither an initial nor short for something.
std::string_view without_closing_stop(std::string_view names) {
  const std::string_view letters = trim_end(names, ".");
  const std::string_view word = letters.substr(letters.rfind(' ') + 1);
  const bool is_word = word.size() > 1 && is_lower(word.back());
  return is_word && !is_suffix(word) && word != "al" ? letters : names;
}

bool is_or_ends_in_initials(const NamePiece& piece) {
  return is_initials(piece.text) || begin_of_last_initials(piece.text) != std::string_view::npos;
}

/// "Norcross, J. C. (Ed.)." without the mark of an editor.
std::string_view without_editor_mark(std::string_view names) {
  const std::string_view trimmed = trim_end(names, " .,");
  const std::size_t open = trimmed.rfind('(');
  if (open == std::string_view::npos || !trimmed.ends_with(')')) return names;
  constexpr std::array<std::string_view, 7> kMarks = {"(ed",    "(hrsg", "(hg.", "(dir",
                                                      "(coord", "(comp", "(org"};
  const auto is_mark = [&](auto mark) { return begins_with(trimmed.substr(open), mark); };
  return std::ranges::any_of(kMarks, is_mark) ? trim_end(trimmed.substr(0, open)) : names;
}

/// "Kolk, Bessel A. van der": the particles belong to the family.
Name family_first(std::string_view family, std::string_view given) {
  std::size_t end = given.size();
  for (std::size_t space = given.rfind(' '); space != given.npos && space > 0;
       space = given.rfind(' ', space - 1)) {
    if (!is_lower(given[space + 1])) break;
    end = space;
  }
  Name name = {words_of(family), std::string(trim(given.substr(0, end))), {}, {}};
  if (end < given.size()) name.family = plus(trim(given.substr(end)), " ") + name.family;
  return name;
}

Name as_spelled_out(const NamePiece& piece) {
  if (piece.is_body || names_a_body(piece.text)) return literal_name(piece.text);
  return has_two_words(piece) ? given_name_first(piece.text) : single_name(piece.text);
}

/// "Werbart, Andrzej, Mo Wang, and Kim de Jong": the first has its family in front if `inverted`.
std::vector<Name> read_spelled_out_from(const std::vector<NamePiece>& pieces, bool inverted) {
  std::vector<Name> names;
  if (inverted) names.push_back(family_first(pieces[0].text, pieces[1].text));
  for (std::size_t i = inverted ? 2 : 0; i < pieces.size(); ++i) {
    if (!names.empty() && is_suffix(pieces[i].text)) {
      names.back().suffix = without_stop(pieces[i].text);
    } else {
      names.push_back(as_spelled_out(pieces[i]));
    }
  }
  return names;
}

/// Whether initials say which is the family: "Smith JD, Lee A", "Smith, J., Lee, A.".
bool are_told_by_initials(const std::vector<NamePiece>& pieces) {
  const auto is_short = [](const NamePiece& piece) { return is_initials(piece.text); };
  if (begin_of_last_initials(pieces[0].text) != std::string_view::npos) return true;
  return pieces.size() > 2 ? std::any_of(pieces.begin() + 2, pieces.end(), is_short)
                           : pieces.size() == 2 && is_short(pieces[1]);
}

}  // namespace

void read_authors(std::string_view names, Citation& citation) {
  names = trim(without_editor_mark(names), " ,");
  const auto [pieces, cut] = split_names(names);
  citation.authors_cut = cut;
  if (pieces.empty()) return;
  if (std::ranges::any_of(pieces, is_or_ends_in_initials)) {
    citation.authors = InvertedNames(pieces).read();
  } else if (pieces.size() > 1 && pieces.back().is_body) {
    citation.authors = read_spelled_out({pieces.begin(), pieces.end() - 1});
    citation.authors.push_back(literal_name(pieces.back().text));
  } else if (names_a_body(names)) {
    citation.authors = {literal_name(names)};
  } else {
    citation.authors = read_spelled_out(pieces);
  }
}

void read_names_before_title(std::string_view names, bool given_first, Citation& citation) {
  names = without_closing_stop(trim(without_editor_mark(names), " ,"));
  const auto [pieces, cut] = split_names(names);
  citation.authors_cut = cut;
  if (pieces.empty()) return;
  const bool alone = pieces.size() == 1;
  const bool family_in_front = !given_first || !has_two_words(pieces[0]) || is_lower(names.front());
  const bool is_inverted =
      family_in_front && !alone && !pieces[1].after_and &&
      std::all_of(pieces.begin() + 2, pieces.end(), [](const NamePiece& piece) {
        return has_two_words(piece) || is_suffix(piece.text) || names_a_body(piece.text);
      });
  if (names_a_body(pieces[0].text) || (alone && !given_first && has_two_words(pieces[0]))) {
    citation.authors = {literal_name(names)};
  } else if (are_told_by_initials(pieces) || (family_in_front && !alone && !is_inverted)) {
    read_authors(names, citation);
  } else {
    citation.authors = read_spelled_out_from(pieces, is_inverted);
  }
}

}  // namespace pprsearch
