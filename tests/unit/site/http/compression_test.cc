// Who gets packed answers, and of what.
#include "site/http/compression.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(compression)

BOOST_AUTO_TEST_CASE(a_client_says_whether_it_unpacks) {
  const struct {
    const char* header;
    bool accepts;
  } rows[] = {
      {"", false},          {"gzip", true},         {"br, GZIP;q=0.5 , deflate", true},
      {"gzip;q=0", false},  {"gzip; q=0.0", false}, {"br, deflate", false},
      {"x-gzipped", false}, {"gzip;q=0.001", true},
  };
  for (const auto& [header, accepts] : rows) BOOST_TEST(accepts_gzip(header) == accepts, header);
}

BOOST_AUTO_TEST_CASE(what_fits_a_packet_or_is_packed_already_stays_as_it_is) {
  BOOST_TEST(is_worth_packing("text/html; charset=utf-8", 1401));
  BOOST_TEST(is_worth_packing("application/problem+json", 2000));
  BOOST_TEST(!is_worth_packing("text/html; charset=utf-8", 1400));
  BOOST_TEST(is_worth_packing("application/atom+xml; charset=utf-8", 2000));
  BOOST_TEST(is_worth_packing("application/x-bibtex; charset=utf-8", 2000));
  BOOST_TEST(!is_worth_packing("image/png", 20000));
}

BOOST_AUTO_TEST_CASE(packed_text_is_shorter_and_begins_as_gzip_does) {
  const std::string packed = gzip(std::string(5000, 'a'));
  BOOST_TEST(packed.size() < 100U);
  BOOST_TEST(packed.starts_with("\x1F\x8B"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
