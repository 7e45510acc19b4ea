// The cache keeps what was asked for last, within so many bytes, for any number
// of threads.
#include "index/store/term_cache.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "index/store/posting_list.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(posting_cache)

namespace {

using PostingCache = TermCache<PostingList>;

/// Postings of `size` entries, the first of which tells them from others.
std::shared_ptr<const PostingList> postings(std::size_t size, EntryNumber first = 0) {
  auto list = std::make_shared<PostingList>();
  for (std::size_t i = 0; i < size; ++i) {
    list->entries.push_back(first + static_cast<EntryNumber>(i));
    list->frequencies.push_back(1);
  }
  return list;
}

/// Those of the terms that the cache has; asking makes each of them the last used.
std::string held(PostingCache& cache, const std::string& terms) {
  std::string found;
  for (const char term : terms) {
    if (cache.find(std::string(1, term)) != nullptr) found += term;
  }
  return found;
}

/// Bytes that a term of one letter and 1,000 entries takes at least: two numbers
/// of four bytes an entry.
constexpr std::size_t kThousand = 8'000;

}  // namespace

BOOST_AUTO_TEST_CASE(it_gives_what_was_put_in) {
  PostingCache cache(1'000'000);
  BOOST_TEST(cache.find("a") == nullptr);
  const auto list = postings(3);
  cache.insert("a", list);
  BOOST_TEST(cache.find("a") == list);
  BOOST_TEST(cache.find("b") == nullptr);
  BOOST_TEST(cache.find("") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_first_of_two_for_a_term_stays) {
  PostingCache cache(1'000'000);
  const auto first = postings(3);
  cache.insert("a", first);
  cache.insert("a", postings(4));
  BOOST_TEST(cache.find("a") == first);
}

BOOST_AUTO_TEST_CASE(it_stays_within_its_bytes) {
  struct Row {
    std::size_t bytes;
    std::size_t held;  ///< of a to f, put in in this order, each of 1,000 entries
  };
  for (const Row& row : {Row{7 * kThousand, 6},
                         {6 * kThousand, 5},  // a term's own cost goes in, too
                         {3 * kThousand, 2},
                         {2 * kThousand, 1},
                         {1, 0}}) {  // what alone has more is not kept
    PostingCache cache(row.bytes);
    for (const char term : std::string("abcdef")) {
      cache.insert(std::string(1, term), postings(1'000));
    }
    const std::string found = held(cache, "abcdef");
    BOOST_TEST(found.size() == row.held,
               row.bytes << " bytes hold [" << found << "], not " << row.held);
  }
}

BOOST_AUTO_TEST_CASE(terms_without_entries_cost_something_too) {
  PostingCache cache(10'000);
  for (int i = 0; i < 1'000; ++i) cache.insert("term" + std::to_string(i), postings(0));
  int kept = 0;
  for (int i = 0; i < 1'000; ++i) kept += cache.find("term" + std::to_string(i)) != nullptr;
  BOOST_TEST(kept > 0);
  BOOST_TEST(kept < 100, kept << " terms of 100 bytes or more are held in 10,000 bytes");
}

BOOST_AUTO_TEST_CASE(what_is_used_again_and_again_stays) {
  PostingCache cache(10 * kThousand);
  cache.insert("a", postings(1'000));
  int found = 0;
  for (int i = 0; i < 1'000; ++i) {
    cache.insert("term" + std::to_string(i), postings(1'000));
    found += cache.find("a") != nullptr ? 1 : 0;
    cache.insert("a", postings(1'000));
  }
  BOOST_TEST(found > 950, "found " << found << " of 1,000 times");
}

BOOST_AUTO_TEST_CASE(of_a_circle_too_large_a_part_is_found) {
  PostingCache cache(16 * kThousand);
  int found = 0;
  for (int i = 0; i < 2'000; ++i) {
    const std::string term = "term" + std::to_string(i % 20);
    found += cache.find(term) != nullptr ? 1 : 0;
    cache.insert(term, postings(1'000));
  }
  BOOST_TEST(found > 400, "found " << found << " of 2,000 times");
}

BOOST_AUTO_TEST_CASE(a_smaller_bound_holds_at_once) {
  PostingCache cache(10 * kThousand);
  for (char term = 'a'; term < 'i'; ++term) cache.insert(std::string(1, term), postings(1'000));
  cache.set_most_bytes(2 * kThousand);
  BOOST_TEST(cache.use().bytes <= 2 * kThousand);
  BOOST_TEST(cache.use().bytes > 0u);
  cache.insert("z", postings(3'000));
  BOOST_TEST(cache.find("z") == nullptr, "more than the bound");
  cache.set_most_bytes(0);
  BOOST_TEST(cache.use().bytes == 0u);
}

BOOST_AUTO_TEST_CASE(what_was_given_stays_whole_when_the_cache_lets_it_go) {
  PostingCache cache(kThousand + kThousand / 2);
  cache.insert("a", postings(1'000, 7));
  const auto given = cache.find("a");
  cache.insert("b", postings(1'000));
  BOOST_TEST(cache.find("a") == nullptr);
  BOOST_REQUIRE(given != nullptr);
  BOOST_TEST(given->size() == 1'000u);
  BOOST_TEST(given->entries.front() == 7u);
}

// Forty terms in a cache that has room for about ten: whatever is found must be
// what was put in for that term, while others push it out. Every second question
// is for one of three terms, which therefore stay.
BOOST_AUTO_TEST_CASE(many_threads_get_each_term_s_own_postings) {
  constexpr std::size_t kTerms = 40;
  PostingCache cache(10 * kThousand);
  std::atomic<int> wrong = 0;
  std::atomic<int> found = 0;
  const auto work = [&](std::size_t thread) {
    for (std::size_t i = 0; i < 5'000; ++i) {
      const std::size_t number = i % 2 == 0 ? i / 2 % 3 : (i * 7 + thread) % kTerms;
      const std::string term = "term" + std::to_string(number);
      if (const auto list = cache.find(term)) {
        ++found;
        wrong += list->entries.front() != number || list->size() != 1'000;
      } else {
        cache.insert(term, postings(1'000, static_cast<EntryNumber>(number)));
      }
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < 8; ++thread) threads.emplace_back(work, thread);
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(wrong == 0, wrong << " of " << found << " answers were of another term");
  BOOST_TEST(found > 5'000, "only " << found << " of 40,000 questions were answered by the cache");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
