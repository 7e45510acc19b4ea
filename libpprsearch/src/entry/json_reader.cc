#include "entry/json_reader.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxNesting = 32;
constexpr std::size_t kMaxListed = 8;
constexpr std::size_t kMaxListedBytes = 60;

/// A name of a source as it may stand in a line of a report.
std::string in_quotes(std::string_view name) {
  return json(name.substr(0, kMaxListedBytes)).dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Line ends become "\n", other control characters spaces.
std::string without_controls(std::string_view text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool ends_line = text[at] == '\r';
    if (ends_line && text.substr(at + 1, 1) == "\n") continue;
    clean += ends_line ? '\n' : (is_unwanted(text[at]) ? ' ' : text[at]);
  }
  return clean;
}

/// Why a text is not taken as JSON.
struct JsonFault {
  std::string what;
};

/// Makes the value of a text as it is read, and looks at what the finished value cannot tell, and
/// at what would take too long to make. (A callback of the library's parser would see the same, but
/// it goes through a list again for each object in it.)
template <typename Json>
class WatchedReader : public nlohmann::json_sax<Json> {
  using Base = nlohmann::json_sax<Json>;

 public:
  explicit WatchedReader(std::size_t most_members) : most_members_(most_members) {}

  Json take() { return std::move(root_); }
  std::vector<std::string> repeated() const { return {repeated_.begin(), repeated_.end()}; }

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(typename Base::number_integer_t value) override { return put(value); }
  bool number_unsigned(typename Base::number_unsigned_t value) override { return put(value); }
  bool number_float(typename Base::number_float_t value, const std::string& /*text*/) override {
    return put(value);
  }
  bool string(std::string& value) override { return put(std::move(value)); }
  bool binary(typename Base::binary_t& value) override { return put(std::move(value)); }
  bool start_array(std::size_t /*count*/) override { return open(Json::array()); }
  bool end_array() override { return close(); }
  bool start_object(std::size_t /*count*/) override { return open(Json::object()); }
  bool end_object() override { return close(); }

  bool key(std::string& name) override {
    require_nesting();
    Json& object = *open_.back();
    const auto [place, is_new] = object.emplace(name, nullptr);
    member_ = &*place;
    if (!is_new) repeated_.insert(name);
    if (object.size() > most_members_) {
      throw JsonFault{"has an object of more than " + std::to_string(most_members_) + " members"};
    }
    return true;
  }

  bool parse_error(std::size_t /*byte*/, const std::string& /*token*/,
                   const json::exception& error) override {
    const auto* fault = dynamic_cast<const json::parse_error*>(&error);
    if (fault == nullptr) throw JsonFault{"has a number that is too large"};
    throw JsonFault{"is no JSON: fault at byte " + std::to_string(fault->byte)};
  }

 private:
  void require_nesting() const {
    if (open_.size() <= kMaxNesting) return;
    throw JsonFault{"is nested deeper than " + std::to_string(kMaxNesting) + " levels"};
  }

  /// Where the value that was just read now stands. What is open stays where it is: nothing is
  /// added to what it stands in until it is closed.
  template <typename Value>
  Json& place(Value&& value) {
    require_nesting();
    if (open_.empty()) return root_ = std::forward<Value>(value);
    if (open_.back()->is_array()) return open_.back()->emplace_back(std::forward<Value>(value));
    return *member_ = std::forward<Value>(value);
  }
  template <typename Value>
  bool put(Value&& value) {
    place(std::forward<Value>(value));
    return true;
  }

  bool open(Json value) {
    open_.push_back(&place(std::move(value)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::size_t most_members_;
  Json root_;
  std::vector<Json*>
      open_;  ///< lists and objects whose end was not read yet, each in the one before
  Json* member_ = nullptr;  ///< of the last of them, if it is an object: that of the name read last
  std::set<std::string> repeated_;
};

/// The value of a text; `repeated` gets the names that an object has twice.
template <typename Json>
Json watched_json(std::string_view text, std::vector<std::string>& repeated,
                  std::size_t most_members) {
  WatchedReader<Json> reader(most_members);
  Json::sax_parse(text.begin(), text.end(), &reader);
  repeated = reader.repeated();
  return reader.take();
}

}  // namespace

bool is_unwanted(char c) { return is_control(c) && c != '\n' && c != '\t'; }

void JsonReader::refuse(const std::string& field, const std::string& message) const {
  throw EntryError(entry_, field, message);
}

void JsonReader::repair_value(std::string sentence, std::string_view value) {
  repair(std::move(sentence) + ": " + shown_value(value));
}

void JsonReader::repair_unknown(std::string_view owner, const std::vector<std::string>& names) {
  if (names.empty()) return;
  repair("unknown members of the " + std::string(owner) + " were left out: " + listing(names));
}

std::string JsonReader::text(const json& value, const std::string& field) {
  if (value.is_null()) return {};
  if (!value.is_string()) refuse(field, wrong_type(value, "string"));
  const auto& text = value.get_ref<const std::string&>();
  if (std::ranges::none_of(text, is_unwanted)) return text;
  repair("field '" + field + "': carriage returns or other control characters were replaced");
  return without_controls(text);
}

std::string JsonReader::loose_text(const json& value, const std::string& field) {
  if (value.is_number()) return value.dump();
  if (!value.is_array()) return text(value, field);
  if (value.size() > 1) repair("field '" + field + "': the first of several values was taken");
  return value.empty() ? std::string() : text(value.front(), field);
}

std::vector<std::string> JsonReader::texts(const json& value, const std::string& field) {
  if (value.is_null()) return {};
  if (!value.is_array()) refuse(field, wrong_type(value, "array"));
  std::vector<std::string> texts;
  for (const json& element : value) texts.push_back(text(element, field));
  return texts;
}

std::string wrong_type(const json& value, std::string_view expected) {
  return wrong_type_name(value.type_name(), expected);
}

std::string wrong_type_name(std::string_view type, std::string_view expected) {
  return "is of type " + std::string(type) + ", not " + std::string(expected);
}

std::string listing(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxListed); ++i) {
    list += (i == 0 ? "" : ", ") + in_quotes(names[i]);
  }
  if (names.size() > kMaxListed) {
    list += " and " + std::to_string(names.size() - kMaxListed) + " more";
  }
  return list;
}

json parse_json(std::string_view text, std::vector<std::string>& repairs) {
  try {
    std::vector<std::string> repeated;
    json value = watched_json<json>(text, repeated, text.size());
    if (!repeated.empty()) {
      repairs.push_back("given more than once, the last one was taken: " + listing(repeated));
    }
    return value;
  } catch (const JsonFault& fault) {
    throw EntryError("", "", fault.what);
  }
}

json parse_stored_json(std::string_view text) {
  try {
    return json::parse(text.begin(), text.end());
  } catch (const json::exception&) {
    throw EntryError("", "", "is no JSON");
  }
}

namespace {

/// The code of "\\uD83D", which `text` begins with; none if it does not.
std::optional<unsigned> code_of_escape(std::string_view text) {
  constexpr std::size_t kEscape = 6;
  unsigned code = 0;
  if (text.size() < kEscape || !text.starts_with("\\u")) return std::nullopt;
  const char* const end = text.data() + kEscape;
  const auto [stop, fault] = std::from_chars(text.data() + 2, end, code, 16);
  return fault == std::errc() && stop == end ? std::optional(code) : std::nullopt;
}

/// Half a pair of surrogates becomes the escape of U+FFFD, which is as long.
std::string with_whole_pairs(std::string text) {
  constexpr std::size_t kEscape = 6;
  constexpr std::string_view kReplacement = "\\ufffd";
  const auto is_high = [](unsigned code) { return code >= 0xD800 && code < 0xDC00; };
  const auto is_low = [](unsigned code) { return code >= 0xDC00 && code < 0xE000; };
  for (std::size_t at = text.find('\\'); at != text.npos; at = text.find('\\', at)) {
    const std::string_view rest = std::string_view(text).substr(at);
    const std::optional<unsigned> code = code_of_escape(rest);
    if (!code) {
      at += 2;
      continue;
    }
    const std::optional<unsigned> next = code_of_escape(rest.substr(kEscape));
    const bool is_pair = is_high(*code) && next && is_low(*next);
    if (!is_pair && (is_high(*code) || is_low(*code))) text.replace(at, kEscape, kReplacement);
    at += is_pair ? 2 * kEscape : kEscape;
  }
  return text;
}

}  // namespace

std::string with_whole_characters(std::string_view request) {
  return with_whole_pairs(with_replacements(request));
}

nlohmann::ordered_json parse_request_json(std::string_view text) {
  return parse_strict_json(with_whole_characters(text), "request");
}

nlohmann::ordered_json parse_strict_json(std::string_view text, std::string_view what) {
  try {
    // To the parser it is the end of the text, whatever follows.
    if (text.find('\0') != std::string_view::npos) throw JsonFault{"is no JSON: it has a NUL"};
    std::vector<std::string> repeated;
    constexpr std::size_t kMostMembers = 1000;  // each is looked for among all before it
    auto value = watched_json<nlohmann::ordered_json>(text, repeated, kMostMembers);
    if (repeated.empty()) return value;
    throw JsonFault{"has more than once: " + listing(repeated)};
  } catch (const JsonFault& fault) {
    throw Error(std::string(what) + ' ' + fault.what, ErrorKind::bad_value);
  }
}

}  // namespace pprsearch
