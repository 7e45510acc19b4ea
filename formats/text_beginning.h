#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The beginning of a file's text, as forms are recognised by it: UTF-8, as much as there is of
/// it, and not to be changed or freed before this object. Taken apart once for all forms.
class TextBeginning {
 public:
  explicit TextBeginning(std::string_view text);

  /// The text without the blanks before it.
  std::string_view text() const { return text_; }

  /// Whether it is markup whose first element, past declarations and comments, has one of
  /// these names, in any case of letters.
  bool begins_with_element(std::span<const std::string_view> names) const;

  /// The name in <!DOCTYPE name …> before that element, in lower case; empty without one.
  const std::string& document_type() const { return document_type_; }

  /// The first of the first thousand lines that is as wanted, from 0; nullopt where none is. The
  /// lines of a JSON object are not looked at: what they hold is the object's.
  std::optional<std::size_t> find_line(bool (*is_wanted)(std::string_view line)) const;

 private:
  void read_markup();
  void read_lines();

  std::string_view text_;
  std::string first_element_;
  std::string document_type_;
  std::vector<std::string_view> lines_;
};

/// Whether the beginning of a text is of some form.
enum class Certainty {
  none,     ///< nothing shows it
  perhaps,  ///< something shows it, but the file's name counts for more
  plain,    ///< beyond doubt, whatever the file's name
};

struct Recognition {
  Certainty certainty = Certainty::none;
  std::size_t line = 0;  ///< where it shows, from 0: of several forms `perhaps`, the first counts
};

/// Tells whether a text that begins like that is of one form.
using FormRecogniser = Recognition (*)(const TextBeginning& beginning);

/// Plain or nothing.
Recognition plain_if(bool shown);

/// Perhaps, by what the very beginning shows, or by a line; nothing without either.
Recognition perhaps_if(bool shown);
Recognition perhaps_by(std::optional<std::size_t> line);

/// Plain by the first line, perhaps by another one. A program's own remarks may stand before
/// the first record.
Recognition plain_by_first(std::optional<std::size_t> line);

}  // namespace pprsearch
