#include <pprsearch/search_parameters.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/percent_escapes.h"
#include "search/option_names.h"

// The address of a search is another writing of option_names.h, in its order. Most options have the
// name that JSON has for them. An address is typed and read by people, so a few differ: the query
// is `q`, each filter is a parameter of its field's name, `limit` is `n`, and `offset` is `page`
// if it is that of a page. The ends of a range may come apart (`year_from`, `year_to`), because a
// form without script cannot join them.
//
// What is a site's own is in no address: how long a search may take, which facets are counted.
//
// A value that is none ("entries without one") is written `none`. A value that is called so is
// written in quotes, as on the command line; each pair of quotes more is one more.

namespace pprsearch {
namespace {

constexpr std::string_view kNone = "none";
constexpr std::string_view kFeedbackAlone = "none,feedback";

/// Options of which an address says nothing.
constexpr auto kOwnOfSite =
    std::to_array<std::string_view>({"facets", "entries", "suggest", "limits", "max_window",
                                     "max_expansion", "time_limit_ms", "today"});

bool is_own_of_site(std::string_view name) { return is_one_of(name, kOwnOfSite); }

// ---- Escapes ----

std::string escaped(std::string_view text, std::string_view kept) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_letter_or_digit(c) || is_one_of(c, kept)) {
      escaped += c;
    } else {
      escaped += {'%', kDigits[byte / 16], kDigits[byte % 16]};
    }
  }
  return escaped;
}

/// As a form writes the value of a parameter, with the signs left as they are that need no escape.
std::string escaped_value(std::string_view text) {
  std::string value = escaped(text, "-._~*:,/ ");
  std::ranges::replace(value, ' ', '+');
  return value;
}

std::string unescaped_value(std::string_view text) {
  std::string value(text);
  std::ranges::replace(value, '+', ' ');
  return unescape_address(value);
}

// ---- Values of filters ----

/// Whether `value` is "none" in any number of quotes.
bool is_none_in_quotes(std::string_view value) {
  while (value.size() > 2 && value.front() == '"' && value.back() == '"') {
    value = value.substr(1, value.size() - 2);
  }
  return value == kNone;
}

std::optional<std::string> value_of(const std::string& text) {
  if (text == kNone) return std::nullopt;
  return is_none_in_quotes(text) ? text.substr(1, text.size() - 2) : text;
}

bool has_ranges(FacetField field) {
  return field == FacetField::year || field == FacetField::published;
}

// ---- Reading ----

/// One parameter of an address, and what is said of it.
struct Parameter : AddressParameter {
  [[noreturn]] void refuse(const std::string& what, ErrorKind kind = ErrorKind::bad_value) const {
    throw ParameterError(name, "parameter '" + name + "': " + what, place, kind);
  }
  [[noreturn]] void refuse_value(const std::string& what) const {
    refuse("'" + value + "' is not " + what);
  }
  std::size_t number(std::size_t least, std::size_t most) const;
};

std::size_t Parameter::number(std::size_t least, std::size_t most) const {
  std::size_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, fault] = std::from_chars(value.data(), end, number);
  const bool is_number = are_digits(value) && stop == end;
  if (!is_number || fault != std::errc() || number < least || number > most) {
    const ErrorKind kind = is_number && number > most ? ErrorKind::limit : ErrorKind::bad_value;
    refuse("'" + value + "' is not a whole number from " + std::to_string(least) + " to " +
               std::to_string(most),
           kind);
  }
  return number;
}

template <Enumeration Enum>
void read(const Parameter& parameter, Enum& value) {
  const std::optional<Enum> known = from_string<Enum>(parameter.value);
  if (!known) parameter.refuse_value("known: known are " + known_names<Enum>());
  value = *known;
}

void read(const Parameter& parameter, bool& value) {
  constexpr std::string_view kYes[] = {"1", "true", "on", "yes"};
  constexpr std::string_view kNo[] = {"0", "false", "off", "no"};
  value = is_one_of(parameter.value, kYes);
  if (!value && !is_one_of(parameter.value, kNo)) parameter.refuse_value("0 or 1");
}

void read(const Parameter& parameter, std::size_t& value) {
  constexpr std::size_t kMost = 1000;
  value = parameter.number(0, kMost);
}

void read(const Parameter& parameter, Expand& value) {
  try {
    value = expand_from_list(parameter.value);
  } catch (const Error& error) {
    parameter.refuse(error.what());
  }
}

/// `syntax` has the name of a platform as well, and `reading` is the other name of how strictly a
/// text is read.
bool read_language(const Parameter& parameter, SearchOptions& options) {
  if (parameter.name == "reading") {
    read(parameter, options.syntax);
    return true;
  }
  if (parameter.name != "syntax") return false;
  if (const auto platform = from_string<Platform>(parameter.value)) {
    options.platform = *platform;
  } else if (const auto syntax = from_string<Syntax>(parameter.value)) {
    options.syntax = *syntax;
  } else {
    parameter.refuse_value("known: known are " + known_names<Syntax>() + ", " +
                           known_names<Platform>());
  }
  return true;
}

/// Reads parameter by parameter, then what depends on several of them.
class AddressReader {
 public:
  AddressReader(const SearchOptions& otherwise, const ParameterLimits& limits) : limits_(limits) {
    read_.request.options = otherwise;
  }

  ReadParameters read(std::string_view parameters) {
    for (AddressParameter& each : parameters_in(parameters)) {
      if (each.value.empty()) continue;
      const Parameter parameter{std::move(each)};
      if (!read_filter(parameter) && !read_range(parameter) && !read_single(parameter)) {
        if (!is_one_of(parameter.name, read_.unknown)) read_.unknown.push_back(parameter.name);
      }
    }
    check_language();
    add_ranges();
    add_page();
    check_filters();
    add_expansion();
    return std::move(read_);
  }

 private:
  bool read_filter(const Parameter& parameter);
  bool read_range(const Parameter& parameter);
  bool read_single(const Parameter& parameter);
  bool read_option(const Parameter& parameter);
  void add_value(FacetField field, const Parameter& parameter, std::optional<std::string> value);
  void check_language() const;
  void add_ranges();
  void add_page();
  void check_filters();
  void add_expansion();

  struct Ends {
    std::optional<Parameter> from;
    std::optional<Parameter> to;
  };

  ReadParameters read_;
  ParameterLimits limits_;
  std::map<std::string, Parameter> singles_;   // that may come once, and have come
  std::map<FacetField, FacetFilter> filters_;  // in the order of the fields
  std::map<FacetField, Ends> ends_;            // of ranges that come apart
};

void AddressReader::add_value(FacetField field, const Parameter& parameter,
                              std::optional<std::string> value) {
  FacetFilter& filter = filters_[field];
  filter.field = field;
  if (filter.values.size() == limits_.values) {
    parameter.refuse("has more than " + std::to_string(limits_.values) + " values",
                     ErrorKind::limit);
  }
  filter.values.push_back(std::move(value));
}

bool AddressReader::read_filter(const Parameter& parameter) {
  const std::optional<FacetField> field = from_string<FacetField>(parameter.name);
  if (!field) return false;
  add_value(*field, parameter, value_of(parameter.value));
  return true;
}

bool AddressReader::read_range(const Parameter& parameter) {
  for (const FacetField field : all_values<FacetField>()) {
    if (!has_ranges(field)) continue;
    const std::string name(to_string(field));
    const bool is_from = parameter.name == name + "_from";
    if (!is_from && parameter.name != name + "_to") continue;
    std::optional<Parameter>& end = is_from ? ends_[field].from : ends_[field].to;
    if (end) parameter.refuse("comes twice");
    if (parameter.value.find("..") != std::string::npos)
      parameter.refuse_value("one year or month");
    end = parameter;
    return true;
  }
  return false;
}

bool AddressReader::read_single(const Parameter& parameter) {
  const bool is_page =
      is_one_of(parameter.name, std::array<std::string_view, 4>{"q", "n", "page", "offset"});
  if (!is_page && !read_option(parameter)) return false;
  if (!singles_.emplace(parameter.name, parameter).second) parameter.refuse("comes twice");
  if (parameter.name == "q") read_.request.query = parameter.value;
  return true;
}

bool AddressReader::read_option(const Parameter& parameter) {
  bool is_known = false;
  SearchOptions& options = read_.request.options;
  if (read_language(parameter, options)) return true;
  for_each_option(&options, [&](std::string_view name, auto member, Bounds = {}) {
    using Member = std::remove_reference_t<decltype(options.*member)>;
    if constexpr (requires(Member & value) { pprsearch::read(parameter, value); }) {
      if (name != parameter.name || is_own_of_site(name) || name == "limit") return;
      is_known = true;
      pprsearch::read(parameter, options.*member);
    }
  });
  return is_known;
}

/// `syntax` is another name of one of two parameters, and does not come beside that one.
void AddressReader::check_language() const {
  const auto syntax = singles_.find("syntax");
  if (syntax == singles_.end()) return;
  const bool is_platform = from_string<Platform>(syntax->second.value).has_value();
  const auto other = singles_.find(is_platform ? "platform" : "reading");
  if (other == singles_.end()) return;
  other->second.refuse("does not go with 'syntax', which says '" + syntax->second.value + "'");
}

void AddressReader::add_ranges() {
  for (const auto& [field, ends] : ends_) {
    const std::string from = ends.from ? ends.from->value : std::string();
    const std::string to = ends.to ? ends.to->value : std::string();
    add_value(field, ends.from ? *ends.from : *ends.to, from == to ? from : from + ".." + to);
  }
}

/// The place of the page. A page beyond the window is refused by its own parameter.
void AddressReader::add_page() {
  SearchOptions& options = read_.request.options;
  const auto n = singles_.find("n");
  const auto page = singles_.find("page");
  const auto offset = singles_.find("offset");
  if (n != singles_.end()) options.limit = n->second.number(0, limits_.hits);
  const std::size_t most = limits_.window - std::min(limits_.window, options.limit);
  if (offset != singles_.end()) {
    if (page != singles_.end()) offset->second.refuse("does not go with 'page'");
    options.offset = offset->second.number(0, most);
  } else if (page != singles_.end()) {
    const std::size_t last = options.limit == 0 ? limits_.window : most / options.limit + 1;
    options.offset = (page->second.number(1, last) - 1) * options.limit;
  }
}

void AddressReader::check_filters() {
  if (filters_.empty()) return;
  read_.request.options.filters.clear();
  for (auto& [field, filter] : filters_) read_.request.options.filters.push_back(std::move(filter));
}

/// What words stand for that are said to stand for something is not what they do on the platform.
void AddressReader::add_expansion() {
  SearchOptions& options = read_.request.options;
  const bool is_said = singles_.contains("expand") && options.platform != Platform::ppr;
  if (is_said && !singles_.contains("expand_as_platform")) options.expand_as_platform = false;
}

// ---- Writing ----

class AddressWriter {
 public:
  explicit AddressWriter(const SearchOptions& options) : options_(options) {}

  void write(std::string_view name, std::string_view value) {
    if (!text_.empty()) text_ += '&';
    text_ += escaped_value(name) + '=' + escaped_value(value);
  }
  template <Enumeration Enum>
  void option(std::string_view name, Enum value) {
    write(name, to_string(value));
  }
  void option(std::string_view name, bool value) { write(name, value ? "1" : "0"); }
  void option(std::string_view name, std::size_t value);
  void option(std::string_view name, const Expand& value);
  void option(std::string_view name, const std::vector<FacetFilter>& filters);

  std::string text() { return std::move(text_); }

 private:
  const SearchOptions& options_;
  std::string text_;
};

void AddressWriter::option(std::string_view name, std::size_t value) {
  const std::size_t limit = options_.limit;
  if (name == "limit") {
    name = "n";
  } else if (name == "offset" && limit > 0 && value % limit == 0) {
    name = "page";
    value = value / limit + 1;
  }
  write(name, std::to_string(value));
}

void AddressWriter::option(std::string_view name, const Expand& value) {
  std::vector<std::string_view> names;
  for_each_option(&value, [&](std::string_view listed, auto member, Bounds = {}) {
    if (value.*member) names.push_back(listed);
  });
  const bool is_feedback_alone = names.size() == 1 && value.feedback;
  if (names.empty() || is_feedback_alone) names.insert(names.begin(), kNone);
  write(name, join(names, ","));
}

void AddressWriter::option(std::string_view, const std::vector<FacetFilter>& filters) {
  std::map<FacetField, const FacetFilter*> by_field;
  for (const FacetFilter& filter : filters) {
    const std::string name(to_string(filter.field));
    if (filter.values.empty()) throw Error("no address has a filter without a value: " + name);
    if (!by_field.emplace(filter.field, &filter).second) {
      throw Error("no address has two filters of one field: " + name);
    }
  }
  for (const auto& [field, filter] : by_field) {
    for (const std::optional<std::string>& value : filter->values) {
      if (value && value->empty()) {
        throw Error("no address has a filter with an empty value: " +
                    std::string(to_string(field)));
      }
      write(to_string(field), parameter_value(value));
    }
  }
}

}  // namespace

std::vector<AddressParameter> parameters_in(std::string_view parameters) {
  std::vector<AddressParameter> found;
  for (const std::string_view piece : split_at(parameters, '&')) {
    const std::size_t equals = std::min(piece.find('='), piece.size());
    const auto begin = static_cast<std::size_t>(piece.data() - parameters.data());
    found.push_back({unescaped_value(piece.substr(0, equals)),
                     unescaped_value(piece.substr(std::min(equals + 1, piece.size()))),
                     {begin, begin + piece.size()}});
  }
  return found;
}

std::vector<std::string_view> expand_names() {
  std::vector<std::string_view> names;
  for_each_option(static_cast<const Expand*>(nullptr),
                  [&](std::string_view name, auto, Bounds = {}) { names.push_back(name); });
  return names;
}

Expand expand_from_list(std::string_view list) {
  Expand expand;
  if (list == "feedback") {  // a pass more, nothing less
    expand.feedback = true;
    return expand;
  }
  const auto refuse = [](std::string_view what, const std::string& known) {
    throw Error('\'' + std::string(what) + "' is not known: " + known);
  };
  const auto parts = split_at(list, ',');
  if (is_one_of(kNone, parts) && list != kNone && list != kFeedbackAlone) {
    refuse(list, "none stands alone");
  }
  for_each_option(&expand, [&](std::string_view name, auto member, Bounds = {}) {
    expand.*member = is_one_of(name, parts);
  });
  const std::vector<std::string_view> names = expand_names();
  for (const std::string_view part : parts) {
    if (part == kNone || is_one_of(part, names)) continue;
    refuse(part, "known are " + join(names, ", ") + ", none");
  }
  return expand;
}

ParameterError::ParameterError(std::string parameter, const std::string& message, Span place,
                               ErrorKind kind)
    : Error(message, kind), parameter_(std::move(parameter)), place_(place) {}

ReadParameters request_from_parameters(std::string_view parameters, const SearchOptions& otherwise,
                                       const ParameterLimits& limits) {
  return AddressReader(otherwise, limits).read(parameters);
}

std::string to_parameters(const SearchRequest& request, const SearchOptions& otherwise) {
  const SearchOptions& options = request.options;
  AddressWriter writer(options);
  if (!request.query.empty()) writer.write("q", request.query);
  for_each_option(&options, [&](std::string_view name, auto member, Bounds = {}) {
    if constexpr (requires { writer.option(name, options.*member); }) {
      if (options.*member == otherwise.*member || is_own_of_site(name)) return;
      writer.option(name, options.*member);
    }
  });
  const bool is_said = options.platform != Platform::ppr && options.expand != otherwise.expand;
  if (is_said && options.expand_as_platform && otherwise.expand_as_platform) {
    writer.write("expand_as_platform", "1");
  }
  return writer.text();
}

std::string parameter_value(const std::optional<std::string>& value) {
  if (!value) return std::string(kNone);
  return is_none_in_quotes(*value) ? '"' + *value + '"' : *value;
}

std::string escape_for_address(std::string_view text) { return escaped(text, "-._~"); }

std::string unescape_address(std::string_view piece) {
  constexpr std::size_t kEscapeBytes = 3;
  std::string text;
  for (std::size_t at = 0; at < piece.size();) {
    const std::optional<char> byte = escaped_byte(piece.substr(at));
    text += byte.value_or(piece[at]);
    at += byte ? kEscapeBytes : 1;
  }
  return text;
}

}  // namespace pprsearch
