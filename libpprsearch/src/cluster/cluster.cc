#include "cluster/cluster.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/controls.h"
#include "cluster/documents.h"

namespace pprsearch {
namespace {

using Json = nlohmann::json;

/// What a person needs of a cluster's reason, which may be long.
std::string shortened(std::string text) {
  constexpr std::size_t kMost = 400;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string text_of(const Json& object, const char* member) {
  const auto found = object.is_object() ? object.find(member) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The innermost reason of an error: that of a shard says more than "all shards failed".
std::string reason_of(const Json& error) {
  if (error.is_string()) return error.get<std::string>();
  if (!error.is_object()) return {};
  for (const char* list : {"root_cause", "failed_shards", "failures"}) {
    const auto causes = error.find(list);
    if (causes == error.end() || !causes->is_array() || causes->empty()) continue;
    const Json& first = causes->front();
    const std::string reason = first.contains("reason") && first["reason"].is_object()
                                   ? reason_of(first["reason"])
                                   : reason_of(first);
    if (!reason.empty()) return reason;
  }
  const std::string type = text_of(error, "type");
  std::string reason = text_of(error, "reason");
  if (error.contains("caused_by")) {
    const std::string cause = reason_of(error["caused_by"]);
    if (!cause.empty()) reason += (reason.empty() ? "" : ": ") + cause;
  }
  return type.empty() ? reason : type + ": " + reason;
}

Json parsed(const std::string& text) { return Json::parse(text, nullptr, false); }

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

}  // namespace

Cluster::Cluster(const ClusterAddress& address)
    : address_(address), nodes_(address, access_of_environment()) {}

void Cluster::fail(const std::string& what) const {
  throw IndexError(address_.text, visible_line(shortened(what)));
}

void Cluster::fail(const HttpReply& reply) const {
  const Json body = parsed(reply.body);
  std::string reason = body.is_object() && body.contains("error") ? reason_of(body["error"]) : "";
  if (is_of_clauses(reason)) {
    throw LimitError("clauses", address_.text + ": the query is larger than the cluster takes: " +
                                    visible_line(shortened(reason)));
  }
  if (reason.empty()) reason = "no reason is given";
  const ErrorKind kind = kind_of_status(reply.status);
  throw IndexError(
      address_.text,
      reply.node + " says " + std::to_string(reply.status) + ": " + visible_line(shortened(reason)),
      kind);
}

Json Cluster::object_of(const HttpReply& reply) const {
  Json object = parsed(reply.body);
  if (!object.is_object()) fail(reply.node + " answers with what is no object of JSON");
  return object;
}

HttpReply Cluster::ask_raw(const HttpQuestion& question, const Deadline& deadline) const {
  return nodes_.ask(question, deadline);
}

HttpReply Cluster::ask_patiently(const HttpQuestion& question,
                                 const std::function<bool(const HttpReply&)>& is_taken) const {
  constexpr unsigned kMostTries = 9;
  std::chrono::milliseconds pause{200};
  const Deadline any_time{std::chrono::milliseconds(0)};
  for (unsigned tries = 1;; ++tries) {
    HttpReply reply = ask_raw(question, any_time);
    const bool is_busy = reply.status == 429 || reply.status == 503;
    if (!is_busy && reply.status != 200 && reply.status != 201) fail(reply);
    if (!is_busy && is_taken(reply)) return reply;
    if (is_busy && tries == kMostTries) fail(reply);
    if (tries == kMostTries) fail("the cluster is too busy for what is pushed");
    std::this_thread::sleep_for(pause);
    pause *= 2;
  }
}

std::optional<Json> Cluster::ask_if_there(const HttpQuestion& question,
                                          const Deadline& deadline) const {
  const HttpReply reply = ask_raw(question, deadline);
  if (reply.status == 404) return std::nullopt;
  if (reply.status != 200 && reply.status != 201) fail(reply);
  return object_of(reply);
}

Json Cluster::ask(const HttpQuestion& question, const Deadline& deadline) const {
  const HttpReply reply = ask_raw(question, deadline);
  if (reply.status != 200 && reply.status != 201) fail(reply);
  return object_of(reply);
}

void Cluster::check_version(const Deadline& deadline) const {
  const Json about = ask({"GET", "/"}, deadline);
  const Json version = about.value("version", Json::object());
  const std::string distribution = text_of(version, "distribution");
  const std::string number = text_of(version, "number");
  if (distribution == "opensearch" && (number.starts_with("2.") || number.starts_with("3."))) {
    return;
  }
  fail("this is " + (distribution.empty() ? std::string("no OpenSearch") : distribution) + ' ' +
       number + "; what is wanted is OpenSearch 2 or 3");
}

/// A part of an answer is no answer.
void Cluster::check_whole(const Json& answer) const {
  if (answer.value("timed_out", true)) fail("the cluster's own time for a search was up");
  const Json shards = answer.value("_shards", Json::object());
  const auto total = shards.value("total", std::size_t{0});
  const auto successful = shards.value("successful", std::size_t{0});
  if (shards.value("failed", std::size_t{1}) == 0 && total == successful && total > 0) return;
  std::string which;
  if (shards.contains("failures") && !shards["failures"].empty()) {
    const Json& first = shards["failures"].front();
    which = ": shard " + std::to_string(first.value("shard", -1)) + " of " +
            text_of(first, "index") + ": " + reason_of(first.value("reason", Json()));
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
    HttpReply reply = ask_raw(question, deadline);
    const bool is_away = reply.status == 502 || reply.status == 503;
    if (!is_away || tries == kMostTries) return reply;
    deadline.check();
    std::this_thread::sleep_for(std::min(pause, deadline.left().value_or(pause)));
    pause *= 3;
  }
}

Json Cluster::search(const std::string& index, const Json& body, const Deadline& deadline) const {
  const HttpReply reply =
      ask_again({"POST",
                 '/' + index +
                     "/_search?allow_partial_search_results=false&ignore_unavailable=false"
                     "&search_type=dfs_query_then_fetch",
                 json_text(body)},
                deadline);
  if (reply.status != 200) fail(reply);
  Json answer = object_of(reply);
  check_whole(answer);
  return answer;
}

}  // namespace pprsearch
