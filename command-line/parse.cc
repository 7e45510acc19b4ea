#include "command-line/parse.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <iterator>
#include <optional>
#include <ostream>
#include <utility>

#include "base/ascii.h"
#include "command-line/nearest.h"
#include "command-line/refusals.h"

namespace pprsearch {
namespace po = boost::program_options;
namespace {

using Texts = Given::Texts;

// A name that no row can have: the words beside the options.
constexpr const char* kWords = " words";

void add_option(const OptionTable& table, const OptionRow& row, po::options_description& options) {
  const std::string name = row.letter == 0 ? row.name : row.name + ',' + row.letter;
  const std::string help = help_of(table, row);
  switch (row.kind) {
    case OptionKind::flag:
      options.add_options()(name.c_str(), help.c_str());
      return;
    case OptionKind::value:
    case OptionKind::number:
      options.add_options()(name.c_str(), po::value<std::string>()->value_name(row.value),
                            help.c_str());
      return;
    case OptionKind::values:
      options.add_options()(name.c_str(), po::value<Texts>()->composing()->value_name(row.value),
                            help.c_str());
      return;
    case OptionKind::many:
      options.add_options()(name.c_str(), po::value<Texts>()->multitoken()->value_name(row.value),
                            help.c_str());
      return;
  }
}

po::options_description options_of(const OptionTable& table, Tasks tasks) {
  po::options_description all;
  for (auto row = table.options.begin(); row != table.options.end();) {
    const std::string& heading = row->group;
    po::options_description group(heading);
    for (; row != table.options.end() && row->group == heading; ++row) {
      if ((row->tasks & tasks) != 0) add_option(table, *row, group);
    }
    if (!group.options().empty()) all.add(group);
  }
  return all;
}

/// If words are a query, `-videoconferencing` is a word to exclude: no option has such a letter, or
/// the letter's option takes no value, or it takes a number.
bool is_excluded_word(const OptionTable& table, const std::string& argument) {
  if (table.has_commands) return false;
  if (argument.size() < 3 || argument[0] != '-' || argument[1] == '-') return false;
  const auto row = std::ranges::find(table.options, argument[1], &OptionRow::letter);
  if (row == table.options.end() || row->kind == OptionKind::flag) return true;
  return row->kind == OptionKind::number && !is_digit(argument[2]);
}

std::vector<po::option> excluded_word(const OptionTable& table, Texts& arguments) {
  const std::string first = arguments.front();
  if (!is_excluded_word(table, first)) return {};
  po::option option(kWords, Texts{first});
  option.original_tokens = {first};
  arguments.erase(arguments.begin());
  return {option};
}

/// What Boost made of a command line, and what it cannot tell.
struct SplitLine {
  po::variables_map map;
  std::size_t literal_words = 0;                          ///< how many words came after "--"
  std::optional<std::pair<std::string, Texts>> literals;  ///< values of an option that came there
};

/// Takes what stands after "--" directly behind the values of an option that takes many: they are
/// values of it that may begin with a dash.
void take_literals(const OptionTable& table, Texts& arguments, SplitLine& given) {
  const auto dashes = std::ranges::find(arguments, "--");
  if (dashes == arguments.end()) return;
  auto option = dashes;
  while (option != arguments.begin() && !std::prev(option)->starts_with('-')) --option;
  if (option == arguments.begin() || !std::prev(option)->starts_with("--")) return;
  --option;
  const OptionRow* row = find_option(table, option->substr(2));
  if (row == nullptr || row->kind != OptionKind::many) return;
  if (std::next(dashes) == arguments.end()) {
    arguments.erase(dashes);
    return;
  }
  given.literals.emplace(row->name, Texts(std::next(option), arguments.end()));
  given.literals->second.erase(given.literals->second.begin() + (dashes - option - 1));
  arguments.erase(option, arguments.end());
}

SplitLine split(const OptionTable& table, int argc, const char* const* argv) {
  po::options_description all = options_of(table, kEveryTask);
  all.add_options()(kWords, po::value<Texts>()->composing());
  po::positional_options_description words;
  words.add(kWords, -1);
  SplitLine given;
  Texts typed(argv + std::min(argc, 1), argv + argc);
  take_literals(table, typed, given);
  const auto style = [&](Texts& arguments) {
    if (arguments.front() == "--") given.literal_words = arguments.size() - 1;
    return excluded_word(table, arguments);
  };
  po::store(po::command_line_parser(typed)
                .options(all)
                .positional(words)
                .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
                .extra_style_parser(style)
                .run(),
            given.map);
  return given;
}

Texts texts_of(const po::variable_value& value, OptionKind kind) {
  switch (kind) {
    case OptionKind::flag:
      return {};
    case OptionKind::value:
    case OptionKind::number:
      return {value.as<std::string>()};
    case OptionKind::values:
    case OptionKind::many:
      return value.as<Texts>();
  }
  return {};
}

Given given_of(const OptionTable& table, const SplitLine& line) {
  const po::variables_map& map = line.map;
  std::map<std::string, Texts> values;
  for (const OptionRow& row : table.options) {
    if (map.count(row.name) > 0) values[row.name] = texts_of(map[row.name], row.kind);
  }
  if (line.literals) values[line.literals->first] = line.literals->second;
  return {table, std::move(values), map.count(kWords) > 0 ? map[kWords].as<Texts>() : Texts(),
          line.literal_words};
}

/// "; did you mean --facets?"
std::string meant(const OptionTable& table, const std::string& option) {
  if (!option.starts_with("--")) return "";
  Texts names;
  for (const OptionRow& row : table.options) names.push_back(row.name);
  const std::string name = nearest(option.substr(2), names);
  return name.empty() ? "" : "; did you mean --" + name + '?';
}

/// The reason why an option may not be given twice, if its row has one.
void refuse_again(const OptionTable& table, const std::string& option) {
  const OptionRow* row = option.starts_with("--") ? find_option(table, option.substr(2)) : nullptr;
  if (row != nullptr && !row->once.empty()) throw Error(option + " is given twice: " + row->once);
}

}  // namespace

Given parse_command_line(const OptionTable& table, int argc, const char* const* argv) try {
  const Given given = given_of(table, split(table, argc, argv));
  // Of a copy: what the checks look at is not what the program reads.
  if (!given.has("help") && !given.has("version")) refuse(Given(given));
  return given;
} catch (const po::multiple_occurrences& error) {
  refuse_again(table, error.get_option_name());
  throw Error(std::string(error.what()) + " (" + table.hint + ')');
} catch (const po::unknown_option& error) {
  throw Error(error.what() + meant(table, error.get_option_name()) + " (" + table.hint + ')');
} catch (const po::error& error) {
  throw Error(std::string(error.what()) + " (" + table.hint + ')');
}

void print_purpose(const OptionTable& table, std::ostream& out) {
  out << "Usage: " << table.program << ' ' << table.usage << '\n' << table.purpose << "\n\n";
  std::size_t widest = 0;
  for (const HelpRow& row : table.examples) widest = std::max(widest, row.term.size());
  for (const HelpRow& row : table.examples) {
    out << "  " << row.term << std::string(widest - row.term.size() + 2, ' ') << row.meaning
        << '\n';
  }
}

void print_options(const OptionTable& table, Tasks tasks, std::ostream& out) {
  out << options_of(table, tasks);
}

}  // namespace pprsearch
