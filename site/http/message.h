#pragma once

#include <string>
#include <utility>
#include <vector>

namespace pprsearch {

/// What a client asks, as far as an answer depends on it. Methods other than GET and HEAD have been
/// refused.
struct HttpRequest {
  std::string target;         ///< path and query as sent: "/search?q=a"
  std::string if_none_match;  ///< the header of that name; empty if there is none
  bool gzip = false;          ///< a packed answer may be sent
};

/// An answer, without what belongs to the connection.
struct HttpResponse {
  unsigned status = 200;
  std::string type = "text/html; charset=utf-8";  ///< empty = no body
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string fault = {};  ///< what is wrong with the site, for its log; it is not sent
  std::string note = {};   ///< what the log of queries says of it; it is not sent
};

/// Where an answer is made.
enum class Lane {
  at_once,  ///< by the thread that serves all connections: nothing may be waited for
  typing,   ///< by a thread for completions alone, which wait behind no search
  search,   ///< by one of the threads for searches
};

}  // namespace pprsearch
