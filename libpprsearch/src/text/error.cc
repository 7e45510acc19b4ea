#include <pprsearch/error.h>

namespace pprsearch {
namespace {

bool is_control(unsigned char byte) { return byte < 0x20 || byte == 0x7f; }

/// Messages quote what people typed and what files hold; none of it may reach a
/// terminal as a command. Controls of both sets (C1 is C2 80..9F in UTF-8) become "?".
std::string one_safe_line(const std::string& message) {
  std::string line;
  for (std::size_t i = 0; i < message.size(); ++i) {
    const auto byte = static_cast<unsigned char>(message[i]);
    const auto next = static_cast<unsigned char>(i + 1 < message.size() ? message[i + 1] : 0);
    const bool is_c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
    line += is_control(byte) || is_c1 ? '?' : message[i];
    if (is_c1) ++i;
  }
  return line;
}

std::string named(const std::string& entry, const std::string& field) {
  return (entry.empty() ? "entry" : "entry '" + entry + "'") +
         (field.empty() ? "" : ", field '" + field + "'") + ": ";
}

}  // namespace

Error::Error(const std::string& message) : std::runtime_error(one_safe_line(message)) {}

IndexError::IndexError(std::string folder, const std::string& message)
    : Error(folder + ": " + message), folder_(std::move(folder)) {}

EntryError::EntryError(std::string entry, std::string field, const std::string& message)
    : Error(named(entry, field) + message), entry_(std::move(entry)), field_(std::move(field)) {}

QuerySyntaxError::QuerySyntaxError(DiagnosticCode code, const std::string& message,
                                   std::size_t offset, std::size_t length)
    : Error(message), code_(code), offset_(offset), length_(length) {}

LimitError::LimitError(std::string limit, const std::string& message)
    : Error(message), limit_(std::move(limit)) {}

}  // namespace pprsearch
