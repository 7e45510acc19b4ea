#pragma once

#include <ctime>
#include <string>

namespace pprsearch {

/// A time in UTC, "2026-11-24T05:28:54Z".
inline std::string utc_time(std::time_t time) {
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

/// The time that it is.
inline std::string utc_now() { return utc_time(std::time(nullptr)); }

}  // namespace pprsearch
