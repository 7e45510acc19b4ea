#pragma once

#include <pprsearch/cluster.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string>

#include "tests/support/scratch_folder.h"

namespace pprsearch::test {

inline std::string variable(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

/// The nodes of the cluster that tests/opensearch/run started.
inline std::string cluster_nodes() { return variable("PPRSEARCH_OPENSEARCH", ""); }

/// Says so if there is none.
inline bool has_cluster() {
  if (!cluster_nodes().empty()) return true;
  BOOST_TEST_MESSAGE("skipped: no cluster; tests/opensearch/run starts one");
  return false;
}

/// An index of the cluster, with the files of its generations in a folder that ends with the test.
class ClusterIndex {
 public:
  explicit ClusterIndex(const std::string& name)
      : address_(cluster_address(cluster_nodes(), name)) {
    ::setenv("PPRSEARCH_CLUSTER_FILES", (scratch_ / "files").c_str(), 1);
  }

  const std::string& address() const { return address_; }
  void push(const std::string& folder) const {
    push_generation(folder, address_, {.shards = 5, .replicas = 0, .progress = {}});
  }

 private:
  ScratchFolder scratch_;
  std::string address_;
};

}  // namespace pprsearch::test
