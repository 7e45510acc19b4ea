#pragma once

#include <pprsearch/names.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "command-line/option_table.h"

namespace pprsearch {

/// When something is done that suits people: colours, a bar of progress.
enum class When : std::uint8_t { automatic, always, never };
std::string_view to_string(When value);

/// The names of an enum's values, in order; what an option with such choices takes.
template <typename Enum>
std::vector<std::string> names_of() {
  std::vector<std::string> names;
  for (const Enum value : all_values<Enum>()) names.emplace_back(to_string(value));
  return names;
}

/// What a command line said, option by option. An option that was not given has the value that
/// its row names for that. Each name must be in the table: std::logic_error otherwise.
class Given {
 public:
  using Texts = std::vector<std::string>;

  /// `values` has an entry for each option given. The table must outlive this object.
  /// The last `literal_words` of the words came after "--".
  Given(const OptionTable& table, std::map<std::string, Texts> values, Texts words,
        std::size_t literal_words = 0);

  /// Whether it was on the command line.
  bool has(std::string_view name) const;
  std::string text(std::string_view name) const;
  Texts texts(std::string_view name) const;
  /// Throws Error for a value that is not a number, or out of the row's bounds.
  std::uint64_t number(std::string_view name) const;

  /// The value of an option whose choices are the names of an enum.
  template <typename Enum>
  Enum choice(std::string_view name) const {
    return from_string<Enum>(text(name)).value();
  }

  /// A file that an option names.
  struct File {
    std::string option;  ///< without dashes
    std::string path;
  };
  /// All files of one use, in the table's order. That asks for none of the options.
  std::vector<File> files(FileUse use) const;

  /// What stood beside the options, in order; a command is the first of them.
  const Texts& words() const { return words_; }
  /// How many of them, at the end, came after "--", and so are nothing but text.
  std::size_t literal_words() const { return literal_words_; }

  /// Names of the table's options that nobody has asked this object for.
  Texts unread() const;

  const OptionTable& table() const { return *table_; }

 private:
  const OptionRow& row(std::string_view name) const;

  const OptionTable* table_;
  std::map<std::string, Texts> values_;
  Texts words_;
  std::size_t literal_words_;
  mutable std::set<std::string> read_;
};

/// Throws Error "WHAT 'TEXT': a whole number from … to … is wanted".
std::uint64_t whole_number(const std::string& what, const std::string& text, std::uint64_t least,
                           std::uint64_t most);

/// The option that names the index, for both programs.
OptionRow index_option(Tasks tasks);

/// The folder that --index names, or else the environment's PPRSEARCH_INDEX, or else what the
/// table has for it; empty if nothing does.
std::string index_folder(const Given& given);

/// Throws Error that says how to name an index.
[[noreturn]] void refuse_without_index();

}  // namespace pprsearch
