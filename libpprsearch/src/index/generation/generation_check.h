#pragma once

#include <string>
#include <vector>

#include "base/spilled_array.h"
#include "index/generation/manifest.h"
#include "index/store/checksum.h"

namespace pprsearch {

// What is looked at before a generation is published, and when somebody asks
// whether it is still what it was. Faults are sentences that name the file.

using Faults = std::vector<std::string>;

/// The order-free digest of a set of entries, given each one's.
std::string digest_of(std::vector<Sha256> entries);

/// Files that are missing, of another size or content than the manifest says, or
/// that it does not name. Reads every file whole; opens none as what it is.
Faults check_files(const std::string& path, const Manifest& manifest);

/// Xapian's own check of its tables.
Faults check_tables(const std::string& path);

/// Throws Damage if the generation in `path`, not yet with a
/// manifest, does not hold entries whose JSON has these digests in this order, or
/// its parts do not agree with each other.
void require_written(const std::string& path, const SpilledArray<Sha256>& digests);

/// Ids of the entries in `other` that are not in the generation at `path`, sorted. Reads no entry.
std::vector<std::string> ids_missing_from(const std::string& path, const std::string& other);

/// Where two generations of the same entries in the same order differ, though
/// they may not: terms, postings and documents in Xapian, bytes in our files.
Faults compare_generations(const std::string& path, const std::string& rebuilt);

}  // namespace pprsearch
