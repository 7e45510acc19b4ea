#include "site/http/listener.h"

#include <netdb.h>
#include <pprsearch/error.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>

#include "base/ascii.h"

namespace pprsearch {
namespace {

constexpr int kFirstInherited = 3;

std::string reason(int error) { return std::system_category().message(error); }

[[noreturn]] void refuse(const std::string& address, const std::string& why) {
  throw Error("cannot listen on '" + address + "': " + why, ErrorKind::system);
}

bool is_path(const std::string& address) {
  return address.find('/') != address.npos || address.ends_with(".sock");
}

sockaddr_un path_address(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) refuse(path, "the path is too long for a socket");
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

/// Whether a socket is there, and nobody answers at it. What is not a socket refuses likewise.
bool is_left_over(const sockaddr_un& address) {
  struct stat status {};
  if (::lstat(address.sun_path, &status) != 0 || !S_ISSOCK(status.st_mode)) return false;
  const Descriptor client(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto* any = reinterpret_cast<const sockaddr*>(&address);
  return ::connect(client.get(), any, sizeof address) != 0 && errno == ECONNREFUSED;
}

Listener listen_at_path(const std::string& path) {
  const sockaddr_un address = path_address(path);
  if (is_left_over(address)) ::unlink(path.c_str());
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto* any = reinterpret_cast<const sockaddr*>(&address);
  if (socket.get() < 0 || ::bind(socket.get(), any, sizeof address) != 0 ||
      ::listen(socket.get(), SOMAXCONN) != 0) {
    refuse(path, reason(errno));
  }
  return {std::move(socket), path};
}

/// "127.0.0.1:8080" of a socket's own address.
std::string name_of(int socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  std::array<char, NI_MAXHOST> host{};
  std::array<char, NI_MAXSERV> port{};
  if (::getsockname(socket, any, &length) != 0 ||
      ::getnameinfo(any, length, host.data(), host.size(), port.data(), port.size(),
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
    return "unknown";
  }
  if (address.ss_family == AF_UNIX) return "a unix socket";
  const std::string name = host.data();
  const bool has_colons = name.find(':') != name.npos;
  return "http://" + (has_colons ? '[' + name + ']' : name) + ':' + port.data() + '/';
}

Descriptor listen_there(const addrinfo& place) {
  Descriptor socket(::socket(place.ai_family, place.ai_socktype | SOCK_CLOEXEC, place.ai_protocol));
  const int yes = 1;
  if (socket.get() < 0 ||
      ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
      ::bind(socket.get(), place.ai_addr, place.ai_addrlen) != 0 ||
      ::listen(socket.get(), SOMAXCONN) != 0) {
    return {};
  }
  return socket;
}

Listener listen_at_port(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  const std::string port = colon == address.npos ? "" : address.substr(colon + 1);
  if (!are_digits(port)) refuse(address, "HOST:PORT or the path of a socket is wanted");
  constexpr int kLastPort = 65535;
  constexpr std::size_t kMostDigits = 5;
  if (port.size() > kMostDigits || std::stoi(port) > kLastPort) {
    refuse(address, "a port is a number up to 65535");
  }
  std::string host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int fault =
      ::getaddrinfo(host.empty() ? nullptr : host.c_str(), port.c_str(), &wanted, &found);
  if (fault != 0) refuse(address, ::gai_strerror(fault));
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> places(found, ::freeaddrinfo);
  Descriptor socket = listen_there(*places);
  if (socket.get() < 0) refuse(address, reason(errno));
  const std::string name = name_of(socket.get());
  return {std::move(socket), name};
}

}  // namespace

Listener listen_on(const std::string& address) {
  return is_path(address) ? listen_at_path(address) : listen_at_port(address);
}

Listener inherited_listener() {
  const char* process = std::getenv("LISTEN_PID");
  const char* count = std::getenv("LISTEN_FDS");
  if (process == nullptr || count == nullptr || process != std::to_string(::getpid())) return {};
  if (std::strcmp(count, "1") != 0) {
    throw Error("systemd passed " + std::string(count) + " sockets, and one is wanted");
  }
  ::unsetenv("LISTEN_PID");
  ::unsetenv("LISTEN_FDS");
  return {Descriptor(kFirstInherited), name_of(kFirstInherited)};
}

}  // namespace pprsearch
