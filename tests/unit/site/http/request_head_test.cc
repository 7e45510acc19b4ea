// What a head says, and what is refused because it may be read in two ways.
#include "site/http/request_head.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(request_head)

BOOST_AUTO_TEST_CASE(what_may_be_read_in_two_ways_is_refused) {
  const std::string line = "GET /a HTTP/1.1\r\n";
  const struct {
    std::string head;
    unsigned refused;
  } rows[] = {
      {line + "Host: a\r\n\r\n", 0},
      {line + "Host: a\r\nContent-Length: 0\r\n\r\n", 0},
      {line + "Host: a\r\nContent-Length: 5\r\n\r\n", 413},
      {line + "Host: a\r\nContent-Length: +0\r\n\r\n", 400},
      {line + "Host: a\r\nContent-Length: 0, 0\r\n\r\n", 400},
      {line + "Host: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n", 400},
      {line + "Host: a\r\nTransfer-Encoding: chunked\r\n\r\n", 413},
      {line + "Host: a\r\nTransfer-Encoding: gzip\r\n\r\n", 413},
      {line + "Host: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n", 413},
      {line + "Host: a\r\nTransfer-Encoding: xchunked\r\n\r\n", 413},
      {line + "Host: a\r\nTransfer-Encoding:\r\n\r\n", 413},
      {line + "Host: a\r\nTransfer-Encoding: gzip\r\nContent-Length: 0\r\n\r\n", 400},
      {line + "Host: a\r\nContent-Length: 0\r\nTransfer-Encoding: gzip\r\n\r\n", 400},
      {line + "Host: a\r\nTransfer-Encoding : chunked\r\n\r\n", 400},
      {line + "Host: a\r\nX: b\r\n c\r\n\r\n", 400},
      {line + "Host: a\r\n\tb\r\n\r\n", 400},
      {line + "\r\n", 400},
      {line + "Host: a\r\nHost: a\r\n\r\n", 400},
      {line + "X: " + std::string("a\0b", 3) + "\r\nHost: a\r\n\r\n", 400},
      {line + "X: a\rb\r\nHost: a\r\n\r\n", 400},
      {"GET  /a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET /a HTTP/1.1 \r\nHost: a\r\n\r\n", 400},
      {"GET /a HTTP/2.0\r\nHost: a\r\n\r\n", 400},
      {"GET /a\r\nHost: a\r\n\r\n", 400},
      {"get /a HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
  };
  for (const auto& [head, refused] : rows) {
    const unsigned got = parse_request_head(head, {}).refused;
    BOOST_TEST(got == refused, head << got);
  }
}

BOOST_AUTO_TEST_CASE(it_says_what_is_asked_and_how) {
  const RequestHead head = parse_request_head(
      "HEAD http://example.org/a?b=c HTTP/1.1\r\nhost: example.org\r\nIf-None-Match:  W/\"1\" \r\n"
      "Accept-Encoding: gzip\r\nConnection: close\r\n\r\n",
      {});
  BOOST_TEST(head.refused == 0U);
  BOOST_TEST(head.request.target == "/a?b=c");
  BOOST_TEST(head.request.if_none_match == "W/\"1\"");
  BOOST_TEST(head.request.gzip);
  BOOST_TEST(head.is_head);
  BOOST_TEST(!head.keep_alive);
  BOOST_TEST(head.version == 11U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
