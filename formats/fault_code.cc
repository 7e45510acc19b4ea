#include "formats/fault_code.h"

#include <array>
#include <cstddef>

namespace pprsearch {
namespace {

/// In the order of the codes.
constexpr std::array kFaultNames = std::to_array<std::string_view>({
    "unreadable",     "wrong-form",        "no-text",
    "bad-value",      "too-long",          "not-indexed",
    "repaired",       "unknown-name",      "name-added",
    "id-changed",     "same-id",           "same-doi",
    "same-pmid",      "same-title",        "same-place",
    "given-up",       "nothing-to-remove", "unknown-id",
    "bad-assignment", "passed-over",       "marked",
    "lost",           "retracted",         "bad-line",
});
static_assert(kFaultNames.size() == static_cast<std::size_t>(FaultCode::bad_line) + 1);

}  // namespace

// NOLINTNEXTLINE(readability-function-size): two lines for each of many codes
std::string_view to_string(FaultCode code) {
  const auto number = static_cast<std::size_t>(code);
  return number < kFaultNames.size() ? kFaultNames[number] : std::string_view();
}

}  // namespace pprsearch
