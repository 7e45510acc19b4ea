// Files of an index are changed INPUTS times, at random, and asked each time:
//
//   index_files_soak INPUTS [FIRST]
//
// It does what tests/fuzz/index_files_fuzz.cc does with bytes that it chooses by itself. Nothing is
// measured of what they reach, so it does many times more in the same time than the fuzzer, which
// chooses better. It is built for the sanitizers of addresses and undefined behaviour. If a change
// ends it, its last line names the number of the input, and `index_files_soak 1 NUMBER` does that
// one again.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// From the least that changes a file once to enough for three changes of every kind.
constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 160;

std::uint64_t now = 0;

void tell_where() {
  std::cerr << "index_files_soak: ended by input " << now << std::endl;  // whatever comes after
}

std::vector<std::uint8_t> input(std::uint64_t number) {
  std::mt19937_64 random(number);
  std::vector<std::uint8_t> bytes(kShortest + random() % (kLongest - kShortest));
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
  return bytes;
}

}  // namespace

#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
#include <sanitizer/common_interface_defs.h>
void tell_where_at_death() { __sanitizer_set_death_callback(tell_where); }
#else
void tell_where_at_death() {
  std::cerr << "index_files_soak: built without sanitizers, so it finds little\n";
}
#endif

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  constexpr std::uint64_t kTold = 10'000;
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: index_files_soak INPUTS [FIRST]\n";
    return EXIT_FAILURE;
  }
  try {
    const std::uint64_t inputs = std::stoull(argv[1]);
    const std::uint64_t first = argc == 3 ? std::stoull(argv[2]) : 1;
    tell_where_at_death();
    auto slowest = Clock::duration::zero();
    for (now = first; now < first + inputs; ++now) {
      const std::vector<std::uint8_t> bytes = input(now);
      const auto begun = Clock::now();
      LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
      slowest = std::max(slowest, Clock::now() - begun);
      if ((now - first + 1) % kTold == 0 || now + 1 == first + inputs) {
        std::cout << now - first + 1 << " inputs, no fault; the slowest took "
                  << std::chrono::duration_cast<std::chrono::milliseconds>(slowest).count() << " ms"
                  << std::endl;
      }
    }
  } catch (const std::exception& error) {
    tell_where();
    std::cerr << "index_files_soak: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
