#include "site/http/request_head.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <limits>
#include <string>
#include <utility>  // before Asio: that of Boost 1.74 forgets it under C++20

#include "base/ascii.h"
#include "site/http/compression.h"

// The parser of the HTTP library says what a head means. What may be read in two ways is refused
// here: a proxy before the site may have read it in the other way, and would then take one
// client's answer for another's.

namespace pprsearch {
namespace {

namespace http = boost::beast::http;
using Parser = http::request_parser<http::empty_body>;

constexpr unsigned kBadRequest = 400;
constexpr unsigned kMethodNotAllowed = 405;
constexpr unsigned kContentTooLarge = 413;
constexpr unsigned kAddressTooLong = 414;

/// The target without scheme and host, which a client may send as well.
std::string own_target(std::string_view target) {
  const std::size_t scheme = target.find("://");
  if (target.starts_with('/') || scheme == target.npos) return std::string(target);
  const std::size_t path = target.find('/', scheme + 3);
  return path == target.npos ? "/" : std::string(target.substr(path));
}

/// Whether a line continues the one before it, which some read as a line of its own.
bool has_continued_line(std::string_view bytes) {
  return bytes.find("\r\n ") != bytes.npos || bytes.find("\r\n\t") != bytes.npos;
}

/// The status for what the head says of a body: there must be none. The parser would see no body in
/// an encoding that it does not know, and somebody else would see one.
unsigned fault_of_body(const Parser& parser) {
  const auto& fields = parser.get();
  const bool is_encoded = fields.count(http::field::transfer_encoding) > 0;
  const auto length = fields[http::field::content_length];
  const std::size_t lengths = fields.count(http::field::content_length);
  if (lengths > 1 ||
      (lengths == 1 && (is_encoded || !are_digits({length.data(), length.size()})))) {
    return kBadRequest;
  }
  return is_encoded || parser.content_length().value_or(0) > 0 ? kContentTooLarge : 0;
}

unsigned fault_of(const Parser& parser, const RequestHead& head, const HeadLimits& limits) {
  const auto& fields = parser.get();
  const std::size_t hosts = fields.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && head.version >= 11)) return kBadRequest;
  if (fields.target().size() > limits.address) return kAddressTooLong;
  if (fields.method() != http::verb::get && fields.method() != http::verb::head) {
    return kMethodNotAllowed;
  }
  if (!head.request.target.starts_with('/')) return kBadRequest;
  return fault_of_body(parser);
}

}  // namespace

RequestHead parse_request_head(std::string_view bytes, const HeadLimits& limits) {
  RequestHead head;
  Parser parser;
  // A body is refused whatever its length is, with a status of its own.
  parser.body_limit(std::numeric_limits<std::uint64_t>::max());
  parser.header_limit(static_cast<std::uint32_t>(bytes.size() + 1));
  boost::beast::error_code fault;
  parser.put(boost::asio::buffer(bytes.data(), bytes.size()), fault);
  if (fault || !parser.is_header_done() || has_continued_line(bytes)) {
    head.refused = kBadRequest;
    return head;
  }
  const auto& fields = parser.get();
  const auto text = [&](http::field field) {
    const auto value = fields[field];
    return std::string(value.data(), value.size());
  };
  head.version = fields.version();
  head.request = {own_target({fields.target().data(), fields.target().size()}),
                  text(http::field::if_none_match),
                  accepts_gzip(text(http::field::accept_encoding))};
  head.is_head = fields.method() == http::verb::head;
  head.keep_alive = fields.keep_alive();
  head.refused = fault_of(parser, head, limits);
  return head;
}

}  // namespace pprsearch
