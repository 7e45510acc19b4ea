#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace pprsearch {

/// What a program calls a type of publication, and CSL's name of it.
struct TypeName {
  std::string_view name;
  const char* csl;
};

/// CSL's name of a type; null if the list does not have it.
template <std::size_t N>
constexpr const char* csl_type(const std::array<TypeName, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name, &TypeName::name);
  return found == names.end() ? nullptr : found->csl;
}

}  // namespace pprsearch
