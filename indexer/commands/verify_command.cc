#include <pprsearch/error.h>

#include <ostream>

#include "indexer/commands/child_verification.h"
#include "indexer/commands/commands.h"

namespace pprsearch {

int verify(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  std::optional<std::uint64_t> number = options.generation;
  if (!number) {
    // Named once and for all, whatever is published in the meantime.
    for (const GenerationStatus& status : list_generations(options.index)) {
      if (status.published) number = status.generation.number;
    }
  }
  const Verification found = verify_in_child(options.index, number);
  if (found.faults.empty()) {
    out << "generation " << found.generation.number << " is sound: " << found.generation.entries
        << " entries, digest " << found.generation.digest << ", identity "
        << found.generation.identity << '\n';
    return kAllWell;
  }
  for (const std::string& fault : found.faults) {
    err << "pprsearch-index: " << IndexError(options.index, fault).what() << '\n';
  }
  return kDamaged;
}

}  // namespace pprsearch
