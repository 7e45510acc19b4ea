#include "command-line/manual.h"

#include <algorithm>
#include <ostream>

#include "base/strings.h"

namespace pprsearch {
namespace {

/// Text that is not a mark in Markdown.
std::string plain(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (is_one_of(c, "|*_`\\<[")) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// Text that is shown as it is typed; within a row of a table.
std::string code(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return "`" + escaped + "`";
}

/// "-i, --index DIR"
std::string option_term(const OptionRow& row) {
  const std::string letter = row.letter == 0 ? "" : code(std::string("-") + row.letter) + ", ";
  const std::string value = row.value.empty() ? "" : " *" + plain(row.value) + '*';
  return letter + code("--" + row.name) + value;
}

void write_rows(const std::string& heading, const std::vector<HelpRow>& rows, std::ostream& out) {
  if (rows.empty()) return;
  out << "\n## " << heading << "\n\n| name | meaning |\n|---|---|\n";
  for (const HelpRow& row : rows) {
    out << "| " << code(row.term) << " | " << plain(row.meaning) << " |\n";
  }
}

void write_commands(const OptionTable& table, std::ostream& out) {
  if (!table.has_commands) return;
  out << "\n## Commands\n\n| command | meaning |\n|---|---|\n";
  for (const TaskRow& task : table.tasks) {
    out << "| " << code(task.name) << plain(task.words) << " | " << plain(task.help)
        << ". Exit status: " << plain(task.status) << ". |\n";
  }
}

/// "Of build, check." if not all commands take the option.
std::string takers(const OptionTable& table, const OptionRow& row) {
  if (!table.has_commands) return "";
  std::vector<std::string> names;
  for (const TaskRow& task : table.tasks) {
    if ((task.task & row.tasks) != 0) names.push_back(task.name);
  }
  return names.size() == table.tasks.size() ? "" : " (" + join(names, ", ") + ')';
}

void write_options(const OptionTable& table, std::ostream& out) {
  out << "\n## Options\n";
  std::string group;
  for (const OptionRow& row : table.options) {
    if (row.group != group) {
      group = row.group;
      out << "\n### " << group << "\n\n| option | meaning |\n|---|---|\n";
    }
    out << "| " << option_term(row) << " | " << plain(help_of(table, row) + takers(table, row))
        << " |\n";
  }
}

void write_examples(const OptionTable& table, std::ostream& out) {
  write_rows("Examples", table.examples, out);
}

}  // namespace

void write_manual(const OptionTable& table, std::ostream& out) {
  out << "# " << table.program << "\n\n## Synopsis\n\n**" << table.program << "** "
      << plain(table.usage) << "\n\n## Description\n\n"
      << plain(table.purpose) << '\n';
  write_commands(table, out);
  write_options(table, out);
  write_examples(table, out);
  out << "\n## Exit status\n\n" << plain(table.status) << '\n';
  write_rows("Environment", table.environment, out);
  write_rows("Files", table.files, out);
}

}  // namespace pprsearch
