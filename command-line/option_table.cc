#include "command-line/option_table.h"

#include <pprsearch/error.h>

#include <algorithm>

#include "base/strings.h"
#include "command-line/nearest.h"

namespace pprsearch {
namespace {

void replace(std::string& text, std::string_view place, const std::string& by) {
  const std::size_t at = text.find(place);
  if (at != std::string::npos) text.replace(at, place.size(), by);
}

/// "auto (default), always, never"; the default is not marked if the help names it elsewhere.
std::string choices_of(const OptionRow& option) {
  std::vector<std::string> names = option.choices;
  if (option.help.find("{default}") == std::string::npos) {
    const auto otherwise = std::ranges::find(names, option.otherwise);
    if (otherwise != names.end()) *otherwise += " (default)";
  }
  return join(names, ", ");
}

}  // namespace

const OptionRow* find_option(const OptionTable& table, std::string_view name) {
  const auto row = std::ranges::find(table.options, name, &OptionRow::name);
  return row == table.options.end() ? nullptr : &*row;
}

const TaskRow& find_command(const OptionTable& table, const std::string& name) {
  const auto row = std::ranges::find(table.tasks, name, &TaskRow::name);
  if (row != table.tasks.end()) return *row;
  std::vector<std::string> known;
  for (const TaskRow& task : table.tasks) known.push_back(task.name);
  const std::string near = nearest(name, known);
  throw Error("unknown command '" + name + "'" +
              (near.empty() ? ": known" : "; did you mean " + near + "? Known") + " are " +
              join(known, ", ") + " (--help tells of them)");
}

std::vector<std::string> format_names(const OptionTable& table, Tasks tasks) {
  std::vector<std::string> names;
  for (const FormatRow& format : table.formats) {
    if ((format.tasks & tasks) != 0) names.push_back(format.name);
  }
  return names;
}

std::vector<std::string> formats_of(const OptionTable& table, const OptionRow& option) {
  std::vector<std::string> names;
  for (const FormatRow& format : table.formats) {
    if (!option.by_format || std::ranges::count(format.options, option.name) > 0) {
      names.push_back(format.name);
    }
  }
  return names;
}

std::string help_of(const OptionTable& table, const OptionRow& option) {
  std::string help = option.help;
  replace(help, "{choices}", choices_of(option));
  replace(help, "{default}", option.otherwise);
  replace(help, "{formats}", join(formats_of(table, option), ", "));
  return help;
}

}  // namespace pprsearch
