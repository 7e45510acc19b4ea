#include "cluster/http.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "cluster/curl_library.h"

// A node that could not be reached is asked last for some seconds. A question that a node may have
// got already is asked again only if it can be: what changes nothing, or changes it to the same.

namespace pprsearch {
namespace {

using std::chrono::milliseconds;

/// How long a node has to accept a connection, and to answer who set no deadline.
constexpr milliseconds kToConnect{3000};
constexpr milliseconds kToAnswer{120000};
constexpr std::chrono::seconds kAskedLast{5};
/// No answer is larger: a thousand entries, or all values of a facet.
constexpr std::size_t kLargestReply = std::size_t{1} << 30;

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& body = *static_cast<std::string*>(to);
  if (body.size() + size * count > kLargestReply) return 0;
  body.append(bytes, size * count);
  return size * count;
}

/// Whether it is this machine. "127.example.org" is not: a name has a letter.
bool is_loopback(std::string_view node) {
  std::string_view host = node.substr(node.find("://") + 3);
  if (host.starts_with("[")) return host.starts_with("[::1]");
  host = host.substr(0, host.find(':'));
  return host == "localhost" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos);
}

struct FreeHeaders {
  void operator()(curl_slist* list) const { curl_library().slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, FreeHeaders>;

Headers headers_of(const HttpQuestion& question) {
  const char* type =
      question.in_lines ? "Content-Type: application/x-ndjson" : "Content-Type: application/json";
  return Headers(
      curl_library().slist_append(curl_library().slist_append(nullptr, type), "Expect:"));
}

/// The question did not come to the node.
bool never_arrived(CURLcode code) {
  return code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST;
}

/// The node went away, perhaps while it worked on the question.
bool broke_off(CURLcode code) {
  return code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING ||
         code == CURLE_PARTIAL_FILE;
}

}  // namespace

/// Why a node did not answer.
struct HttpNodes::Failure {
  std::string what;
  bool is_node_gone;
  bool may_have_arrived;
};

struct HttpNodes::Handle {
  Handle() : curl(curl_library().easy_init()) {
    if (curl == nullptr) throw Error("out of memory", ErrorKind::system);
  }
  ~Handle() { curl_library().easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  template <typename Value>
  void set(CURLoption option, Value value) const {
    curl_library().easy_setopt(curl, option, value);
  }
  void reset() const;
  void set_question(const HttpQuestion& question) const;
  void set_time(std::optional<milliseconds> left) const;
  void set_access(const std::string& node, const ClusterAccess& access) const;
  /// `why` is empty if libcurl says no more than the code.
  Failure failure(CURLcode code, const char* why) const;

  CURL* curl;
};

/// To what holds for every question. Connections stay.
void HttpNodes::Handle::reset() const {
  curl_library().easy_reset(curl);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_ACCEPT_ENCODING, "");
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
}

void HttpNodes::Handle::set_question(const HttpQuestion& question) const {
  set(CURLOPT_CUSTOMREQUEST, question.method);
  if (question.body.empty()) return;
  set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.body.size()));
  set(CURLOPT_POSTFIELDS, question.body.data());
}

void HttpNodes::Handle::set_time(std::optional<milliseconds> left) const {
  const milliseconds most = left ? std::max(*left, milliseconds(1)) : kToAnswer;
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(most, kToConnect).count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(most.count()));
}

void HttpNodes::Handle::set_access(const std::string& node, const ClusterAccess& access) const {
  // What is said to this machine, in clear as well, goes to no proxy of the environment.
  if (is_loopback(node)) set(CURLOPT_NOPROXY, "*");
  if (!access.certificates.empty()) set(CURLOPT_CAINFO, access.certificates.c_str());
  if (access.login.empty()) return;
  set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
  set(CURLOPT_USERPWD, access.login.c_str());
}

HttpNodes::Failure HttpNodes::Handle::failure(CURLcode code, const char* why) const {
  double connected = 0;
  curl_library().easy_getinfo(curl, CURLINFO_PRETRANSFER_TIME, &connected);
  const bool slow = code == CURLE_OPERATION_TIMEDOUT;
  const bool never_reached = never_arrived(code) || (slow && connected == 0);
  const bool gone = never_reached || broke_off(code);
  return {*why != '\0' ? why : curl_library().easy_strerror(code), gone, !never_reached};
}

/// A handle, with its connections, for one question.
class HttpNodes::Lent {
 public:
  explicit Lent(const HttpNodes& nodes) : nodes_(nodes) {
    const std::lock_guard guard(nodes_.mutex_);
    if (nodes_.idle_.empty()) {
      // There is room for it when it comes back, so that this cannot fail.
      nodes_.idle_.reserve(nodes_.made_ + 1);
      handle_ = std::make_unique<Handle>();
      ++nodes_.made_;
    } else {
      handle_ = std::move(nodes_.idle_.back());
      nodes_.idle_.pop_back();
    }
  }
  ~Lent() {
    const std::lock_guard guard(nodes_.mutex_);
    nodes_.idle_.push_back(std::move(handle_));
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  const Handle& handle() const { return *handle_; }

 private:
  const HttpNodes& nodes_;
  std::unique_ptr<Handle> handle_;
};

HttpNodes::HttpNodes(const ClusterAddress& address, ClusterAccess access)
    : address_(address), access_(std::move(access)), down_until_(address.nodes.size()) {
  curl_library();  // one that cannot be loaded is told before anything is asked
  if (access_.login.empty()) return;
  for (const std::string& node : address_.nodes) {
    if (node.starts_with("https:") || is_loopback(node)) continue;
    throw IndexError(address_.text,
                     "a login is not sent to " + node + " without https, where others can read it",
                     ErrorKind::bad_value);
  }
}

HttpNodes::~HttpNodes() = default;

/// Those that are not down come first.
std::vector<std::size_t> HttpNodes::nodes_in_turn() const {
  const std::size_t size = address_.nodes.size();
  const std::size_t first = next_++ % size;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < size; ++i) order.push_back((first + i) % size);
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard guard(mutex_);
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t i) { return down_until_[i] <= now; });
  return order;
}

HttpReply HttpNodes::ask(const HttpQuestion& question, const Deadline& deadline) const {
  std::vector<std::string> reasons;
  for (const std::size_t node : nodes_in_turn()) {
    deadline.check();
    try {
      return ask_node(node, question, deadline);
    } catch (const Failure& failure) {
      reasons.push_back(address_.nodes[node] + ": " + failure.what);
      if (failure.is_node_gone) {
        const std::lock_guard guard(mutex_);
        down_until_[node] = std::chrono::steady_clock::now() + kAskedLast;
      }
      if (!failure.is_node_gone || (failure.may_have_arrived && !question.is_repeatable)) break;
    }
  }
  throw IndexError(address_.text, "the cluster does not answer: " + join(reasons, "; "),
                   ErrorKind::busy);
}

HttpReply HttpNodes::ask_node(std::size_t node, const HttpQuestion& question,
                              const Deadline& deadline) const {
  const Lent lent(*this);
  const Handle& handle = lent.handle();
  HttpReply reply{0, {}, address_.nodes[node]};
  std::array<char, CURL_ERROR_SIZE> why{};
  const std::string url = reply.node + question.path;
  const Headers headers = headers_of(question);
  handle.reset();
  handle.set(CURLOPT_URL, url.c_str());
  handle.set(CURLOPT_HTTPHEADER, headers.get());
  handle.set(CURLOPT_ERRORBUFFER, why.data());
  handle.set(CURLOPT_WRITEFUNCTION, take);
  handle.set(CURLOPT_WRITEDATA, &reply.body);
  handle.set_question(question);
  handle.set_time(deadline.left());
  handle.set_access(reply.node, access_);
  const CURLcode code = curl_library().easy_perform(handle.curl);
  if (code == CURLE_OK) {
    curl_library().easy_getinfo(handle.curl, CURLINFO_RESPONSE_CODE, &reply.status);
    return reply;
  }
  deadline.check();
  throw handle.failure(code, why.data());
}

}  // namespace pprsearch
