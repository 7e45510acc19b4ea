#include "base/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(temporary_folder)
namespace fs = std::filesystem;

BOOST_AUTO_TEST_CASE(each_is_new_and_is_gone_with_what_is_in_it) {
  fs::path first;
  {
    const TemporaryFolder one("pprsearch-test-");
    const TemporaryFolder other("pprsearch-test-");
    first = one.path();
    BOOST_TEST(first.filename().string().starts_with("pprsearch-test-"));
    BOOST_TEST(first != other.path());
    BOOST_TEST(fs::is_empty(first));
    fs::create_directory(first / "folder");
    std::ofstream(first / "folder" / "file") << "text";
  }
  BOOST_TEST(!fs::exists(first));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
