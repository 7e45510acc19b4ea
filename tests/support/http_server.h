#pragma once

#include <functional>
#include <string>
#include <thread>

namespace pprsearch::test {

struct HttpRequest {
  std::string method;
  std::string path;  ///< with parameters
  std::string body;
};

struct HttpAnswer {
  int status = 200;
  std::string body;
};

/// A server on loopback that knows just enough of HTTP to answer libcurl, one question after
/// another. It ends with the test.
class HttpServer {
 public:
  using Answer = std::function<HttpAnswer(const HttpRequest&)>;

  /// `answer` is called by the server's thread.
  explicit HttpServer(Answer answer);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// "http://127.0.0.1:PORT"
  std::string url() const;

 private:
  void serve(int client) const;

  Answer answer_;
  int socket_;
  std::thread thread_;
};

}  // namespace pprsearch::test
