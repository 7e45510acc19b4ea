#include "search/suggest/run_together.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/stop_words.h"

namespace pprsearch {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kLeastWords = 3;
constexpr std::size_t kMostWords = 4;
/// Of the words but those of grammar; shorter ones are in any token.
constexpr std::size_t kLeastLetters = 3;
constexpr std::size_t kMostRows = 40;

class Parts {
 public:
  Parts(const Speller& speller, const std::string& token) : speller_(speller), token_(token) {}

  std::vector<Words> rows() {
    add_rows_from(0);
    return std::move(rows_);
  }

 private:
  bool is_word(const std::string& part) const {
    return (is_stop_word(part) || part.size() >= kLeastLetters) && speller_.knows(part);
  }

  /// Long words first: they are less often there by chance.
  void add_rows_from(std::size_t begin) {
    if (words_.size() + 1 >= kLeastWords) add_row_ending(token_.substr(begin));
    if (words_.size() + 1 == kMostWords) return;
    for (std::size_t end = token_.size() - 1; end > begin && rows_.size() < kMostRows; --end) {
      std::string part = token_.substr(begin, end - begin);
      if ((begin == 0 && is_stop_word(part)) || !is_word(part)) continue;
      words_.push_back(std::move(part));
      add_rows_from(end);
      words_.pop_back();
    }
  }

  void add_row_ending(const std::string& last) {
    if (is_stop_word(last) || !is_word(last)) return;
    rows_.push_back(words_);
    rows_.back().push_back(last);
  }

  const Speller& speller_;
  const std::string& token_;
  Words words_;  ///< so far
  std::vector<Words> rows_;
};

}  // namespace

std::vector<Words> words_run_together(const Speller& speller, const std::string& token) {
  if (!std::ranges::all_of(token, is_lower)) return {};
  return Parts(speller, token).rows();
}

}  // namespace pprsearch
