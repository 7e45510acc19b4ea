// The whole server, as its program runs it: many clients ask at once while generations are
// published and taken back. The build for threads watches it.
#include <pprsearch/generation.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "site/run.h"
#include "tests/unit/site/http/client.h"
#include "tests/unit/site/some_entries.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(serving)

namespace {

using namespace std::chrono_literals;

constexpr int kClients = 16;
constexpr int kRequests = 40;

/// `pprsearch-site serve` in a thread, which SIGTERM ends.
class RunningSite {
 public:
  RunningSite(const std::string& index, const ScratchFolder& scratch)
      : socket_(scratch / "socket") {
    options_.command = SiteCommand::serve;
    options_.index = index;
    options_.listen = socket_;
    options_.searches = 4;
    options_.query_log = scratch / "queries.log";
    options_.text.url = "https://example.org/";
    thread_ = std::thread([this] { status_ = run(options_, out_, err_); });
    for (int i = 0; i < 2000 && ::access(socket_.c_str(), F_OK) != 0; ++i) {
      std::this_thread::sleep_for(10ms);
    }
  }
  ~RunningSite() { end(); }

  /// The exit status.
  int end() {
    if (thread_.joinable()) {
      std::raise(SIGTERM);
      thread_.join();
    }
    return status_;
  }
  const std::string& socket() const { return socket_; }
  std::string errors() const { return err_.str(); }

 private:
  std::string socket_;
  SiteOptions options_;
  std::ostringstream out_;
  std::ostringstream err_;
  int status_ = -1;
  std::thread thread_;
};

/// What a client asks as its request of that number, and the status of the answer.
struct Asked {
  std::string target;
  std::string status;
};

Asked asked_as(int number) {
  const Asked rows[] = {
      {"/", "200"},
      {"/search?q=alliance&n=" + std::to_string(1 + number % 30), "200"},
      {"/search?q=homework+OR+thera" + std::string(static_cast<std::size_t>(number % 5), 'p'),
       "200"},
      {"/search.json?q=allience", "200"},
      {"/search.ris?q=alliance", "200"},
      {"/suggest?q=all", "200"},
      {"/entry/cited", "200"},
      {"/topic/alliance.atom", "200"},
      {"/health", "200"},
      {"/search.json?n=x", "400"},
      {"/nothing", "404"}};
  return rows[static_cast<std::size_t>(number) % std::size(rows)];
}

/// Asks one request after another; returns how many were not answered as they should be.
int ask_many(const std::string& socket, int first) {
  Client client(socket);
  int failed = 0;
  for (int i = 0; i < kRequests; ++i) {
    const Asked asked = asked_as(first + i);
    client.send("GET " + asked.target + " HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n");
    failed += client.receive_one().starts_with("HTTP/1.1 " + asked.status + ' ') ? 0 : 1;
  }
  return failed;
}

}  // namespace

BOOST_AUTO_TEST_CASE(nobody_notices_that_generations_come_and_go) {
  const ScratchFolder scratch;
  const std::string index = scratch / "index";
  publish(index, some_entries(), with_taxonomy());
  RunningSite site(index, scratch);
  std::atomic<int> failed = 0;
  std::atomic<int> running = kClients;
  std::vector<std::thread> clients;
  for (int i = 0; i < kClients; ++i) {
    clients.emplace_back([&, i] {
      failed += ask_many(site.socket(), i);
      --running;
    });
  }
  int published = 0;
  while (running > 0) {
    std::vector<Entry> entries = some_entries();
    entries.push_back(entry("new" + std::to_string(++published), "2021-04", "alliance"));
    publish(index, entries, with_taxonomy());
    std::this_thread::sleep_for(300ms);  // the site looks four times a second
    roll_back(index);
    std::this_thread::sleep_for(300ms);
  }
  for (std::thread& client : clients) client.join();
  BOOST_TEST(failed == 0);
  BOOST_TEST(site.end() == 0);
  BOOST_TEST(site.errors() == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
