#pragma once

#include <string_view>

#include "site/http/head.h"
#include "site/http/message.h"

namespace pprsearch {

/// What a connection has to know of a request beside what is asked.
struct RequestHead {
  HttpRequest request;
  bool is_head = false;
  bool keep_alive = false;
  unsigned version = 11;  ///< 10 or 11
  unsigned refused = 0;  ///< the status to refuse it with: 400, 405, 413, 414; 0 = nothing is wrong
};

/// Reads a whole head, as look_at_head() found its end. Of one that is refused with 400, nothing
/// else may be known.
RequestHead parse_request_head(std::string_view bytes, const HeadLimits& limits);

}  // namespace pprsearch
