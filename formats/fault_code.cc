#include "formats/fault_code.h"

namespace pprsearch {

// NOLINTNEXTLINE(readability-function-size): two lines for each of many codes
std::string_view to_string(FaultCode code) {
  switch (code) {
    case FaultCode::unreadable:
      return "unreadable";
    case FaultCode::wrong_form:
      return "wrong-form";
    case FaultCode::no_text:
      return "no-text";
    case FaultCode::bad_value:
      return "bad-value";
    case FaultCode::too_long:
      return "too-long";
    case FaultCode::not_indexed:
      return "not-indexed";
    case FaultCode::repaired:
      return "repaired";
    case FaultCode::unknown_name:
      return "unknown-name";
    case FaultCode::name_added:
      return "name-added";
    case FaultCode::id_changed:
      return "id-changed";
    case FaultCode::same_id:
      return "same-id";
    case FaultCode::same_doi:
      return "same-doi";
    case FaultCode::same_pmid:
      return "same-pmid";
    case FaultCode::same_title:
      return "same-title";
    case FaultCode::same_place:
      return "same-place";
    case FaultCode::given_up:
      return "given-up";
    case FaultCode::nothing_to_remove:
      return "nothing-to-remove";
    case FaultCode::unknown_id:
      return "unknown-id";
    case FaultCode::bad_assignment:
      return "bad-assignment";
    case FaultCode::passed_over:
      return "passed-over";
    case FaultCode::lost:
      return "lost";
    case FaultCode::retracted:
      return "retracted";
  }
  return {};
}

}  // namespace pprsearch
