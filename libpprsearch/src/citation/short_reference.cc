#include "citation/short_reference.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/issued_date.h"
#include "citation/name_pieces.h"
#include "citation/name_shape.h"

namespace pprsearch {
namespace {

/// More is no list of names that anybody types.
constexpr std::size_t kMostBytesOfNames = 400;
constexpr std::size_t kMostWordsOfName = 5;
constexpr std::size_t kDigitsInYear = 4;

/// Where the first year of the text begins, "2020" or "2011b"; npos if figures stand before it, or
/// none does.
std::size_t find_year(std::string_view text) {
  const std::size_t at = text.find_first_of("0123456789");
  if (at == text.npos || at == 0 || !is_one_of(text[at - 1], " ([,")) return text.npos;
  const std::string_view digits = text.substr(at, count_digits(text.substr(at)));
  if (digits.size() != kDigitsInYear) return text.npos;
  const bool is_year =
      digits.starts_with("18") || digits.starts_with("19") || digits.starts_with("20");
  std::size_t end = at + kDigitsInYear;
  if (end < text.size() && is_lower(text[end])) ++end;
  const bool ends = end == text.size() || is_one_of(text[end], " )],.;:");
  return is_year && ends ? at : text.npos;
}

bool is_of_name(char c) { return is_letter(c) || !is_ascii(c) || is_one_of(c, " .,;&'-"); }

bool is_capital(char c) { return is_upper(c) || !is_ascii(c); }

/// Whether a piece has the initials of a name: "van der Kolk BA", "L. Trevisani".
bool has_initials(std::string_view piece) {
  return begin_of_last_initials(piece) != piece.npos ||
         (is_capital(piece.front()) && end_of_initials(piece) > 0);
}

/// The names of a list, or none if a piece can be no name.
std::vector<std::string> names_of(const NamePieces& list, bool& several, bool& initials) {
  std::vector<std::string> names;
  for (const NamePiece& piece : list.pieces) {
    if (!names.empty() && !piece.after_and && is_initials(piece.text)) {
      names.back() += ' ';
      names.back() += piece.text;
      initials = true;
      continue;
    }
    if (is_suffix(piece.text)) continue;
    if (split_words(piece.text).size() > kMostWordsOfName) return {};
    initials = initials || has_initials(piece.text);
    names.emplace_back(piece.text);
  }
  several = names.size() > 1 &&
            std::ranges::all_of(names, [](const auto& name) { return is_capital(name.front()); });
  return names;
}

}  // namespace

std::optional<ShortReference> read_short_reference(std::string_view text) {
  ShortReference reference;
  const std::size_t year = find_year(text);
  if (year == text.npos || year > kMostBytesOfNames) return std::nullopt;
  reference.begin = std::min(text.find_first_not_of(" (["), year);
  const std::string_view before = text.substr(reference.begin, year - reference.begin);
  const std::string_view list = trim_end(before, " (,");
  if (list.empty() || !std::ranges::all_of(list, is_of_name)) return std::nullopt;
  const NamePieces pieces = split_names(list);
  bool several = false;
  bool initials = false;
  reference.names = names_of(pieces, several, initials);
  if (reference.names.empty()) return std::nullopt;
  const std::string_view first = reference.names.front();
  const bool parted =
      trim_end(before) != trim_end(list) && is_capital(first.front()) && !month_of_word(first);
  const bool joined = reference.names.size() > 1 && list.find('&') != list.npos;
  if (!initials && !pieces.cut && !several && !joined && !parted) return std::nullopt;
  for (std::size_t i = 0; i < kDigitsInYear; ++i) {
    reference.year = 10 * reference.year + (text[year + i] - '0');
  }
  const std::size_t behind = std::min(text.find_first_of(" )],.;:", year), text.size());
  const bool closes = behind < text.size() && is_one_of(text[behind], ")]");
  reference.end = behind + (closes ? 1 : 0);
  reference.is_all = std::ranges::none_of(
      text.substr(reference.end), [](char c) { return is_letter_or_digit(c) || !is_ascii(c); });
  return reference;
}

}  // namespace pprsearch
