#include <pprsearch/error.h>

#include "base/controls.h"

namespace pprsearch {
namespace {

std::string named(const std::string& entry, const std::string& field) {
  return (entry.empty() ? "entry" : "entry '" + entry + "'") +
         (field.empty() ? "" : ", field '" + field + "'") + ": ";
}

}  // namespace

Error::Error(const std::string& message, ErrorKind kind)
    // Messages quote what people typed and what files hold.
    : std::runtime_error(visible_line(message)), kind_(kind) {}

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

LineError::LineError(std::size_t line, const std::string& reason, const std::string& file)
    : Error((file.empty() ? "" : file + ": ") + "line " + std::to_string(line) + ": " + reason),
      line_(line),
      reason_(visible_line(reason)) {}

LimitError::LimitError(std::string limit, const std::string& message)
    : Error(message, ErrorKind::limit), limit_(std::move(limit)) {}

}  // namespace pprsearch
