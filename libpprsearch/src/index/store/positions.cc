#include "index/store/positions.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "index/damage.h"
#include "index/store/position_runs.h"
#include "index/store/runs.h"

// The positions of a term are one run of bytes, entry after entry. In each entry the first
// position is written as it is, and each other as the gap to the one before. A number takes seven
// bits per byte, lowest first; the high bit is set on all bytes but the last.
//
// The run does not say how many positions an entry has: the frequencies in the term's postings do.
// So a run is read with its postings, from the first entry to the last, and both must end
// together; otherwise it is damaged.
//
// Who wants the positions of some entries alone has the others skipped: the last bytes of their
// numbers are counted, eight bytes at a time. That is so much quicker than to decode them that
// nothing decoded is kept. There is no tree: Xapian looks each pair of term and entry up in one,
// which took 16 ms for a phrase of two frequent words in 18,000 abstracts.

namespace pprsearch {
namespace {

void put(std::string& bytes, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

class GapReader {
 public:
  explicit GapReader(std::span<const unsigned char> bytes)
      : at_(bytes.data()), end_(at_ + bytes.size()) {}

  std::uint32_t next() {
    std::uint32_t number = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
      if (at_ == end_) throw Damage("positions are damaged");
      const unsigned char byte = *at_++;
      number |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
    throw Damage("positions are damaged");
  }
  /// Goes past so many.
  void skip(std::size_t numbers) {
    while (end_ - at_ >= 8) {
      const std::size_t ended = ends_in(at_);
      if (ended >= numbers) break;
      numbers -= ended;
      at_ += 8;
    }
    for (; numbers > 0; --numbers) next();
  }
  bool at_end() const { return at_ == end_; }

 private:
  /// How many of eight bytes have no high bit, and end a number.
  static std::size_t ends_in(const unsigned char* bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    return ((~eight >> 7 & kOnes) * kOnes) >> 56;
  }

  const unsigned char* at_;
  const unsigned char* end_;
};

}  // namespace

void PositionsBuilder::add(Field field, std::string_view word,
                           const std::vector<std::uint32_t>& positions) {
  std::string& bytes = bytes_[run_key(field, word)];
  std::uint32_t before = 0;
  for (const std::uint32_t position : positions) {
    put(bytes, position - before);
    before = position;
  }
}

void PositionsBuilder::write_run(const std::string& path) const {
  std::vector<const std::pair<const std::string, std::string>*> sorted;
  sorted.reserve(bytes_.size());
  for (const auto& item : bytes_) sorted.push_back(&item);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  RunWriter run(path);
  for (const auto* item : sorted) {
    run.begin(item->first, item->second.size());
    run.append(item->second);
  }
  run.close();
}

Positions::Positions(const std::string& path)
    : file_(path),
      first_(file_.array<std::uint32_t>("first")),
      begins_(file_.array<std::uint64_t>("begin")),
      bytes_(file_.array<unsigned char>("bytes")) {}

std::uint64_t Positions::count() const {
  constexpr std::size_t kAtOnce = std::size_t{1} << 24;
  std::uint64_t count = 0;
  for (std::span<const unsigned char> left = bytes_; !left.empty();) {
    const auto some = left.first(std::min(kAtOnce, left.size()));
    // The last byte of each number, and it alone, has no high bit.
    count += static_cast<std::uint64_t>(
        std::count_if(some.begin(), some.end(), [](unsigned char byte) { return byte < 0x80; }));
    file_.let_go();
    left = left.subspan(some.size());
  }
  return count;
}

std::span<const unsigned char> Positions::run_of(Dictionary::Number word,
                                                 unsigned nth_field) const {
  if (word >= first_.size()) throw Damage("positions are damaged");
  const std::size_t place = std::size_t{first_[word]} + nth_field;
  if (place + 1 >= begins_.size()) throw Damage("positions are damaged");
  const std::uint64_t begin = begins_[place];
  const std::uint64_t end = begins_[place + 1];
  // A number has a byte at least, and the places of all fit into 32 bits.
  if (begin > end || end > bytes_.size() || end - begin > std::uint32_t(-1)) {
    throw Damage("positions are damaged");
  }
  return bytes_.subspan(begin, end - begin);
}

PositionList Positions::decode(Dictionary::Number word, unsigned nth_field,
                               const PostingList& postings) const {
  const auto run = run_of(word, nth_field);
  GapReader gaps(run);
  PositionList list;
  list.begins_.reserve(postings.size() + 1);
  list.begins_.push_back(0);
  const auto& counts = postings.frequencies;
  list.positions_.reserve(
      std::min(std::accumulate(counts.begin(), counts.end(), std::size_t{0}), run.size()));
  for (const std::uint32_t frequency : postings.frequencies) {
    std::uint32_t position = 0;
    for (std::uint32_t i = 0; i < frequency; ++i)
      list.positions_.push_back(position += gaps.next());
    list.begins_.push_back(static_cast<std::uint32_t>(list.positions_.size()));
  }
  if (!gaps.at_end()) throw Damage("positions are damaged");
  return list;
}

PositionList Positions::decode(Dictionary::Number word, unsigned nth_field,
                               const PostingList& postings,
                               std::span<const std::uint32_t> wanted) const {
  const auto sum = [&](std::size_t from, std::size_t to) {
    const auto begin = postings.frequencies.begin();
    return std::accumulate(begin + static_cast<std::ptrdiff_t>(from),
                           begin + static_cast<std::ptrdiff_t>(to), std::size_t{0});
  };
  GapReader gaps(run_of(word, nth_field));
  PositionList list;
  list.begins_.reserve(wanted.size() + 1);
  list.begins_.push_back(0);
  std::size_t next = 0;
  for (const std::uint32_t posting : wanted) {
    gaps.skip(sum(next, posting));
    std::uint32_t position = 0;
    for (std::uint32_t i = 0; i < postings.frequencies[posting]; ++i)
      list.positions_.push_back(position += gaps.next());
    list.begins_.push_back(static_cast<std::uint32_t>(list.positions_.size()));
    next = std::size_t{posting} + 1;
  }
  gaps.skip(sum(next, postings.size()));
  if (!gaps.at_end()) throw Damage("positions are damaged");
  return list;
}

}  // namespace pprsearch
