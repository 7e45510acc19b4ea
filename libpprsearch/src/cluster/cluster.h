#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "cluster/address.h"
#include "cluster/answer.h"
#include "cluster/http.h"

namespace pprsearch {

/// A cluster of OpenSearch as it is asked: in JSON, and with every fault as an error that names it.
/// Any number of threads may ask.
class Cluster {
 public:
  /// Asks nothing yet.
  explicit Cluster(const ClusterAddress& address);

  const ClusterAddress& address() const { return address_; }

  /// Throws IndexError unless it is an OpenSearch of a version that this was tried with.
  void check_version(const Deadline& deadline) const;

  /// The answer to a question; throws IndexError for any status but 200 and 201.
  ClusterAnswer ask(const HttpQuestion& question, const Deadline& deadline) const;
  /// The same; nullopt if there is nothing of that name.
  std::optional<ClusterAnswer> ask_if_there(const HttpQuestion& question,
                                            const Deadline& deadline) const;
  /// Asks again, after longer and longer pauses, as long as `is_taken` says no to an answer or the
  /// cluster is too busy (429, 503). Throws IndexError in the end.
  void ask_patiently(const HttpQuestion& question,
                     const std::function<bool(const ClusterAnswer&)>& is_taken) const;

  /// A search of one index. All of it answered: every shard, in time; or IndexError says which did
  /// not. Throws LimitError if the cluster takes no query so large. `members` of the answer come
  /// alone, if some are named: "hits.hits.sort".
  ClusterAnswer search(const std::string& index, const nlohmann::json& body,
                       const Deadline& deadline, const std::string& members = {}) const;

  /// The answers to several searches, each as text, in as few requests as their size allows. All
  /// of them are answered as one alone is, or it throws as search().
  std::vector<ClusterAnswer> search_all(const std::string& index,
                                        const std::vector<std::string>& bodies,
                                        const Deadline& deadline) const;

  [[noreturn]] void fail(const std::string& what) const;
  [[noreturn]] void fail(const HttpReply& reply) const;

 private:
  HttpReply ask_again(const HttpQuestion& question, const Deadline& deadline) const;
  ClusterAnswer search(const std::string& index, const std::string& body, const Deadline& deadline,
                       const std::string& members) const;
  void add_answers(const std::string& index, const std::vector<std::string>& bodies,
                   const Deadline& deadline, std::vector<ClusterAnswer>& answers) const;
  ClusterAnswer answer_of(const HttpQuestion& question, const HttpReply& reply) const;
  void check_whole(const ClusterAnswer& answer) const;

  ClusterAddress address_;
  HttpNodes nodes_;
};

}  // namespace pprsearch
