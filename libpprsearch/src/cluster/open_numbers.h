#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/deadline.h"
#include "cluster/remote_engine.h"

namespace pprsearch {

/// How many entries the plans of one search find. The first that is asked for has all that were
/// noted till then asked for at once; each is asked for once. For one thread.
class OpenNumbers {
 public:
  struct Numbers {
    std::size_t matches;  ///< whatever the filters are
    std::size_t total;
  };

  /// The deadline must live longer.
  OpenNumbers(std::shared_ptr<const RemoteGeneration> generation, const Deadline& deadline)
      : generation_(std::move(generation)), deadline_(deadline) {}

  using Noted = std::map<std::string, std::optional<Numbers>>::value_type;

  /// Notes a plan that will be asked about, by its query and that of the filters.
  const Noted& note(const nlohmann::json& query, const nlohmann::json& filters);
  /// Throws as Cluster::search().
  const Numbers& of(const Noted& noted);

 private:
  void ask();

  std::shared_ptr<const RemoteGeneration> generation_;
  const Deadline& deadline_;
  std::map<std::string, std::optional<Numbers>> known_;  ///< by what the cluster is asked
};

}  // namespace pprsearch
