#pragma once

#include <pprsearch/generation.h>

#include <cstdint>
#include <optional>
#include <string>

namespace pprsearch {

/// verify_generation() in a process of its own. If reading damaged tables ends it by a signal, that
/// is a fault like any other. What it left in the folder for temporary files is removed, also when
/// this process is asked to end (SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE) meanwhile. To be called
/// while the process has one thread only.
Verification verify_in_child(const std::string& folder, std::optional<std::uint64_t> number);

}  // namespace pprsearch
