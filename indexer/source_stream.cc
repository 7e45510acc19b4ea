#include "indexer/source_stream.h"

#include <pprsearch/error.h>

#include <array>
#include <boost/iostreams/concepts.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/lzma.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>
#include <fstream>
#include <iostream>
#include <streambuf>
#include <string_view>

#include "formats/text_lines.h"
#include "indexer/text_decoder.h"

namespace pprsearch {
namespace {

namespace io = boost::iostreams;

constexpr std::size_t kPieceBytes = 64 * 1024;

struct Packing {
  std::string_view name;
  std::string_view ending;
  std::string_view first_bytes;
};

constexpr std::array<Packing, 2> kPackings = {{{"gzip", ".gz", "\x1F\x8B"},
                                               {"xz", ".xz",
                                                std::string_view("\xFD"
                                                                 "7zXZ\0",
                                                                 6)}}};

/// The file's bytes as they lie on the disk, the first of which may be looked at beforehand.
class FileBytes {
 public:
  explicit FileBytes(const std::string& path) {
    if (path == kStandardInput) {
      bytes_ = std::cin.rdbuf();
    } else {
      file_ = open_file(path);
      bytes_ = file_.rdbuf();
    }
  }

  std::string_view first(std::size_t count) {
    start_.resize(count);
    start_.resize(static_cast<std::size_t>(
        bytes_->sgetn(start_.data(), static_cast<std::streamsize>(count))));
    count_ += start_.size();
    return start_;
  }

  std::streamsize read(char* to, std::streamsize count) {
    if (start_.empty()) {
      const std::streamsize read = bytes_->sgetn(to, count);
      count_ += static_cast<std::uint64_t>(read);
      return read;
    }
    const std::size_t taken = start_.copy(to, static_cast<std::size_t>(count));
    start_.erase(0, taken);
    return static_cast<std::streamsize>(taken);
  }

  /// Bytes that were taken from the file, looked at or read.
  std::uint64_t count() const { return count_; }

 private:
  std::uint64_t count_ = 0;
  std::ifstream file_;
  std::streambuf* bytes_ = nullptr;
  std::string start_;
};

/// FileBytes as Boost's chain takes them.
class FileDevice : public io::source {
 public:
  explicit FileDevice(FileBytes& bytes) : bytes_(&bytes) {}

  std::streamsize read(char* to, std::streamsize count) {
    const std::streamsize taken = bytes_->read(to, count);
    return taken == 0 ? -1 : taken;
  }

 private:
  FileBytes* bytes_;
};

const char* sentence_of(LineChange change) {
  return change == LineChange::read_as_windows_1252
             ? "what is no UTF-8 was read as Windows-1252"
             : "bytes that are no UTF-8 were replaced by U+FFFD";
}

}  // namespace

/// Hands on what the chain of unpacking and decoding gives. A fault in the chain ends
/// the text and is kept, because streams would swallow it.
class SourceStream::Buffer : public std::streambuf {
 public:
  Buffer(const std::string& path, SourceContent content)
      : file_(path), content_(content), piece_(kPieceBytes) {}

  const std::string& fault() const { return fault_; }
  std::uint64_t bytes_read() const { return file_.count(); }
  TextDecoder& decoder() { return decoder_; }

 protected:
  int_type underflow() override {
    text_.clear();
    while (text_.empty() && !at_end_) read_piece();
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return text_.empty() ? traits_type::eof() : traits_type::to_int_type(text_.front());
  }

 private:
  void read_piece() try {
    if (chain_.empty()) open_chain();
    const std::streamsize count =
        chain_.sgetn(piece_.data(), static_cast<std::streamsize>(piece_.size()));
    at_end_ = count <= 0;
    const std::string_view bytes(piece_.data(), at_end_ ? 0 : static_cast<std::size_t>(count));
    if (content_ == SourceContent::text) {
      text_ = decoder_.decode(bytes, at_end_);
    } else {
      text_ = bytes;
    }
  } catch (const std::exception&) {
    at_end_ = true;
    fault_ = packing_ == nullptr ? "cannot read"
                                 : "cannot unpack: what " + std::string(packing_->name) +
                                       " packed is damaged or cut short";
  }

  void open_chain() {
    constexpr std::size_t kLongestMark = 6;
    const std::string_view start = file_.first(kLongestMark);
    for (const Packing& packing : kPackings) {
      if (start.starts_with(packing.first_bytes)) packing_ = &packing;
    }
    if (packing_ == &kPackings[0]) chain_.push(io::gzip_decompressor());
    if (packing_ == &kPackings[1]) chain_.push(io::lzma_decompressor());
    chain_.push(FileDevice(file_), kPieceBytes);
  }

  FileBytes file_;
  SourceContent content_;
  const Packing* packing_ = nullptr;
  io::filtering_streambuf<io::input> chain_;
  TextDecoder decoder_;
  std::vector<char> piece_;
  std::string text_;
  std::string fault_;
  bool at_end_ = false;
};

SourceStream::SourceStream(const std::string& path, SourceContent content)
    : path_(path),
      buffer_(std::make_unique<Buffer>(path, content)),
      stream_(std::make_unique<std::istream>(buffer_.get())) {}

SourceStream::~SourceStream() = default;

std::istream& SourceStream::stream() { return *stream_; }

std::uint64_t SourceStream::bytes_read() const { return buffer_->bytes_read(); }

void SourceStream::require_read() const {
  if (!buffer_->fault().empty()) throw Error(buffer_->fault() + ": " + path_);
  pprsearch::require_read(*stream_, path_);
}

std::vector<std::string> SourceStream::repairs_of_lines(std::size_t begin, std::size_t end) {
  auto& changed = buffer_->decoder().changed_lines();
  while (!changed.empty() && changed.front().line < begin) changed.pop_front();
  std::array<bool, 2> found{};
  for (const ChangedLine& line : changed) {
    if (line.line >= end && line.line != begin) break;
    found[static_cast<std::size_t>(line.change)] = true;
  }
  std::vector<std::string> repairs;
  for (const LineChange change : {LineChange::read_as_windows_1252, LineChange::bytes_replaced}) {
    if (found[static_cast<std::size_t>(change)]) repairs.emplace_back(sentence_of(change));
  }
  return repairs;
}

std::string unpacked_name(const std::string& path) {
  for (const Packing& packing : kPackings) {
    if (path.ends_with(packing.ending)) return path.substr(0, path.size() - packing.ending.size());
  }
  return path;
}

}  // namespace pprsearch
