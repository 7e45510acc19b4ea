#include "search/request_json.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "base/strings.h"
#include "entry/json_reader.h"
#include "query/date_range.h"
#include "search/option_names.h"

// The JSON form of a request. The lists of option_names.h say what members are called; reading,
// writing, the names in messages and the default of what is not given derive from them.
//
// A request may come from strangers, so it is read strictly: what is unknown, of a wrong type or
// out of its bounds is an error that names the member by its path ("facets[1].limit").

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
concept HasOptions = std::is_same_v<T, Expand> || std::is_same_v<T, FacetRequest> ||
    std::is_same_v<T, QueryLimits> || std::is_same_v<T, SearchOptions>;

// ---- Reading ----

/// A value of JSON, and the path of the member that it is for.
class MemberReader {
 public:
  MemberReader(const Json& json, std::string path, Bounds bounds = {})
      : json_(json), path_(std::move(path)), bounds_(bounds) {}

  void into(bool& value) const {
    if (!json_.is_boolean()) refuse_type("boolean");
    value = json_.get<bool>();
  }
  void into(std::string& value) const {
    if (!json_.is_string()) refuse_type("string");
    value = json_.get<std::string>();
  }
  void into(std::size_t& value) const { value = number(); }
  void into(std::chrono::milliseconds& value) const {
    value = std::chrono::milliseconds(static_cast<std::int64_t>(number()));
  }
  void into(std::chrono::sys_days& value) const {
    std::string text;
    into(text);
    const std::optional<std::chrono::sys_days> day = read_day(text);
    if (!day) refuse("'" + text + "' is not a day like 2026-11-29");
    value = *day;
  }
  template <Enumeration Enum>
  void into(Enum& value) const {
    std::string name;
    into(name);
    const std::optional<Enum> known = from_string<Enum>(name);
    if (!known) refuse("'" + name + "' is not known: known are " + known_names<Enum>());
    value = *known;
  }
  template <HasOptions T>
  void into(T& options) const;
  void into(std::vector<FacetRequest>& facets) const;
  void into(std::vector<FacetFilter>& filters) const;

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error("request, '" + path_ + "': " + what, ErrorKind::bad_value);
  }
  [[noreturn]] void refuse_type(std::string_view expected) const {
    refuse(wrong_type_name(json_.type_name(), expected));
  }

 private:
  std::size_t number() const;
  void add_filters(std::vector<FacetFilter>& filters) const;
  MemberReader member(const std::string& name, const Json& json, Bounds bounds = {}) const {
    return {json, path_.empty() ? name : path_ + '.' + name, bounds};
  }
  MemberReader element(std::size_t place, const Json& json) const {
    return {json, path_ + '[' + std::to_string(place) + ']', bounds_};
  }

  const Json& json_;
  std::string path_;
  Bounds bounds_;
};

std::size_t MemberReader::number() const {
  const std::string wanted = "a whole number from 0 to " + std::to_string(bounds_.most);
  if (!json_.is_number()) refuse_type(wanted);
  if (!json_.is_number_unsigned() || json_.get<std::uint64_t>() > bounds_.most) {
    refuse(json_.dump() + " is not " + wanted);
  }
  return json_.get<std::size_t>();
}

/// A name that no option has.
template <typename T>
std::string unknown_member(const std::string& name) {
  std::vector<std::string_view> known;
  for_each_option(static_cast<const T*>(nullptr),
                  [&](std::string_view listed, auto, Bounds = {}) { known.push_back(listed); });
  return "there is no '" + name + "': known are " + join(known, ", ");
}

template <HasOptions T>
void MemberReader::into(T& options) const {
  if (!json_.is_object()) refuse_type("object");
  for (const auto& [name, value] : json_.items()) {
    bool is_known = false;
    const std::string& given = name;
    const Json& json = value;
    for_each_option(&options, [&](std::string_view listed, auto pointer, Bounds bounds = {}) {
      if (listed != given) return;
      is_known = true;
      member(given, json, bounds).into(options.*pointer);
    });
    if (!is_known) member(name, value).refuse(unknown_member<T>(name));
  }
}

/// A facet by its name alone, or an object. Each comes once: results have them by their names.
void MemberReader::into(std::vector<FacetRequest>& facets) const {
  if (!json_.is_array()) refuse_type("array");
  facets.clear();
  for (std::size_t i = 0; i < json_.size(); ++i) {
    FacetRequest facet;
    const MemberReader asked = element(i, json_[i]);
    if (json_[i].is_string()) {
      asked.into(facet.field);
    } else {
      asked.into(facet);
      if (!json_[i].contains("field")) asked.refuse("has no field");
    }
    if (std::ranges::count(facets, facet.field, &FacetRequest::field) > 0) {
      asked.refuse("'" + std::string(to_string(facet.field)) + "' is asked for twice");
    }
    facets.push_back(std::move(facet));
  }
}

/// An object has one filter for each field. In a list of such objects, a field may come again.
void MemberReader::into(std::vector<FacetFilter>& filters) const {
  filters.clear();
  if (json_.is_object()) return add_filters(filters);
  if (!json_.is_array()) refuse_type("object");
  for (std::size_t i = 0; i < json_.size(); ++i) {
    if (!json_[i].is_object()) element(i, json_[i]).refuse_type("object");
    element(i, json_[i]).add_filters(filters);
  }
}

void MemberReader::add_filters(std::vector<FacetFilter>& filters) const {
  for (const auto& [name, values] : json_.items()) {
    const MemberReader list = member(name, values);
    const std::optional<FacetField> field = from_string<FacetField>(name);
    if (!field) list.refuse("there is no such facet: known are " + known_names<FacetField>());
    if (!values.is_array()) list.refuse_type("array");
    FacetFilter& filter = filters.emplace_back(FacetFilter{*field, {}});
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::optional<std::string>& value = filter.values.emplace_back();
      if (!values[i].is_null()) list.element(i, values[i]).into(value.emplace());
    }
  }
}

// ---- Writing ----

template <HasOptions T>
Json json_of(const T& options, const T& otherwise);
Json json_of(bool value, bool) { return value; }
Json json_of(const std::string& value, const std::string&) { return value; }
Json json_of(std::size_t value, std::size_t) { return value; }
Json json_of(std::chrono::milliseconds value, std::chrono::milliseconds) { return value.count(); }
Json json_of(std::chrono::sys_days value, std::chrono::sys_days) { return write_day(value); }
template <Enumeration Enum>
Json json_of(Enum value, Enum) {
  return to_string(value);
}

Json json_of(const std::vector<FacetRequest>& facets, const std::vector<FacetRequest>&) {
  Json list = Json::array();
  for (const FacetRequest& facet : facets) {
    Json object = {{"field", to_string(facet.field)}};
    object.update(json_of(facet, FacetRequest{facet.field}));
    list.push_back(std::move(object));
  }
  return list;
}

Json json_of(const FacetFilter& filter) {
  Json values = Json::array();
  for (const std::optional<std::string>& value : filter.values) {
    values.push_back(value ? Json(*value) : Json(nullptr));
  }
  return values;
}

Json json_of(const std::vector<FacetFilter>& filters, const std::vector<FacetFilter>&) {
  Json object = Json::object();
  Json list = Json::array();
  for (const FacetFilter& filter : filters) {
    const std::string name(to_string(filter.field));
    object[name] = json_of(filter);
    list.push_back({{name, object[name]}});
  }
  return object.size() == filters.size() ? object : list;
}

/// What differs from `otherwise`.
template <HasOptions T>
Json json_of(const T& options, const T& otherwise) {
  Json object = Json::object();
  for_each_option(&options, [&](std::string_view name, auto member, Bounds = {}) {
    if (options.*member == otherwise.*member) return;
    object[std::string(name)] = json_of(options.*member, otherwise.*member);
  });
  return object;
}

constexpr const char* kQueryId = "query_id";
constexpr const char* kQuery = "query";

/// Takes a member of text out of an object; empty if it has none.
std::string take_text(Json& object, const char* name) {
  std::string text;
  const auto found = object.find(name);
  if (found == object.end()) return text;
  MemberReader(*found, name).into(text);
  object.erase(name);
  return text;
}

}  // namespace

std::string to_json(const SearchRequest& request) {
  Json json = Json::object();
  if (!request.query_id.empty()) json[kQueryId] = request.query_id;
  json[kQuery] = request.query;
  json.update(json_of(request.options, SearchOptions()));
  const bool is_said = json.contains("platform") && json.contains("expand");
  if (is_said && request.options.expand_as_platform) json["expand_as_platform"] = true;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

SearchRequest request_from_json(std::string_view json, const SearchOptions& otherwise) {
  return request_of_json(parse_request_json(json), otherwise);
}

SearchRequest request_of_json(Json object, const SearchOptions& otherwise) {
  if (!object.is_object()) {
    throw Error("request " + wrong_type_name(object.type_name(), "object"), ErrorKind::bad_value);
  }
  SearchRequest request;
  request.query_id = take_text(object, kQueryId);
  request.query = take_text(object, kQuery);
  request.options = otherwise;
  if (object.contains("expand") && object.contains("platform")) {
    request.options.expand_as_platform = false;  // unless it is given itself
  }
  MemberReader(object, "").into(request.options);
  return request;
}

std::string request_id(std::string_view json) {
  const Json object = Json::parse(with_whole_characters(json), nullptr, false);
  const auto found = object.is_object() ? object.find(kQueryId) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace pprsearch
