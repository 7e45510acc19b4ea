#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>
#include <vector>

#include "base/ascii.h"
#include "command-line/shell.h"
#include "indexer/commands/commands.h"

namespace pprsearch {
namespace {

/// A fault may quote what somebody else named; an Error's message is safe for a terminal.
std::string safe(const std::string& fault) { return Error(fault).what(); }

std::string json_of(const std::vector<GenerationStatus>& list) {
  nlohmann::ordered_json generations = nlohmann::ordered_json::array();
  for (const GenerationStatus& status : list) {
    auto generation = nlohmann::ordered_json::parse(to_json(status.generation));
    generation.erase("format_version");
    generation["published"] = status.published;
    if (!status.fault.empty()) generation["fault"] = safe(status.fault);
    generations.push_back(std::move(generation));
  }
  return nlohmann::ordered_json{{"format_version", 1}, {"generations", generations}}.dump();
}

void print_table(const std::vector<GenerationStatus>& list, std::ostream& out) {
  out << "generation  published  entries    bytes         created               digest "
      << std::string(58, ' ') << "identity\n";
  for (const auto& [generation, published, fault] : list) {
    char line[160];
    std::snprintf(line, sizeof line, "%-10llu  %-9s  %-9llu  %-12llu  %-20s  ",
                  static_cast<unsigned long long>(generation.number), published ? "*" : "",
                  static_cast<unsigned long long>(generation.entries),
                  static_cast<unsigned long long>(generation.bytes), generation.created.c_str());
    out << line
        << (fault.empty() ? generation.digest + ' ' + generation.identity
                          : "unusable: " + safe(fault))
        << '\n';
  }
}

/// It is published, and the exit status says so, whoever listens.
int say_published(const Generation& generation, const std::string& note, std::ostream& out,
                  std::ostream& err) {
  if (!note.empty()) err << "pprsearch-index: note: " << Error(note).what() << '\n';
  out << "generation " << generation.number << " is published: " << generation.entries
      << " entries, digest " << generation.digest << ", identity " << generation.identity
      << std::endl;
  if (!out) {
    err << "pprsearch-index: standard output cannot be written; generation " << generation.number
        << " is published\n";
    out.clear();
  }
  return kAllWell;
}

/// Going back means what it says: to a generation after the published one, or to that one
/// itself, is no way back.
void require_older(const std::string& index, std::uint64_t number) {
  const std::vector<GenerationStatus> list = list_generations(index);
  const auto published = std::ranges::find_if(list, &GenerationStatus::published);
  if (published == list.end()) throw Error(index + ": no generation is published to go back from");
  if (number < published->generation.number) return;
  throw Error("rollback --to " + std::to_string(number) + ": generation " +
              std::to_string(published->generation.number) +
              " is published, which is not newer; 'publish' goes anywhere");
}

}  // namespace

std::string publish_command(std::uint64_t number, const std::string& index) {
  return "pprsearch-index publish " + std::to_string(number) + " --index " +
         quoted_for_shell(index);
}

int list(const IndexerOptions& options, std::ostream& out) {
  const std::vector<GenerationStatus> generations = list_generations(options.index);
  if (options.json) {
    out << json_of(generations) << '\n';
  } else {
    print_table(generations, out);
  }
  return kAllWell;
}

int roll_back(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  if (!options.generation) {
    std::string note;
    return say_published(roll_back(options.index, options.wait_seconds, &note), note, out, err);
  }
  require_older(options.index, *options.generation);
  return publish(options, out, err);
}

int publish(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  std::string note;
  return say_published(
      publish_generation(options.index, *options.generation, options.wait_seconds, &note), note,
      out, err);
}

int info(const IndexerOptions& options, std::ostream& out) {
  const Generation generation = Searcher(options.index).generation();
  out << (options.json ? to_json(generation) + '\n' : to_text(generation));
  return kAllWell;
}

}  // namespace pprsearch
