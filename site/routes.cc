#include "site/routes.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/search_parameters.h>
#include <pprsearch/version.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/strings.h"
#include "site/address.h"
#include "site/answers.h"
#include "site/entry_files.h"
#include "site/http/compression.h"
#include "site/search_address.h"

// Address to answer. The table says which pages there are; what goes wrong in making one becomes a
// page as well, or JSON for who asked for JSON (RFC 9457). What is on a page is not decided here.
//
// An answer of status 200 has a key: the target in canonical form, the generation's identity and
// what the site was made of. Its tag is a digest of the key. Whoever sends the tag back is told
// that nothing has changed, and nothing is searched for that. Answers are kept by their keys, not
// by the tags, because somebody may find two addresses of one digest.

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kShared = "public, max-age=60, stale-while-revalidate=600";
constexpr const char* kVary = "Accept-Encoding";
constexpr std::string_view kBetween("\0", 1);

/// A kind of address, and what answers it.
struct Route {
  std::string_view first;  ///< the first piece of the path
  std::size_t least;       ///< pieces with it
  std::size_t most;
  HttpResponse (Answerer::*answer)() const;
  Lane lane = Lane::search;
};

constexpr Route kRoutes[] = {
    {"", 1, 1, &Answerer::home, Lane::at_once},
    {"topics", 1, 1, &Answerer::topics, Lane::at_once},
    {"search", 1, 1, &Answerer::search},
    {"search.json", 1, 1, &Answerer::search_json},
    {"search.atom", 1, 1, &Answerer::search_feed},
    {"search.*", 1, 1, &Answerer::search_file},
    {"entry", 2, 2, &Answerer::entry},
    {"entry", 3, 3, &Answerer::similar},
    {"entry", 3, 3, &Answerer::file_of_entry},
    {"topic", 2, 2, &Answerer::topic},
    {"type", 2, 2, &Answerer::type},
    {"archive", 2, 3, &Answerer::archive},
    {"suggest", 1, 1, &Answerer::suggest, Lane::typing},
    {"suggest.opensearch", 1, 1, &Answerer::suggest_opensearch, Lane::typing},
    {"feed.atom", 1, 1, &Answerer::feed},
    {"unapi", 1, 1, &Answerer::unapi},
    {"opensearch.xml", 1, 1, &Answerer::opensearch, Lane::at_once},
    {"sitemap.xml", 1, 1, &Answerer::sitemap},
    {"openapi.json", 1, 1, &Answerer::description, Lane::at_once},
    {"schema", 2, 2, &Answerer::description, Lane::at_once},
    {"health", 1, 1, &Answerer::health, Lane::at_once},
    {"robots.txt", 1, 1, &Answerer::robots, Lane::at_once},
    {"static", 2, 2, &Answerer::static_file, Lane::at_once},
};

const Route* find_route(const Address& address) {
  for (const Route& route : kRoutes) {
    const std::size_t pieces = address.pieces.size();
    const bool is_meant = route.answer == &Answerer::search_file
                              ? find_search_file(address.piece(0)) != nullptr
                              : route.first == address.piece(0);
    if (!is_meant || pieces < route.least || pieces > route.most) continue;
    if (route.answer == &Answerer::similar && address.piece(2) != "similar") continue;
    if (route.answer == &Answerer::file_of_entry && !address.piece(2).starts_with("file."))
      continue;
    return &route;
  }
  return nullptr;
}

std::string title_of(unsigned status) {
  switch (status) {
    case 400:
      return "This request cannot be understood";
    case 404:
      return "Not found";
    case 405:
      return "This can only be read";
    case 413:
      return "A request here has no body";
    case 414:
      return "The address is too long";
    case 431:
      return "The header is too long";
    case 503:
      return "Too much is asked at this moment";
    default:
      return "Something is wrong here";
  }
}

unsigned status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_query:
    case ErrorKind::bad_value:
    case ErrorKind::limit:
      return 400;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::bad_entry:
      return 422;
    case ErrorKind::busy:
    case ErrorKind::no_index:
      return 503;
    case ErrorKind::unusable_index:
    case ErrorKind::misuse:
    case ErrorKind::system:
      return 500;
  }
  return 500;
}

/// The members of RFC 9457.
Json problem_of(const Refusal& refusal) {
  return {{"type", "about:blank"},
          {"title", refusal.title},
          {"status", refusal.status},
          {"detail", refusal.detail}};
}

HttpResponse problem_answer(const Json& problem, unsigned status) {
  return {status,
          "application/problem+json",
          problem.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n',
          {}};
}

HttpResponse refusal_answer(const Refusal& refusal, const Frame& frame, const Address& address) {
  if (address.wants_json()) return problem_answer(problem_of(refusal), refusal.status);
  HttpResponse response;
  response.status = refusal.status;
  // A file for what is not there is shown at any depth, so its links are whole.
  const Frame own{frame.templates, frame.text, frame.taxonomy,
                  frame.text.as_files ? frame.text.url : frame.root};
  response.body = refusal_page(refusal, own);
  return response;
}

/// What is wrong in the site is for its log, and what is wrong in a request for who made it.
HttpResponse error_answer(const Error& error, const Frame& frame, const Address& address) {
  const unsigned status = status_of(error.kind());
  Refusal refusal{status, title_of(status), status < 500 ? error.what() : "Try again later.", ""};
  HttpResponse response = refusal_answer(refusal, frame, address);
  if (address.wants_json()) {
    Json problem = problem_of(refusal);
    Json told = Json::parse(to_json(error))["error"];
    told.erase("message");  // is the detail, if it is for the asker
    problem.update(told);
    response = problem_answer(problem, status);
  }
  if (status >= 500) response.fault = error.what();
  return response;
}

/// Whether one of the tags that a client has is `tag`.
bool has_tag(const std::string& if_none_match, const std::string& tag) {
  const std::string_view opaque = std::string_view(tag).substr(2);  // without "W/"
  for (std::string_view one : split_at(if_none_match, ',')) {
    one = trim(one, kBlanks);
    if (one == tag || one == opaque) return true;
  }
  return false;
}

/// The target in one form for all that have the same answer.
std::string canonical_target(const std::string& target) {
  const Address address(target);
  const bool is_search = address.pieces.size() == 1 && address.piece(0) == "search";
  if (!is_search) return target;
  try {
    const SearchAddress search = read_search_address(address.query);
    if (search.read.unknown.empty()) return "/search?" + canonical_parameters(search);
  } catch (const Error&) {
    // What is wrong is told with its place, so it is its own form.
  }
  return target;
}

std::string tag_of(const std::string& key) { return "W/\"" + short_digest(key) + '"'; }

std::string packed_key(const std::string& key, const HttpRequest& request) {
  return key + (request.gzip ? "+gzip" : "");
}

bool says(const HttpResponse& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return header.first == name; });
}

bool is_unstored(const HttpResponse& response) {
  return is_one_of(std::pair<std::string, std::string>("Cache-Control", "no-store"),
                   response.headers);
}

}  // namespace

HttpResponse answer(const View& view, const Frame& frame, const Address& address) {
  try {
    const Route* route = find_route(address);
    if (route == nullptr) throw Refusal{404, title_of(404), "There is no such page.", ""};
    return (Answerer(view, frame, address).*route->answer)();
  } catch (const Refusal& refusal) {
    return refusal_answer(refusal, frame, address);
  } catch (const Error& error) {
    return error_answer(error, frame, address);
  }
}

Site::Site(SiteText text, Templates templates, std::size_t kept_bytes)
    : text_(std::move(text)),
      templates_(std::move(templates)),
      kept_(std::make_unique<KeptAnswers>(kept_bytes)) {
  policy_ =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors " +
      text_.frame_ancestors;
  // With the headers: who is told that nothing has changed goes on with those it has.
  const std::string_view parts[] = {templates_.digest(), text_.title, text_.url, policy_,
                                    version()};
  version_ = short_digest(join(parts, kBetween));
}

std::string Site::key_of(const HttpRequest& request, const View& view) const {
  const std::string target = canonical_target(request.target);
  const std::string_view parts[] = {target, view.generation.identity, version_};
  return join(parts, kBetween);
}

HttpResponse Site::with_headers(HttpResponse response, const HttpRequest& request) const {
  const auto add = [&](const char* name, const std::string& value) {
    response.headers.emplace_back(name, value);
  };
  const bool is_json = response.type.find("json") != response.type.npos;
  if (!says(response, "Cache-Control")) {
    add("Cache-Control", response.status == 200 ? kShared : "no-store");
  }
  if (response.type.starts_with("text/html")) add("Content-Security-Policy", policy_);
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "same-origin");
  if (is_json) add("Access-Control-Allow-Origin", "*");
  if (Address(request.target).wants_json() || is_json) add("X-Robots-Tag", "noindex");
  if (response.status == 405) add("Allow", "GET, HEAD");
  if (response.status == 503) add("Retry-After", "1");
  // Answers with a tag say it whether they are packed or not, since one without a body cannot know.
  const bool may_be_packed = is_worth_packing(response.type, response.body.size());
  if (may_be_packed || says(response, "ETag")) add("Vary", kVary);
  if (may_be_packed && request.gzip) {
    add("Content-Encoding", "gzip");
    response.body = gzip(response.body);
  }
  return response;
}

std::optional<HttpResponse> Site::known(const HttpRequest& request, const View& view) const {
  const std::string key = key_of(request, view);
  const std::string tag = tag_of(key);
  if (has_tag(request.if_none_match, tag)) {
    return HttpResponse{304, "", "", {{"ETag", tag}, {"Cache-Control", kShared}, {"Vary", kVary}}};
  }
  const auto kept = kept_->find(packed_key(key, request));
  return kept == nullptr ? std::nullopt : std::optional(*kept);
}

HttpResponse Site::respond(const HttpRequest& request, const View& view) const try {
  if (auto answered = known(request, view)) return *std::move(answered);
  const Address address(request.target);
  const Frame frame{templates_, text_, view.taxonomy, address.root};
  HttpResponse response = answer(view, frame, address);
  // What says itself how long it may be stored is a file under its digest, or changes at any time.
  const bool changes_with_view = response.status == 200 && !says(response, "Cache-Control");
  const std::string key = key_of(request, view);
  if (changes_with_view) response.headers.emplace_back("ETag", tag_of(key));
  response = with_headers(std::move(response), request);
  if (response.status == 200 && !is_unstored(response))
    kept_->keep(packed_key(key, request), response);
  return response;
} catch (const std::exception& error) {
  HttpResponse response = refuse(500, request);
  response.fault = error.what();
  return response;
}

HttpResponse Site::refuse(unsigned status, const HttpRequest& request) const {
  static const Taxonomy kNone;
  const Address address(request.target);
  const Frame frame{templates_, text_, kNone, address.root};
  const std::string detail = status == 503 ? "Try again in a moment." : "";
  return with_headers(refusal_answer({status, title_of(status), detail, ""}, frame, address),
                      request);
}

std::vector<std::string> Site::static_files() const {
  return {templates_.style(), text_.as_files ? templates_.find_script() : templates_.script()};
}

Lane Site::lane(const HttpRequest& request) const {
  const Route* route = find_route(Address(request.target));
  return route == nullptr ? Lane::at_once : route->lane;
}

}  // namespace pprsearch
