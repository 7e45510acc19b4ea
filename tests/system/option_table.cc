// Prints what pprsearch can be told, a line each, its cells parted by tabs:
//   task NAME               the option that asks for it, or "search"
//   format NAME TASK,…
//   option NAME KIND CHOICE,… TASK,… FORMAT,…
#include "query-cli/option_table.h"

#include <iostream>

#include "base/strings.h"

using namespace pprsearch;

namespace {

std::string name_of(const TaskRow& task) { return task.name.empty() ? "search" : task.name; }

std::string names_of_tasks(const OptionTable& table, Tasks tasks) {
  std::vector<std::string> names;
  for (const TaskRow& task : table.tasks) {
    if ((task.task & tasks) != 0) names.push_back(name_of(task));
  }
  return join(names, ",");
}

const char* name_of(OptionKind kind) {
  switch (kind) {
    case OptionKind::flag:
      return "flag";
    case OptionKind::value:
      return "value";
    case OptionKind::number:
      return "number";
    case OptionKind::values:
      return "values";
    case OptionKind::many:
      return "many";
  }
  return "";
}

}  // namespace

int main() {
  const OptionTable& table = query_cli_table();
  for (const TaskRow& task : table.tasks) std::cout << "task\t" << name_of(task) << '\n';
  for (const FormatRow& format : table.formats) {
    std::cout << "format\t" << format.name << '\t' << names_of_tasks(table, format.tasks) << '\n';
  }
  for (const OptionRow& option : table.options) {
    // An empty cell would be lost in a shell that reads the line.
    const std::string choices = join(option.choices, ",");
    std::cout << "option\t" << option.name << '\t' << name_of(option.kind) << '\t'
              << (choices.empty() ? "-" : choices) << '\t' << names_of_tasks(table, option.tasks)
              << '\t' << join(formats_of(table, option), ",") << '\n';
  }
}
