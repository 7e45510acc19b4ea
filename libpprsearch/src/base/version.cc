#include <pprsearch/version.h>

namespace pprsearch {

std::string_view version() { return kVersion; }

}  // namespace pprsearch
