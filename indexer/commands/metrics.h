#pragma once

#include <string>

#include "indexer/commands/account.h"
#include "indexer/options.h"

namespace pprsearch {

/// What became of a build, in Prometheus' text format. `former` is what an earlier build wrote:
/// the time of the last success is taken from it if this build was none.
std::string metrics_text(const Account& account, const std::string& index,
                         const std::string& former);

/// Writes it to the file that the options name, whole or not at all. Throws Error.
void write_metrics(const Account& account, const IndexerOptions& options);

}  // namespace pprsearch
