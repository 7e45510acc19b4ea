#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>
#include <string>

namespace pprsearch::test {

/// A client that sends bytes as they are, at a port of this machine or a socket of a folder.
class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connect_to(reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  explicit Client(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    connect_to(reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool send(const std::string& bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }
  /// What comes until the server ends it, or until it has `ending`, or nothing comes for 3 s.
  std::string receive(const std::string& ending = "") {
    std::string bytes;
    char piece[4096];
    while (ending.empty() || !bytes.ends_with(ending)) {
      pollfd ready{socket_, POLLIN, 0};
      if (::poll(&ready, 1, 3000) <= 0) return bytes + "[nothing comes]";
      const ssize_t count = ::recv(socket_, piece, sizeof piece, 0);
      if (count <= 0) break;
      bytes.append(piece, static_cast<std::size_t>(count));
    }
    return bytes;
  }
  std::string ask(const std::string& bytes) {
    send(bytes);
    return receive();
  }
  /// One answer of a connection that stays open: its head and as much as that says. Empty if the
  /// server ends it before, or nothing comes for a minute.
  std::string receive_one() {
    constexpr int kMinute = 60000;
    std::string bytes;
    std::size_t whole = std::string::npos;
    while (bytes.size() < whole) {
      pollfd ready{socket_, POLLIN, 0};
      char piece[4096];
      const ssize_t count =
          ::poll(&ready, 1, kMinute) <= 0 ? 0 : ::recv(socket_, piece, sizeof piece, 0);
      if (count <= 0) return "";
      bytes.append(piece, static_cast<std::size_t>(count));
      const std::size_t end = bytes.find("\r\n\r\n");
      const std::size_t length = bytes.find("\r\nContent-Length: ");
      if (end == bytes.npos) continue;
      whole = end + 4 + (length < end ? std::stoul(bytes.substr(length + 18)) : 0);
    }
    return bytes;
  }

 private:
  void connect_to(const sockaddr* address, socklen_t length) {
    if (::connect(socket_, address, length) != 0) throw std::runtime_error("cannot connect");
  }
  int socket_;
};

}  // namespace pprsearch::test
