#include "text/stemmer.h"

#include <xapian.h>

#include <algorithm>

#include "base/ascii.h"

namespace pprsearch {
namespace {

constexpr std::size_t kFewestLetters = 3;

// What has a digit or a sign is a name or a measure, and the rules of English
// say nothing of other alphabets.
bool is_english(std::string_view token) {
  return token.size() >= kFewestLetters && std::all_of(token.begin(), token.end(), is_lower);
}

}  // namespace

class Stemmer::Impl {
 public:
  std::string stem(std::string_view token) const { return english_(std::string(token)); }

 private:
  Xapian::Stem english_{"english"};
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {}
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(std::string_view token) const {
  return is_english(token) ? impl_->stem(token) : std::string(token);
}

}  // namespace pprsearch
