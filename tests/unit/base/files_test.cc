// Files are read to their end or not at all, and what is no regular file is none of an index.
#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <string>

#include "tests/support/random_corpus.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seed.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(files)

namespace {

namespace fs = std::filesystem;

constexpr unsigned kSeed = 20201129;
constexpr std::uint64_t kMost = std::uint64_t{1} << 20;

/// What is thrown, without the folder's name.
std::string thrown(const ScratchFolder& folder, const std::function<void()>& work) {
  try {
    work();
  } catch (const std::system_error& error) {
    std::string message = error.what();
    const std::string begin = folder / "";
    if (message.starts_with(begin)) message.erase(0, begin.size());
    return message;
  }
  return "nothing";
}

std::string random_bytes(Chance& chance, std::size_t count) {
  std::string bytes;
  for (; count > 0; --count) bytes += static_cast<char>(chance.upto(255));
  return bytes;
}

}  // namespace

BOOST_AUTO_TEST_CASE(of_an_index_only_regular_files_are_opened) {
  const ScratchFolder folder;
  folder.write("file", "text");
  ::mkfifo((folder / "pipe").c_str(), 0666);
  ::symlink("file", (folder / "link").c_str());
  fs::create_directory(folder / "folder");
  struct Row {
    const char* name;
    const char* read;      ///< of an index
    const char* if_there;  ///< of an index, perhaps
    const char* lock;      ///< opened to be written to
  };
  constexpr Row kRows[] = {
      {"file", "nothing", "nothing", "nothing"},
      {"pipe", "pipe: is no regular file", "pipe: is no regular file", "pipe: is no regular file"},
      {"link", "link: is no regular file", "link: is no regular file", "link: is no regular file"},
      {"folder", "folder: is no regular file", "folder: is no regular file",
       "folder: Is a directory"},
      {"gone", "gone: No such file or directory", "nothing", "gone: No such file or directory"},
      {"file/below", "file/below: Not a directory", "nothing", "file/below: Not a directory"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.name) {
      const std::string path = folder / row.name;
      BOOST_TEST(thrown(folder, [&] { read_file(path, kMost); }) == row.read);
      BOOST_TEST(thrown(folder, [&] { size_of_regular(path); }) == row.read);
      BOOST_TEST(thrown(folder, [&] { read_file_if_there(path, kMost); }) == row.if_there);
      BOOST_TEST(thrown(folder, [&] { open_regular(path, O_RDWR); }) == row.lock);
    }
  }
  BOOST_TEST(size_of_regular(folder / "file") == 4u);
  BOOST_TEST(!read_file_if_there(folder / "gone", kMost).has_value());
}

BOOST_AUTO_TEST_CASE(what_a_user_names_may_be_a_link_or_a_pipe) {
  const ScratchFolder folder;
  folder.write("file", "text");
  ::symlink("file", (folder / "link").c_str());
  BOOST_TEST(read_file(folder / "link", kMost, Readable::anything) == "text");
  BOOST_TEST(thrown(folder, [&] { read_file(folder / ".", kMost, Readable::anything); }) ==
             ".: Is a directory");
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  write_all(ends[1], "first ", "pipe");
  write_all(ends[1], "second", "pipe");
  ::close(ends[1]);
  FileReader pipe(Descriptor{ends[0]}, "pipe");
  BOOST_TEST(read_rest(pipe, kMost, "pipe") == "first second");
}

BOOST_AUTO_TEST_CASE(a_file_that_ends_before_its_end_is_an_error) {
  const ScratchFolder folder;
  const std::string path = folder.write("file", std::string(100000, 'x'));
  FileReader reader(path);
  char some[10];
  BOOST_TEST(reader.read(some, sizeof some) == sizeof some);
  fs::resize_file(path, 50000);
  std::string rest(100000, ' ');
  BOOST_TEST(thrown(folder, [&] { reader.read(rest.data(), rest.size()); }) ==
             "file: ended before its end");
  BOOST_TEST(thrown(folder, [&] { read_file(path, 49999); }) ==
             "file: is larger than such a file may be");
  BOOST_TEST(read_file(path, 50000).size() == 50000u);
}

BOOST_AUTO_TEST_CASE(pieces_of_any_size_are_written_and_read) {
  const unsigned seed = test_seed(kSeed);
  Chance chance(seed);
  const ScratchFolder folder;
  for (int round = 0; round < 40; ++round) {
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << ", round " << round) {
      const std::string path = folder / std::to_string(round);
      const std::string bytes = random_bytes(chance, chance.upto(60000));
      const std::size_t most = round % 2 == 0 ? 20 : 40000;
      FileWriter writer(path);
      for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t count = chance.upto(most);
        writer.write(std::string_view(bytes).substr(at, count));
        at = std::min(bytes.size(), at + count);
        BOOST_REQUIRE(writer.size() == at);
      }
      writer.close();
      BOOST_TEST((read_file(path, kMost) == bytes));
      FileReader reader(path);
      std::string read;
      std::string piece(most, ' ');
      while (true) {
        const std::size_t count = 1 + chance.upto(most - 1);
        const bool some = chance.upto(1) == 0;
        const std::size_t got =
            some ? reader.read_some(piece.data(), count) : reader.read(piece.data(), count);
        read.append(piece, 0, got);
        if (got == 0) break;
      }
      BOOST_TEST((read == bytes));
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_written_over_or_through_a_link) {
  const ScratchFolder folder;
  const std::string path = folder.write("file", "precious");
  ::symlink("file", (folder / "link").c_str());
  ::symlink("gone", (folder / "dangling").c_str());
  for (const char* name : {"file", "link", "dangling"}) {
    BOOST_TEST(thrown(folder, [&] { write_durably(folder / name, "new"); }) ==
               name + std::string(": File exists"));
  }
  BOOST_TEST(read_file(path, kMost) == "precious");
  BOOST_TEST(!fs::exists(folder / "gone"));
  write_durably(folder / "new", "text");
  BOOST_TEST(read_file(folder / "new", kMost) == "text");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
