#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "command-line/given.h"
#include "indexer/commands/export_formats.h"
#include "indexer/commands/gate.h"
#include "indexer/input/sources.h"
#include "indexer/intake/intake.h"
#include "indexer/option_table.h"
#include "indexer/vocabulary/vocabulary_files.h"

namespace pprsearch {

/// A generation of an index: the published one, unless it is named.
struct GenerationName {
  std::string folder;
  std::optional<std::uint64_t> number;
};

/// What the command line asked for. Values are checked; nothing was opened.
struct IndexerOptions {
  std::optional<Command> command;  ///< none: the version, or help for all commands
  bool help = false;               ///< for the command, if there is one
  std::string index;
  std::vector<std::string> words;  ///< behind the command: sources, where it reads any

  std::vector<Given::File> read_files;     ///< that options name
  std::vector<Given::File> written_files;  ///< likewise

  const SourceForm* form = nullptr;
  std::vector<std::string> excluded;  ///< patterns of files in folders that are left out
  ReadingOptions reading;             ///< of the sources
  std::string columns;                ///< file that says what columns are; empty = none
  VocabularyFiles vocabularies;       ///< as named; empty = to be looked for, "none" = none
  std::string installed;              ///< folder of the vocabularies that came with the program
  std::string report;                 ///< file; empty = none
  std::string retractions;            ///< likewise
  bool strict = false;
  RejectionLimit max_rejected;
  bool allow_shrink = false;
  RejectionLimit max_removed = RejectionLimit::usual();  ///< of the published entries
  bool merge_duplicates = false;
  std::string keep_apart;                ///< file of pairs of ids; empty = none
  std::vector<std::string> assignments;  ///< files of what editors gave entries
  std::size_t proposals = 0;             ///< of suggest-topics: at most so many a list

  unsigned jobs = 0;           ///< 0 = as many as cores
  std::size_t memory_mib = 0;  ///< 0 = the library's default
  When progress = When::automatic;
  unsigned keep = 3;
  bool publish = true;
  bool rebuild = false;  ///< also if nothing has changed
  std::string address;   ///< of push: where to
  unsigned shards = 0;   ///< likewise, and of each replicas
  unsigned replicas = 0;
  std::optional<GateFiles> gate;
  std::string expectations;  ///< file; empty = none
  std::string metrics;       ///< file to write; empty = none
  unsigned wait_seconds = 0;

  std::optional<std::uint64_t> generation;      ///< of verify, export, publish; where rollback goes
  std::string generation_name;                  ///< of its folder, of publish; empty = a number
  std::string reason;                           ///< of forget
  bool json = false;                            ///< not text, but JSON
  const ExportFormat* export_format = nullptr;  ///< of export
  std::string output;                           ///< of export; empty = standard output
  std::vector<GenerationName> sides;            ///< the two that diff compares
  std::string queries;                          ///< file, of diff; empty = none
};

/// Throws Error with one line that names the option at fault.
IndexerOptions parse_indexer_options(int argc, const char* const* argv);

/// The same of a command line that was split and checked already.
IndexerOptions indexer_options(const Given& given);

/// Of one command, or of the whole program.
void print_indexer_help(std::optional<Command> command, std::ostream& out);

}  // namespace pprsearch
