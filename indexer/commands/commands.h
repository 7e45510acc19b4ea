#pragma once

#include <pprsearch/generation.h>

#include <iosfwd>
#include <optional>
#include <string>

#include "indexer/options.h"

namespace pprsearch {

// One function a command. Each returns the exit status, writes what was asked for to `out` and
// what should be known besides to `err`, and throws Error if it stops.

inline constexpr int kAllWell = 0;
inline constexpr int kRejected = 1;   ///< finished, with rejected records
inline constexpr int kDifferent = 1;  ///< of diff
inline constexpr int kStopped = 2;
inline constexpr int kDamaged = 2;     ///< of verify
inline constexpr int kNotChecked = 3;  ///< of verify: nobody knows whether it is damaged
inline constexpr int kStillThere = 1;  ///< of forget: a generation in use has the entry

int build(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int check(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int suggest_topics(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int verify(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int list(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int roll_back(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int publish(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int prune(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int push(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int forget(const IndexerOptions& options, std::ostream& out, std::ostream& err);
int export_entries(const IndexerOptions& options, std::ostream& out);
int diff(const IndexerOptions& options, std::ostream& out);
int info(const IndexerOptions& options, std::ostream& out);

/// The command, if its index lies in a cluster and it does something else there; else nullopt.
std::optional<int> run_in_cluster(const IndexerOptions& options, std::ostream& out,
                                  std::ostream& err);

/// The command that publishes a generation, to be typed as it stands.
std::string publish_command(std::uint64_t number, const std::string& index);

}  // namespace pprsearch
