#pragma once

#include <pprsearch/error.h>
#include <pprsearch/export.h>
#include <pprsearch/search_options.h>
#include <pprsearch/search_result.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The address of a search: a request as the part of a URL behind "?".
//
//     q=alliance&topic=dropout&topic=none&year=2015..2020&sort=newest&n=20&page=2
//
// docs/site.md has the table of parameters. Any number of threads may call the functions at once.

namespace pprsearch {

/// What is wrong in the address of a search: of kind `bad_value`, or `limit` if a bound is passed.
class PPRSEARCH_EXPORT ParameterError : public Error {
 public:
  /// `place` is in bytes of the text that was read, from the parameter's name to the end of its
  /// value.
  ParameterError(std::string parameter, const std::string& message, Span place, ErrorKind kind);

  /// The parameter's name, without escapes.
  const std::string& parameter() const noexcept { return parameter_; }
  /// Where the parameter begins.
  std::size_t offset() const noexcept { return place_.begin; }
  /// How long it is with its value.
  std::size_t length() const noexcept { return place_.end - place_.begin; }

 private:
  std::string parameter_;
  Span place_;
};

/// Bounds on what an address may ask for.
struct PPRSEARCH_EXPORT ParameterLimits {
  std::size_t hits = 100;      ///< on a page
  std::size_t window = 10000;  ///< hits of all pages up to the one asked for
  std::size_t values = 20;     ///< of one filter

  bool operator==(const ParameterLimits&) const = default;
};

/// What an address says.
struct PPRSEARCH_EXPORT ReadParameters {
  SearchRequest request;
  /// Names that are no parameter, each once, in their order. Such as "utm_source" come with links
  /// from elsewhere; a program's misspelling is among them, too.
  std::vector<std::string> unknown;
};

/// Reads the part of an address behind "?". What is not given, or has no value, is that of
/// `otherwise`. A "%" that begins no escape stands for itself. Throws ParameterError for a value
/// that a parameter cannot have, a parameter that comes twice and is no filter, and a bound that is
/// passed. Whether the query and the values of filters are right is seen when it is asked.
PPRSEARCH_EXPORT ReadParameters request_from_parameters(std::string_view parameters,
                                                        const SearchOptions& otherwise = {},
                                                        const ParameterLimits& limits = {});

/// The request as the part of an address behind "?", in canonical form: one order of parameters,
/// one way to write each, and nothing that `otherwise` says as well. Filters come by field, values
/// in their order. Reading it with the same `otherwise` gives the same request, except for what
/// belongs to the page and not to its address: query_id, facets, entries, suggest, the limits.
/// Throws Error for what no address can say: a filter without a value or with an empty one, two
/// filters of one field.
PPRSEARCH_EXPORT std::string to_parameters(const SearchRequest& request,
                                           const SearchOptions& otherwise = {});

/// The value of a filter as its parameter has it, before any escape: `none` for entries without
/// one, and what is called so in quotes.
PPRSEARCH_EXPORT std::string parameter_value(const std::optional<std::string>& value);

/// A parameter of an address, without escapes.
struct PPRSEARCH_EXPORT AddressParameter {
  std::string name;
  std::string value;
  Span place;  ///< in the text that was read, from the name to the end of the value
};

/// All parameters of the part of an address behind "?", also those without a value, in their order.
PPRSEARCH_EXPORT std::vector<AddressParameter> parameters_in(std::string_view parameters);

/// What a list of names says that words stand for besides themselves: "variants,thesaurus". "none"
/// stands alone; "feedback" alone is feedback besides what Expand{} has; "none,feedback" is
/// feedback and nothing else. Throws Error of kind `bad_value`.
PPRSEARCH_EXPORT Expand expand_from_list(std::string_view list);

/// The names that such a list may have besides "none", in the order of the members of Expand.
PPRSEARCH_EXPORT std::vector<std::string_view> expand_names();

/// `text` as one piece of an address: each byte but ASCII letters, digits, "-", ".", "_" and "~" is
/// an escape such as "%2F".
PPRSEARCH_EXPORT std::string escape_for_address(std::string_view text);

/// The text that such a piece stands for. A "%" that begins no escape stays.
PPRSEARCH_EXPORT std::string unescape_address(std::string_view piece);

}  // namespace pprsearch
