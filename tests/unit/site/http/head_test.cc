// Where the head of a request ends, and what is refused before anybody parses it.
#include "site/http/head.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(head)

BOOST_AUTO_TEST_CASE(a_head_ends_at_the_empty_line) {
  const HeadLimits limits{20, 30};
  const std::string line = "GET / HTTP/1.1\r\n";
  const struct {
    std::string bytes;
    std::size_t length;
    unsigned status;
  } rows[] = {
      {"", 0, 0},
      {"GET", 0, 0},
      {line, 0, 0},
      {line + "\r\n", 18, 0},
      {line + "Host: a\r\n\r\n", 27, 0},
      {line + "Host: a\r\n\r", 0, 0},
      {line + "Host: a\r\n\r\nGET / HTTP/1.1\n", 27, 0},
      {"GET / HTTP/1.1\nHost: a\n\n", 0, 400},
      {line + "Host: a\n\r\n", 0, 400},
      {"\n", 0, 400},
      {"GET /" + std::string(19, 'a') + " HTTP/1.1\r\n\r\n", 37, 0},
      {"GET /" + std::string(60, 'a'), 0, 414},
      {"GET /" + std::string(60, 'a') + " HTTP/1.1\r\n\r\n", 0, 414},
      {line + "A: " + std::string(40, 'a'), 0, 431},
      {line + "A: " + std::string(40, 'a') + "\r\n\r\n", 0, 431},
      {line + "A: a\r\nB: a\r\nC: a\r\nD: a\r\nE: a\r\nF: a\r\n", 0, 431},
  };
  for (const auto& [bytes, length, status] : rows) {
    const HeadState state = look_at_head(bytes, limits);
    BOOST_TEST(state.length == length, bytes);
    BOOST_TEST(state.status == status, bytes);
  }
}

/// What comes byte by byte is judged as what comes at once.
BOOST_AUTO_TEST_CASE(it_does_not_matter_in_which_pieces_a_head_comes) {
  const HeadLimits limits{20, 30};
  const std::string longest = "GET /" + std::string(38, 'a') + " HTTP/1.1";  // with its rest, 52
  for (const std::string& bytes : {std::string("GET /a HTTP/1.1\r\nHost: a\r\nB: c\r\n\r\n"),
                                   std::string("GET /a HTTP/1.1\r\nHost: a\nB: c\r\n\r\n"),
                                   longest + "\r\nHost: a\r\n\r\n", longest + "a\r\n\r\n"}) {
    const HeadState whole = look_at_head(bytes, limits);
    HeadState state;
    for (std::size_t size = 1; size <= bytes.size() && state.length + state.status == 0; ++size) {
      state = look_at_head(std::string_view(bytes).substr(0, size), limits);
    }
    BOOST_TEST(state.length == whole.length);
    BOOST_TEST(state.status == whole.status);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
