#include "tests/support/http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace pprsearch::test {
namespace {

sockaddr* plain(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }

/// More of what a client sends; false at its end.
bool read_more(int client, std::string& text) {
  char bytes[1 << 16];
  const ssize_t count = ::recv(client, bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  text.append(bytes, static_cast<std::size_t>(count));
  return true;
}

std::size_t length_in(const std::string& head) {
  constexpr std::string_view kName = "Content-Length: ";
  const std::size_t at = head.find(kName);
  return at == std::string::npos ? 0 : std::stoul(head.substr(at + kName.size()));
}

}  // namespace

HttpServer::HttpServer(Answer answer)
    : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(socket_, plain(address), sizeof address) != 0 || ::listen(socket_, 16) != 0) {
    throw std::runtime_error("no port for a test's server");
  }
  thread_ = std::thread([this] {
    for (int client; (client = ::accept(socket_, nullptr, nullptr)) >= 0;) {
      serve(client);
      ::close(client);
    }
  });
}

HttpServer::~HttpServer() {
  ::shutdown(socket_, SHUT_RDWR);
  thread_.join();
  ::close(socket_);
}

std::string HttpServer::url() const {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  ::getsockname(socket_, plain(address), &size);
  return "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
}

void HttpServer::serve(int client) const {
  std::string text;
  std::size_t end = std::string::npos;
  while ((end = text.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more(client, text)) return;
  }
  const std::string head = text.substr(0, end);
  std::string body = text.substr(end + 4);
  while (body.size() < length_in(head)) {
    if (!read_more(client, body)) return;
  }
  const std::size_t method = head.find(' ');
  const std::size_t path = head.find(' ', method + 1);
  const HttpAnswer answer = answer_(
      {head.substr(0, method), head.substr(method + 1, path - method - 1), std::move(body)});
  std::string said =
      "HTTP/1.1 " + std::to_string(answer.status) +
      " OK\r\nConnection: close\r\nContent-Length: " + std::to_string(answer.body.size()) +
      "\r\n\r\n" + answer.body;
  for (std::size_t at = 0; at < said.size();) {
    const ssize_t count = ::send(client, said.data() + at, said.size() - at, MSG_NOSIGNAL);
    if (count <= 0) return;
    at += static_cast<std::size_t>(count);
  }
}

}  // namespace pprsearch::test
