#pragma once

#include <string>

namespace pprsearch {

/// CSL's type of what tables call a kind of publication, in plain words; null if it is none.
const char* csl_type_of_kind(const std::string& kind);

}  // namespace pprsearch
