#include "indexer/options.h"

#include <pprsearch/cluster.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <bit>
#include <ostream>
#include <utility>

#include "base/ascii.h"
#include "command-line/parse.h"
#include "command-line/refusals.h"
#include "indexer/input/exclusions.h"

namespace pprsearch {
namespace {

constexpr Tasks only(Command command) { return any_of(command); }

void read_sources(const Given& given, IndexerOptions& options) {
  options.vocabularies = {given.text("taxonomy"), given.text("thesaurus"), given.text("crosswalk")};
  options.report = given.text("report");
  options.retractions = given.text("retractions");
  options.strict = given.has("strict");
  options.merge_duplicates = given.has("merge-duplicates");
  options.keep_apart = given.text("keep-apart");
  options.assignments = given.texts("assign");
  options.proposals = given.number("most");
  if (given.has("max-rejected")) {
    options.max_rejected = RejectionLimit::parse(given.text("max-rejected"));
  } else if (options.command == Command::build) {
    options.max_rejected = RejectionLimit::usual();
  }
  options.form = find_form(given.text("from"));  // no form is named auto
  options.columns = given.text("columns");
  options.excluded = given.texts("exclude");
  for (const std::string& pattern : options.excluded) {
    const std::string fault = fault_of_pattern(pattern);
    if (!fault.empty()) throw Error("--exclude '" + pattern + "': " + fault);
  }
  if (given.has("post-type")) options.reading.post_types = given.texts("post-type");
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
  options.jobs = static_cast<unsigned>(given.number("jobs"));
  options.memory_mib = given.number("memory");
  options.keep = static_cast<unsigned>(given.number("keep"));
  options.wait_seconds = static_cast<unsigned>(given.number("wait"));
  options.progress = given.choice<When>("progress");
  options.publish = !given.has("no-publish");
  options.rebuild = given.has("rebuild");
  options.allow_shrink = given.has("allow-shrink");
  if (given.has("max-removed")) {
    options.max_removed = RejectionLimit::parse(given.text("max-removed"), "--max-removed");
  }
  options.expectations = given.text("expect");
  options.metrics = given.text("metrics");
}

void read_output(const Given& given, IndexerOptions& options) {
  const std::string format = asked_format(given, only(*options.command));
  options.json = format == "json";
  const auto found = std::ranges::find(export_formats(), format, &ExportFormat::name);
  if (found != export_formats().end()) options.export_format = &*found;
  options.output = given.text("output");
  options.queries = given.text("queries");
  if (options.command != Command::export_entries || !options.output.empty()) return;
  if (options.export_format->write_folder) {
    throw Error("export: --format " + format +
                " writes a file an entry: name a folder with --output");
  }
}

/// Any number may be that of a generation.
std::uint64_t generation_number(const std::string& what, const std::string& text) {
  return whole_number(what, text, 0, OptionRow::kUnbounded);
}

constexpr std::uint64_t kMostKept = 999'999'999;

void read_push(const Given& given, IndexerOptions& options) {
  const std::string to = given.text("to");
  const std::string name = given.text("name");
  options.shards = static_cast<unsigned>(given.number("shards"));
  options.replicas = static_cast<unsigned>(given.number("replicas"));
  if (options.command != Command::push) return;
  if (to.empty()) throw Error("push: --to ADDRESS says where to: https://host:9200/NAME");
  options.address = cluster_address(to, name);
}

void read_generation(const Given& given, IndexerOptions& options) {
  if (given.has("generation")) options.generation = given.number("generation");
  if (options.command == Command::rollback && given.has("to")) {
    options.generation = generation_number("--to", given.text("to"));
  }
  read_push(given, options);
  options.reason = given.text("reason");
  if (options.command == Command::publish) {
    // Of two builders that gave one number, the name of the folder says which is meant.
    const std::string& word = options.words[0];
    if (word.find('-') != 0 && word.find('-') != word.npos) {
      options.generation_name = word;
    } else if (are_digits(word)) {
      options.generation = generation_number("publish", word);
    } else {
      throw Error("publish '" + word +
                  "': is no number of a generation, nor the name of its folder");
    }
  }
  if (options.command == Command::prune) {
    options.keep = static_cast<unsigned>(whole_number("prune", options.words[0], 1, kMostKept));
  }
}

/// Numbers are generations of the index; a folder that is named like one is "./7".
std::vector<GenerationName> sides_of(const IndexerOptions& options) {
  std::vector<GenerationName> sides;
  for (const std::string& word : options.words) {
    if (are_digits(word)) {
      sides.push_back({options.index, generation_number("diff", word)});
    } else {
      sides.push_back({word, std::nullopt});
    }
  }
  return sides;
}

bool needs_index(const IndexerOptions& options) {
  if (options.command == Command::diff) return std::ranges::any_of(options.words, are_digits);
  return options.command != Command::check && options.command != Command::suggest_topics;
}

void read_values(const Given& given, IndexerOptions& options) {
  options.index = index_folder(given);
  options.read_files = given.files(FileUse::read);
  options.written_files = given.files(FileUse::written);
  read_sources(given, options);
  read_gate(given, options);
  read_building(given, options);
  read_output(given, options);
  read_generation(given, options);
  if (options.index.empty() && needs_index(options)) refuse_without_index();
  if (options.command == Command::diff) options.sides = sides_of(options);
}

// ---- Help ----

void print_commands(std::ostream& out) {
  constexpr std::size_t kColumn = 19;
  for (const TaskRow& row : indexer_table().tasks) {
    std::string name = "  " + row.name + row.words;
    name.resize(std::max(kColumn, name.size() + 1), ' ');
    out << name << row.help << '\n';
  }
}

}  // namespace

IndexerOptions indexer_options(const Given& given) {
  IndexerOptions options;
  options.help = given.has("help");
  if (given.has("version") || given.words().empty()) return options;
  options.command = static_cast<Command>(std::countr_zero(asked_tasks(given)));
  options.words.assign(given.words().begin() + 1, given.words().end());
  if (!options.help) read_values(given, options);
  return options;
}

IndexerOptions parse_indexer_options(int argc, const char* const* argv) {
  return indexer_options(parse_command_line(indexer_table(), argc, argv));
}

void print_indexer_help(std::optional<Command> command, std::ostream& out) {
  const OptionTable& table = indexer_table();
  if (!command) {
    print_purpose(table, out);
    print_commands(out);
    out << "\npprsearch-index COMMAND --help shows the options of one command; these are all:\n\n";
    print_options(table, kEveryTask, out);
    out << "\nExit status: " << table.status << '\n';
    return;
  }
  const TaskRow& row = *std::ranges::find(table.tasks, only(*command), &TaskRow::task);
  out << "Usage: pprsearch-index " << row.name << " [OPTIONS]" << row.words << "\n  " << row.help
      << "\n\n";
  print_options(table, row.task, out);
  out << "\nExit status: " << row.status << '\n';
}

}  // namespace pprsearch
