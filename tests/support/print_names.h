#pragma once

#include <pprsearch/names.h>

#include <ostream>
#include <string>

namespace pprsearch {

/// Failed comparisons show the names of values.
template <typename Enum>
requires requires(Enum value) { std::string(to_string(value)); }
std::ostream& operator<<(std::ostream& out, Enum value) { return out << to_string(value); }

/// For tables of texts.
template <typename Enum>
std::string name_of(Enum value) {
  return std::string(to_string(value));
}

}  // namespace pprsearch
