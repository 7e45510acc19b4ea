#include "indexer/input/source_stream.h"

#include <pprsearch/error.h>
#include <unistd.h>

#include <array>
#include <boost/iostreams/concepts.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/lzma.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>
#include <filesystem>
#include <istream>
#include <streambuf>
#include <string_view>
#include <system_error>

#include "base/files.h"
#include "indexer/input/text_decoder.h"

namespace pprsearch {
namespace {

namespace io = boost::iostreams;

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

[[noreturn]] void cannot(const char* what, const std::string& path,
                         const std::system_error& error) {
  throw Error("cannot " + std::string(what) + ": " + error.code().message() + ": " + path);
}

FileReader open_source(const std::string& path) {
  if (path == kStandardInput) return {Descriptor(::dup(STDIN_FILENO)), path};
  try {
    return FileReader(path, Readable::anything);
  } catch (const std::system_error& error) {
    cannot("open", path, error);
  }
}

SourceStream::Bytes bytes_of_file(const std::string& path) {
  const auto file = std::make_shared<FileReader>(open_source(path));
  return [file](char* to, std::size_t count) { return file->read(to, count); };
}

/// The directory of an archive stands at its end, and a pipe is read from its beginning.
SourceStream::Bytes refusing_archives(SourceStream::Bytes bytes) {
  return [bytes = std::move(bytes), is_begun = false](char* to, std::size_t count) mutable {
    const std::size_t got = bytes(to, count);
    const std::string_view start(to, got);
    if (!is_begun && (start.starts_with("PK\3\4") || start.starts_with("PK\5\6"))) {
      throw Error(
          "cannot read: this is an archive (zip), which is read by its name and not from "
          "a pipe");
    }
    is_begun = true;
    return got;
  };
}

SourceStream::Bytes bytes_of_named(const std::string& path) {
  std::error_code ignored;
  const bool has_name = path != kStandardInput && std::filesystem::is_regular_file(path, ignored);
  return has_name ? bytes_of_file(path) : refusing_archives(bytes_of_file(path));
}

/// The file's bytes as they lie on the disk, the first of which may be looked at beforehand.
class FileBytes {
 public:
  explicit FileBytes(SourceStream::Bytes bytes) : bytes_(std::move(bytes)) {}

  std::string_view first(std::size_t count) {
    start_.resize(count);
    start_.resize(take(start_.data(), count));
    count_ += start_.size();
    return start_;
  }

  std::streamsize read(char* to, std::streamsize count) {
    if (start_.empty()) {
      const std::size_t read = take(to, static_cast<std::size_t>(count));
      count_ += read;
      return static_cast<std::streamsize>(read);
    }
    const std::size_t taken = start_.copy(to, static_cast<std::size_t>(count));
    start_.erase(0, taken);
    return static_cast<std::streamsize>(taken);
  }

  /// Why the file cannot be read to its end; empty if it can.
  const std::string& fault() const { return fault_; }
  /// Bytes that were taken from the file, looked at or read.
  std::uint64_t count() const { return count_; }

 private:
  /// What Boost's chain makes of an exception cannot be told from damage to what is packed.
  std::size_t take(char* to, std::size_t count) try {
    return bytes_(to, count);
  } catch (const std::system_error& error) {
    fault_ = "cannot read: " + error.code().message();
    throw;
  } catch (const Error& error) {
    fault_ = error.what();
    throw;
  }

  std::uint64_t count_ = 0;
  SourceStream::Bytes bytes_;
  std::string start_;
  std::string fault_;
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
  Buffer(Bytes bytes, SourceContent content)
      : file_(std::move(bytes)), content_(content), piece_(kBytesAtOnce) {}

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
  } catch (const std::exception& error) {
    at_end_ = true;
    fault_ = file_.fault();
    if (!fault_.empty()) return;
    fault_ = packing_ == nullptr ? std::string("cannot read: ") + error.what()
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
    chain_.push(FileDevice(file_), kBytesAtOnce);
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
    : SourceStream(path, content, bytes_of_named(path)) {}

SourceStream::SourceStream(const std::string& name, SourceContent content, Bytes bytes)
    : path_(name),
      buffer_(std::make_unique<Buffer>(std::move(bytes), content)),
      stream_(std::make_unique<std::istream>(buffer_.get())) {}

SourceStream::~SourceStream() = default;

std::istream& SourceStream::stream() { return *stream_; }

std::uint64_t SourceStream::bytes_read() const { return buffer_->bytes_read(); }

void SourceStream::require_read() const {
  if (!buffer_->fault().empty()) throw Error(buffer_->fault() + ": " + path_);
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

std::string read_source(const std::string& path, std::uint64_t most) {
  FileReader file = open_source(path);
  try {
    return read_rest(file, most, path);
  } catch (const std::system_error& error) {
    if (error.code() != FileFault::too_large) cannot("read", path, error);
    throw Error(path + ": larger than " + std::to_string(most >> 20) + " MiB");
  }
}

std::string unpacked_name(const std::string& path) {
  for (const Packing& packing : kPackings) {
    if (path.ends_with(packing.ending)) return path.substr(0, path.size() - packing.ending.size());
  }
  return path;
}

}  // namespace pprsearch
