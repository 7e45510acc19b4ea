#include "cluster/cluster.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/controls.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "cluster/documents.h"

namespace pprsearch {
namespace {

using Json = nlohmann::json;

/// What a person needs of a cluster's reason, which may be long.
std::string shortened(std::string text) {
  constexpr std::size_t kMost = 400;
  if (text.size() <= kMost) return text;
  return std::string(whole_characters(text, kMost)) + "…";
}

std::string text_of(const Json& object, const char* member) {
  const auto found = object.is_object() ? object.find(member) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The innermost reason of an error: that of a shard says more than "all shards failed". It is
/// looked for with care, for it is read of whatever answered.
std::string reason_of(const Json& error, int depth = 0) {
  constexpr int kDeepestReason = 20;
  if (error.is_string()) return error.get<std::string>();
  if (!error.is_object() || depth == kDeepestReason) return {};
  for (const char* list : {"root_cause", "failed_shards", "failures"}) {
    const auto causes = error.find(list);
    if (causes == error.end() || !causes->is_array() || causes->empty()) continue;
    const Json& first = causes->front();
    const std::string reason = first.contains("reason") && first["reason"].is_object()
                                   ? reason_of(first["reason"], depth + 1)
                                   : reason_of(first, depth + 1);
    if (!reason.empty()) return reason;
  }
  const std::string type = text_of(error, "type");
  std::string reason = text_of(error, "reason");
  if (error.contains("caused_by")) {
    const std::string cause = reason_of(error["caused_by"], depth + 1);
    if (!cause.empty()) reason += (reason.empty() ? "" : ": ") + cause;
  }
  return type.empty() ? reason : type + ": " + reason;
}

Json body_of(const std::string& text) { return Json::parse(text, nullptr, false); }

/// What a search among several is asked with, as one alone is.
constexpr std::string_view kHeadOfSearch =
    R"({"allow_partial_search_results":false,"ignore_unavailable":false,)"
    R"("search_type":"dfs_query_then_fetch"})"
    "\n";

constexpr std::uint64_t kFine = 200;
constexpr std::uint64_t kMostStatus = 599;

bool is_away(long status) { return status == 502 || status == 503; }

/// Whether a node that had a part in the answer, or in one of several, is away.
bool is_of_node_away(const HttpReply& reply) {
  if (is_away(reply.status)) return true;
  if (reply.body.find("\"responses\"") == std::string::npos) return false;
  const Json body = body_of(reply.body);
  const auto answers = body.is_object() ? body.find("responses") : body.end();
  if (answers == body.end() || !answers->is_array()) return false;
  return std::ranges::any_of(*answers, [](const Json& answer) {
    const auto status = answer.is_object() ? answer.find("status") : answer.end();
    return status != answer.end() && status->is_number_integer() && is_away(status->get<long>());
  });
}

ErrorKind kind_of_status(long status) {
  constexpr long kTooMany = 429;
  constexpr long kUnavailable = 503;
  constexpr long kNotFound = 404;
  constexpr long kGatewayTimeout = 504;
  if (status == kNotFound) return ErrorKind::no_index;
  if (status == kTooMany || status == kUnavailable || status == kGatewayTimeout) {
    return ErrorKind::busy;
  }
  return ErrorKind::unusable_index;
}

bool is_of_clauses(const std::string& reason) {
  return reason.find("too_many_clauses") != std::string::npos ||
         reason.find("too_many_nested_clauses") != std::string::npos ||
         reason.find("maxClauseCount") != std::string::npos ||
         reason.find("nested_query") != std::string::npos;
}

/// What is wrong with the login, and nothing of it.
std::string login_told() {
  const std::string variable = login_variable();
  if (!variable.empty()) return "the login of " + variable + " is not accepted";
  return "a login is wanted: PPRSEARCH_CLUSTER_LOGIN_FILE, or PPRSEARCH_CLUSTER_LOGIN, has it";
}

}  // namespace

Cluster::Cluster(const ClusterAddress& address)
    : address_(address), nodes_(address, access_of_environment()) {}

void Cluster::fail(const std::string& what) const {
  throw IndexError(address_.text, visible_line(shortened(what)));
}

void Cluster::fail(const HttpReply& reply) const {
  const Json body = body_of(reply.body);
  std::string reason;
  for (const char* where : {"error", "_shards"}) {
    if (reason.empty() && body.is_object() && body.contains(where)) reason = reason_of(body[where]);
  }
  if (is_of_clauses(reason)) {
    throw LimitError("clauses", address_.text + ": the query is larger than the cluster takes: " +
                                    visible_line(shortened(reason)));
  }
  constexpr long kNoLogin = 401;
  if (reply.status == kNoLogin) reason = login_told();
  if (reason.empty()) reason = trim(reply.body, " \r\n");
  if (reason.empty()) reason = "no reason is given";
  const ErrorKind kind = kind_of_status(reply.status);
  throw IndexError(
      address_.text,
      reply.node + " says " + std::to_string(reply.status) + ": " + visible_line(shortened(reason)),
      kind);
}

ClusterAnswer Cluster::answer_of(const HttpQuestion& question, const HttpReply& reply) const {
  if (reply.status != 200 && reply.status != 201) fail(reply);
  const std::string path = question.path.substr(0, question.path.find('?'));
  return {address_.text, reply.node, std::string(question.method) + ' ' + path, reply.body};
}

void Cluster::ask_patiently(const HttpQuestion& question,
                            const std::function<bool(const ClusterAnswer&)>& is_taken) const {
  constexpr unsigned kMostTries = 9;
  std::chrono::milliseconds pause{200};
  const Deadline any_time{std::chrono::milliseconds(0)};
  for (unsigned tries = 1;; ++tries) {
    const HttpReply reply = nodes_.ask(question, any_time);
    const bool is_busy = reply.status == 429 || reply.status == 503;
    if (!is_busy && is_taken(answer_of(question, reply))) return;
    if (is_busy && tries == kMostTries) fail(reply);
    if (tries == kMostTries) fail("the cluster is too busy for what is pushed");
    std::this_thread::sleep_for(pause);
    pause *= 2;
  }
}

std::optional<ClusterAnswer> Cluster::ask_if_there(const HttpQuestion& question,
                                                   const Deadline& deadline) const {
  const HttpReply reply = nodes_.ask(question, deadline);
  if (reply.status == 404) return std::nullopt;
  return answer_of(question, reply);
}

ClusterAnswer Cluster::ask(const HttpQuestion& question, const Deadline& deadline) const {
  return answer_of(question, nodes_.ask(question, deadline));
}

void Cluster::check_version(const Deadline& deadline) const {
  const ClusterAnswer version = ask({"GET", "/"}, deadline).at("version");
  const std::optional<ClusterAnswer> named = version.find("distribution");
  const std::string distribution = named ? named->text() : "no OpenSearch";
  const std::string number = version.at("number").text();
  if (distribution == "opensearch" && (number.starts_with("2.") || number.starts_with("3."))) {
    return;
  }
  fail("this is " + distribution + ' ' + number + "; what is wanted is OpenSearch 2 or 3");
}

/// A part of an answer is not an answer.
void Cluster::check_whole(const ClusterAnswer& answer) const {
  if (answer.at("timed_out").truth()) fail("the cluster's own time for a search was up");
  const ClusterAnswer shards = answer.at("_shards");
  const std::uint64_t total = shards.at("total").number();
  const std::uint64_t successful = shards.at("successful").number(total);
  if (shards.at("failed").number() == 0 && total == successful && total > 0) return;
  std::string which;
  if (const auto failures = shards.find("failures"); failures && !failures->items().empty()) {
    const ClusterAnswer first = failures->items().front();
    which = ": shard " + json_text(first.at("shard").json()) + " of " +
            text_of(first.json(), "index") + ": " + reason_of(first.at("reason").json());
  }
  throw IndexError(address_.text,
                   std::to_string(total - successful) + " of " + std::to_string(total) +
                       " shards did not answer" + visible_line(shortened(which)),
                   ErrorKind::busy);
}

/// A node that goes away takes the searches with it that it had a part in: those that another copy
/// of a shard can answer are asked again.
HttpReply Cluster::ask_again(const HttpQuestion& question, const Deadline& deadline) const {
  constexpr unsigned kMostTries = 4;
  std::chrono::milliseconds pause{100};
  for (unsigned tries = 1;; ++tries) {
    HttpReply reply = nodes_.ask(question, deadline);
    if (!is_of_node_away(reply) || tries == kMostTries) return reply;
    deadline.check();
    std::this_thread::sleep_for(std::min(pause, deadline.left().value_or(pause)));
    pause *= 3;
  }
}

ClusterAnswer Cluster::search(const std::string& index, const std::string& body,
                              const Deadline& deadline, const std::string& members) const {
  std::string path = '/' + index +
                     "/_search?allow_partial_search_results=false&ignore_unavailable=false"
                     "&search_type=dfs_query_then_fetch";
  if (!members.empty()) path += "&filter_path=timed_out,_shards," + members;
  const HttpQuestion question{"POST", path, body};
  ClusterAnswer answer = answer_of(question, ask_again(question, deadline));
  check_whole(answer);
  return answer;
}

ClusterAnswer Cluster::search(const std::string& index, const Json& body, const Deadline& deadline,
                              const std::string& members) const {
  return search(index, json_text(body), deadline, members);
}

/// Each answer has a status of its own, and is whole or none.
void Cluster::add_answers(const std::string& index, const std::vector<std::string>& bodies,
                          const Deadline& deadline, std::vector<ClusterAnswer>& answers) const {
  if (bodies.size() == 1) {
    answers.push_back(search(index, bodies.front(), deadline, {}));
    return;
  }
  HttpQuestion question{"POST", '/' + index + "/_msearch", {}, true};
  for (const std::string& body : bodies) {
    question.body += kHeadOfSearch;
    question.body += body + '\n';
  }
  const HttpReply reply = ask_again(question, deadline);
  const ClusterAnswer all = answer_of(question, reply).at("responses");
  const std::vector<ClusterAnswer> given = all.items();
  if (given.size() != bodies.size()) all.fail("has not one answer for each search");
  for (const ClusterAnswer& answer : given) {
    const std::uint64_t status = answer.at("status").number(kMostStatus);
    if (status != kFine) fail({static_cast<long>(status), json_text(answer.json()), reply.node});
    check_whole(answer);
    answers.push_back(answer);
  }
}

std::vector<ClusterAnswer> Cluster::search_all(const std::string& index,
                                               const std::vector<std::string>& bodies,
                                               const Deadline& deadline) const {
  constexpr std::size_t kMostBytes = std::size_t{8} << 20;
  std::vector<ClusterAnswer> answers;
  std::vector<std::string> next;
  std::size_t bytes = 0;
  for (const std::string& body : bodies) {
    if (!next.empty() && bytes + body.size() > kMostBytes) {
      add_answers(index, next, deadline, answers);
      next.clear();
      bytes = 0;
    }
    next.push_back(body);
    bytes += body.size();
  }
  if (!next.empty()) add_answers(index, next, deadline, answers);
  return answers;
}

}  // namespace pprsearch
