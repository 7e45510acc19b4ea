#include "formats/csv/csv_row.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/entities.h"
#include "formats/name_shapes.h"
#include "formats/placeholders.h"

namespace pprsearch {
namespace {

constexpr std::string_view kTitle = "title";

/// Appends what stands behind a backslash: "u00f6" is a character by its number, any other sign is
/// itself. How many bytes it takes.
std::size_t append_escaped(std::string_view text, std::string& item) {
  constexpr std::size_t kFigures = 4;
  const std::string_view figures = text.substr(1, kFigures);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(figures.data(), figures.data() + figures.size(), code, 16);
  const bool is_number = text.front() == 'u' && figures.size() == kFigures &&
                         error == std::errc() && end == figures.data() + kFigures &&
                         (code < 0xD800 || code > 0xDFFF);
  item += is_number ? utf8_of(code) : std::string(text.substr(0, 1));
  return is_number ? kFigures + 1 : 1;
}

/// "Jane Doe; Bo Lee" of "['Jane Doe', 'Bo Lee']" and "[{'authorId': '1', 'name': 'Jane Doe'}, …]",
/// as pandas writes lists; any other text as it is.
std::string without_brackets_of_list(const std::string& text) {
  if (text == "[]") return {};
  const std::string_view inside = text.size() > 2 && text.front() == '[' && text.back() == ']'
                                      ? trim(std::string_view(text).substr(1, text.size() - 2))
                                      : std::string_view();
  const bool has_objects = inside.starts_with('{') && inside.ends_with('}');
  const bool has_texts =
      inside.size() > 1 && is_one_of(inside.front(), "'\"") && is_one_of(inside.back(), "'\"");
  if (!has_objects && !has_texts) return text;
  std::vector<std::string> items;
  bool is_name = !has_objects;
  for (std::size_t at = inside.find_first_of("'\""); at < inside.size();
       at = inside.find_first_of("'\"", at)) {
    const char quote = inside[at];
    std::string item;
    for (++at; at < inside.size() && inside[at] != quote; ++at) {
      if (inside[at] != '\\' || at + 1 >= inside.size()) {
        item += inside[at];
        continue;
      }
      const std::size_t length = append_escaped(inside.substr(++at), item);
      at += length - 1;
    }
    at = std::min(at + 1, inside.size());
    if (is_name) items.push_back(item);
    if (has_objects) is_name = item == "name" && inside.substr(at).starts_with(':');
  }
  return join(items, "; ");
}

/// Another column may have what these lack.
bool is_nothing_for(std::string_view meaning, std::string_view value) {
  constexpr std::array<std::string_view, 6> kPlace = {"pages",  "first page", "last page",
                                                      "volume", "issue",      "article number"};
  return is_placeholder(value) || (is_one_of(meaning, kPlace) && tells_no_place(value));
}

}  // namespace

std::string CsvRecord::first(std::string_view meaning) const {
  for (const std::string& value : all(meaning)) return value;
  return {};
}

std::vector<std::string> CsvRecord::all(std::string_view meaning) const {
  std::vector<std::string> values;
  for (std::size_t at = 0; at < std::min(fields_.size(), heading_.meanings.size()); ++at) {
    if (heading_.meanings[at] != meaning) continue;
    std::string value = value_at(at);
    if (meaning != kTitle && meaning != "abstract") value = without_brackets_of_list(value);
    const bool is_nothing = meaning != kTitle && is_nothing_for(meaning, value);
    if (!is_blank(value, kBlanks) && !is_nothing) values.push_back(std::move(value));
  }
  return values;
}

bool CsvRecord::has_column(std::string_view name) const {
  return std::ranges::any_of(heading_.names,
                             [&](const std::string& one) { return plain_words(one) == name; });
}

std::vector<std::string> CsvRecord::left_out() const {
  std::vector<std::string> values;
  for (std::size_t at = 0; at < std::min(fields_.size(), heading_.meanings.size()); ++at) {
    const bool is_read = !heading_.meanings[at].empty() && heading_.meanings[at] != kTitle;
    if (!is_read) continue;
    const std::string value = value_at(at);
    if (is_nothing_for(heading_.meanings[at], value)) {
      values.emplace_back(trim(value, kBlanks));
    }
  }
  return values;
}

std::string CsvRecord::value_at(std::size_t column) const {
  return without_entities(trim(fields_[column], kBlanks));
}

std::string names_parted_at_capitals(std::string_view names) {
  constexpr auto kBefore = std::to_array<std::string_view>(
      {"Mc", "Mac", "De", "Di", "Du", "Da", "La", "Le", "Van", "Von", "Fitz", "O", "Del"});
  std::string parted;
  std::size_t word = 0;  // where it begins in `names`
  bool is_behind_small = false;
  for (std::size_t at = 0; at < names.size();) {
    const Character c = character_at(names, at);
    const bool begins =
        is_behind_small && is_capital(c.code) && !is_one_of(names.substr(word, at - word), kBefore);
    if (begins) parted += "; ";
    if (begins || names[at] == ' ' || names[at] == '-') word = at + (begins ? 0 : 1);
    is_behind_small = is_lower(names[at]) || (!is_ascii(names[at]) && !is_capital(c.code));
    parted += names.substr(at, c.length);
    at += c.length;
  }
  return parted;
}

}  // namespace pprsearch
