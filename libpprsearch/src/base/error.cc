#include <pprsearch/error.h>

#include <string_view>

#include "base/utf8.h"

namespace pprsearch {
namespace {

/// Messages quote what people typed and what files hold; none of it may reach a
/// terminal as a command. Controls of both sets (C1 is C2 80..9F in UTF-8) become "?".
std::string one_safe_line(const std::string& message) {
  std::string line;
  for (std::size_t at = 0; at < message.size();) {
    const Character character = character_at(message, at);
    line += character.valid && is_control(character.code)
                ? "?"
                : std::string_view(message).substr(at, character.length);
    at += character.length;
  }
  return line;
}

std::string named(const std::string& entry, const std::string& field) {
  return (entry.empty() ? "entry" : "entry '" + entry + "'") +
         (field.empty() ? "" : ", field '" + field + "'") + ": ";
}

}  // namespace

Error::Error(const std::string& message, ErrorKind kind)
    : std::runtime_error(one_safe_line(message)), kind_(kind) {}

IndexError::IndexError(std::string folder, const std::string& message, ErrorKind kind)
    : Error(folder + ": " + message, kind), folder_(std::move(folder)) {}

EntryError::EntryError(std::string entry, std::string field, const std::string& message)
    : Error(named(entry, field) + message, ErrorKind::bad_entry),
      entry_(std::move(entry)),
      field_(std::move(field)) {}

QuerySyntaxError::QuerySyntaxError(DiagnosticCode code, const std::string& message,
                                   std::size_t offset, std::size_t length, std::string corrected)
    : Error(message, ErrorKind::bad_query),
      code_(code),
      offset_(offset),
      length_(length),
      corrected_(std::move(corrected)) {}

LimitError::LimitError(std::string limit, const std::string& message)
    : Error(message, ErrorKind::limit), limit_(std::move(limit)) {}

}  // namespace pprsearch
