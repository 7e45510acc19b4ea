#include "command-line/refusals.h"

#include <pprsearch/error.h>

#include <algorithm>

#include "base/strings.h"

namespace pprsearch {
namespace {

using Texts = Given::Texts;

std::string sorted(Texts names) {
  std::ranges::sort(names);
  return join(names, ", ");
}

/// The first task of a set that an option asks for: "--batch".
std::string option_of(const OptionTable& table, Tasks tasks) {
  const auto row = std::ranges::find_if(table.tasks, [&](const TaskRow& task) {
    return (task.task & tasks) != 0 && !task.name.empty();
  });
  return row == table.tasks.end() ? "" : "--" + row->name;
}

/// Whether all that was given of an option asks for nothing.
bool asks_for_nothing(const Given& given, const OptionRow& option) {
  const Texts values = given.texts(option.name);
  return !values.empty() && std::ranges::all_of(values, [&](const std::string& value) {
    return std::ranges::count(option.neutral, value) > 0;
  });
}

bool asks_for_something(const Given& given, const OptionRow& option) {
  return given.has(option.name) && !asks_for_nothing(given, option);
}

// ---- Tasks and what they take ----

/// What is taken by `taken` alone was given beside the tasks that were asked for.
void check_taken(const OptionTable& table, const std::string& what, Tasks taken, Tasks asked) {
  for (const TaskRow& task : table.tasks) {
    if ((task.task & asked) == 0 || (task.task & taken) != 0) continue;
    if (!task.name.empty()) throw Error(what + " does not go with --" + task.name);
    throw Error(what + " is for " + option_of(table, taken));
  }
}

void check_asked(const Given& given, Tasks asked) {
  const OptionTable& table = given.table();
  const auto check = [&](const OptionRow& option) {
    if (asks_for_something(given, option)) {
      check_taken(table, "--" + option.name, option.tasks, asked);
    }
  };
  // What is to be done comes first, whatever else does not go with it.
  for (const TaskRow& task : table.tasks) {
    if (!task.name.empty()) check(*find_option(table, task.name));
  }
  if (!given.words().empty()) check_taken(table, "a query", table.word_tasks, asked);
  std::ranges::for_each(table.options, check);
}

void check_command(const Given& given) {
  const OptionTable& table = given.table();
  if (given.words().empty()) throw Error(table.no_command);
  const TaskRow& command = find_command(table, given.words().front());
  for (const OptionRow& option : table.options) {
    if ((option.tasks & command.task) != 0 || !asks_for_something(given, option)) continue;
    throw Error(command.name + " takes no option --" + option.name + " (" + table.program + ' ' +
                command.name + " --help lists those it takes)");
  }
  const std::size_t words = given.words().size() - 1;
  if (words >= command.least_words && words <= command.most_words) return;
  if (command.wanted.empty()) {
    throw Error(command.name + " takes nothing but options: '" + given.words()[1] + "'");
  }
  std::string given_words;
  if (words > command.most_words) {
    // An option behind -- is a word like any other.
    const std::vector<std::string> all(given.words().begin() + 1, given.words().end());
    given_words = "; these are " + std::to_string(words) + ": '" + join(all, "', '") + "'";
  }
  throw Error(command.name + ": " + command.wanted + given_words);
}

// ---- Values ----

void check_values(const Given& given) {
  for (const OptionRow& option : given.table().options) {
    if (!given.has(option.name)) continue;
    if (option.kind == OptionKind::number) given.number(option.name);
    if (option.choices.empty()) continue;
    for (const std::string& value : given.texts(option.name)) {
      if (std::ranges::count(option.choices, value) > 0) continue;
      throw Error("--" + option.name + " '" + value + "': known are " + join(option.choices, ", "));
    }
  }
}

// ---- Formats ----

/// Refuses the format `name` if it shows no answer of `task`.
void check_format(const OptionTable& table, const TaskRow& task, const std::string& name) {
  const Texts taken = format_names(table, task.task);
  if (std::ranges::count(taken, name) > 0) return;
  if (table.has_commands) throw Error("--format '" + name + "': known are " + join(taken, ", "));
  const auto format = std::ranges::find(table.formats, name, &FormatRow::name);
  if (format == table.formats.end()) {
    throw Error("--format '" + name + "': known are " + sorted(format_names(table, kEveryTask)));
  }
  if (task.name.empty())
    throw Error("--format " + name + " is for " + option_of(table, format->tasks));
  throw Error("--format " + name + " does not go with --" + task.name + ", which takes " +
              sorted(taken));
}

void check_shown(const Given& given, const std::string& format) {
  const OptionTable& table = given.table();
  for (const OptionRow& option : table.options) {
    if (!option.by_format || !asks_for_something(given, option)) continue;
    const Texts formats = formats_of(table, option);
    if (std::ranges::count(formats, format) > 0) continue;
    throw Error("--" + option.name + " is for --format " + sorted(formats) + ", not " + format);
  }
}

}  // namespace

Tasks asked_tasks(const Given& given) {
  const OptionTable& table = given.table();
  if (table.has_commands) return find_command(table, given.words().front()).task;
  Tasks asked = 0;
  Tasks otherwise = 0;
  for (const TaskRow& task : table.tasks) {
    if (task.name.empty()) {
      otherwise |= task.task;
    } else if (given.has(task.name)) {
      asked |= task.task;
    }
  }
  return asked == 0 ? otherwise : asked;
}

std::string asked_format(const Given& given, Tasks tasks) {
  const OptionTable& table = given.table();
  if (find_option(table, "format") == nullptr) return "";
  if (!given.has("format")) {
    const Texts names = format_names(table, tasks);
    return names.empty() ? "" : names.front();
  }
  for (const TaskRow& task : table.tasks) {
    if ((task.task & tasks) != 0) check_format(table, task, given.text("format"));
  }
  return given.text("format");
}

void refuse(const Given& given) {
  if (given.table().has_commands) {
    check_command(given);
  } else {
    check_asked(given, asked_tasks(given));
  }
  check_values(given);
  check_shown(given, asked_format(given, asked_tasks(given)));
}

}  // namespace pprsearch
