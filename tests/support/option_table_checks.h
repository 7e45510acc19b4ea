#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "command-line/given.h"
#include "command-line/option_table.h"

namespace pprsearch::test {

/// What holds of any program's table, so that nothing in a row is without effect.
inline void check_rows(const OptionTable& table) {
  std::set<std::string> names;
  std::set<char> letters;
  for (const OptionRow& row : table.options) {
    BOOST_TEST(names.insert(row.name).second, "two rows --" << row.name);
    BOOST_TEST((row.letter == 0 || letters.insert(row.letter).second), "two rows -" << row.letter);
    BOOST_TEST((row.kind == OptionKind::flag) == row.value.empty(), "--" << row.name);
    BOOST_TEST((row.value != "FILE" || row.file != FileUse::none),
               "--" << row.name << " does not say what becomes of its file");
    const std::string help = help_of(table, row);
    BOOST_TEST(!help.empty(), "--" << row.name << " has no help");
    BOOST_TEST(help.find('{') == std::string::npos, "--" << row.name << ": " << help);
    for (const std::string& choice : row.choices) {
      BOOST_TEST(help.find(choice) != std::string::npos,
                 "the help of --" << row.name << " lacks " << choice << ": " << help);
    }
    if (!row.choices.empty()) {
      BOOST_TEST(std::ranges::count(row.choices, row.otherwise) == 1,
                 "--" << row.name << " has no default");
    }
  }
}

/// Rows of a group stand together: the help has one heading for them.
inline void check_groups(const OptionTable& table) {
  std::set<std::string> groups;
  for (std::size_t i = 0; i < table.options.size(); ++i) {
    if (i > 0 && table.options[i].group == table.options[i - 1].group) continue;
    BOOST_TEST(groups.insert(table.options[i].group).second,
               "--" << table.options[i].name << " stands apart from its group");
  }
}

/// Tasks are in the order of their bits, each is asked for by something, and each format is
/// for one.
inline void check_tasks_and_formats(const OptionTable& table) {
  Tasks bit = 1;
  Tasks all = 0;
  for (const TaskRow& task : table.tasks) {
    BOOST_TEST(task.task == bit, task.name);
    bit <<= 1;
    all |= task.task;
    if (table.has_commands || task.name.empty()) continue;
    BOOST_TEST((find_option(table, task.name) != nullptr), "no option --" << task.name);
  }
  for (const FormatRow& format : table.formats) {
    BOOST_TEST((format.tasks & all) != 0, "no task has the format " << format.name);
    for (const std::string& name : format.options) {
      const OptionRow* option = find_option(table, name);
      BOOST_TEST((option != nullptr && option->by_format),
                 format.name << " names --" << name << ", which does not depend on the format");
    }
  }
  for (const OptionRow& row : table.options) {
    BOOST_TEST((table.formats.empty() || !formats_of(table, row).empty()),
               "no format shows anything of --" << row.name);
    BOOST_TEST((row.tasks & all) != 0, "no task takes --" << row.name);
  }
}

inline void check_table(const OptionTable& table) {
  check_rows(table);
  check_groups(table);
  check_tasks_and_formats(table);
}

}  // namespace pprsearch::test
