#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>

namespace pprsearch::test {

/// Where random tests begin: `usual`, or what the environment's PPRSEARCH_TEST_SEED
/// says. Failures name the seed, so that one of them can be run again alone.
inline unsigned test_seed(unsigned usual) {
  const char* given = std::getenv("PPRSEARCH_TEST_SEED");
  return given == nullptr ? usual : static_cast<unsigned>(std::stoul(given));
}

/// True if only the given seed is to be run.
inline bool one_seed_only() { return std::getenv("PPRSEARCH_TEST_SEED") != nullptr; }

#if defined(__has_feature)
#define PPRSEARCH_TEST_FEATURE(name) __has_feature(name)
#else
#define PPRSEARCH_TEST_FEATURE(name) 0
#endif
/// True under the sanitizer of threads.
inline constexpr bool kWatchesThreads = PPRSEARCH_TEST_FEATURE(thread_sanitizer);
/// True under any sanitizer.
inline constexpr bool kSanitized = kWatchesThreads || PPRSEARCH_TEST_FEATURE(address_sanitizer);

/// How many random cases to try where `usual` are: a fifth under sanitizers, which are so much
/// slower and look for other faults.
constexpr unsigned cases(unsigned usual) { return kSanitized ? (usual + 4) / 5 : usual; }

/// Bytes of a text whose reading is to take time in proportion. Who takes it in the square of so
/// many is over kMostSecondsOfHostileText by far, under sanitizers of the fewer, too.
constexpr std::size_t kHostileBytes = kSanitized ? 1 << 16 : 1 << 20;
constexpr double kMostSecondsOfHostileText = kSanitized ? 2 : 5;

/// How many seeds to run where `usual` are.
inline unsigned rounds(unsigned usual) { return one_seed_only() ? 1 : cases(usual); }

}  // namespace pprsearch::test
