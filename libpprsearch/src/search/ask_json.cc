#include <pprsearch/ask_json.h>
#include <pprsearch/citation_formats.h>
#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "entry/json_reader.h"
#include "search/answer/answer_json.h"
#include "search/option_names.h"
#include "search/request_json.h"

// A request names its kind by a member: `similar`, `complete`, `show`, `cite` or `info`; without
// any of these it is a search. A kind is a row of kKinds. What a kind would read and not use is
// refused, as a command line refuses it.

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// A request that is not a search, and what it is asked of.
struct OtherRequest {
  const Searcher& searcher;
  Json request;
  std::string query_id;
  const SearchOptions& otherwise;
};

[[noreturn]] void refuse(const std::string& member, const std::string& what) {
  throw Error("request, '" + member + "': " + what, ErrorKind::bad_value);
}

std::string text_of(const Json& value, const std::string& member) {
  if (!value.is_string()) refuse(member, wrong_type_name(value.type_name(), "string"));
  return value.get<std::string>();
}

/// One id, or a list of them.
std::vector<std::string> ids_of(const Json& value, const std::string& member) {
  if (value.is_string()) return {value.get<std::string>()};
  if (!value.is_array()) refuse(member, wrong_type_name(value.type_name(), "array"));
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < value.size(); ++i) {
    ids.push_back(text_of(value[i], member + '[' + std::to_string(i) + ']'));
  }
  return ids;
}

/// Throws Error if the request has other members than its kind's.
void take_only(const OtherRequest& asked, const std::vector<std::string>& members) {
  for (const auto& [name, value] : asked.request.items()) {
    if (is_one_of(name, members)) continue;
    refuse(name, "such a request has none: known are " + join(members, ", "));
  }
}

/// What a reply begins with.
Json reply_of(const OtherRequest& asked) {
  Json reply = Json::object();
  if (!asked.query_id.empty()) reply["query_id"] = asked.query_id;
  reply["format_version"] = kFormatVersion;
  return reply;
}

/// JSON that the library wrote, under the id of the request.
JsonReply reply_with(const OtherRequest& asked, const std::string& json, bool found) {
  Json reply = reply_of(asked);
  reply.update(Json::parse(json));
  return {text_of_answer(reply), found};
}

JsonReply reply_with(AnswerReader answer, const std::string& query_id) {
  const bool found = answer.result().total > 0;
  std::ostringstream json;
  write_json(answer, json, query_id);
  return {std::move(json).str(), found};
}

JsonReply search(const Searcher& searcher, const SearchRequest& request) {
  return reply_with(searcher.answer(request.query, request.options), request.query_id);
}

// ---- A function for each other kind ----

JsonReply similar(OtherRequest& asked) {
  const std::string id = text_of(asked.request["similar"], "similar");
  asked.request.erase("similar");
  if (asked.request.contains("query")) refuse("query", "stands alone, without 'similar'");
  const SearchRequest options = request_of_json(std::move(asked.request), asked.otherwise);
  return reply_with(asked.searcher.answer_similar(id, options.options), asked.query_id);
}

std::size_t most_of(const Json& request) {
  const auto most = request.find("most");
  if (most == request.end()) return CompletionOptions().most;
  if (!most->is_number_unsigned() || most->get<std::uint64_t>() > 1000) {
    refuse("most", most->dump() + " is not a whole number from 0 to 1000");
  }
  return most->get<std::size_t>();
}

JsonReply complete(OtherRequest& asked) {
  take_only(asked, {"complete", "query_id", "most", "filters", "match", "expand", "time_limit_ms"});
  const std::string beginning = text_of(asked.request["complete"], "complete");
  const std::size_t most = most_of(asked.request);
  asked.request.erase("complete");
  asked.request.erase("most");
  const SearchOptions options = request_of_json(std::move(asked.request), asked.otherwise).options;
  const Completions completions =
      asked.searcher.complete(beginning, {.most = most,
                                          .filters = options.filters,
                                          .match = options.match,
                                          .expand = options.expand,
                                          .time_limit = options.time_limit});
  Json reply = reply_of(asked);
  reply.update(Json::parse(to_json(completions.list)));
  if (completions.cut_short) reply["cut_short"] = true;
  return {text_of_answer(reply), !completions.list.empty()};
}

/// Hands over each entry that is named, in that order. Returns the ids that no entry has.
template <typename Take>
Json find_each(const Searcher& searcher, const std::vector<std::string>& ids, Take take) {
  const Searcher now = searcher.snapshot();
  Json missing = Json::array();
  for (const std::string& id : ids) {
    if (const std::optional<Entry> entry = now.find(id)) {
      take(*entry);
    } else {
      missing.push_back(id);
    }
  }
  return missing;
}

JsonReply show(OtherRequest& asked) {
  take_only(asked, {"show", "query_id"});
  Json entries = Json::array();
  const Json missing =
      find_each(asked.searcher, ids_of(asked.request["show"], "show"),
                [&](const Entry& entry) { entries.push_back(Json::parse(to_json(entry))); });
  Json reply = reply_of(asked);
  reply["entries"] = std::move(entries);
  reply["missing"] = missing;
  return {text_of_answer(reply), missing.empty()};
}

CitationFormat format_of(const Json& request) {
  const auto given = request.find("format");
  if (given == request.end()) return CitationFormat::ris;
  const std::string name = text_of(*given, "format");
  const std::optional<CitationFormat> format = from_string<CitationFormat>(name);
  if (format) return *format;
  refuse("format", "'" + name + "' is not known: known are " + known_names<CitationFormat>());
}

JsonReply cite(OtherRequest& asked) {
  take_only(asked, {"cite", "query_id", "format"});
  const CitationFormat format = format_of(asked.request);
  std::ostringstream text;
  CitationWriter writer(text, format);
  const Json missing = find_each(asked.searcher, ids_of(asked.request["cite"], "cite"),
                                 [&](const Entry& entry) { writer.write(entry); });
  writer.finish();
  Json reply = reply_of(asked);
  reply["format"] = to_string(format);
  reply["text"] = std::move(text).str();
  reply["missing"] = missing;
  return {text_of_answer(reply), missing.empty()};
}

JsonReply info(OtherRequest& asked) {
  take_only(asked, {"info", "query_id"});
  if (asked.request["info"] != true) refuse("info", "true is wanted");
  return reply_with(asked, to_json(asked.searcher.generation()), true);
}

using Answer = JsonReply (*)(OtherRequest& asked);
constexpr std::pair<const char*, Answer> kKinds[] = {
    {"similar", similar}, {"complete", complete}, {"show", show}, {"cite", cite}, {"info", info}};

/// The kind that a request names; nullptr for a search.
Answer kind_of(const Json& request) {
  const char* named = nullptr;
  Answer answer = nullptr;
  for (const auto& [name, function] : kKinds) {
    if (!request.contains(name)) continue;
    if (named != nullptr) refuse(name, std::string("does not go with '") + named + "'");
    named = name;
    answer = function;
  }
  return answer;
}

}  // namespace

JsonReply ask_json(const Searcher& searcher, std::string_view request,
                   const SearchOptions& otherwise, std::string_view query_id) {
  Json json = parse_request_json(request);
  const Answer answer = json.is_object() ? kind_of(json) : nullptr;
  if (answer == nullptr) {
    SearchRequest asked = request_of_json(std::move(json), otherwise);
    if (asked.query_id.empty()) asked.query_id = query_id;
    return search(searcher, asked);
  }
  std::string id(query_id);
  if (const auto given = json.find("query_id"); given != json.end()) {
    id = text_of(*given, "query_id");
  }
  OtherRequest asked{searcher, std::move(json), std::move(id), otherwise};
  return answer(asked);
}

bool is_other_request(std::string_view request) {
  try {
    const Json json = parse_request_json(request);
    const auto is_named = [&](const auto& kind) { return json.contains(kind.first); };
    return json.is_object() && std::ranges::any_of(kKinds, is_named);
  } catch (const Error&) {
    return false;
  }
}

}  // namespace pprsearch
