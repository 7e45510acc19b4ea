#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/http_server.h"

namespace pprsearch::test {

/// Keeps what is pushed, and finds all of it whatever is asked, in the shapes that OpenSearch
/// answers in. It is there to answer wrongly: what a cluster finds is compared with a real one
/// (tests/cluster).
class FakeCluster {
 public:
  using Json = nlohmann::json;

  /// Of the index "articles".
  std::string address() const { return "opensearch:" + server_.url() + "/articles"; }

  /// An index, with all that is in it, is gone.
  void forget(const std::string& index);

  /// Changes an answer before it is given; `kind` is the request without what differs from one to
  /// the next.
  std::function<void(const std::string& kind, Json& answer)> change = [](const std::string&,
                                                                         Json&) {};

 private:
  HttpAnswer answer(const HttpRequest& request);
  HttpAnswer said(const std::string& kind, Json answer, int status = 200);
  HttpAnswer put(const std::string& index, const std::string& rest, const Json& body);
  HttpAnswer bulk(const std::string& lines);
  HttpAnswer mappings(const std::string& index);
  Json search(const Json& body);
  HttpAnswer search_each(const std::string& lines);
  Json counted(const Json& facets) const;

  std::map<std::string, Json> indexes_;      ///< their mappings
  std::map<std::uint64_t, Json> documents_;  ///< by rank
  std::map<std::string, Json> pieces_;       ///< of files, by path
  std::string alias_;                        ///< the index that it points to
  HttpServer server_{[this](const HttpRequest& request) { return answer(request); }};
};

}  // namespace pprsearch::test
