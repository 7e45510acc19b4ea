#include "indexer/options.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <cstdlib>
#include <ostream>
#include <utility>

namespace pprsearch {
namespace po = boost::program_options;
namespace {

using Texts = std::vector<std::string>;
using Format = IndexerOptions::Format;
using Progress = IndexerOptions::Progress;

constexpr Commands kAllCommands = ~Commands{0};

const CommandRow& row_of(Command command) {
  return *std::ranges::find(kCommands, command, &CommandRow::command);
}

/// "index" of "index,i"
std::string long_name(const OptionRow& row) {
  return std::string(row.name.substr(0, row.name.find(',')));
}

// ---- What may be said ----

void add_option(const OptionRow& row, po::options_description& options) {
  const std::string name(row.name);
  const std::string help(row.help);
  const std::string value(row.value);
  if (row.kind == OptionKind::flag) {
    options.add_options()(name.c_str(), help.c_str());
  } else if (row.kind == OptionKind::value) {
    options.add_options()(name.c_str(), po::value<std::string>()->value_name(value), help.c_str());
  } else {
    options.add_options()(name.c_str(), po::value<Texts>()->composing()->value_name(value),
                          help.c_str());
  }
}

/// The options that any of `commands` takes, in their groups.
po::options_description options_of(Commands commands) {
  po::options_description all;
  for (auto row = kOptions.begin(); row != kOptions.end();) {
    const std::string_view name = row->group;
    po::options_description group{std::string(name)};
    for (; row != kOptions.end() && row->group == name; ++row) {
      if ((row->commands & commands) != 0) add_option(*row, group);
    }
    if (!group.options().empty()) all.add(group);
  }
  po::options_description general("Help");
  general.add_options()("help,h", "this text")("version", "the version");
  all.add(general);
  return all;
}

po::variables_map parse(int argc, const char* const* argv) {
  po::options_description all = options_of(kAllCommands);
  all.add_options()("words", po::value<Texts>()->composing());
  po::positional_options_description positions;
  positions.add("words", -1);
  po::variables_map given;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(positions)
                .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
                .run(),
            given);
  return given;
}

Command command_named(const std::string& name) {
  const auto row = std::ranges::find(kCommands, name, &CommandRow::name);
  if (row != kCommands.end()) return row->command;
  std::string known;
  for (const CommandRow& each : kCommands)
    known += (known.empty() ? "" : ", ") + std::string(each.name);
  throw Error("unknown command '" + name + "': known are " + known + " (--help tells of them)");
}

void require_taken(const po::variables_map& given, const CommandRow& command) {
  for (const OptionRow& row : kOptions) {
    if (given.count(long_name(row)) == 0 || (row.commands & only(command.command)) != 0) continue;
    throw Error(std::string(command.name) + " takes no option --" + long_name(row) +
                " (pprsearch-index " + std::string(command.name) + " --help lists those it takes)");
  }
}

void require_words(const CommandRow& command, const Texts& words) {
  if (words.size() >= command.least_words && words.size() <= command.most_words) return;
  if (command.wanted.empty()) {
    throw Error(std::string(command.name) + " takes nothing but options: '" + words[0] + "'");
  }
  throw Error(std::string(command.name) + ": " + std::string(command.wanted));
}

// ---- What was said ----

std::uint64_t number_of(const std::string& what, const std::string& text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, number);
  if (fault != std::errc() || stop != end) {
    throw Error(what + " '" + text + "': a whole number is wanted");
  }
  return number;
}

/// The options given, by name; reading one that was not given leaves the value as it is.
class Given {
 public:
  explicit Given(const po::variables_map& given) : given_(given) {}

  bool has(const char* name) const { return given_.count(name) > 0; }

  std::string text(const char* name) const {
    return has(name) ? given_[name].as<std::string>() : std::string();
  }

  const Texts& texts(const char* name) const { return given_[name].as<Texts>(); }

  template <typename Number>
  void number(const char* name, std::uint64_t least, std::uint64_t most, Number& value) const {
    if (!has(name)) return;
    const std::string option = "--" + std::string(name);
    const std::uint64_t number = number_of(option, text(name));
    if (number < least || number > most) {
      throw Error(option + " '" + text(name) + "': a whole number from " + std::to_string(least) +
                  " to " + std::to_string(most) + " is wanted");
    }
    value = static_cast<Number>(number);
  }

  template <typename Choice>
  void choice(const char* name, const std::vector<std::pair<std::string, Choice>>& choices,
              Choice& value) const {
    if (!has(name)) return;
    std::string known;
    for (const auto& [text_of_choice, choice] : choices) {
      known += (known.empty() ? "" : ", ") + text_of_choice;
      if (text_of_choice == text(name)) return void(value = choice);
    }
    throw Error("--" + std::string(name) + " '" + text(name) + "': known are " + known);
  }

 private:
  const po::variables_map& given_;
};

void read_sources(const Given& given, IndexerOptions& options) {
  options.taxonomy = given.text("taxonomy");
  options.thesaurus = given.text("thesaurus");
  options.report = given.text("report");
  options.strict = given.has("strict");
  options.merge_duplicates = given.has("merge-duplicates");
  if (given.has("max-rejected")) {
    options.max_rejected = RejectionLimit::parse(given.text("max-rejected"));
  }
  if (!given.has("from")) return;
  options.form = find_form(given.text("from"));
  if (options.form == nullptr) {
    throw Error("--from '" + given.text("from") + "': known are " + form_names());
  }
}

void read_gate(const Given& given, IndexerOptions& options) {
  if (!given.has("gate") && !given.has("qrels") && !given.has("require")) return;
  if (!given.has("gate") || !given.has("qrels") || !given.has("require")) {
    throw Error("--gate QUERIES, --qrels FILE and --require 'MEASURE>=X' go together");
  }
  GateFiles gate{given.text("gate"), given.text("qrels"), {}};
  for (const std::string& text : given.texts("require")) {
    const std::vector<Requirement> more = parse_requirements(text);
    gate.requirements.insert(gate.requirements.end(), more.begin(), more.end());
  }
  options.gate = std::move(gate);
}

void read_building(const Given& given, IndexerOptions& options) {
  constexpr std::uint64_t kMostJobs = 1024;
  constexpr std::uint64_t kMostMemory = std::uint64_t{1} << 30;  // MiB: a PiB
  constexpr std::uint64_t kMost = 999999999;
  given.number("jobs", 1, kMostJobs, options.jobs);
  given.number("memory", 1, kMostMemory, options.memory_mib);
  given.number("keep", 0, kMost, options.keep);
  given.number("wait", 0, kMost, options.wait_seconds);
  given.choice<Progress>(
      "progress",
      {{"auto", Progress::automatic}, {"always", Progress::always}, {"never", Progress::never}},
      options.progress);
  options.publish = !given.has("no-publish");
}

void read_output(const Given& given, IndexerOptions& options) {
  const std::vector<std::pair<std::string, Format>> lists = {{"text", Format::text},
                                                             {"json", Format::json}};
  const std::vector<std::pair<std::string, Format>> exports = {{"jsonl", Format::jsonl},
                                                               {"markdown", Format::markdown},
                                                               {"ris", Format::ris},
                                                               {"bibtex", Format::bibtex},
                                                               {"csl-json", Format::csl_json}};
  const bool exporting = options.command == Command::export_entries;
  if (exporting) options.format = Format::jsonl;
  given.choice("format", exporting ? exports : lists, options.format);
  options.output = given.text("output");
  options.queries = given.text("queries");
  if (options.format == Format::markdown && options.output.empty()) {
    throw Error("export: --format markdown writes a file an entry: name a folder with --output");
  }
}

void read_generation(const Given& given, IndexerOptions& options) {
  for (const char* name : {"generation", "to"}) {
    if (given.has(name)) {
      options.generation = number_of("--" + std::string(name), given.text(name));
    }
  }
  if (options.command == Command::publish) {
    options.generation = number_of("publish", options.words[0]);
  }
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// Numbers are generations of the index; a folder that is named like one is "./7".
std::vector<GenerationName> sides_of(const IndexerOptions& options) {
  std::vector<GenerationName> sides;
  for (const std::string& word : options.words) {
    if (is_number(word)) {
      sides.push_back({options.index, number_of("diff", word)});
    } else {
      sides.push_back({word, std::nullopt});
    }
  }
  return sides;
}

bool needs_index(const IndexerOptions& options) {
  if (options.command == Command::diff) return std::ranges::any_of(options.words, is_number);
  return options.command != Command::check;
}

void read_values(const Given& given, IndexerOptions& options) {
  options.index = given.text("index");
  const char* environment = std::getenv("PPRSEARCH_INDEX");
  if (options.index.empty() && environment != nullptr) options.index = environment;
  read_sources(given, options);
  read_gate(given, options);
  read_building(given, options);
  read_output(given, options);
  read_generation(given, options);
  if (options.index.empty() && needs_index(options)) {
    throw Error("no index: name one with --index DIR or PPRSEARCH_INDEX");
  }
  if (options.command == Command::diff) options.sides = sides_of(options);
}

// ---- Help ----

void print_commands(std::ostream& out) {
  constexpr std::size_t kColumn = 19;
  for (const CommandRow& row : kCommands) {
    std::string name = "  " + std::string(row.name) + std::string(row.words);
    name.resize(std::max(kColumn, name.size() + 1), ' ');
    out << name << row.help << '\n';
  }
}

}  // namespace

IndexerOptions parse_indexer_options(int argc, const char* const* argv) try {
  const po::variables_map given = parse(argc, argv);
  IndexerOptions options;
  options.help = given.count("help") > 0;
  if (given.count("version") > 0) return options;
  if (given.count("words") > 0) options.words = given["words"].as<Texts>();
  if (options.words.empty()) {
    if (options.help) return options;
    throw Error("no command: build, check, info or another (--help lists them)");
  }
  options.command = command_named(options.words[0]);
  options.words.erase(options.words.begin());
  if (options.help) return options;
  const CommandRow& command = row_of(*options.command);
  require_taken(given, command);
  require_words(command, options.words);
  read_values(Given(given), options);
  return options;
} catch (const po::error& error) {
  throw Error(std::string(error.what()) + " (--help lists the options)");
}

void print_indexer_help(std::optional<Command> command, std::ostream& out) {
  if (!command) {
    out << "Usage: pprsearch-index COMMAND [OPTIONS] ...\n"
           "Builds an index of research summaries, and looks after it.\n\n";
    print_commands(out);
    out << "\npprsearch-index COMMAND --help shows the options of one command; these are all:\n\n"
        << options_of(kAllCommands)
        << "\nExit status: 0 all well, 1 finished with rejected records (of diff: different), 2 an "
           "error,\nnothing published (of verify: damaged).\n";
    return;
  }
  const CommandRow& row = row_of(*command);
  out << "Usage: pprsearch-index " << row.name << " [OPTIONS]" << row.words << "\n  " << row.help
      << "\n\n"
      << options_of(only(*command));
  if ((only(*command) & option_groups::kReaders) != 0) {
    out << "\nForms of sources: " << form_names() << '\n';
  }
  out << "\nExit status: " << row.status << '\n';
}

}  // namespace pprsearch
