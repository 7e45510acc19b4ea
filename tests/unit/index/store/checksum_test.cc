// SHA-256 as FIPS 180-4 gives it.
#include "index/store/checksum.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <system_error>

#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(checksum)

namespace {

constexpr const char* kOfNothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* kOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* kOfAMillionA =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

}  // namespace

BOOST_AUTO_TEST_CASE(of_bytes) {
  BOOST_TEST(sha256_hex("") == kOfNothing);
  BOOST_TEST(sha256_hex("abc") == kOfAbc);
  BOOST_TEST(int{sha256("abc")[0]} == 0xba);
  BOOST_TEST(int{sha256("abc")[31]} == 0xad);
}

BOOST_AUTO_TEST_CASE(of_a_file_is_that_of_its_bytes) {
  const ScratchFolder scratch;
  struct Row {
    std::string text;
    std::string sha256;
  };
  for (const Row& row :
       {Row{"", kOfNothing}, {"abc", kOfAbc}, {std::string(1000000, 'a'), kOfAMillionA}}) {
    const FileChecksum checksum = checksum_file(scratch.write("file", row.text));
    BOOST_TEST(checksum.bytes == row.text.size());
    BOOST_TEST(checksum.sha256 == row.sha256, "of a file of " << row.text.size() << " bytes");
  }
  BOOST_CHECK_THROW(checksum_file(scratch / "missing"), std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
