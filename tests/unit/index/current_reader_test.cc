// Readers while the index changes: each call answers from one generation, a new
// one is moved to, one that cannot be opened is passed over, nothing ever fails.
#include "index/current_reader.h"

#include <pprsearch/error.h>
#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "index/cache_bytes.h"
#include "index/generation/index_folder.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(current_reader)

namespace {

constexpr std::size_t kCacheBytes = 1 << 20;

namespace fs = std::filesystem;

/// Entries that all have the word "version" and the number in their ids.
std::vector<Entry> version(int number, int entries) {
  std::vector<Entry> all;
  for (int i = 0; i < entries; ++i) {
    all.push_back(summary_entry(std::to_string(i) + "-of-" + std::to_string(number),
                                "version " + std::to_string(number)));
  }
  return all;
}

/// True where every hit of a result is of the generation that it says it is of.
bool is_of_one_generation(const SearchResult& result) {
  const std::string end = "-of-" + std::to_string(result.index.number);
  for (const Hit& hit : result.hits) {
    if (!hit.id.ends_with(end) || !hit.entry.id.ends_with(end)) return false;
  }
  return result.total == result.index.entries;
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_moves_to_what_is_published) {
  const SmallIndex index(version(1, 1));
  CurrentReader readers(index.path(), kCacheBytes);
  const auto first = readers.get();
  BOOST_TEST(readers.get() == first, "opened again without need");
  publish(index.path(), version(2, 1));
  BOOST_TEST(readers.get()->generation().number == 2u);
  BOOST_TEST(first->session().entry(0).id == "0-of-1", "a call under way lost its generation");
  roll_back(index.path());
  BOOST_TEST(readers.get()->generation().number == 1u);
}

// Of a stub that has stood for a while, its times alone are looked at.
BOOST_AUTO_TEST_CASE(it_moves_on_from_what_was_published_long_ago) {
  const SmallIndex index(version(1, 1));
  publish(index.path(), version(2, 1));
  CurrentReader readers(index.path(), kCacheBytes);
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  const auto second = readers.get();
  BOOST_TEST(readers.get() == second);
  roll_back(index.path());
  BOOST_TEST(readers.get()->generation().number == 1u);
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  BOOST_TEST(readers.get()->generation().number == 1u);
  const fs::path stub = index.path() + "/XAPIANDB";
  fs::rename(stub, index.path() + "/elsewhere");
  BOOST_TEST(readers.get()->generation().number == 1u);
  BOOST_TEST(!readers.stale_reason().empty());
  fs::rename(index.path() + "/elsewhere", stub);
  BOOST_TEST(readers.stale_reason() == "");
}

BOOST_AUTO_TEST_CASE(a_snapshot_answers_from_one_generation_whatever_is_published) {
  const SmallIndex index(version(1, 12));
  auto searcher = std::make_unique<const Searcher>(index.path());
  const Searcher now = searcher->snapshot();
  const SearchResult first = now.search("version");
  WriterOptions keeping_one;
  keeping_one.keep = 1;
  publish(index.path(), version(2, 3), keeping_one);
  SearchOptions second_page;
  second_page.offset = 10;
  const SearchResult second = now.search("version", second_page);
  BOOST_TEST(first.total == 12u);
  BOOST_TEST(second.total == 12u);
  BOOST_TEST(second.hits.size() == 2u);
  BOOST_TEST((second.index == first.index));
  BOOST_TEST(now.find("11-of-1").has_value());
  BOOST_TEST(!now.find("0-of-2").has_value());
  BOOST_TEST(now.complete("versi").list.at(0).count == 12u);
  BOOST_TEST(now.similar("0-of-1").total == 11u);
  BOOST_TEST(now.generation().number == 1u);
  BOOST_TEST(now.stale_reason().empty());
  BOOST_TEST(searcher->search("version").total == 3u, "the searcher itself did not go on");
  const Searcher later = searcher->snapshot();
  searcher.reset();
  BOOST_TEST(now.snapshot().search("version").total == 12u);
  BOOST_TEST(later.search("version").total == 3u);
}

BOOST_AUTO_TEST_CASE(a_snapshot_opens_nothing_and_holds_its_generation) {
  const SmallIndex index(version(1, 1));
  const Searcher searcher(index.path());
  searcher.search("version");
  const std::size_t kept = searcher.statistics().cache_bytes;
  BOOST_TEST(kept > 0u);
  BOOST_TEST(searcher.snapshot().statistics().cache_bytes == kept, "opened a second time");
  const std::string first = generation_folder(index.path(), 1);
  WriterOptions keeping_one;
  keeping_one.keep = 1;
  std::optional<Searcher> snapshot = Searcher(index.path()).snapshot();
  publish(index.path(), version(2, 1), keeping_one);
  BOOST_TEST(fs::exists(first), "what a snapshot answers from was removed");
}

BOOST_AUTO_TEST_CASE(searchers_and_writers_can_be_moved) {
  const SmallIndex one(version(1, 1));
  const SmallIndex other(version(1, 2));
  Searcher searcher(one.path());
  Searcher moved = std::move(searcher);
  BOOST_TEST(moved.search("version").total == 1u);
  moved = Searcher(other.path());
  BOOST_TEST(moved.search("version").total == 2u);

  std::vector<IndexWriter> writers;
  writers.emplace_back(one.path());
  writers.emplace_back(other.path());
  writers[0].add(summary_entry("x", "text"));
  writers[0] = std::move(writers[1]);  // lets go of the first index
  IndexWriter(one.path()).finish();
  writers[0].add(summary_entry("y", "text"));
  BOOST_TEST(writers[0].publish().entries == 1u);
  BOOST_TEST(Searcher(other.path()).find("y").has_value());
}

BOOST_AUTO_TEST_CASE(one_generation_for_good) {
  const SmallIndex index(version(1, 1));
  publish(index.path(), version(2, 1));
  const Searcher old(index.path(), 1);
  publish(index.path(), version(3, 1));
  BOOST_TEST(old.generation().number == 1u);
  BOOST_TEST(old.search("version").hits.at(0).id == "0-of-1");
  BOOST_TEST(old.stale_reason() == "", "it is not to move on, so it is not stale");
  BOOST_CHECK_THROW(Searcher(index.path(), 9), IndexError);
}

BOOST_AUTO_TEST_CASE(a_damaged_generation_is_passed_over_and_said_to_be) {
  const SmallIndex index(version(1, 1));
  const Searcher searcher(index.path());
  BOOST_TEST(searcher.stale_reason() == "");
  publish(index.path(), version(2, 1));
  const std::string columns = generation_folder(index.path(), 2) + "/columns.ppr";
  const auto size = fs::file_size(columns);
  fs::resize_file(columns, size / 2);
  BOOST_TEST(searcher.generation().number == 1u);
  BOOST_TEST(searcher.search("version").hits.at(0).id == "0-of-1");
  BOOST_TEST(searcher.stale_reason().find("columns.ppr") != std::string::npos,
             searcher.stale_reason());
  publish(index.path(), version(3, 1));
  BOOST_TEST(searcher.generation().number == 3u);
  BOOST_TEST(searcher.stale_reason() == "");
}

BOOST_AUTO_TEST_CASE(statistics_say_what_is_kept_and_which_generations_are_held) {
  const SmallIndex index(version(1, 30));
  const Searcher searcher(index.path(), {.cache_mib = 1});
  const SearcherStatistics before = searcher.statistics();
  BOOST_TEST(before.generation == 1u);
  BOOST_TEST(before.open_generations == 1u);
  BOOST_TEST(before.cache_bytes == 0u);
  BOOST_TEST(before.most_cache_bytes == std::size_t{1} << 20);
  searcher.search("version");
  const SearcherStatistics asked = searcher.statistics();
  BOOST_TEST(asked.cache_bytes > 0u);
  BOOST_TEST(asked.cache_missed > 0u);
  searcher.search("version");
  BOOST_TEST(searcher.statistics().cache_missed == asked.cache_missed, "decoded twice");
  BOOST_TEST(searcher.statistics().cache_found > asked.cache_found);

  std::optional<AnswerReader> answer = searcher.answer("version");
  publish(index.path(), version(2, 1));
  BOOST_TEST(searcher.statistics().generation == 2u);
  BOOST_TEST(searcher.statistics().open_generations == 2u, "an answer still holds the first");
  BOOST_TEST(searcher.statistics().cache_found == 0u, "of another generation");
  answer.reset();
  BOOST_TEST(searcher.statistics().open_generations == 1u);

  publish(index.path(), version(3, 1));
  fs::resize_file(generation_folder(index.path(), 3) + "/columns.ppr", 1);
  BOOST_TEST(searcher.statistics().generation == 2u);
  BOOST_TEST(!searcher.statistics().stale_reason.empty());
}

BOOST_AUTO_TEST_CASE(what_is_kept_grows_with_the_index_unless_somebody_says_how_much) {
  BOOST_TEST(usual_cache_bytes(0) == usual_cache_bytes(10'000), "at least");
  BOOST_TEST(usual_cache_bytes(150'000) > usual_cache_bytes(10'000));
  BOOST_TEST(usual_cache_bytes(1'000'000) > 4 * usual_cache_bytes(150'000));
  BOOST_TEST(usual_cache_bytes(1'000'000'000) == usual_cache_bytes(100'000'000), "at most");
  const SmallIndex index(version(1, 1));
  BOOST_TEST(Searcher(index.path()).statistics().most_cache_bytes == usual_cache_bytes(1));
  BOOST_TEST(Searcher(index.path(), {.cache_mib = 0}).statistics().most_cache_bytes == 0u);
}

BOOST_AUTO_TEST_CASE(an_older_generation_that_is_held_keeps_little) {
  const SmallIndex index(version(1, 30));
  const Searcher searcher(index.path());
  const Searcher older = searcher.snapshot();
  older.search("version");
  const std::size_t most = older.statistics().most_cache_bytes;
  publish(index.path(), version(2, 1));
  BOOST_TEST(searcher.generation().number == 2u);
  BOOST_TEST(older.statistics().most_cache_bytes < most);
  BOOST_TEST(older.search("version").total == 30u);
  BOOST_TEST(searcher.statistics().most_cache_bytes == most);
}

BOOST_AUTO_TEST_CASE(an_index_that_vanishes_is_still_answered_from) {
  const SmallIndex index(version(1, 1));
  const Searcher searcher(index.path());
  fs::remove(index.path() + "/XAPIANDB");
  BOOST_TEST(searcher.search("version").total == 1u);
  BOOST_TEST(searcher.stale_reason().find("no index there") != std::string::npos);
  publish_generation(index.path(), 1);
  BOOST_TEST(searcher.search("version").total == 1u);
  BOOST_TEST(searcher.stale_reason() == "");
}

BOOST_AUTO_TEST_CASE(every_entry_of_one_generation_in_order) {
  const SmallIndex index(version(1, 3));
  const Searcher searcher(index.path());
  std::string seen;
  searcher.each([&](const Entry& entry) {
    if (seen.empty()) publish(index.path(), version(2, 3));
    seen += entry.id + ' ';
    return true;
  });
  BOOST_TEST(seen == "0-of-1 1-of-1 2-of-1 ");
  int count = 0;
  searcher.each([&](const Entry& entry) {
    BOOST_TEST(entry.id.ends_with("-of-2"));
    return ++count < 2;
  });
  BOOST_TEST(count == 2);
}

// Generations come and go (keep = 1: each is removed as soon as nobody holds it)
// while threads search.
BOOST_AUTO_TEST_CASE(no_search_fails_or_mixes_while_a_writer_publishes) {
  constexpr int kGenerations = 12;
  const SmallIndex index(version(1, 3));
  const Searcher searcher(index.path());
  std::atomic<bool> done{false};
  std::atomic<int> searches{0};
  std::atomic<int> faults{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      while (!done) {
        try {
          faults += !is_of_one_generation(searcher.search("version"));
          faults += !is_of_one_generation(Searcher(index.path()).search("version"));
        } catch (const std::exception&) {
          ++faults;
        }
        ++searches;
      }
    });
  }
  WriterOptions options;
  options.keep = 1;
  for (int number = 2; number <= kGenerations; ++number) {
    publish(index.path(), version(number, 1 + number % 5), options);
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(searches > 0);
  BOOST_TEST(faults == 0, faults << " of " << searches << " searches failed or mixed generations");
  BOOST_TEST(searcher.generation().number == static_cast<std::uint64_t>(kGenerations));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
