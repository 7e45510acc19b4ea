#include "index/positions.h"

#include <stdexcept>

namespace pprsearch {
namespace {

// A term's positions are written entry after entry, in each the first as it is
// and the others as the gap to the one before, seven bits a byte, the lowest
// first, the high bit set on all but the last byte of a number. How many there
// are in an entry the postings know.

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
      if (at_ == end_) throw std::runtime_error("positions are damaged");
      const unsigned char byte = *at_++;
      number |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
    throw std::runtime_error("positions are damaged");
  }
  bool at_end() const { return at_ == end_; }

 private:
  const unsigned char* at_;
  const unsigned char* end_;
};

}  // namespace

void PositionsBuilder::add(const std::string& term, const std::vector<std::uint32_t>& positions) {
  std::string& bytes = bytes_[term];
  std::uint32_t before = 0;
  for (const std::uint32_t position : positions) {
    put(bytes, position - before);
    before = position;
  }
}

void PositionsBuilder::append(const PositionsBuilder& later) {
  for (const auto& [term, bytes] : later.bytes_) bytes_[term] += bytes;
}

void PositionsBuilder::write(const std::string& path,
                             const std::vector<std::pair<std::string, FieldMask>>& words) const {
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint64_t> begins{0};
  std::vector<char> all;
  for (const auto& [word, fields] : words) {
    for (const TextFieldLayout& layout : kTextLayout) {
      if ((fields & mask_of(layout.field)) == 0) continue;
      const std::string& bytes = bytes_.at(word_term(layout.field, word));
      all.insert(all.end(), bytes.begin(), bytes.end());
      begins.push_back(all.size());
    }
    first.push_back(static_cast<std::uint32_t>(begins.size() - 1));
  }
  ArrayFileWriter file;
  file.add("first", first);
  file.add("begin", begins);
  file.add("bytes", all);
  file.write(path);
}

Positions::Positions(const std::string& path)
    : file_(path),
      first_(file_.array<std::uint32_t>("first")),
      begins_(file_.array<std::uint64_t>("begin")),
      bytes_(file_.array<unsigned char>("bytes")) {}

PositionList Positions::decode(Dictionary::Number word, unsigned nth_field,
                               const PostingList& postings) const {
  if (word >= first_.size() || first_[word] + nth_field + 1 >= begins_.size()) {
    throw std::runtime_error("positions are damaged");
  }
  const std::uint64_t begin = begins_[first_[word] + nth_field];
  const std::uint64_t end = begins_[first_[word] + nth_field + 1];
  if (begin > end || end > bytes_.size()) throw std::runtime_error("positions are damaged");
  GapReader gaps(bytes_.subspan(begin, end - begin));
  PositionList list;
  list.begins_.reserve(postings.size() + 1);
  list.begins_.push_back(0);
  list.positions_.reserve(end - begin);
  for (const std::uint32_t frequency : postings.frequencies) {
    std::uint32_t position = 0;
    for (std::uint32_t i = 0; i < frequency; ++i)
      list.positions_.push_back(position += gaps.next());
    list.begins_.push_back(list.positions_.size());
  }
  if (!gaps.at_end()) throw std::runtime_error("positions are damaged");
  return list;
}

}  // namespace pprsearch
