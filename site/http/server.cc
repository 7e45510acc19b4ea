#include "site/http/server.h"

#include <sys/socket.h>

#include <array>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/http.hpp>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <memory>
#include <set>
#include <string>
#include <utility>  // before Asio: that of Boost 1.74 forgets it under C++20

#include "site/http/request_head.h"
#include "site/http/work_queue.h"

// One thread has all connections; other threads make the answers. A connection is in one of three
// states: a head is being read, an answer is being made, an answer is being written. Each has an
// end: reading and writing have a time for the whole of it, not for each byte, so a client that
// drips bytes gains nothing. While an answer is made nothing is read, so a client cannot pile up
// requests.
//
// Beyond `connections` nobody is accepted; the system keeps a few more waiting. Beyond the queue of
// searches a request is refused at once (503), and so is one whose turn comes too late: that costs
// less than an answer for which nobody waits any longer.
//
// Whatever may be read in two ways is refused, because a proxy may have read it in the other one:
// two lengths, two hosts, a bare line end. After a refusal the connection ends. What the client is
// still sending is read for a while and thrown away, or else it would never see the answer.

namespace pprsearch {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Protocol = asio::generic::stream_protocol;
using Stream = beast::basic_stream<Protocol, asio::io_context::executor_type>;
using Acceptor = asio::basic_socket_acceptor<Protocol, asio::io_context::executor_type>;
using Code = beast::error_code;

constexpr unsigned kNotModified = 304;
constexpr unsigned kUnavailable = 503;
constexpr std::size_t kThrownAway = 1 << 20;  ///< bytes read after a refusal
constexpr std::chrono::seconds kThrowingAway{2};
constexpr std::chrono::milliseconds kUntilNextAccept{100};

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string date_now() {
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                kDays[parts.tm_wday], parts.tm_mday, kMonths[parts.tm_mon], parts.tm_year + 1900,
                parts.tm_hour, parts.tm_min, parts.tm_sec);
  return text.data();
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(Listener listener, HttpHandler handler, const ServerLimits& limits)
      : handler_(std::move(handler)),
        limits_(limits),
        acceptor_(io_, Protocol(family_of(listener), 0), listener.descriptor.get()),
        again_(io_),
        end_(io_),
        signals_(io_, SIGTERM, SIGINT),
        searches_(limits.searches, limits.waiting_searches, limits.wait),
        typing_(1, kWaitingCompletions, limits.wait) {
    listener.descriptor.release();
  }

  ~Impl() { is_gone_ = true; }  // what connections come to now, they come to without it

  void run() {
    signals_.async_wait([this](Code fault, int) {
      if (!fault) finish();
    });
    accept();
    io_.run();
  }
  void stop() {
    asio::post(io_, [this] { finish(); });
  }

 private:
  class Connection;
  friend class Connection;
  static constexpr std::size_t kWaitingCompletions = 64;

  static int family_of(const Listener& listener) {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    ::getsockname(listener.descriptor.get(), reinterpret_cast<sockaddr*>(&address), &length);
    return address.ss_family;
  }

  void accept();
  void finish();
  void ended(Connection* connection);
  bool is_full() const { return connections_.size() >= limits_.connections; }

  HttpHandler handler_;
  ServerLimits limits_;
  std::set<Connection*> connections_;
  bool accepting_ = false;
  bool ends_ = false;
  bool is_gone_ = false;
  asio::io_context io_{1};
  Acceptor acceptor_;
  asio::steady_timer again_;
  asio::steady_timer end_;
  asio::signal_set signals_;
  WorkQueue searches_;  // after what their work uses: they end first
  WorkQueue typing_;
};

/// A client. It lives as long as something is to come of it: each callback holds it.
class HttpServer::Impl::Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Impl& server, Stream::socket_type socket)
      : server_(server), stream_(std::move(socket)) {
    server_.connections_.insert(this);
  }
  ~Connection() { server_.ended(this); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Reads the next head, for which there is a time from now.
  void next() {
    reads_ = true;
    stream_.expires_after(server_.limits_.read_head);
    look();
  }
  /// Ends it unless an answer is under way.
  void finish() {
    if (reads_) stream_.close();
  }

 private:
  void look();
  void read_more();
  void answer(const RequestHead& head);
  void make(const RequestHead& head, WorkQueue& threads);
  void write(HttpResponse response, const RequestHead& head);
  void refuse(const RequestHead& head, unsigned status);
  void written(bool keep_alive);
  void throw_away();

  Impl& server_;
  Stream stream_;
  std::string bytes_;  ///< that have come and were not looked at
  std::array<char, 4096> piece_{};
  std::size_t thrown_away_ = 0;
  bool reads_ = false;
  http::response<http::string_body> message_;
};

void HttpServer::Impl::Connection::look() {
  while (bytes_.starts_with("\r\n")) bytes_.erase(0, 2);
  const HeadState state = look_at_head(bytes_, server_.limits_.head);
  RequestHead head;
  if (state.status != 0) return refuse(head, state.status);
  if (state.length == 0) return read_more();
  head = parse_request_head(std::string_view(bytes_).substr(0, state.length), server_.limits_.head);
  bytes_.erase(0, state.length);
  reads_ = false;
  if (head.refused != 0) return refuse(head, head.refused);
  answer(head);
}

void HttpServer::Impl::Connection::read_more() {
  stream_.async_read_some(asio::buffer(piece_),
                          [self = this->shared_from_this()](Code fault, std::size_t count) {
                            if (fault) return;  // gone, or too slow: nobody is owed an answer
                            self->bytes_.append(self->piece_.data(), count);
                            self->look();
                          });
}

void HttpServer::Impl::Connection::answer(const RequestHead& head) {
  if (auto known = server_.handler_.known(head.request)) return write(std::move(*known), head);
  switch (server_.handler_.lane(head.request)) {
    case Lane::at_once:
      return write(server_.handler_.respond(head.request), head);
    case Lane::typing:
      return make(head, server_.typing_);
    case Lane::search:
      return make(head, server_.searches_);
  }
}

/// Has an answer made by other threads, and comes back to this one with it.
void HttpServer::Impl::Connection::make(const RequestHead& head, WorkQueue& threads) {
  stream_.expires_never();
  const auto open = asio::make_work_guard(server_.io_);
  const bool taken = threads.take([self = this->shared_from_this(), head, open](bool late) mutable {
    const HttpHandler& handler = self->server_.handler_;
    HttpResponse response =
        late ? handler.refuse(kUnavailable, head.request) : handler.respond(head.request);
    asio::io_context& io = self->server_.io_;
    asio::post(io, [self = std::move(self), head, response = std::move(response)]() mutable {
      self->write(std::move(response), head);
    });
  });
  if (!taken) write(server_.handler_.refuse(kUnavailable, head.request), head);
}

void HttpServer::Impl::Connection::refuse(const RequestHead& head, unsigned status) {
  RequestHead last = head;
  last.keep_alive = false;
  reads_ = false;
  write(server_.handler_.refuse(status, head.request), last);
}

void HttpServer::Impl::Connection::write(HttpResponse response, const RequestHead& head) {
  message_ = {};
  message_.version(11);
  message_.result(response.status);
  message_.set(http::field::date, date_now());
  for (const auto& [name, value] : response.headers) message_.insert(name, value);
  const bool keep_alive = head.keep_alive && !server_.ends_;
  if (!keep_alive) message_.set(http::field::connection, "close");
  if (keep_alive && head.version < 11) message_.set(http::field::connection, "keep-alive");
  if (response.type.empty() && response.status != kNotModified) message_.content_length(0);
  if (!response.type.empty()) {
    message_.set(http::field::content_type, response.type);
    message_.content_length(response.body.size());
    if (!head.is_head) message_.body() = std::move(response.body);
  }
  stream_.expires_after(server_.limits_.write);
  http::async_write(stream_, message_,
                    [self = this->shared_from_this(), keep_alive](Code fault, std::size_t) {
                      if (!fault) self->written(keep_alive);
                    });
}

void HttpServer::Impl::Connection::written(bool keep_alive) {
  if (keep_alive && !server_.ends_) return next();
  Code ignored;
  stream_.socket().shutdown(Stream::socket_type::shutdown_send, ignored);
  reads_ = true;
  stream_.expires_after(kThrowingAway);
  throw_away();
}

void HttpServer::Impl::Connection::throw_away() {
  stream_.async_read_some(asio::buffer(piece_),
                          [self = this->shared_from_this()](Code fault, std::size_t count) {
                            self->thrown_away_ += count;
                            if (!fault && self->thrown_away_ < kThrownAway) self->throw_away();
                          });
}

void HttpServer::Impl::accept() {
  if (accepting_ || ends_ || is_full()) return;
  accepting_ = true;
  acceptor_.async_accept([this](Code fault, Stream::socket_type socket) {
    accepting_ = false;
    if (!fault) std::make_shared<Connection>(*this, std::move(socket))->next();
    if (!fault || ends_) return accept();
    again_.expires_after(kUntilNextAccept);  // out of descriptors, perhaps
    again_.async_wait([this](Code) { accept(); });
  });
}

void HttpServer::Impl::ended(Connection* connection) {
  connections_.erase(connection);
  if (is_gone_) return;
  if (!ends_) return accept();
  if (connections_.empty()) end_.cancel();
}

void HttpServer::Impl::finish() {
  if (std::exchange(ends_, true)) return;
  Code ignored;
  acceptor_.close(ignored);
  signals_.cancel(ignored);
  again_.cancel();
  for (Connection* connection : connections_) connection->finish();
  if (connections_.empty()) return;
  end_.expires_after(limits_.finish);
  end_.async_wait([this](Code fault) {
    if (!fault) io_.stop();
  });
}

HttpServer::HttpServer(Listener listener, HttpHandler handler, const ServerLimits& limits)
    : impl_(std::make_unique<Impl>(std::move(listener), std::move(handler), limits)) {}
HttpServer::~HttpServer() = default;
void HttpServer::run() { impl_->run(); }
void HttpServer::stop() { impl_->stop(); }

}  // namespace pprsearch
