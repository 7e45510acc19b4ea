#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/strings.h"

// What the options of a search are called. One list of members for each struct (for_each_option);
// the JSON form of a request (request_json.cc) and the address of a search (search_parameters.cc)
// are two writings of it. A member that a struct has and its list lacks does not compile: the
// struct's members are counted by the number of values that it can be made of.

namespace pprsearch {

/// Bounds of a number. Those of memory and depth are below what a machine cannot bear.
struct Bounds {
  std::uint64_t most = 999999999;
};

template <typename Visit>
constexpr void for_each_option(const Expand*, Visit visit) {
  visit("inflections", &Expand::inflections);
  visit("derivations", &Expand::derivations);
  visit("variants", &Expand::variants);
  visit("thesaurus", &Expand::thesaurus);
  visit("narrower", &Expand::narrower);
  visit("feedback", &Expand::feedback);
}

template <typename Visit>
constexpr void for_each_option(const FacetRequest*, Visit visit) {
  visit("field", &FacetRequest::field);
  visit("limit", &FacetRequest::limit);
  visit("all_values", &FacetRequest::all_values);
  visit("beginning", &FacetRequest::beginning);
}

template <typename Visit>
constexpr void for_each_option(const QueryLimits*, Visit visit) {
  visit("query_bytes", &QueryLimits::query_bytes);
  visit("words", &QueryLimits::words);
  visit("nesting", &QueryLimits::nesting, Bounds{1000});
}

template <typename Visit>
constexpr void for_each_option(const SearchOptions*, Visit visit) {
  visit("syntax", &SearchOptions::syntax);
  visit("match", &SearchOptions::match);
  visit("last_word_open", &SearchOptions::last_word_open);
  visit("expand", &SearchOptions::expand);
  visit("filters", &SearchOptions::filters);
  visit("facets", &SearchOptions::facets);
  visit("sort", &SearchOptions::sort);
  visit("prefer_recent", &SearchOptions::prefer_recent);
  visit("limit", &SearchOptions::limit);
  visit("offset", &SearchOptions::offset);
  visit("snippets", &SearchOptions::snippets);
  visit("entries", &SearchOptions::entries);
  visit("suggest", &SearchOptions::suggest);
  visit("explain", &SearchOptions::explain);
  visit("limits", &SearchOptions::limits);
  visit("max_window", &SearchOptions::max_window);
  visit("max_expansion", &SearchOptions::max_expansion);
  visit("time_limit_ms", &SearchOptions::time_limit);
  visit("today", &SearchOptions::today);
  visit("platform", &SearchOptions::platform);
  visit("expand_as_platform", &SearchOptions::expand_as_platform);
}

/// A value of any type.
struct Anything {
  template <typename T>
  operator T() const;  // NOLINT(google-explicit-constructor): it stands for any member
};

/// How many values an aggregate can be made of: its members.
template <typename Aggregate, typename... Values>
constexpr std::size_t count_members() {
  if constexpr (requires { Aggregate{Values{}..., Anything{}}; }) {
    return count_members<Aggregate, Values..., Anything>();
  } else {
    return sizeof...(Values);
  }
}

template <typename Options>
constexpr bool every_member_is_listed() {
  std::size_t listed = 0;
  for_each_option(static_cast<const Options*>(nullptr),
                  [&](std::string_view, auto, Bounds = {}) { ++listed; });
  return listed == count_members<Options>();
}

static_assert(every_member_is_listed<SearchOptions>(), "an option has no name");
static_assert(every_member_is_listed<Expand>(), "a kind of expansion has no name");
static_assert(every_member_is_listed<FacetRequest>(), "a part of a facet has no name");
static_assert(every_member_is_listed<QueryLimits>(), "a limit has no name");
static_assert(count_members<SearchRequest>() == 3, "a request is an id, a query and options");
static_assert(count_members<FacetFilter>() == 2, "a filter is a field and its values");

template <typename T>
concept Enumeration = std::is_enum_v<T>;

/// The names of an enum's values, as a message lists them.
template <Enumeration Enum>
std::string known_names() {
  std::vector<std::string_view> names;
  for (const Enum value : all_values<Enum>()) names.push_back(to_string(value));
  return join(names, ", ");
}

}  // namespace pprsearch
