#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

// What a program can be told
// --------------------------
// Each program has one table: its tasks, its formats and its options, a row each. The parser, the
// help, the nearest name to a mistyped one and the refusal of what would do nothing all derive
// from it. Somebody who writes an option expects it to do something, so a row says which tasks
// take the option; beside any other task it is refused. An option is a row here and a place that
// reads it (Given); a row that nothing reads fails a test.

namespace pprsearch {

/// A set of tasks, a bit each.
using Tasks = std::uint32_t;

inline constexpr Tasks kEveryTask = ~Tasks{0};

/// The set of these enumerators; they count from 0.
template <typename Task, typename... More>
constexpr Tasks any_of(Task first, More... more) {
  return ((Tasks{1} << static_cast<unsigned>(first)) | ... |
          (Tasks{1} << static_cast<unsigned>(more)));
}

/// What stands behind an option, and how often it may be given.
enum class OptionKind : std::uint8_t {
  flag,    ///< nothing
  value,   ///< a text; once
  number,  ///< a whole number; once
  values,  ///< a text, each time it is given
  many,    ///< texts up to the next option
};

/// What becomes of the file that an option names.
enum class FileUse : std::uint8_t {
  none,     ///< its value is not a file
  read,     ///< or a word in its place: "-" for standard input, "none" for a taxonomy
  written,  ///< made, replaced or added to
};

struct OptionRow {
  std::string group;  ///< its heading in the help; rows of a group stand together
  std::string name;   ///< without dashes
  char letter = 0;    ///< 0 = none
  OptionKind kind = OptionKind::flag;
  std::string value = {};  ///< what stands behind it, as the help shows it: "DIR"
  FileUse file = FileUse::none;
  /// `{choices}`, `{default}` and `{formats}` stand for what the rows say.
  std::string help;
  Tasks tasks = kEveryTask;               ///< those that take it
  std::vector<std::string> choices = {};  ///< the only values it takes; empty = any
  std::string otherwise = {};             ///< the value if the option is not given
  /// Values that ask for nothing. Every task and format takes them.
  std::vector<std::string> neutral = {};
  /// Why it may not be given twice, if there is more to say than that.
  std::string once = {};
  bool by_format = false;      ///< only the formats that name it show something of it
  std::uint64_t least = 0;     ///< of a number
  std::uint64_t most = kMost;  ///< likewise

  static constexpr std::uint64_t kMost = 999999999;
  static constexpr std::uint64_t kUnbounded = std::numeric_limits<std::uint64_t>::max();
};

inline constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

struct TaskRow {
  Tasks task;        ///< its bit
  std::string name;  ///< the command, or the option that asks for it; empty = done without any
  // Of commands:
  std::string words = {};  ///< what stands behind it, as the usage line shows it
  std::string help = {};
  std::size_t least_words = 0;
  std::size_t most_words = 0;
  std::string wanted = {};  ///< what to say if there are too few words, or too many
  std::string status = {};  ///< what the exit status means
};

struct FormatRow {
  std::string name;
  Tasks tasks;                            ///< those whose answers it shows
  std::vector<std::string> options = {};  ///< of the options that depend on it, those it shows
};

/// Something that is typed, set or stored, and what it means.
struct HelpRow {
  std::string term;
  std::string meaning;
};

struct OptionTable {
  std::string program;
  std::string usage;              ///< what stands behind the program's name: "[OPTIONS] [QUERY...]"
  std::string purpose;            ///< what it does, in a sentence or two
  std::string status;             ///< what the exit status means; a full stop at its end
  std::vector<HelpRow> examples;  ///< command lines
  std::vector<HelpRow> environment;  ///< variables that it reads
  std::vector<HelpRow> files;        ///< files of its own that it reads and writes
  /// The first word names the task. Otherwise options ask for tasks, and words are a query.
  bool has_commands = false;
  std::string no_command = {};    ///< what to say if there is no word
  Tasks word_tasks = kEveryTask;  ///< those that take words
  std::string hint;               ///< what to say behind a fault of the command line
  std::vector<TaskRow> tasks;
  std::vector<FormatRow> formats;  ///< the first that a task has is its default
  std::vector<OptionRow> options;
};

/// The row of that name; nullptr if there is none.
const OptionRow* find_option(const OptionTable& table, std::string_view name);

/// The row of the command of that name; throws Error that names the known ones, the nearest first.
const TaskRow& find_command(const OptionTable& table, const std::string& name);

/// Names of the formats that show the answers of any of `tasks`, in the table's order.
std::vector<std::string> format_names(const OptionTable& table, Tasks tasks);

/// Names of the formats that show something of an option, in the table's order.
std::vector<std::string> formats_of(const OptionTable& table, const OptionRow& option);

/// The help of a row, with what stands in braces put in.
std::string help_of(const OptionTable& table, const OptionRow& option);

}  // namespace pprsearch
