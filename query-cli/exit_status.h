#pragma once

namespace pprsearch {

inline constexpr int kHits = 0;
inline constexpr int kNoHits = 1;
inline constexpr int kError = 2;

}  // namespace pprsearch
