#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

#include "site/http/head.h"
#include "site/http/listener.h"
#include "site/http/message.h"

namespace pprsearch {

/// What answers requests. Any thread may call any of them.
struct HttpHandler {
  /// The answer, if it is known already. The thread that serves all connections calls it.
  std::function<std::optional<HttpResponse>(const HttpRequest&)> known;
  std::function<Lane(const HttpRequest&)> lane;
  std::function<HttpResponse(const HttpRequest&)> respond;  ///< must not throw
  /// The answer to what is refused unanswered: 400, 405, 413, 414, 431, 503.
  std::function<HttpResponse(unsigned status, const HttpRequest&)> refuse;
};

struct ServerLimits {
  HeadLimits head = {};
  std::chrono::milliseconds read_head{10000};  ///< for all of a head; a client may wait as long
  std::chrono::milliseconds write{10000};      ///< for an answer to be taken
  std::chrono::milliseconds finish{5000};      ///< for what is under way at the end
  std::size_t connections = 512;
  std::size_t searches = 2;              ///< at once
  std::size_t waiting_searches = 64;     ///< more are refused: 503
  std::chrono::milliseconds wait{2000};  ///< what waited longer for its turn is refused: 503
};

/// Serves HTTP/1.1 at a socket until the process gets SIGTERM or SIGINT, or stop() is called; then
/// finishes what is under way. Connections belong to the thread that calls run().
class HttpServer {
 public:
  HttpServer(Listener listener, HttpHandler handler, const ServerLimits& limits);
  ~HttpServer();

  /// Returns at the end.
  void run();
  /// Ends it; any thread may call it.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pprsearch
