#include "indexer/commands/replacement_file.h"

#include <sys/resource.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "tests/support/scratch_folder.h"

using namespace pprsearch;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(replacement_file)

namespace {

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

void replace(const std::string& path, const std::string& text) {
  ReplacementFile file(path);
  file.out() << text;
  file.replace();
}

std::ptrdiff_t files_in(const ScratchFolder& folder) {
  return std::distance(fs::directory_iterator(folder / ""), fs::directory_iterator());
}

/// For its life, no file may have more than 64 KiB.
class SmallFilesAlone {
 public:
  SmallFilesAlone() {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{std::size_t{64} << 10, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallFilesAlone() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallFilesAlone(const SmallFilesAlone&) = delete;
  SmallFilesAlone& operator=(const SmallFilesAlone&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_old_file_stays_until_the_new_one_is_whole) {
  const ScratchFolder folder;
  const std::string path = folder.write("list", "old");
  {
    ReplacementFile file(path);
    file.out() << "new" << std::flush;
    BOOST_TEST(text_of(path) == "old");
    file.replace();
  }
  BOOST_TEST(text_of(path) == "new");
  BOOST_TEST(files_in(folder) == 1);
}

BOOST_AUTO_TEST_CASE(what_an_exception_ends_leaves_nothing_behind) {
  const ScratchFolder folder;
  const std::string path = folder.write("list", "old");
  const auto fail_half_way = [&] {
    ReplacementFile file(path);
    file.out() << "half" << std::flush;
    throw std::runtime_error("the index is damaged");
  };
  BOOST_CHECK_THROW(fail_half_way(), std::runtime_error);
  BOOST_TEST(text_of(path) == "old");
  BOOST_TEST(files_in(folder) == 1);
}

BOOST_AUTO_TEST_CASE(two_at_a_time_do_not_meet) {
  const ScratchFolder folder;
  ReplacementFile one(folder / "list"), other(folder / "list");
  one.out() << "one";
  other.out() << "other";
  one.replace();
  BOOST_TEST(text_of(folder / "list") == "one");
  other.replace();
  BOOST_TEST(text_of(folder / "list") == "other");
}

BOOST_AUTO_TEST_CASE(a_symbolic_link_stays_one) {
  const ScratchFolder folder;
  folder.write("there/list", "old");
  fs::create_symlink("there/list", folder / "link");
  fs::create_symlink("link", folder / "link to link");
  fs::create_symlink("there/later", folder / "to nothing yet");
  replace(folder / "link to link", "new");
  replace(folder / "to nothing yet", "first");
  for (const char* link : {"link", "link to link", "to nothing yet"}) {
    BOOST_TEST_CONTEXT(link) { BOOST_TEST(fs::is_symlink(folder / link)); }
  }
  BOOST_TEST(text_of(folder / "there/list") == "new");
  BOOST_TEST(text_of(folder / "there/later") == "first");
  fs::create_symlink("round", folder / "round");
  BOOST_CHECK_THROW(replace(folder / "round", "new"), std::system_error);
}

BOOST_AUTO_TEST_CASE(the_permissions_of_the_old_file_are_kept) {
  const ScratchFolder folder;
  const std::string path = folder.write("list", "old");
  constexpr fs::perms kPrivate = fs::perms::owner_read | fs::perms::owner_write;
  fs::permissions(path, kPrivate);
  replace(path, "new");
  BOOST_TEST((fs::status(path).permissions() == kPrivate));
}

// A disk that is full says so to the write that it refuses, and not later.
BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_told_with_the_reason_of_the_write) {
  const ScratchFolder folder;
  const std::string path = folder.write("list", "old");
  const SmallFilesAlone limit;
  ReplacementFile file(path);
  file.out() << std::string(1 << 20, 'x') << std::flush;
  BOOST_TEST(!file.out());
  errno = 0;
  BOOST_CHECK_EXCEPTION(file.replace(), std::system_error, [](const std::system_error& error) {
    return error.code() == std::errc::file_too_large;
  });
  BOOST_TEST(text_of(path) == "old");
}

BOOST_AUTO_TEST_SUITE_END()
