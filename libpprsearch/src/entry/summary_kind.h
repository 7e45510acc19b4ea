#pragma once

#include <array>
#include <string_view>

namespace pprsearch {

/// What `Entry::summary_kind` may say.
inline constexpr std::string_view kAbstractKind = "abstract";
inline constexpr std::array<std::string_view, 2> kSummaryKinds = {kAbstractKind, "summary"};

}  // namespace pprsearch
