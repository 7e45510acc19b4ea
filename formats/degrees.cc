#include "formats/degrees.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {

bool is_degree(std::string_view word) {
  constexpr auto kDegrees = std::to_array<std::string_view>(
      {"MD",   "RN",  "MSc", "MS",   "MPH",  "BSc",  "BA",     "MA",  "FAAN",  "PsyD", "EdD",
       "DrPH", "ScD", "DSc", "MBBS", "DDS",  "DMD",  "PharmD", "DO",  "DPhil", "JD",   "LCSW",
       "MSW",  "MEd", "MBA", "FRCP", "FACP", "DVM",  "BS",     "CNM", "MSN",   "DNP",  "FRCPC",
       "PT",   "OTR", "MLS", "MRCP", "M.D.", "M.A.", "M.S.",   "MHS", "MPhil", "MB",   "BCh"});
  word = trim(word, ",");
  return is_one_of(word, kDegrees) || is_plain_degree(word);
}

bool is_plain_degree(std::string_view word) {
  constexpr std::array<std::string_view, 9> kDegrees = {"phd", "ph d", "psyd", "dphil", "mphil",
                                                        "msc", "bsc",  "edd",  "drph"};
  return std::ranges::any_of(word, is_lower) &&
         is_one_of(std::string_view(plain_words(word)), kDegrees);
}

bool are_degrees(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text, " ,\n");
  return !words.empty() && std::ranges::all_of(words, is_degree);
}

}  // namespace pprsearch
