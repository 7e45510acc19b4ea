#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pprsearch {

/// What a cluster answered to one request, or a part of it. What is not of the shape that is wanted
/// is an IndexError that names the cluster's address, the node, the request and the place. So
/// nobody else reads JSON that came from a cluster.
class ClusterAnswer {
 public:
  /// Of the text of an answer. `request` names it: "POST /NAME/_search". Throws IndexError unless
  /// it is an object, and nested no deeper than any answer is.
  ClusterAnswer(const std::string& address, const std::string& node, const std::string& request,
                const std::string& text);

  /// A member of an object, or one in one: at("hits", "total").
  ClusterAnswer at(const std::string& member) const;
  template <typename... Members>
  ClusterAnswer at(const std::string& member, const Members&... members) const {
    return at(member).at(members...);
  }
  /// The same; nullopt if there is none, or it is null.
  std::optional<ClusterAnswer> find(const std::string& member) const;
  bool has(const std::string& member) const { return find(member).has_value(); }

  std::vector<ClusterAnswer> items() const;                            ///< of a list
  std::vector<std::pair<std::string, ClusterAnswer>> members() const;  ///< of an object

  /// A whole number from 0 on, also one that is written as 7.0.
  std::uint64_t number() const;
  /// The same, of `most` at the most.
  std::uint64_t number(std::uint64_t most) const;
  std::optional<double> real_or_null() const;
  bool truth() const;
  const std::string& text() const;

  /// As it is, to be compared, or sent back.
  const nlohmann::json& json() const { return *part_; }

  /// `what` is said of the place: "is no list".
  [[noreturn]] void fail(const std::string& what) const;

 private:
  struct Whole;
  ClusterAnswer(std::shared_ptr<const Whole> whole, const nlohmann::json& part, std::string place);

  std::shared_ptr<const Whole> whole_;
  const nlohmann::json* part_;
  std::string place_;  ///< "hits.total"; empty = the answer
};

}  // namespace pprsearch
