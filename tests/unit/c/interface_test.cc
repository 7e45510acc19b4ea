#include <pprsearch/pprsearch.h>
#include <pprsearch/version.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/small_index.h"

using pprsearch::test::SmallIndex;

BOOST_AUTO_TEST_SUITE(c_interface)

namespace {

/// What a call came to, as text that is gone with the test.
struct Reply {
  int status;
  std::string json;
};

Reply ask(const pprsearch_index* index, const std::string& request) {
  char* json = nullptr;
  std::size_t bytes = 7;
  const int status = pprsearch_ask(index, request.data(), request.size(), &json, &bytes);
  BOOST_REQUIRE(json != nullptr);
  BOOST_TEST(bytes == std::strlen(json));
  Reply reply{status, json};
  pprsearch_free(json);
  return reply;
}

pprsearch_index* open(const std::string& folder) {
  pprsearch_index* index = nullptr;
  BOOST_REQUIRE(pprsearch_open(folder.c_str(), &index, nullptr) == PPRSEARCH_FOUND);
  return index;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_request_has_a_status_and_a_reply) {
  const SmallIndex folder({pprsearch::test::summary_entry("a", "A rupture.")});
  pprsearch_index* index = open(folder.path());
  const struct {
    std::string request;
    int status;
    std::string part;
  } rows[] = {
      {R"({"query": "rupture"})", PPRSEARCH_FOUND, R"("total":1)"},
      {R"({"query": "zebra"})", PPRSEARCH_NOTHING, R"("total":0)"},
      {R"({"query": "titel:x", "query_id": "q"})", PPRSEARCH_ERROR,
       R"({"query_id":"q","format_version":1,"error":{"kind":"bad-query",)"},
      {R"({"query": "titel:x"})", PPRSEARCH_ERROR,
       R"("code":"unknown-field","offset":0,"length":6)"},
      {R"({"query": "a", "limits": {"query_bytes": 0}})", PPRSEARCH_ERROR,
       R"("limit":"query_bytes")"},
      {R"({"similar": "b"})", PPRSEARCH_ERROR, R"("kind":"not-found")"},
      {"\xff\xfe{", PPRSEARCH_ERROR, R"("kind":"bad-value")"},
      {std::string("{}\0{}", 5), PPRSEARCH_ERROR, R"("kind":"bad-value")"},
      {std::string(100000, '['), PPRSEARCH_ERROR, R"("kind":"bad-value")"},
      {"", PPRSEARCH_ERROR, R"("kind":"bad-value")"},
  };
  for (const auto& row : rows) {
    const Reply reply = ask(index, row.request);
    BOOST_TEST(reply.status == row.status, row.request.substr(0, 50));
    BOOST_TEST(has(reply.json, row.part), row.request.substr(0, 50) << ": " << reply.json);
  }
  pprsearch_close(index);
}

BOOST_AUTO_TEST_CASE(an_index_that_is_not_there_is_an_error) {
  pprsearch_index* index = nullptr;
  char* json = nullptr;
  BOOST_TEST(pprsearch_open("/nowhere/at-all", &index, &json) == PPRSEARCH_ERROR);
  BOOST_TEST(index == nullptr);
  BOOST_REQUIRE(json != nullptr);
  BOOST_TEST(has(json, R"("kind":"no-index")"), json);
  pprsearch_free(json);
  BOOST_TEST(pprsearch_open("/nowhere/at-all", &index, nullptr) == PPRSEARCH_ERROR);
}

BOOST_AUTO_TEST_CASE(null_is_an_error_and_no_crash) {
  const SmallIndex folder({pprsearch::test::summary_entry("a", "A rupture.")});
  pprsearch_index* const first = open(folder.path());
  pprsearch_index* index = first;
  char* json = nullptr;
  const auto is_misuse = [&](int status) {
    BOOST_TEST(status == PPRSEARCH_ERROR);
    BOOST_REQUIRE(json != nullptr);
    BOOST_TEST(has(json, R"("kind":"misuse")"), json);
    pprsearch_free(json);
  };
  is_misuse(pprsearch_open(nullptr, &index, &json));
  BOOST_TEST(index == nullptr);
  is_misuse(pprsearch_open("x", nullptr, &json));
  is_misuse(pprsearch_ask(nullptr, "{}", 2, &json, nullptr));
  index = open(folder.path());
  is_misuse(pprsearch_ask(index, nullptr, 0, &json, nullptr));
  BOOST_TEST(pprsearch_ask(index, "{}", 2, nullptr, nullptr) == PPRSEARCH_ERROR);
  pprsearch_close(index);
  pprsearch_close(first);
  pprsearch_close(nullptr);
  pprsearch_free(nullptr);
}

BOOST_AUTO_TEST_CASE(threads_ask_one_index_at_once) {
  const SmallIndex folder({pprsearch::test::summary_entry("a", "A rupture.")});
  pprsearch_index* index = open(folder.path());
  const std::string expected = ask(index, R"({"query": "rupture"})").json;
  std::atomic<int> different = 0;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        const std::string request = R"({"query": "rupture"})";
        char* json = nullptr;
        pprsearch_ask(index, request.data(), request.size(), &json, nullptr);
        if (json == nullptr || json != expected) ++different;
        pprsearch_free(json);
      }
    });
  }
  threads.clear();
  BOOST_TEST(different == 0);
  pprsearch_close(index);
}

BOOST_AUTO_TEST_CASE(the_library_tells_its_version) {
  BOOST_TEST(pprsearch_version() == std::string(pprsearch::kVersion));
  BOOST_TEST(pprsearch_abi() == PPRSEARCH_ABI);
}

BOOST_AUTO_TEST_SUITE_END()
