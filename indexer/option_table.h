#pragma once

#include <cstdint>

#include "command-line/option_table.h"

namespace pprsearch {

/// What pprsearch-index can be told to do.
enum class Command : std::uint8_t {
  build,
  check,
  suggest_topics,
  verify,
  list,
  rollback,
  publish,
  prune,
  push,
  forget,
  export_entries,
  diff,
  info,
};

/// What pprsearch-index can be told: commands, formats, options. The bits of `Tasks` are those of
/// Command.
const OptionTable& indexer_table();

/// The commands that read sources, and those of them that report on each record.
inline constexpr Tasks kReaders = any_of(Command::build, Command::check, Command::suggest_topics);
inline constexpr Tasks kReporters = any_of(Command::build, Command::check);

}  // namespace pprsearch
