#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Whether a character has no place in a text of an entry: a control character that is neither the
/// end of a line nor a tab.
bool is_unwanted(char c);

/// Takes values out of the JSON form of one entry: refuses what is of the wrong
/// type, puts right what can be, and tells of it.
class JsonReader {
 public:
  /// `entry` names the entry in errors; empty if it has no id yet.
  JsonReader(std::string entry, std::vector<std::string>& repairs)
      : entry_(std::move(entry)), repairs_(repairs) {}

  /// Throws EntryError.
  [[noreturn]] void refuse(const std::string& field, const std::string& message) const;
  /// A sentence begins in lower case and has no full stop, because several are joined by "; ".
  void repair(std::string sentence) { repairs_.push_back(std::move(sentence)); }
  /// The same, with the value behind it: whoever reads it may not have the entry at hand.
  void repair_value(std::string sentence, std::string_view value);
  /// One sentence for all `names` of `owner` that mean nothing to us, if any.
  void repair_unknown(std::string_view owner, const std::vector<std::string>& names);

  /// A string without control characters; empty for null. Throws EntryError for
  /// other types.
  std::string text(const nlohmann::json& value, const std::string& field);
  /// The same, and a number as it is written, and the first of an array.
  std::string loose_text(const nlohmann::json& value, const std::string& field);
  /// An array of strings.
  std::vector<std::string> texts(const nlohmann::json& value, const std::string& field);

 private:
  std::string entry_;
  std::vector<std::string>& repairs_;
};

/// What is wrong with a value that ought to be of the type `expected`.
std::string wrong_type(const nlohmann::json& value, std::string_view expected);
/// The same of a type's name in JSON.
std::string wrong_type_name(std::string_view type, std::string_view expected);

/// `names` in quotes, parted by commas; a long list ends in a count.
std::string listing(const std::vector<std::string>& names);

/// Reads JSON text of any origin. A name that is given twice is a repair: the last one holds.
/// Throws EntryError if it is not JSON, or is nested without end.
nlohmann::json parse_json(std::string_view text, std::vector<std::string>& repairs);

/// Reads JSON text that was written by us, and so has nothing to be put right. Throws EntryError if
/// it is not JSON.
nlohmann::json parse_stored_json(std::string_view text);

/// Reads JSON text in which nothing is put right; members keep their order. Throws Error of kind
/// `bad_value`, whose message begins with `what`, if it is not JSON, is nested too deep, or has
/// a name twice in one object.
nlohmann::ordered_json parse_strict_json(std::string_view text, std::string_view what);

/// The text of a request, which somebody may have cut within a character: a byte of none, and half
/// a pair of surrogates, is U+FFFD.
std::string with_whole_characters(std::string_view request);

/// The same of a request, with_whole_characters().
nlohmann::ordered_json parse_request_json(std::string_view text);

}  // namespace pprsearch
