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

struct HttpNodes::Handle {
  Handle() : curl(curl_library().easy_init()) {
    if (curl == nullptr) throw Error("out of memory", ErrorKind::system);
  }
  ~Handle() { curl_library().easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  CURL* curl;
};

/// Why a node did not answer.
struct HttpNodes::Failure {
  std::string what;
  bool is_node_gone;
  bool may_have_arrived;
};

/// A handle, with its connections, for one question.
class HttpNodes::Lent {
 public:
  explicit Lent(const HttpNodes& nodes) : nodes_(nodes) {
    const std::lock_guard guard(nodes_.mutex_);
    if (nodes_.idle_.empty()) {
      handle_ = std::make_unique<Handle>();
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

  CURL* curl() const { return handle_->curl; }

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
  CURL* curl = lent.curl();
  curl_library().easy_reset(curl);  // connections stay
  HttpReply reply{0, {}, address_.nodes[node]};
  std::array<char, CURL_ERROR_SIZE> why{};
  const std::optional<milliseconds> left = deadline.left();
  const milliseconds most = left ? std::max(*left, milliseconds(1)) : kToAnswer;
  const std::string url = address_.nodes[node] + question.path;
  struct HeaderFree {
    void operator()(curl_slist* list) const { curl_library().slist_free_all(list); }
  };
  const std::unique_ptr<curl_slist, HeaderFree> headers(curl_library().slist_append(
      curl_library().slist_append(nullptr, question.in_lines ? "Content-Type: application/x-ndjson"
                                                             : "Content-Type: application/json"),
      "Expect:"));
  const auto set = [&](CURLoption option, auto value) {
    curl_library().easy_setopt(curl, option, value);
  };
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CUSTOMREQUEST, question.method);
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_ACCEPT_ENCODING, "");
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(most, kToConnect).count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(most.count()));
  set(CURLOPT_ERRORBUFFER, why.data());
  set(CURLOPT_WRITEFUNCTION, take);
  set(CURLOPT_WRITEDATA, &reply.body);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  // What is said to this machine, in clear as well, goes to no proxy of the environment.
  if (is_loopback(address_.nodes[node])) set(CURLOPT_NOPROXY, "*");
  if (!access_.certificates.empty()) {
    set(CURLOPT_CAINFO, access_.certificates.c_str());
  }
  if (!access_.login.empty()) {
    set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    set(CURLOPT_USERPWD, access_.login.c_str());
  }
  if (!question.body.empty()) {
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.body.size()));
    set(CURLOPT_POSTFIELDS, question.body.data());
  }
  const CURLcode code = curl_library().easy_perform(curl);
  if (code == CURLE_OK) {
    curl_library().easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply.status);
    return reply;
  }
  deadline.check();
  double connected = 0;
  curl_library().easy_getinfo(curl, CURLINFO_PRETRANSFER_TIME, &connected);
  const bool slow = code == CURLE_OPERATION_TIMEDOUT;
  const bool never_reached = never_arrived(code) || (slow && connected == 0);
  const bool gone = never_reached || broke_off(code);
  throw Failure{
      why[0] != '\0' ? std::string(why.data()) : std::string(curl_library().easy_strerror(code)),
      gone, !never_reached};
}

}  // namespace pprsearch
