// The folder of an index: which generations there are, which one is published,
// who may write, and what may be removed.
#include "index/generation/index_folder.h"

#include <pprsearch/error.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <thread>

#include "index/generation/manifest.h"
#include "index/generation/retention.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
namespace {

namespace fs = std::filesystem;
using Kind = FileLock::Kind;

/// The name of a generation's folder, of the older form.
std::string name(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
}

/// A folder with empty generations of these numbers, none of them published.
class Generations {
 public:
  explicit Generations(std::initializer_list<std::uint64_t> numbers) {
    for (const std::uint64_t number : numbers) {
      fs::create_directories(folder.generation_path(name(number)));
      write_durably(manifest(number), "{}");
    }
  }

  std::string manifest(std::uint64_t number) const {
    return folder.generation_path(name(number)) + '/' + Manifest::kFileName;
  }
  std::string list() const {
    std::string text;
    for (const std::string& each : folder.generations()) {
      text += (text.empty() ? "" : " ") + std::to_string(number_of(each).value());
    }
    return text;
  }
  void publish(std::uint64_t number, PublicationKind kind = PublicationKind::build) const {
    folder.publish(name(number), publication_now(kind));
  }
  /// What one can go back to, the published one last.
  std::string standing() const {
    std::string text;
    for (const std::string& each : folder.standing()) {
      text += (text.empty() ? "" : " ") + std::to_string(number_of(each).value());
    }
    return text;
  }

  ScratchFolder scratch;
  IndexFolder folder{scratch / "index"};
};

bool says(const IndexError& error, const std::string& part) {
  return std::string(error.what()).find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_lock)

BOOST_AUTO_TEST_CASE(shared_locks_go_together_and_exclusive_ones_alone) {
  struct Row {
    Kind first;
    Kind second;
    bool goes;
  };
  for (const Row& row : {Row{Kind::shared, Kind::shared, true},
                         {Kind::shared, Kind::exclusive, false},
                         {Kind::exclusive, Kind::shared, false},
                         {Kind::exclusive, Kind::exclusive, false}}) {
    const ScratchFolder scratch;
    const std::string path = scratch.write("lock", "");
    const auto first = FileLock::try_lock(path, row.first);
    BOOST_REQUIRE(first.has_value());
    BOOST_TEST(FileLock::try_lock(path, row.second).has_value() == row.goes,
               (row.first == Kind::shared ? "shared" : "exclusive")
                   << " then " << (row.second == Kind::shared ? "shared" : "exclusive"));
  }
}

BOOST_AUTO_TEST_CASE(a_lock_ends_with_its_holder) {
  const ScratchFolder scratch;
  const std::string path = scratch / "lock";
  {
    auto first = FileLock::try_lock(path, Kind::writer);
    const std::optional<FileLock> moved = std::move(first);
    BOOST_TEST(!FileLock::try_lock(path, Kind::shared).has_value(), "a moved lock still holds");
  }
  BOOST_TEST(FileLock::try_lock(path, Kind::exclusive).has_value());
}

BOOST_AUTO_TEST_CASE(only_a_writers_lock_makes_its_file) {
  const ScratchFolder scratch;
  BOOST_CHECK_THROW(FileLock::try_lock(scratch / "none", Kind::shared), std::system_error);
  BOOST_CHECK_THROW(FileLock::try_lock(scratch / "none", Kind::exclusive), std::system_error);
  BOOST_TEST(FileLock::try_lock(scratch / "none", Kind::writer).has_value());
  BOOST_TEST(fs::exists(scratch / "none"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(index_folder)

BOOST_AUTO_TEST_CASE(generations_have_six_digits_and_rise) {
  const Generations made({10, 2, 1000000});
  BOOST_TEST(made.folder.generation_path("000002") == made.folder.path() + "/generations/000002");
  fs::create_directory(made.folder.path() + "/generations/notes");
  BOOST_TEST(made.list() == "2 10 1000000");
  BOOST_TEST(IndexFolder(made.scratch / "nowhere").generations().empty());
}

BOOST_AUTO_TEST_CASE(publishing_points_the_stub_at_a_generation) {
  const Generations made({1, 2});
  BOOST_TEST(!made.folder.published().has_value());
  BOOST_TEST(made.folder.stub_identity() == "");
  made.publish(2);
  BOOST_TEST(made.folder.published().value() == name(2));
  const std::string identity = made.folder.stub_identity();
  BOOST_TEST(identity != "");
  BOOST_TEST(made.folder.stub_identity() == identity, "the stub changed without publishing");
  made.publish(1);
  BOOST_TEST(made.folder.published().value() == name(1));
  BOOST_TEST(made.folder.stub_identity() != identity, "publishing left the stub's identity");
}

BOOST_AUTO_TEST_CASE(a_stub_of_another_making_is_an_error) {
  for (const char* text :
       {"", "auto other", "auto generations/", "auto generations/1x", "auto generations/7",
        "auto generations/18446744073709551615", "auto generations/000001-../../../x",
        "auto generations/000001-9C07D2B1A3F4", "glass generations/000001"}) {
    const ScratchFolder scratch;
    scratch.write("index/XAPIANDB", text);
    BOOST_TEST_CONTEXT("stub [" << text << ']') {
      BOOST_CHECK_THROW(IndexFolder(scratch / "index").published(), IndexError);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_removed_beyond_keep) {
  struct Row {
    unsigned keep;
    std::uint64_t published;
    std::optional<std::uint64_t> in_use;
    const char* left;
  };
  for (const Row& row : {Row{0, 5, {}, "1 2 3 4 5"},  // 0 = all
                         {1, 5, {}, "5"},
                         {3, 5, {}, "3 4 5"},
                         {9, 5, {}, "1 2 3 4 5"},
                         {2, 5, 2, "2 4 5"},   // one in use stays
                         {2, 1, {}, "1 4 5"},  // so many up to the published, so many after it
                         {2, 3, {}, "2 3 4 5"},
                         {1, 3, {}, "3 5"}}) {
    const Generations made({1, 2, 3, 4, 5});
    for (std::uint64_t number = 1; number <= row.published; ++number) made.publish(number);
    std::optional<FileLock> reader;
    if (row.in_use) reader = FileLock::try_lock(made.manifest(*row.in_use), Kind::shared);
    remove_beyond(made.folder, row.keep);
    BOOST_TEST(made.list() == row.left, "keep " << row.keep << ", published " << row.published
                                                << ": left are " << made.list());
  }
}

BOOST_AUTO_TEST_CASE(what_was_gone_back_from_pushes_out_nothing_to_go_back_to) {
  const Generations made({1, 2, 3, 4, 5, 6});
  for (const std::uint64_t number : {1, 2, 3}) made.publish(number);
  for (const std::uint64_t bad : {4, 5, 6}) {
    made.publish(bad);
    made.publish(3, PublicationKind::rollback);
  }
  BOOST_TEST(made.standing() == "1 2 3");
  remove_beyond(made.folder, 2);
  BOOST_TEST(made.list() == "2 3 5 6");
}

BOOST_AUTO_TEST_CASE(what_a_line_of_forgetting_replaced_is_removed_whatever_is_kept) {
  const Generations made({1, 2, 3, 4});
  made.publish(1);
  made.publish(2);
  Publication line = publication_now(PublicationKind::forget);
  line.replaced = {{name(1), name(3)}, {name(2), name(4)}};
  made.folder.publish(name(4), line);
  BOOST_TEST(made.standing() == "3 4");
  remove_beyond(made.folder, 0);
  BOOST_TEST(made.list() == "3 4");
}

BOOST_AUTO_TEST_CASE(a_record_of_an_older_form_is_carried_over_by_the_next_writer) {
  const Generations made({1, 2, 3, 4});
  made.scratch.write("index/published", "1\n2\n3\n9\n");
  made.scratch.write("index/XAPIANDB", "auto generations/000003\n");
  BOOST_TEST(made.standing() == "1 2 3", "it is read as it is");
  BOOST_TEST(fs::exists(made.folder.path() + "/published"));
  { const FileLock lock = made.folder.lock_for_building(); }
  BOOST_TEST(!fs::exists(made.folder.path() + "/published"));
  BOOST_TEST(made.standing() == "1 2 3");
  BOOST_TEST(made.folder.history().publications.front().command == "carried-over");
}

BOOST_AUTO_TEST_CASE(a_stub_that_was_put_there_is_written_down_by_the_next_who_publishes) {
  const Generations made({1, 2, 3});
  made.publish(1);
  made.scratch.write("index/XAPIANDB", "auto generations/000002\n");
  BOOST_TEST(made.standing() == "1 2");
  made.publish(3);
  BOOST_TEST(made.standing() == "1 2 3");
  BOOST_TEST(made.folder.history().publications.at(1).command == "found");
}

BOOST_AUTO_TEST_CASE(numbers_that_were_given_are_not_given_again) {
  const Generations made({2, 4});
  BOOST_TEST(made.folder.next_number() == 5u);
  made.publish(4);
  fs::remove_all(made.folder.generation_path(name(4)));
  made.publish(2, PublicationKind::rollback);
  BOOST_TEST(made.folder.next_number() == 5u);
}

BOOST_AUTO_TEST_CASE(of_two_builders_that_gave_one_number_each_generation_has_its_name) {
  const Generations made({1});
  for (const char* other : {"000002-000000000aaa", "000002-000000000bbb"}) {
    made.scratch.write(std::string("index/generations/") + other + "/manifest.json", "{}");
  }
  BOOST_CHECK_EXCEPTION(made.folder.name_of(2), IndexError, [](const IndexError& error) {
    return says(error, "000002-000000000aaa, ");
  });
  made.folder.publish("000002-000000000aaa", publication_now(PublicationKind::publish));
  BOOST_TEST(made.folder.name_of(2) == "000002-000000000aaa");
  BOOST_CHECK_THROW(made.folder.name_of(3), IndexError);
}

BOOST_AUTO_TEST_CASE(removing_needs_a_manifest_but_not_to_write_to_it) {
  const Generations made({1, 2, 3});
  made.publish(3);
  fs::permissions(made.manifest(1), fs::perms::owner_read);
  fs::remove(made.manifest(2));
  remove_beyond(made.folder, 1);
  BOOST_TEST(made.list() == "2 3");
  BOOST_TEST(!fs::exists(made.manifest(2)), "a manifest was made to be locked");
}

BOOST_AUTO_TEST_CASE(one_writer_at_a_time_and_the_other_is_named) {
  const ScratchFolder scratch;
  const IndexFolder folder(scratch / "new/index");
  const FileLock lock = folder.lock_for_building();
  BOOST_TEST(fs::is_directory(folder.path() + "/generations"));
  const std::string process = "process " + std::to_string(::getpid());
  BOOST_CHECK_EXCEPTION(folder.lock_for_building(), IndexError, [&](const IndexError& error) {
    return says(error, process) && error.folder() == folder.path();
  });
}

BOOST_AUTO_TEST_CASE(who_publishes_does_not_wait_for_who_builds) {
  const Generations made({1});
  BOOST_TEST(made.folder.builder() == "");
  const FileLock building = made.folder.lock_for_building();
  BOOST_TEST(made.folder.builder() == std::to_string(::getpid()));
  BOOST_CHECK_NO_THROW(made.folder.lock_for_publishing());
}

BOOST_AUTO_TEST_CASE(a_writer_makes_its_folder_and_those_around_it_whatever_its_name_looks_like) {
  const ScratchFolder scratch;
  for (const char* name : {"plain", "slash/", "a/b/c", "./dotted/./twice//index"}) {
    BOOST_TEST_CONTEXT(name) {
      const IndexFolder folder(scratch / name);
      BOOST_CHECK_NO_THROW(folder.lock_for_building());
      BOOST_TEST(fs::is_directory(folder.path() + "/generations"));
    }
  }
  scratch.write("file", "");
  BOOST_CHECK_THROW(IndexFolder(scratch / "file/index").lock_for_building(), IndexError);
}

BOOST_AUTO_TEST_CASE(a_new_writer_removes_what_a_dead_one_left) {
  const ScratchFolder scratch;
  scratch.write("index/build-4711/shards/0/flintlock", "");
  scratch.write("index/lock", "4711\n");
  const IndexFolder folder(scratch / "index");
  const FileLock lock = folder.lock_for_building();
  BOOST_TEST(!fs::exists(folder.path() + "/build-4711"));
}

BOOST_AUTO_TEST_CASE(other_leftovers_are_removed_and_nothing_else) {
  const Generations made({1, 2, 3});
  made.publish(2);
  fs::remove(made.manifest(2));  // damaged, but published: not ours to take away
  fs::remove(made.manifest(3));
  made.scratch.write("index/XAPIANDB.new", "auto generations/000003\n");
  made.scratch.write("index/build-removed-9/postlist.glass", "");
  made.scratch.write("index/notes.txt", "");
  const FileLock lock = made.folder.lock_for_building();
  BOOST_TEST(made.list() == "1 2");
  BOOST_TEST(!fs::exists(made.folder.path() + "/XAPIANDB.new"));
  BOOST_TEST(!fs::exists(made.folder.path() + "/build-removed-9"));
  BOOST_TEST(fs::exists(made.folder.path() + "/notes.txt"));
}

BOOST_AUTO_TEST_CASE(a_writer_waits_as_long_as_it_was_told) {
  const ScratchFolder scratch;
  const IndexFolder folder(scratch / "index");
  std::optional<FileLock> first = folder.lock_for_building();
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    first.reset();
  });
  BOOST_CHECK_NO_THROW(folder.lock_for_building(60));
  other.join();
}

// A new stub may get the inode of the old one, and a clock may be set back.
BOOST_AUTO_TEST_CASE(the_stubs_identity_changes_with_the_generation_whatever_the_clock_says) {
  const Generations made({1, 2});
  made.publish(1);
  const auto time = fs::last_write_time(made.folder.stub_path());
  const std::string identity = made.folder.stub_identity();
  made.scratch.write("index/XAPIANDB", "auto generations/000002\n");  // in place: the same inode
  fs::last_write_time(made.folder.stub_path(), time);
  BOOST_TEST(made.folder.stub_identity() != identity);
}

BOOST_AUTO_TEST_CASE(a_generation_that_is_not_there_cannot_be_held) {
  const Generations made({1});
  BOOST_TEST(made.folder.hold(name(1)).has_value());
  BOOST_TEST(!made.folder.hold(name(2)).has_value());
  const auto removing = FileLock::try_lock(made.manifest(1), Kind::exclusive);
  BOOST_TEST(!made.folder.hold(name(1)).has_value(), "held while it is being removed");
}

BOOST_AUTO_TEST_CASE(a_folder_of_something_else_is_refused_and_left_alone) {
  const ScratchFolder scratch;
  const std::string letter = scratch.write("home/letter.txt", "dear");
  BOOST_CHECK_EXCEPTION(IndexFolder(scratch / "home").lock_for_building(), IndexError,
                        [](const IndexError& error) { return says(error, "letter.txt"); });
  BOOST_TEST(fs::exists(letter));
  BOOST_TEST(!fs::exists(scratch / "home/generations"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
