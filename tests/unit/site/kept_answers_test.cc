// Kept answers: what is asked for often stays, and all of them together take no more than they may.
#include "site/kept_answers.h"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <string>
#include <thread>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(kept_answers)

namespace {

HttpResponse answer_of(std::size_t bytes) {
  HttpResponse response;
  response.body.assign(bytes, 'x');
  return response;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_not_asked_for_longest_goes_first) {
  KeptAnswers kept(10000);
  for (const char* key : {"a", "b", "c", "d", "e", "f", "g"}) kept.keep(key, answer_of(800));
  BOOST_TEST(kept.find("a") != nullptr);
  BOOST_TEST(kept.find("b") != nullptr);
  for (const char* key : {"h", "i"}) kept.keep(key, answer_of(800));
  BOOST_TEST(kept.find("a") != nullptr);
  BOOST_TEST(kept.find("i") != nullptr);
  BOOST_TEST(kept.find("c") == nullptr);
  BOOST_TEST(kept.bytes() <= 10000U);
}

BOOST_AUTO_TEST_CASE(what_would_take_too_much_is_not_kept) {
  KeptAnswers kept(10000);
  kept.keep("large", answer_of(2000));
  BOOST_TEST(kept.find("large") == nullptr);
  BOOST_TEST(kept.bytes() == 0U);
  kept.keep("small", answer_of(10));
  const std::size_t once = kept.bytes();
  kept.keep("small", answer_of(10));
  BOOST_TEST(kept.bytes() == once);
}

BOOST_AUTO_TEST_CASE(many_threads_may_keep_and_find_at_once) {
  KeptAnswers kept(20000);
  std::atomic<std::size_t> wrong{0};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (std::size_t j = 0; j < 2000; ++j) {
        const std::size_t size = (i + j) % 40;
        const std::string key = std::to_string(size);
        const auto found = kept.find(key);
        if (found == nullptr) kept.keep(key, answer_of(size));
        if (found != nullptr && found->body.size() != size) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(wrong == 0U);
  BOOST_TEST(kept.bytes() <= 20000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
