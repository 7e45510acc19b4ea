// What decides about a generation: its entries in their order, and nothing else.
// Threads, memory, a full disk or a kill change how it is made, or whether.
#include "index/generation/generation_builder.h"

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "index/generation/generation_check.h"
#include "index/generation/index_folder.h"
#include "index/index_files.h"
#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(generation_builder)

namespace {

namespace fs = std::filesystem;

constexpr unsigned kFirstSeed = 20200400;

/// More batches of a thousand entries than one merge takes in; under sanitizers, batches for each
/// thread (tests/system/build_test.sh has as many as without).
std::vector<Entry> many_entries(Chance& chance) {
  std::vector<Entry> entries;
  for (unsigned i = 0; i < (kSanitized ? 6'700 : 33'500); ++i) {
    const std::string number = std::to_string(i);
    entries.push_back(
        summary_entry(number, "word" + std::to_string(chance.upto(300)) + " alliance " + number));
    entries.back().title = "therapy " + std::to_string(chance.upto(20));
    entries.back().published = std::to_string(2000 + chance.upto(20));
  }
  return entries;
}

std::string ids_found(const std::string& folder, const char* query) {
  SearchOptions options;
  options.limit = 100;
  options.snippets = 0;
  std::string ids;
  for (const Hit& hit : Searcher(folder).search(query, options).hits) ids += hit.id + ' ';
  return ids;
}

/// True where no build folder and no new stub lies about.
bool is_tidy(const std::string& folder) {
  for (const auto& item : fs::directory_iterator(folder)) {
    const std::string name = item.path().filename();
    if (name.starts_with("build-") || name == "XAPIANDB.new") return false;
  }
  return true;
}

/// Runs `work` in a child, which is killed after `life` if it is not done by then.
template <typename Work>
void run_and_kill(std::chrono::microseconds life, const Work& work) {
  const pid_t child = ::fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    try {
      work();
    } catch (...) {
    }
    ::_exit(0);  // nothing of the parent's is to be cleaned up
  }
  std::this_thread::sleep_for(life);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

}  // namespace

BOOST_AUTO_TEST_CASE(threads_and_memory_change_nothing) {
  const unsigned seed = test_seed(kFirstSeed);
  Chance chance(seed);
  const std::vector<Entry> entries = many_entries(chance);
  const ScratchFolder scratch;
  WriterOptions options;
  options.jobs = 1;
  const std::string digest = publish(scratch / "1", entries, options).digest;
  const std::string first = generation_folder(scratch / "1", 1);
  for (const auto& [jobs, memory] : {std::pair{2u, 0u}, {4u, 64u}}) {
    const std::string folder = scratch / std::to_string(jobs) + '-' + std::to_string(memory);
    options.jobs = jobs;
    options.memory_mib = memory;
    BOOST_TEST(publish(folder, entries, options).digest == digest);
    const Faults faults = compare_generations(first, generation_folder(folder, 1));
    BOOST_TEST(faults.empty(),
               "PPRSEARCH_TEST_SEED=" << seed << ", " << jobs << " jobs, " << memory
                                      << " MiB: " << (faults.empty() ? "" : faults.front()));
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_entries_changes_neither_digest_nor_ranking) {
  const unsigned seed = test_seed(kFirstSeed);
  Chance chance(seed);
  std::vector<Entry> entries = random_entries(chance, 200);
  const ScratchFolder scratch;
  const WriterOptions options{random_taxonomy(), random_thesaurus(), random_crosswalk()};
  const Generation first = publish(scratch / "as-is", entries, options);
  std::shuffle(entries.begin(), entries.end(), std::mt19937(seed));
  const Generation shuffled = publish(scratch / "shuffled", entries, options);
  BOOST_TEST(shuffled.digest == first.digest);
  for (const char* query : {"*", "alliance", "therapy trial", "al*", "the working alliance"}) {
    BOOST_TEST(ids_found(scratch / "shuffled", query) == ids_found(scratch / "as-is", query),
               "PPRSEARCH_TEST_SEED=" << seed << ": [" << query << "] is ranked otherwise");
  }
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_an_error_that_names_the_least) {
  const ScratchFolder scratch;
  WriterOptions options;
  options.memory_mib = 63;
  BOOST_CHECK_EXCEPTION(IndexWriter(scratch / "index", options), LimitError,
                        [](const LimitError& error) {
                          return error.limit() == "memory" &&
                                 std::string(error.what()).find("64 MiB") != std::string::npos;
                        });
  BOOST_TEST(is_tidy(scratch / "index"));
}

BOOST_AUTO_TEST_CASE(a_full_disk_leaves_what_was_published) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  publish(folder, {summary_entry("old", "text")});
  Chance chance(kFirstSeed);
  const std::vector<Entry> entries = random_entries(chance, 300);
  // No file may grow past the limit: writing fails as it does on a full disk.
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit usual{};
  ::getrlimit(RLIMIT_FSIZE, &usual);
  for (const rlim_t bytes : {0, 100, 5'000, 10'000, 20'000, 40'000}) {
    rlimit small = usual;
    small.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &small);
    bool failed = false;
    try {
      publish(folder, entries);
    } catch (const IndexError& error) {
      failed = error.folder() == folder;
    }
    ::setrlimit(RLIMIT_FSIZE, &usual);
    BOOST_TEST(failed, "files of at most " << bytes << " bytes: no IndexError");
    BOOST_TEST(Searcher(folder).find("old").has_value());
    BOOST_TEST(is_tidy(folder), "files of at most " << bytes << " bytes: something is left");
  }
  ::signal(SIGXFSZ, SIG_DFL);
  BOOST_TEST(publish(folder, entries).entries == entries.size());
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_is_an_error) {
  if (::geteuid() == 0) {
    BOOST_TEST_MESSAGE("skipped: no folder is closed to root");
    return;
  }
  const ScratchFolder scratch;
  publish(scratch / "index", {summary_entry("old", "text")});
  fs::permissions(scratch / "index", fs::perms::owner_read | fs::perms::owner_exec);
  BOOST_CHECK_THROW(IndexWriter(scratch / "index"), IndexError);
  BOOST_TEST(Searcher(scratch / "index").find("old").has_value());
  BOOST_TEST(verify_generation(scratch / "index").faults.empty());
  fs::permissions(scratch / "index", fs::perms::owner_all);
}

// Whenever it is killed: what is published can be read and is sound, and the next
// writer cleans up and goes on.
BOOST_AUTO_TEST_CASE(a_writer_may_be_killed_at_any_moment) {
  constexpr int kKills = 12;
  const unsigned seed = test_seed(kFirstSeed);
  Chance chance(seed);
  const std::vector<Entry> entries = random_entries(chance, 60);
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  const auto begin = std::chrono::steady_clock::now();
  publish(folder, entries);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  WriterOptions options;
  options.keep = 1;
  for (int i = 0; i < kKills; ++i) {
    const std::chrono::microseconds life(
        chance.upto(static_cast<std::size_t>(whole.count()) * 5 / 4));
    run_and_kill(life, [&] { publish(folder, entries, options); });
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << ", killed after " << life.count()
                                              << " us of " << whole.count()) {
      const Verification found = verify_generation(folder);
      BOOST_TEST(found.faults.empty(), (found.faults.empty() ? "" : found.faults.front()));
      BOOST_TEST(Searcher(folder).search("*").total == entries.size());
      for (const GenerationStatus& status : list_generations(folder)) {
        BOOST_TEST(status.fault == "");
      }
    }
  }
  publish(folder, entries, options);
  BOOST_TEST(is_tidy(folder));
  BOOST_TEST(list_generations(folder).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
