#pragma once

#include <string>

#include "base/files.h"

namespace pprsearch {

/// A socket that clients connect to.
struct Listener {
  Descriptor descriptor;
  std::string address;  ///< as a person types it: "http://127.0.0.1:8080/", or the socket's path
};

/// Listens on "HOST:PORT", "[HOST]:PORT", or at a path, which has a slash or ends in ".sock". Port
/// 0 is any that is free. A socket at the path at which nobody listens any longer is replaced.
/// Throws Error that names the address.
Listener listen_on(const std::string& address);

/// The socket that systemd has opened for this process; its descriptor is -1 if there is none.
/// Throws Error if more than one was passed.
Listener inherited_listener();

}  // namespace pprsearch
