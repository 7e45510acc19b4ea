#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "cluster/address.h"

namespace pprsearch {

/// What a node said.
struct HttpReply {
  long status = 0;
  std::string body;
  std::string node;  ///< which one
};

/// A question to a cluster.
struct HttpQuestion {
  const char* method = "GET";
  std::string path;  ///< from '/' on, with parameters
  std::string body = {};
  bool in_lines = false;      ///< the body is JSON in lines
  bool is_repeatable = true;  ///< asked twice, it does no more than once
};

/// The nodes of a cluster, over HTTP; the one place that knows libcurl. Any number of threads may
/// ask. Connections are kept.
class HttpNodes {
 public:
  HttpNodes(const ClusterAddress& address, ClusterAccess access);
  ~HttpNodes();
  HttpNodes(const HttpNodes&) = delete;
  HttpNodes& operator=(const HttpNodes&) = delete;

  /// Asks the nodes in turn, another one if one cannot be reached or ends while it answers. Throws
  /// TimeUp if the deadline passes, IndexError if no node answers; both name no login.
  HttpReply ask(const HttpQuestion& question, const Deadline& deadline) const;

 private:
  struct Handle;
  struct Failure;
  class Lent;

  HttpReply ask_node(std::size_t node, const HttpQuestion& question,
                     const Deadline& deadline) const;
  std::vector<std::size_t> nodes_in_turn() const;

  ClusterAddress address_;
  ClusterAccess access_;
  mutable std::atomic<std::size_t> next_{0};
  mutable std::mutex mutex_;  ///< guards what follows
  mutable std::vector<std::unique_ptr<Handle>> idle_;
  mutable std::size_t made_ = 0;  ///< handles, idle or lent
  mutable std::vector<std::chrono::steady_clock::time_point> down_until_;
};

}  // namespace pprsearch
