// The server as clients meet it, well-bred ones and others, at a real socket.
#include "site/http/server.h"

#include <pprsearch/error.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "site/http/work_queue.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/site/http/client.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(server)

namespace {

using namespace std::chrono_literals;

/// A door that stays shut until it is opened.
class Door {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return open_; });
  }
  void open() {
    {
      const std::lock_guard lock(mutex_);
      open_ = true;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

/// A server that echoes the target; "/slow" waits at the door, "/known" is known beforehand.
class TestServer {
 public:
  explicit TestServer(ServerLimits limits = {}, const std::string& address = "127.0.0.1:0") {
    Listener listener = listen_on(address);
    port_ = 0;
    const std::size_t colon = listener.address.rfind(':');
    if (address != listener.address) port_ = std::stoi(listener.address.substr(colon + 1));
    HttpHandler handler;
    handler.known = [](const HttpRequest& request) {
      return request.target == "/known"
                 ? std::optional(HttpResponse{200, "text/plain", "known", {}})
                 : std::nullopt;
    };
    handler.lane = [](const HttpRequest& request) {
      if (request.target == "/typing") return Lane::typing;
      return request.target == "/slow" ? Lane::search : Lane::at_once;
    };
    handler.respond = [this](const HttpRequest& request) {
      ++asked_;
      if (request.target == "/slow") door_.pass();
      return HttpResponse{
          200, "text/plain", request.target, {{"X-Gzip", request.gzip ? "yes" : "no"}}};
    };
    handler.refuse = [](unsigned status, const HttpRequest&) {
      return HttpResponse{status, "text/plain", "refused", {}};
    };
    server_ = std::make_unique<HttpServer>(std::move(listener), handler, limits);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~TestServer() { stop(); }

  void stop() {
    door_.open();
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }
  void begin_stop() { server_->stop(); }
  Door& door() { return door_; }
  int port() const { return port_; }
  /// How many requests were answered or are under way.
  int asked() const { return asked_; }

 private:
  int port_ = 0;
  Door door_;
  std::atomic<int> asked_{0};
  std::unique_ptr<HttpServer> server_;
  std::thread thread_;
};

std::string first_line(const std::string& answer) { return answer.substr(0, answer.find('\r')); }

std::string get(const std::string& target, const std::string& more = "Connection: close\r\n") {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

/// Waits until `holds`, at most two seconds.
template <typename Condition>
bool comes_true(Condition holds) {
  for (int i = 0; i < 200 && !holds(); ++i) std::this_thread::sleep_for(10ms);
  return holds();
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_request_has_its_status) {
  TestServer server;
  const std::string line = "GET /a HTTP/1.1\r\n";
  const struct {
    std::string request;
    const char* answer;
  } rows[] = {
      {get("/a?b=c"), "HTTP/1.1 200 OK"},
      {get("http://example.org/a"), "HTTP/1.1 200 OK"},
      {"\r\n\r\n" + get("/a"), "HTTP/1.1 200 OK"},
      {"GET /a HTTP/1.0\r\n\r\n", "HTTP/1.1 200 OK"},
      {line + "Host: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 OK"},
      {line + "\r\n", "HTTP/1.1 400 Bad Request"},
      {line + "Host: a\r\nHost: b\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      {"GET /a HTTP/1.1\nHost: a\n\n", "HTTP/1.1 400 Bad Request"},
      {line + "Host : a\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      {line + "Host: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
       "HTTP/1.1 400 Bad Request"},
      {line + "Host: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "HTTP/1.1 400 Bad Request"},
      {line + "Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
       "HTTP/1.1 400 Bad Request"},
      {"GET a HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      {"GET /a HTTP/9.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      {"\x16\x03\x01\x02\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      {line + "Host: a\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 413 Payload Too Large"},
      {line + "Host: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "HTTP/1.1 413 Payload Too Large"},
      {"POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n" + std::string(5000, 'a'),
       "HTTP/1.1 405 Method Not Allowed"},
      {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 405 Method Not Allowed"},
      {get("/" + std::string(8193, 'a')), "HTTP/1.1 414 URI Too Long"},
      {"GET /" + std::string(20000, 'a'), "HTTP/1.1 414 URI Too Long"},
      {get("/" + std::string(8000, 'a')), "HTTP/1.1 200 OK"},
      {line + "Host: a\r\nB: " + std::string(9000, 'b') + "\r\n\r\n",
       "HTTP/1.1 431 Request Header Fields Too Large"},
      {line + "B: " + std::string(300000, 'b'), "HTTP/1.1 431 Request Header Fields Too Large"},
  };
  for (const auto& [request, answer] : rows) {
    Client client(server.port());
    BOOST_TEST(first_line(client.ask(request)) == answer, request.substr(0, 100));
  }
}

BOOST_AUTO_TEST_CASE(an_answer_has_what_the_handler_says_and_what_the_connection_needs) {
  TestServer server;
  Client client(server.port());
  const std::string answer = client.ask(get("/a"));
  for (const char* part :
       {"\r\nX-Gzip: no\r\n", "\r\nContent-Type: text/plain\r\n",
        "\r\nDate: ", "\r\nContent-Length: 2\r\n", "\r\nConnection: close\r\n", "\r\n\r\n/a"}) {
    BOOST_TEST((answer.find(part) != answer.npos), part << " in " << answer);
  }
}

BOOST_AUTO_TEST_CASE(head_has_the_header_of_get_and_no_body) {
  TestServer server;
  Client client(server.port());
  const std::string answer =
      client.ask("HEAD /abc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  BOOST_TEST((answer.find("Content-Length: 4\r\n") != answer.npos), answer);
  BOOST_TEST(answer.ends_with("\r\n\r\n"), answer);
}

BOOST_AUTO_TEST_CASE(a_connection_takes_one_request_after_another_also_sent_at_once) {
  TestServer server;
  Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/1", ""));
    BOOST_TEST(client.receive("/1").ends_with("\r\n\r\n/1"));
  }
  client.send(get("/2", "") + get("/3", "") + get("/4"));
  const std::string answers = client.receive();
  BOOST_TEST((answers.find("/2HTTP/1.1 200 OK") != answers.npos), answers);
  BOOST_TEST((answers.find("/3HTTP/1.1 200 OK") != answers.npos), answers);
  BOOST_TEST(answers.ends_with("\r\n\r\n/4"), answers);
}

BOOST_AUTO_TEST_CASE(who_takes_packed_answers_is_known_for_it) {
  TestServer server;
  Client plain(server.port());
  BOOST_TEST((plain.ask(get("/a")).find("X-Gzip: no\r\n") != std::string::npos));
  Client client(server.port());
  const std::string answer =
      client.ask(get("/a", "Accept-Encoding: gzip\r\nConnection: close\r\n"));
  BOOST_TEST((answer.find("X-Gzip: yes\r\n") != answer.npos), answer);
}

BOOST_AUTO_TEST_CASE(what_is_known_waits_for_nothing) {
  ServerLimits limits;
  limits.searches = 1;
  limits.waiting_searches = 0;
  TestServer server(limits);
  Client slow(server.port());
  slow.send(get("/slow"));
  BOOST_REQUIRE(comes_true([&] { return server.asked() == 1; }));
  Client client(server.port());
  BOOST_TEST(client.ask(get("/known")).ends_with("\r\n\r\nknown"));
}

BOOST_AUTO_TEST_CASE(what_waited_too_long_is_refused) {
  ServerLimits limits;
  limits.searches = 1;
  limits.wait = 50ms;
  TestServer server(limits);
  Client first(server.port());
  Client second(server.port());
  first.send(get("/slow"));
  BOOST_REQUIRE(comes_true([&] { return server.asked() == 1; }));
  second.send(get("/slow"));
  std::this_thread::sleep_for(200ms);
  server.door().open();
  BOOST_TEST(first_line(first.receive()) == "HTTP/1.1 200 OK");
  BOOST_TEST(first_line(second.receive()) == "HTTP/1.1 503 Service Unavailable");
}

BOOST_AUTO_TEST_CASE(slow_clients_are_cut_off_and_others_do_not_notice) {
  ServerLimits limits;
  limits.read_head = 300ms;
  TestServer server(limits);
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 40; ++i) {
    slow.push_back(std::make_unique<Client>(server.port()));
    slow.back()->send("GET /a HTTP/1.1\r\nX: ");
  }
  for (int round = 0; round < 12; ++round) {
    for (const auto& client : slow) client->send("a");
    Client other(server.port());
    BOOST_TEST(first_line(other.ask(get("/b"))) == "HTTP/1.1 200 OK");
    std::this_thread::sleep_for(30ms);
  }
  for (const auto& client : slow) BOOST_TEST(client->receive() == "");
  Client idle(server.port());
  BOOST_TEST(idle.receive() == "");
}

BOOST_AUTO_TEST_CASE(beyond_the_limit_of_connections_a_client_waits_until_one_ends) {
  ServerLimits limits;
  limits.connections = 2;
  limits.read_head = 400ms;
  TestServer server(limits);
  Client first(server.port());
  Client second(server.port());
  Client third(server.port());
  BOOST_TEST(first_line(third.ask(get("/c"))) == "HTTP/1.1 200 OK");
}

BOOST_AUTO_TEST_CASE(searches_beyond_the_queue_are_refused_and_completions_wait_for_none) {
  ServerLimits limits;
  limits.searches = 1;
  limits.waiting_searches = 1;
  TestServer server(limits);
  Client first(server.port());
  Client second(server.port());
  first.send(get("/slow"));
  BOOST_REQUIRE(comes_true([&] { return server.asked() == 1; }));
  second.send(get("/slow"));
  const auto is_refused = [&] {
    Client third(server.port());
    third.send(get("/slow"));
    return first_line(third.receive("refused")) == "HTTP/1.1 503 Service Unavailable";
  };
  // The second may not have been read yet; then the third waits instead of it.
  std::this_thread::sleep_for(100ms);
  BOOST_TEST(is_refused());
  Client typing(server.port());
  BOOST_TEST(first_line(typing.ask(get("/typing"))) == "HTTP/1.1 200 OK");
  Client page(server.port());
  BOOST_TEST(first_line(page.ask(get("/page"))) == "HTTP/1.1 200 OK");
  server.door().open();
  BOOST_TEST(first_line(first.receive()) == "HTTP/1.1 200 OK");
  BOOST_TEST(first_line(second.receive()) == "HTTP/1.1 200 OK");
}

BOOST_AUTO_TEST_CASE(at_the_end_what_is_under_way_is_finished) {
  TestServer server;
  Client idle(server.port());
  Client asks(server.port());
  asks.send(get("/slow", ""));
  BOOST_REQUIRE(comes_true([&] { return server.asked() == 1; }));
  server.begin_stop();
  BOOST_TEST(idle.receive() == "");
  server.door().open();
  const std::string answer = asks.receive();
  BOOST_TEST(first_line(answer) == "HTTP/1.1 200 OK");
  BOOST_TEST((answer.find("Connection: close") != answer.npos), answer);
  server.stop();
}

BOOST_AUTO_TEST_CASE(what_does_not_end_in_time_is_given_up) {
  ServerLimits limits;
  limits.finish = 200ms;
  limits.searches = 1;
  auto server = std::make_unique<TestServer>(limits);
  Client asks(server->port());
  asks.send(get("/slow"));
  BOOST_REQUIRE(comes_true([&] { return server->asked() == 1; }));
  server->begin_stop();
  std::this_thread::sleep_for(400ms);
  server.reset();
  BOOST_TEST(asks.receive() == "");
}

BOOST_AUTO_TEST_CASE(many_clients_at_once_are_all_answered) {
  ServerLimits limits;
  limits.searches = 2;
  limits.waiting_searches = 100;
  TestServer server(limits);
  server.door().open();
  std::atomic<int> answered{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&] {
      Client client(server.port());
      for (int j = 0; j < 20; ++j) {
        client.send(get("/slow", ""));
        if (client.receive("/slow").ends_with("/slow")) ++answered;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  BOOST_TEST(answered == 320);
}

BOOST_AUTO_TEST_CASE(a_socket_in_a_folder_serves_and_a_left_over_one_is_replaced) {
  const ScratchFolder scratch;
  const std::string path = scratch / "site.sock";
  for (int i = 0; i < 2; ++i) {
    TestServer server({}, path);
    Client client(path);
    BOOST_TEST(first_line(client.ask(get("/a"))) == "HTTP/1.1 200 OK");
    BOOST_CHECK_EXCEPTION(listen_on(path), Error,
                          [](const Error& error) { return error.kind() == ErrorKind::system; });
  }
}

BOOST_AUTO_TEST_CASE(an_address_that_is_none_is_refused) {
  for (const char* address : {"", "8080", "localhost:http", "no.such.host.invalid:80"}) {
    BOOST_CHECK_EXCEPTION(listen_on(address), Error, [&](const Error& error) {
      return std::string(error.what())
          .starts_with("cannot listen on '" + std::string(address) + "'");
    });
  }
}

BOOST_AUTO_TEST_CASE(a_queue_of_work_finishes_what_it_took) {
  Door door;
  std::atomic<int> in_time{0};
  {
    WorkQueue queue(1, 2, 1min);
    const auto work = [&](bool late) {
      door.pass();
      if (!late) ++in_time;
    };
    BOOST_TEST(queue.take(work));
    BOOST_TEST(queue.take(work));
    BOOST_TEST(queue.take(work));
    BOOST_TEST(!queue.take(work));
    door.open();
  }
  BOOST_TEST(in_time == 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
