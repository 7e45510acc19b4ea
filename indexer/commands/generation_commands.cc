#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>
#include <vector>

#include "base/strings.h"
#include "command-line/shell.h"
#include "indexer/commands/account.h"
#include "indexer/commands/commands.h"

namespace pprsearch {
namespace {

/// A fault may quote what somebody else named; an Error's message is safe for a terminal.
std::string safe(const std::string& fault) { return Error(fault).what(); }

nlohmann::ordered_json json_of(const GenerationStatus& status) {
  auto generation = nlohmann::ordered_json::parse(to_json(status.generation));
  generation.erase("format_version");
  generation["name"] = status.name;
  generation["published"] = status.published;
  if (!status.fault.empty()) generation["fault"] = safe(status.fault);
  return generation;
}

nlohmann::ordered_json json_of(const Publication& line) {
  nlohmann::ordered_json json = {{"time", safe(line.time)}, {"command", safe(line.command)},
                                 {"user", safe(line.user)}, {"generation", line.generation},
                                 {"name", line.name},       {"identity", safe(line.identity)}};
  if (!line.id_sha256.empty()) json["id_sha256"] = safe(line.id_sha256);
  if (!line.reason.empty()) json["reason"] = safe(line.reason);
  if (!line.replaced.empty()) json["replaced"] = line.replaced;
  return json;
}

std::string json_of(const std::vector<GenerationStatus>& list, const History& history) {
  nlohmann::ordered_json json = {{"format_version", kFormatVersion},
                                 {"generations", nlohmann::ordered_json::array()},
                                 {"history", nlohmann::ordered_json::array()},
                                 {"way_back", history.way_back},
                                 {"faults", history.faults}};
  for (const GenerationStatus& status : list) json["generations"].push_back(json_of(status));
  for (const Publication& line : history.publications) json["history"].push_back(json_of(line));
  return json.dump();
}

void print_table(const std::vector<GenerationStatus>& list, std::ostream& out) {
  out << "generation  published  entries    bytes         created               digest "
      << std::string(58, ' ') << "identity\n";
  for (const auto& [generation, published, fault, name] : list) {
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

/// Text with blanks behind it up to a width.
std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text + "  ";
}

void print_history(const History& history, std::ostream& out) {
  constexpr std::size_t kShown = 20;
  constexpr std::size_t kTime = 20;
  constexpr std::size_t kNumber = 10;
  constexpr std::size_t kCommand = 12;
  const auto& lines = history.publications;
  const std::size_t left_out = lines.size() - std::min(lines.size(), kShown);
  out << "\nhistory" << (left_out > 0 ? ", without the first " + std::to_string(left_out) : "")
      << ":\n";
  for (std::size_t at = left_out; at < lines.size(); ++at) {
    const Publication& line = lines[at];
    out << padded(line.time.empty() ? "unknown" : safe(line.time), kTime)
        << padded(line.generation == 0 ? "none" : std::to_string(line.generation), kNumber)
        << padded(safe(line.command), kCommand) << safe(line.user);
    if (!line.reason.empty()) out << ": " << safe(line.reason);
    out << '\n';
  }
  if (history.way_back.empty()) {
    out << "there is nothing to go back to\n";
  } else {
    out << "rollback goes to generation " << history.way_back.front() << '\n';
  }
}

/// It is published, and the exit status says so, whoever listens.
int say_published(const Generation& generation, const std::string& note, std::ostream& out,
                  std::ostream& err) {
  if (!note.empty()) tell_note(note, err);
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

/// Going back means what it says. A generation after the published one, or that one itself, is not
/// a way back unless it was published before.
void require_older(const std::string& index, std::uint64_t number) {
  const std::vector<GenerationStatus> list = list_generations(index);
  const auto published = std::ranges::find_if(list, &GenerationStatus::published);
  if (published == list.end()) throw Error(index + ": no generation is published to go back from");
  if (number < published->generation.number) return;
  if (number != published->generation.number && is_one_of(number, read_history(index).way_back)) {
    return;
  }
  throw Error("rollback --to " + std::to_string(number) + ": generation " +
              std::to_string(published->generation.number) +
              " is published, which is not newer; 'publish' goes anywhere");
}

void print_notes(const std::vector<std::string>& notes, std::ostream& err) {
  for (const std::string& note : notes) tell_note(note, err);
}

}  // namespace

std::string publish_command(std::uint64_t number, const std::string& index) {
  return "pprsearch-index publish " + std::to_string(number) + " --index " +
         quoted_for_shell(index);
}

int list(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  const std::vector<GenerationStatus> generations = list_generations(options.index);
  const History history = read_history(options.index);
  if (options.json) {
    out << json_of(generations, history) << '\n';
  } else {
    print_table(generations, out);
    print_history(history, out);
  }
  print_notes(history.faults, err);
  return kAllWell;
}

int roll_back(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  std::string note;
  if (!options.generation) {
    return say_published(roll_back(options.index, options.wait_seconds, &note), note, out, err);
  }
  require_older(options.index, *options.generation);
  return say_published(
      roll_back_to(options.index, *options.generation, options.wait_seconds, &note), note, out,
      err);
}

int publish(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  std::string note;
  const unsigned wait = options.wait_seconds;
  const Generation published =
      options.generation_name.empty()
          ? publish_generation(options.index, *options.generation, wait, &note)
          : publish_generation(options.index, options.generation_name, wait, &note);
  return say_published(published, note, out, err);
}

int prune(const IndexerOptions& options, std::ostream& out, std::ostream&) {
  const std::vector<std::string> removed =
      prune_generations(options.index, options.keep, options.wait_seconds);
  for (const std::string& name : removed) out << "removed " << name << '\n';
  const std::size_t left = list_generations(options.index).size();
  out << removed.size() << (removed.size() == 1 ? " generation was" : " generations were")
      << " removed, " << left << (left == 1 ? " is" : " are") << " left\n";
  return kAllWell;
}

int forget(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  const Forgotten done =
      forget_entry(options.index, {options.words[0], options.reason, options.wait_seconds});
  for (const auto& [old, fresh] : done.replaced) {
    out << "generation " << fresh << " takes the place of " << old << '\n';
  }
  for (const std::string& name : done.removed) out << "removed " << name << '\n';
  out << "the entry comes back with the next build if the sources still have it\n";
  if (!done.note.empty()) print_notes({done.note}, err);
  for (const std::string& name : done.left) {
    err << "pprsearch-index: " << name << (done.note.empty() ? " is in use" : " is left")
        << " and still has the entry; the next "
        << "build, prune or forget removes it\n";
  }
  return done.left.empty() ? kAllWell : kStillThere;
}

int info(const IndexerOptions& options, std::ostream& out) {
  const Generation generation = Searcher(options.index).generation();
  out << (options.json ? to_json(generation) + '\n' : to_text(generation));
  return kAllWell;
}

}  // namespace pprsearch
