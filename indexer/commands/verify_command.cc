#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <exception>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "indexer/commands/child_verification.h"
#include "indexer/commands/commands.h"

namespace pprsearch {

namespace {

/// The faults as messages: a damaged index must not command a terminal, nor spoil JSON.
std::vector<std::string> safe_faults(const Verification& found, const std::string& index) {
  std::vector<std::string> faults;
  for (const std::string& fault : found.faults) {
    faults.emplace_back(IndexError(index, fault).what());
  }
  return faults;
}

/// Of a damaged generation, nothing that it says of itself is told but the number.
std::string json_of(const Verification& found, const std::vector<std::string>& faults) {
  nlohmann::ordered_json json = {{"format_version", kFormatVersion},
                                 {"generation", found.generation.number},
                                 {"sound", faults.empty()}};
  if (faults.empty()) {
    json["entries"] = found.generation.entries;
    json["digest"] = found.generation.digest;
    json["identity"] = found.generation.identity;
  }
  json["faults"] = faults;
  return json.dump();
}

/// The generation to check, named once and for all, whatever is published in the meantime.
std::optional<std::uint64_t> number_to_check(const IndexerOptions& options) {
  if (options.generation) return options.generation;
  for (const GenerationStatus& status : list_generations(options.index)) {
    if (status.published) return status.generation.number;
  }
  return std::nullopt;
}

Verification checked(const IndexerOptions& options, std::ostream& out) {
  try {
    return verify_in_child(options.index, number_to_check(options));
  } catch (const std::exception& error) {
    if (options.json) {
      const std::string safe = Error(error.what()).what();
      out << nlohmann::ordered_json{{"format_version", kFormatVersion}, {"error", safe}}.dump()
          << std::endl;
    }
    throw;
  }
}

}  // namespace

int verify(const IndexerOptions& options, std::ostream& out, std::ostream& err) {
  const Verification found = checked(options, out);
  const std::vector<std::string> faults = safe_faults(found, options.index);
  if (options.json) {
    out << json_of(found, faults) << std::endl;
  } else if (faults.empty()) {
    out << "generation " << found.generation.number << " is sound: " << found.generation.entries
        << " entries, digest " << found.generation.digest << ", identity "
        << found.generation.identity << '\n';
  }
  for (const std::string& fault : faults) err << "pprsearch-index: " << fault << '\n';
  return faults.empty() ? kAllWell : kDamaged;
}

}  // namespace pprsearch
