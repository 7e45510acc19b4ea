#include "formats/csv/csv_lists.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/placeholders.h"

// Programs that save tables write a list as their language prints it: Python with single quotes or
// double ones, JSON with double ones, NumPy without commas. What is not wholly of such a form is no
// list, and stays as it is.

namespace pprsearch {
namespace {

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

class ListText {
 public:
  explicit ListText(std::string_view text) : rest_(text) {}

  /// The items of the list that is all of the text.
  std::optional<std::vector<std::string>> items() {
    std::vector<std::string> items;
    if (!take('[')) return {};
    while (!take(']')) {
      auto item = next_item();
      if (!item) return {};
      if (!is_blank(*item, kBlanks) && !is_placeholder(*item)) items.push_back(*std::move(item));
      take(',');
    }
    return rest_.empty() ? std::optional(std::move(items)) : std::nullopt;
  }

  /// The name of the object that is all of the text.
  std::optional<std::string> name() {
    auto name = name_of_object();
    return rest_.empty() ? std::move(name) : std::nullopt;
  }

 private:
  bool take(char mark) {
    rest_ = trim_begin(rest_, kBlanks);
    const bool is_there = rest_.starts_with(mark);
    if (is_there) rest_.remove_prefix(1);
    return is_there;
  }

  bool is_next(char mark) {
    rest_ = trim_begin(rest_, kBlanks);
    return rest_.starts_with(mark);
  }

  std::optional<std::string> next_item() { return is_next('{') ? name_of_object() : value(); }

  std::optional<std::string> value() {
    if (is_next('\'') || is_next('"')) return quoted();
    const std::size_t end = rest_.find_first_of(",[]{}");
    if (end == 0 || end == rest_.npos) return {};
    std::string word(trim_end(rest_.substr(0, end), kBlanks));
    rest_.remove_prefix(end);
    const bool is_word = word == "None" || word == "null" || word == "nan" || word == "True" ||
                         word == "False" || word == "true" || word == "false" ||
                         is_blank(word, "0123456789.-");
    return is_word ? std::optional(std::move(word)) : std::nullopt;
  }

  std::optional<std::string> quoted() {
    const char quote = rest_.front();
    std::string text;
    for (std::size_t at = 1; at < rest_.size(); ++at) {
      if (rest_[at] == quote) {
        rest_.remove_prefix(at + 1);
        return text;
      }
      if (rest_[at] == '\\' && at + 1 < rest_.size()) {
        at += append_escaped(rest_.substr(at + 1), text);
      } else {
        text += rest_[at];
      }
    }
    return {};
  }

  std::optional<std::string> name_of_object() {
    constexpr std::array<std::string_view, 3> kNamesOfObjects = {"name", "display_name",
                                                                 "category"};
    std::string name;
    if (!take('{')) return {};
    while (!take('}')) {
      const auto key = value();
      if (!key || !take(':')) return {};
      auto said = value();
      if (!said) return {};
      if (name.empty() && is_one_of(std::string_view(*key), kNamesOfObjects))
        name = *std::move(said);
      take(',');
    }
    return name.empty() ? std::nullopt : std::optional(std::move(name));
  }

  std::string_view rest_;
};

}  // namespace

std::string without_list_brackets(const std::string& value) {
  const std::string_view text = trim(value, kBlanks);
  if (text.starts_with('{') && text.ends_with('}')) return ListText(text).name().value_or(value);
  if (!text.starts_with('[') || !text.ends_with(']')) return value;
  const auto items = ListText(text).items();
  return items ? join(*items, "; ") : value;
}

}  // namespace pprsearch
