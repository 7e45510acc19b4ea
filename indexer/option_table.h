#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

namespace pprsearch {

/// What pprsearch-index can be told to do.
enum class Command {
  build,
  check,
  verify,
  list,
  rollback,
  publish,
  export_entries,
  diff,
  info,
};

/// A set of commands, a bit each.
using Commands = unsigned;

constexpr Commands only(Command command) { return 1U << static_cast<unsigned>(command); }

template <typename... More>
constexpr Commands any_of(Command first, More... more) {
  return (only(first) | ... | only(more));
}

struct CommandRow {
  Command command;
  std::string_view name;
  std::string_view words;  ///< what stands behind it, as the usage line shows it
  std::string_view help;
  std::size_t least_words;
  std::size_t most_words;
  std::string_view wanted;  ///< what to say where there are too few words, or too many
  std::string_view status;  ///< what the exit status means
};

inline constexpr std::string_view kUsualStatus = "0 done, 2 an error";

inline constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

inline constexpr std::array kCommands = {
    CommandRow{Command::build, "build", " SOURCE...",
               "read files and folders, build a new generation, publish it", 1, kAnyNumber,
               "name the files or folders to read",
               "0 published, 1 published, but for rejected records, 2 stopped, nothing published"},
    CommandRow{Command::check, "check", " SOURCE...", "read and report only", 1, kAnyNumber,
               "name the files or folders to read",
               "0 all accepted, 1 records were rejected, 2 stopped"},
    CommandRow{Command::verify, "verify", "",
               "read all of a generation: checksums, tables, each entry built again", 0, 0, "",
               "0 sound, 2 damaged, or an error"},
    CommandRow{Command::list, "list", "", "which generations there are, and which is published", 0,
               0, "", kUsualStatus},
    CommandRow{Command::rollback, "rollback", "", "publish the generation before the published one",
               0, 0, "", kUsualStatus},
    CommandRow{Command::publish, "publish", " N", "publish generation N", 1, 1,
               "name one generation by its number", kUsualStatus},
    CommandRow{Command::export_entries, "export", "",
               "all entries, in a form to keep or to pass on", 0, 0, "", kUsualStatus},
    CommandRow{Command::diff, "diff", " A B",
               "what differs from A to B: index folders, or numbers of generations of --index", 2,
               2, "name two index folders, or two generations of --index DIR by their numbers",
               "0 equal, 1 different, 2 an error"},
    CommandRow{Command::info, "info", "", "what the index holds", 0, 0, "", kUsualStatus},
};

/// How often an option may be given, and whether something stands behind it.
enum class OptionKind { flag, value, values };

struct OptionRow {
  std::string_view group;
  std::string_view name;  ///< with its letter behind a comma
  OptionKind kind;
  std::string_view value;  ///< what stands behind it, as the help shows it
  Commands commands;       ///< those that take it
  std::string_view help;
};

namespace option_groups {
using enum Command;
using enum OptionKind;
inline constexpr Commands kReaders = any_of(build, check);
inline constexpr Commands kWithIndex =
    any_of(build, verify, list, rollback, publish, export_entries, diff, info);
}  // namespace option_groups

/// Which options there are, and which command takes which.
inline constexpr std::array kOptions = [] {
  using namespace option_groups;
  return std::array{
      OptionRow{"Index", "index,i", value, "DIR", kWithIndex,
                "the index; default: the environment's PPRSEARCH_INDEX"},
      OptionRow{"Index", "wait", value, "SECONDS", any_of(build, rollback, publish),
                "for another writer of the index to end (default 0: say who it is, and stop)"},
      OptionRow{"Sources", "from", value, "FORM", kReaders,
                "the form of all sources; default: told by extension and content"},
      OptionRow{"Sources", "taxonomy", value, "FILE", kReaders,
                "topics and research types; default: taxonomy.yaml beside or above the sources"},
      OptionRow{"Sources", "thesaurus", value, "FILE", kReaders,
                "concepts and spellings; default: thesaurus.yaml, likewise"},
      OptionRow{"Records", "strict", flag, "", kReaders,
                "stop, and publish nothing, at the first rejected record"},
      OptionRow{"Records", "max-rejected", value, "N|P%", kReaders,
                "stop, and publish nothing, where more records are rejected, or a larger share"},
      OptionRow{"Records", "merge-duplicates", flag, "", kReaders,
                "make one entry of all those of an article: the first, filled up"},
      OptionRow{"Records", "report", value, "FILE", kReaders,
                "a line of JSON for each record repaired, rejected or a duplicate"},
      OptionRow{"Building", "jobs", value, "N", only(build), "threads (default: as many as cores)"},
      OptionRow{"Building", "memory", value, "MIB", only(build),
                "memory for entries while building (default 512, at least 64)"},
      OptionRow{
          "Building", "progress", value, "WHEN", kReaders,
          "auto (default: a bar on a terminal, lines in CI, nothing in pipes), always, never"},
      OptionRow{"Publishing", "keep", value, "N", only(build),
                "generations to keep, the new one included (default 3; 0 = all)"},
      OptionRow{"Publishing", "no-publish", flag, "", only(build),
                "build and check the generation; leave publishing it to 'publish N'"},
      OptionRow{
          "Publishing", "gate", value, "QUERIES", only(build),
          "publish only if these queries, a line each (query-id TAB text), are answered well"},
      OptionRow{"Publishing", "qrels", value, "FILE", only(build),
                "for --gate: what people judged relevant, a line each: query-id 0 entry-id grade"},
      OptionRow{"Publishing", "require", values, "'M>=X'", only(build),
                "for --gate: 'ndcg@10>=0.60', also several, by commas; measures: ndcg@10, map, "
                "recall@100, p@10, mrr@10"},
      OptionRow{"Generations", "generation", value, "N", any_of(verify, export_entries),
                "this one (default: the published one)"},
      OptionRow{"Generations", "to", value, "N", only(rollback),
                "to this one, older than the published one (default: the newest such)"},
      OptionRow{
          "Output", "format", value, "F", any_of(list, export_entries, diff, info),
          "of list, diff, info: text (default) or json; of export: jsonl (default), markdown, "
          "ris, bibtex, csl-json"},
      OptionRow{"Output", "output", value, "PATH", only(export_entries),
                "the file to write (default: standard output); for markdown the folder, which has "
                "to be new or empty: a file an entry, named by its id"},
      OptionRow{
          "Output", "queries", value, "FILE", only(diff),
          "also the queries, a line each (query-id TAB text), whose first ten entries differ"},
  };
}();

}  // namespace pprsearch
