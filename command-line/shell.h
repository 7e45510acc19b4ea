#pragma once

#include <string>

namespace pprsearch {

/// A text as an argument that a shell takes as it is: in quotes, if it needs any.
std::string quoted_for_shell(const std::string& text);

}  // namespace pprsearch
